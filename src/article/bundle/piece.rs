//! One article of a bundle: a frozen text of its own, its details from the lines round it, and those
//! lines hidden.

use super::Line;
use super::head::{FEW, between_number_and_day, could_be_outlet, head, owned, owner_of, title, words};
use super::marks::Mark;
use crate::article::furniture;
use crate::article::words::one_line;
use crate::article::{
    Article, Block, BlockKind, CharRange, DateKind, FoundDate, FrozenText, HiddenReason, Provenance, details,
};
use std::ops::Range;

/// Makes the article of the lines `record`; `front` are lines before it that belong to none.
pub(super) fn article(
    whole: &Article,
    lines: &[Line<'_>],
    front: Range<usize>,
    record: Range<usize>,
    number: usize,
) -> Article {
    let of = |range: &Range<usize>| lines.get(range.clone()).unwrap_or_default();
    let (front, record) = (of(&front), of(&record));
    let head = head(record);
    let top = record.get(..head).unwrap_or_default();
    let owner = record
        .iter()
        .filter(|line| line.mark == Some(Mark::Copyright))
        .find_map(|line| owner_of(line.text));
    let outlet = owner
        .as_deref()
        .and_then(|owner| owned(top, owner))
        .or_else(|| between_number_and_day(top));
    let title = title(top, outlet);
    let found = Found::of(top, title.map(|(at, _)| at), outlet, owner);
    let marks: Vec<usize> = (0..head)
        .filter(|at| top.get(*at).is_some_and(|line| line.mark.is_some()))
        .collect();
    let among_marks = |at: usize| marks.first() < Some(&at) && Some(&at) < marks.last();
    let all = || front.iter().chain(record);
    let start = all().next().map_or(0, |line| line.range.start);
    let end = all().last().map_or(start, |line| line.range.end);
    let mut blocks = Vec::new();
    for line in front {
        push(&mut blocks, whole, line, line.range, None, true);
    }
    for (at, line) in record.iter().enumerate() {
        match title {
            Some((title, range)) if title == at => {
                push(
                    &mut blocks,
                    whole,
                    line,
                    range,
                    Some(BlockKind::Heading(1)),
                    false,
                );
            }
            _ => {
                let detail = at < head && (line.mark.is_some() || among_marks(at) && words(line) <= FEW);
                let round = detail || is_round(line) || found.outlet_at == Some(at);
                push(&mut blocks, whole, line, line.range, None, round);
            }
        }
    }
    for block in &mut blocks {
        block.range = CharRange::new(block.range.start - start, block.range.end - start);
    }
    let frozen = FrozenText::new(whole.frozen.slice(CharRange::new(start, end)));
    furniture::hide(&mut blocks, &frozen);
    let language = details::language_of(frozen.as_str()).or_else(|| whole.language.clone());
    Article {
        file: format!("{}/article {number}", whole.file),
        media_type: whole.media_type.clone(),
        title: title.map(|(_, range)| one_line(whole.frozen.slice(range))),
        authors: found.authors,
        site: found.outlet,
        dates: found.dates,
        url: None,
        language,
        blocks,
        frozen,
        // A page keeps its number in the file: those before the article begin where it does.
        pages: whole
            .pages
            .iter()
            .filter(|page| **page < end.max(1))
            .map(|page| page.saturating_sub(start))
            .collect(),
        lines: whole.lines.part(CharRange::new(start, end)),
        provenance: Provenance {
            piece: Some(number),
            ..whole.provenance.clone()
        },
    }
}

/// Adds a line, to the block it stands in if that is open and nothing else is said of it.
fn push(
    blocks: &mut Vec<Block>,
    whole: &Article,
    line: &Line<'_>,
    range: CharRange,
    kind: Option<BlockKind>,
    hide: bool,
) {
    let Some(origin) = whole.blocks.get(line.block) else {
        return;
    };
    let hidden = if hide {
        Some(HiddenReason::PageFurniture)
    } else if kind.is_some() {
        None
    } else {
        origin.hidden
    };
    let kind = kind.unwrap_or(match origin.kind {
        // The file's headline is that of its first article; there is one to an article.
        BlockKind::Heading(1) => BlockKind::Heading(2),
        kind => kind,
    });
    match blocks.last_mut() {
        Some(open)
            if origin.range.holds(open.range.start)
                && open.kind == kind
                && open.hidden == hidden
                && !hide =>
        {
            open.range.end = range.end;
        }
        _ => blocks.push(Block { kind, range, hidden }),
    }
}

/// Lines that are no text wherever they stand.
fn is_round(line: &Line<'_>) -> bool {
    match line.mark {
        Some(Mark::End | Mark::Number { .. } | Mark::Length | Mark::Copyright | Mark::Rule) => true,
        // A paragraph may begin with a word and a colon; a label is in capitals.
        Some(Mark::Label) => line
            .text
            .split(':')
            .next()
            .is_some_and(|label| !label.chars().any(char::is_lowercase)),
        _ => false,
    }
}

/// What the lines round an article say of it.
#[derive(Default)]
struct Found {
    authors: Vec<String>,
    dates: Vec<FoundDate>,
    outlet: Option<String>,
    outlet_at: Option<usize>,
}

impl Found {
    fn of(top: &[Line<'_>], title: Option<usize>, owned: Option<usize>, owner: Option<String>) -> Self {
        let mut found = Self::default();
        let mut day = None;
        for (at, line) in top.iter().enumerate() {
            match &line.mark {
                Some(Mark::Byline(names)) if found.authors.is_empty() => found.authors.clone_from(names),
                Some(Mark::Date(value)) if day.is_none() => {
                    day = Some(at);
                    found.dates.push(published(value.clone()));
                }
                Some(Mark::Header) => found.header(line.text),
                _ => {}
            }
        }
        // Without a copyright to go by, the outlet stands beside the day.
        let beside = |at: Option<usize>| {
            at.filter(|at| Some(*at) != title && top.get(*at).is_some_and(could_be_outlet))
        };
        found.outlet_at = owned
            .or_else(|| beside(day.and_then(|day| day.checked_sub(1))))
            .or_else(|| beside(day.map(|day| day + 1)));
        let named = found.outlet_at.and_then(|at| top.get(at));
        found.outlet = named.map(|line| line.text.to_owned()).or(owner);
        found
    }

    /// A header of a message in a digest.
    fn header(&mut self, line: &str) {
        let Some((label, rest)) = line.split_once(':') else {
            return;
        };
        match label.to_lowercase().as_str() {
            "from" if self.authors.is_empty() => {
                let name = rest.split('<').next().unwrap_or(rest).trim().trim_matches('"');
                if details::is_name(name) && name.contains(' ') {
                    self.authors.push(name.to_owned());
                }
            }
            "date" if self.dates.is_empty() => self.dates.extend(details::date(rest).map(published)),
            _ => {}
        }
    }
}

fn published(value: String) -> FoundDate {
    FoundDate {
        kind: DateKind::Published,
        value,
        found_in: "the lines round the article".into(),
    }
}
