//! What a document says of itself, weighed against what stands in its text.

use super::flow::Flow;
use super::left_out::LeftOut;
use super::read::Draft;
use super::words::one_line;
use super::worker::Limits;
use super::{Block, BlockKind, DateKind, FoundDate, FrozenText, HiddenReason, details, furniture};

/// A document's own properties.
#[derive(Debug, Default)]
pub(super) struct Properties {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) site: Option<String>,
    /// ISO dates; they may carry a time.
    pub(super) published: Option<String>,
    pub(super) updated: Option<String>,
    pub(super) language: Option<String>,
    /// The properties are a publisher's (a book), so they go before the text; those of an office
    /// document are whatever its program filled in, so the text goes first.
    pub(super) trusted: bool,
}

/// Names that programs fill in where nobody signed.
const NOBODY: [&str; 12] = [
    "user",
    "author",
    "unknown",
    "admin",
    "administrator",
    "microsoft office user",
    "microsoft",
    "owner",
    "windows user",
    "python-docx",
    "un-named",
    "lexisnexis",
];

/// Makes an article's draft of what was read.
pub(super) fn draft(flow: Flow, properties: Properties, left_out: LeftOut, limits: &Limits) -> Draft {
    let (text, mut blocks) = flow.finish();
    let frozen = FrozenText::new(text);
    let mut authors = Vec::new();
    let mut dates = Vec::new();
    let headline = headline(&blocks, &frozen);
    let top = headline.map_or(0, |at| at + 1);
    for block in blocks.iter_mut().skip(top).take(4) {
        if block.kind != BlockKind::Paragraph || block.hidden.is_some() {
            continue;
        }
        let line = frozen.slice(block.range);
        if authors.is_empty()
            && let Some(names) = details::byline(line)
        {
            authors = names;
            block.hidden = Some(HiddenReason::PageFurniture);
        } else if line.chars().count() <= 60
            && !line.ends_with('.')
            && let Some(value) = details::date(line)
        {
            let updated = line.to_lowercase().contains("updated");
            dates.push(FoundDate {
                kind: if updated {
                    DateKind::Updated
                } else {
                    DateKind::Published
                },
                value,
                found_in: "a line of its own".into(),
            });
            block.hidden = Some(HiddenReason::PageFurniture);
        }
    }
    let heading = headline
        .and_then(|at| blocks.get(at))
        .map(|block| one_line(frozen.slice(block.range)));
    let own = properties
        .title
        .filter(|title| properties.trusted || is_title(title));
    let stated = [
        (
            DateKind::Published,
            properties.published,
            "document properties, created",
        ),
        (
            DateKind::Updated,
            properties.updated,
            "document properties, changed",
        ),
    ];
    for (kind, value, found_in) in stated {
        let value = value.as_deref().and_then(details::date);
        dates.extend(value.map(|value| FoundDate {
            kind,
            value,
            found_in: found_in.into(),
        }));
    }
    let signed = properties
        .authors
        .into_iter()
        .filter(|name| !NOBODY.contains(&name.to_lowercase().as_str()));
    let authors = if properties.trusted || authors.is_empty() {
        signed.collect()
    } else {
        authors
    };
    furniture::hide(&mut blocks, &frozen);
    Draft {
        title: if properties.trusted {
            own.or(heading)
        } else {
            heading.or(own)
        },
        authors,
        site: properties.site,
        dates,
        url: None,
        language: language(properties.language, frozen.as_str()),
        blocks,
        text: frozen.as_str().to_owned(),
        problems: left_out.problems(limits.element_depth),
    }
}

/// The headline: the first heading of the first level among the first parts, or a first line that
/// looks like one.
fn headline(blocks: &[Block], text: &FrozenText) -> Option<usize> {
    let visible = || {
        blocks
            .iter()
            .enumerate()
            .filter(|(_, block)| block.hidden.is_none())
    };
    let styled = visible()
        .take(4)
        .find(|(_, block)| block.kind == BlockKind::Heading(1));
    if let Some((at, _)) = styled {
        return Some(at);
    }
    let (at, first) = visible().next()?;
    let line = text.slice(first.range);
    let words = line.split_whitespace().count();
    let short = (3..=20).contains(&words) && line.chars().count() <= 160;
    let sentence = line.ends_with(['.', '!', ',', ';', ':', '"', '”']);
    (matches!(first.kind, BlockKind::Heading(_)) || (short && !sentence)).then_some(at)
}

/// Whether a title among the properties is one that somebody gave.
fn is_title(title: &str) -> bool {
    let lower = title.trim().to_lowercase();
    let filled_in = [
        "microsoft word",
        "untitled",
        "document",
        "powerpoint presentation",
        "title",
    ];
    lower.contains(char::is_whitespace)
        && !filled_in.iter().any(|start| lower.starts_with(start))
        && ![".doc", ".odt", ".rtf", ".indd", ".qxd"]
            .iter()
            .any(|end| lower.contains(end))
}

/// A document's language is often that of the program it was written with: it is believed where the
/// text does not say otherwise.
fn language(declared: Option<String>, text: &str) -> Option<String> {
    let told = details::language_of(text);
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or(tag).to_lowercase();
    match (declared, told) {
        (Some(declared), Some(told)) if primary(&declared) == primary(&told) => Some(declared),
        (declared, None) => declared,
        (_, told) => told,
    }
}
