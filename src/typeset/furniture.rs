//! What stands round the text of each page: banners, masthead, running head, folio. All of it is
//! furniture to a screen reader.

use super::compose::Composer;
use super::flow::Column;
use super::meaning::Origin;
use super::page::{Artifact, Rect, Rule, Size, Tag};
use super::style::{self, Align, BANNER, BOTTOM, COLUMN, TOP, TextStyle};
use super::text::StyledText;
use crate::template::MarkingPlacement;

/// A line of furniture: a set column and the baseline it stands on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FurnitureLine {
    pub(super) column: Column,
    pub(super) baseline: f32,
}

/// Height that the masthead takes from the text area of page 1.
pub(super) const MASTHEAD: f32 = 31.0;

/// The furniture of one page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Furniture {
    pub(super) head: Vec<FurnitureLine>,
    pub(super) foot: Vec<FurnitureLine>,
    pub(super) rules: Vec<Rule>,
}

impl Composer<'_> {
    /// The furniture of page `page` (from 0) of `pages`.
    pub(super) fn furniture(&mut self, page: usize, pages: usize, size: Size, left: f32) -> Furniture {
        let mut furniture = Furniture::default();
        let wanted = self.briefing.template.furniture.clone();
        let banner = self.banner(wanted.marking);
        if !banner.is_empty() {
            let style = style::BANNER_TEXT.tracked(0.04);
            let head = self.line(&banner, style, Align::Centre, Artifact::Header);
            furniture.head.push(FurnitureLine {
                column: head,
                baseline: BANNER,
            });
            let foot = self.line(&banner, style, Align::Centre, Artifact::Footer);
            furniture.foot.push(FurnitureLine {
                column: foot,
                baseline: size.height - BANNER + 8.0,
            });
        }
        if page == 0 && wanted.masthead {
            self.masthead(&mut furniture, left);
        } else if page > 0 && wanted.running_head {
            let title = super::title::title(self.briefing);
            let style = style::FOLIO;
            let column = self.line(&title, style, Align::Left, Artifact::Header);
            furniture.head.push(FurnitureLine {
                column,
                baseline: TOP - 14.0,
            });
        }
        self.folio(&mut furniture, page, pages, size, left);
        furniture
    }

    fn banner(&self, placement: MarkingPlacement) -> String {
        let marking = match placement {
            MarkingPlacement::TopAndBottom => self.briefing.details.marking.text.to_uppercase(),
            MarkingPlacement::None => String::new(),
        };
        match (self.draft, marking.is_empty()) {
            (true, true) => "DRAFT".into(),
            (true, false) => format!("DRAFT · {marking}"),
            (false, _) => marking,
        }
    }

    fn masthead(&mut self, furniture: &mut Furniture, left: f32) {
        let details = &self.briefing.details;
        let organisation = match details.organisation.as_str() {
            "" => self.briefing.template.name.clone(),
            name => name.to_owned(),
        };
        let issue = if details.issue.is_empty() {
            String::new()
        } else {
            format!("No. {}", details.issue)
        };
        let series: Vec<&str> = [details.series.as_str(), issue.as_str()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        let style = style::MASTHEAD.tracked(0.06);
        let baseline = TOP + 7.0;
        let column = self.line(&organisation, style, Align::Left, Artifact::Header);
        furniture.head.push(FurnitureLine { column, baseline });
        if !series.is_empty() {
            let column = self.line(&series.join("  ·  "), style, Align::Right, Artifact::Header);
            furniture.head.push(FurnitureLine { column, baseline });
        }
        furniture.rules.push(Rule {
            rect: Rect {
                x: left,
                y: TOP + 13.0,
                width: COLUMN,
                height: 1.5,
            },
            colour: self.accent,
            artifact: Artifact::Header,
        });
    }

    fn folio(&mut self, furniture: &mut Furniture, page: usize, pages: usize, size: Size, left: f32) {
        let details = &self.briefing.details;
        let wanted = &self.briefing.template.furniture;
        let numbers = wanted.page_numbers;
        let mut reference = Vec::new();
        if wanted.reference {
            reference.extend((!details.reference.is_empty()).then(|| details.reference.clone()));
            reference.extend((!details.version.is_empty()).then(|| format!("Version {}", details.version)));
        }
        if reference.is_empty() && !numbers {
            return;
        }
        let baseline = size.height - BOTTOM + 22.0;
        furniture.rules.push(Rule {
            rect: Rect {
                x: left,
                y: baseline - 13.0,
                width: COLUMN,
                height: 0.4,
            },
            colour: style::HAIR,
            artifact: Artifact::Footer,
        });
        let style = style::FOLIO.tabular();
        if !reference.is_empty() {
            let column = self.line(&reference.join("  ·  "), style, Align::Left, Artifact::Footer);
            furniture.foot.push(FurnitureLine { column, baseline });
        }
        if numbers {
            let words = format!("Page {} of {pages}", page + 1);
            let column = self.line(&words, style, Align::Right, Artifact::Footer);
            furniture.foot.push(FurnitureLine { column, baseline });
        }
    }

    fn line(&mut self, words: &str, style: TextStyle, align: Align, artifact: Artifact) -> Column {
        let text = StyledText::plain(words, style, Tag::Artifact(artifact));
        self.column(text, 0.0, COLUMN, style.size, align, Origin::Furniture)
    }
}
