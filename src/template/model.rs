//! The shape of a template file. Every field is checked on reading; unknown fields are errors.

use serde::{Deserialize, Serialize};

/// A briefing's form: its sections, limits and page furniture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Version of the template format; 1 today.
    pub format_version: u32,
    /// Stable id in lower case with hyphens ("summit-brief").
    pub id: String,
    /// Name as shown ("Summit brief").
    pub name: String,
    /// What the template is for, in one line.
    pub purpose: String,
    /// The section that holds the bottom line, if there is one.
    #[serde(default)]
    pub bottom_line: Option<String>,
    /// Limits on the whole document.
    #[serde(default)]
    pub limits: Limits,
    /// Paper of the printed page.
    #[serde(default)]
    pub paper: Paper,
    /// The one accent colour as `#RRGGBB`; must stand out 4.5:1 on white.
    #[serde(default)]
    pub accent: Option<String>,
    /// What stands round the text of each page.
    #[serde(default)]
    pub furniture: Furniture,
    /// How the pages are laid out.
    #[serde(default)]
    pub layout: Layout,
    /// The ladder of likelihood terms, printed by a section of kind `LadderKey`.
    #[serde(default)]
    pub ladder: Option<Ladder>,
    /// How dates are written.
    #[serde(default)]
    pub dates: DateStyle,
    /// Subject and body of the e-mail that carries the PDF.
    #[serde(default)]
    pub share: Share,
    /// The sections in printed order.
    pub sections: Vec<Section>,
}

impl Template {
    /// The section with this id.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }
}

/// Limits on a whole document. Zero means "no limit".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Pages over which a warning is given.
    pub pages_soft: u32,
    /// Pages over which a final export is refused.
    pub pages_hard: u32,
    /// Words over which a warning is given.
    pub words: u32,
    /// Fewest quotations in the document.
    pub quotations_min: u32,
    /// Most quotations in the document.
    pub quotations_max: u32,
}

/// Paper sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8½ × 11 in.
    Letter,
}

/// What stands round the text of each page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Furniture {
    /// Organisation and series line with a rule at the top of page 1.
    pub masthead: bool,
    /// Short title at the top of later pages.
    pub running_head: bool,
    /// Reference and version at the foot.
    pub reference: bool,
    /// "Page X of Y" at the foot.
    pub page_numbers: bool,
    /// Where a marking stands.
    pub marking: MarkingPlacement,
}

impl Default for Furniture {
    fn default() -> Self {
        Self {
            masthead: true,
            running_head: true,
            reference: true,
            page_numbers: true,
            marking: MarkingPlacement::TopAndBottom,
        }
    }
}

/// Where a marking stands on each page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub enum MarkingPlacement {
    /// In the banners at top and bottom of every page.
    #[default]
    TopAndBottom,
    /// Nowhere (the template has no place for one).
    None,
}

/// How the pages are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Layout {
    /// Columns of text under the title block.
    pub columns: Columns,
    /// Where printed notes stand.
    pub notes: NotePlacement,
}

/// Columns of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub enum Columns {
    /// One column, indented from its headings.
    #[default]
    One,
    /// Two narrow ones, balanced at the end.
    Two,
}

/// Where printed notes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub enum NotePlacement {
    /// At the foot of the page (or column) that refers to them.
    #[default]
    Foot,
    /// Behind the last written section, before the sources.
    End,
}

/// A ladder of terms for likelihood or confidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// Name and origin of the ladder, printed under it ("PHIA probability yardstick").
    pub name: String,
    /// The terms from the least to the most likely.
    pub rungs: Vec<Rung>,
}

/// One term of a ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    /// The term ("highly likely").
    pub term: String,
    /// What it stands for, as printed ("80–90 %").
    pub range: String,
}

/// How dates are written in the briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub enum DateStyle {
    /// 19 January 2026.
    #[default]
    DayMonthYear,
    /// January 19, 2026.
    MonthDayYear,
}

/// The e-mail that carries the PDF. `{title}`, `{reference}`, `{date}`, `{marking}` and
/// `{bottom_line}` are filled in; a line whose fields are all empty is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Share {
    /// Subject line.
    pub subject: String,
    /// Body, one entry a line.
    pub body: Vec<String>,
}

impl Default for Share {
    fn default() -> Self {
        Self {
            subject: "{title} - {reference} - {date}".into(),
            body: vec!["{marking}".into(), "{title}".into(), "{bottom_line}".into()],
        }
    }
}

/// One section of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Stable id in lower case with hyphens ("next-steps").
    pub id: String,
    /// Heading as printed.
    pub heading: String,
    /// What the section holds.
    pub kind: SectionKind,
    /// Whether a final briefing must fill it.
    #[serde(default)]
    pub required: bool,
    /// Fewest items.
    #[serde(default)]
    pub min: u32,
    /// Most items; zero means "no limit".
    #[serde(default)]
    pub max: u32,
    /// Words over which a warning is given; zero means "no limit".
    #[serde(default)]
    pub max_words: u32,
    /// Whether quotations may stand here.
    #[serde(default)]
    pub allows_quotes: bool,
    /// Whether the analyst's own judgement may stand here without a source.
    #[serde(default)]
    pub allows_judgement: bool,
    /// Whether items may carry a portion mark.
    #[serde(default)]
    pub portion_markable: bool,
    /// What the next issue takes over.
    #[serde(default)]
    pub carry_over: CarryOver,
    /// Shown in the empty section.
    #[serde(default)]
    pub guidance: String,
    /// Words that speak for this section when something found looks for a place, in lower case.
    #[serde(default)]
    pub hints: Vec<String>,
}

/// What a section holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SectionKind {
    /// Paragraphs.
    Prose,
    /// Bullets: one or two sentences each; a pick makes a lead-in with the quotation inside.
    Bullets,
    /// Displayed quotations.
    Quotes,
    /// Steps with date and owner.
    Dated,
    /// A table.
    Table,
    /// Made from the template's ladder of likelihood terms; never filled by hand.
    LadderKey,
    /// Made from the citations; never filled by hand.
    Sources,
}

impl SectionKind {
    /// Whether the section is made by the program and never filled by hand.
    pub fn is_generated(self) -> bool {
        matches!(self, Self::LadderKey | Self::Sources)
    }
}

/// What the next issue of a series takes over from a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub enum CarryOver {
    /// Nothing.
    #[default]
    None,
    /// The section as it is.
    Copy,
    /// The old text beside the new.
    Diff,
}

/// A document's marking: profile and the string as printed. Its form can be checked; whether it is
/// the right one is not for a program to decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Marking {
    /// Profile id ("none", "tlp-2", "uk-gscp", "house").
    pub profile: String,
    /// The marking in capitals; empty for none.
    pub text: String,
}

impl Marking {
    /// Whether anything is printed.
    pub fn is_none(&self) -> bool {
        self.text.is_empty()
    }
}
