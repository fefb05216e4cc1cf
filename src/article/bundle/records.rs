//! Where one article of a bundle ends and the next begins: only where the same strong marks stand round
//! each of them. One that does not fit, and the file is one article.

use super::Line;
use super::marks::Mark;
use std::ops::Range;

/// The lines of each article, and those before the first one (a cover, a list of contents).
pub(super) struct Records {
    pub(super) front: Range<usize>,
    pub(super) articles: Vec<Range<usize>>,
}

/// Words that an article has at least where its export numbers or closes each one, and where nothing but
/// headings tell them apart.
const FEWEST_WORDS: usize = 8;
const FEWEST_UNDER_HEADINGS: usize = 40;

/// Lines under a heading in which its date and byline stand.
const UNDER_HEADING: usize = 5;

/// Finds the articles of a bundle; `None` where the file is one article.
pub(super) fn records(lines: &[Line<'_>]) -> Option<Records> {
    numbered(lines)
        .or_else(|| closed(lines))
        .or_else(|| digest(lines))
        .or_else(|| headed(lines))
}

/// "1 of 12 documents", "2 of 12 documents", …, each above its article.
fn numbered(lines: &[Line<'_>]) -> Option<Records> {
    let mut all = None;
    let mut starts = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(Mark::Number { number, of }) = line.mark {
            // A number that is out of turn is no number of an article.
            if number == starts.len() + 1 && *all.get_or_insert(of) == of {
                starts.push(at);
            }
        }
    }
    let records = from_starts(&starts, lines.len(), 2)?;
    are_articles(lines, &records).then_some(records)
}

/// Each article closed by its number in a database, or by "End of document".
fn closed(lines: &[Line<'_>]) -> Option<Records> {
    let ends = lines.iter().enumerate();
    let mut starts: Vec<usize> = vec![0];
    starts.extend(
        ends.filter(|(_, line)| line.mark == Some(Mark::End))
            .map(|(at, _)| at + 1),
    );
    // Behind the last one there may be a note on the search, never an article.
    let last = starts.pop()?;
    let mut records = from_starts(&starts, last, 2)?;
    if !are_articles(lines, &records) {
        return None;
    }
    records.articles.last_mut()?.end = lines.len();
    Some(records)
}

/// Whether each record says something of its article, and the article has words.
fn are_articles(lines: &[Line<'_>], records: &Records) -> bool {
    let good = |record: &Range<usize>| described(lines, record) >= 1 && words(lines, record) >= FEWEST_WORDS;
    records.articles.iter().all(good)
}

/// Messages between rules, each with its headers (RFC 1153).
fn digest(lines: &[Line<'_>]) -> Option<Records> {
    let is_start = |at: usize| {
        let headers = lines.iter().skip(at + 1).take(4);
        lines.get(at).is_some_and(|line| line.mark == Some(Mark::Rule))
            && headers.filter(|line| line.mark == Some(Mark::Header)).count() >= 2
    };
    let starts: Vec<usize> = (0..lines.len()).filter(|at| is_start(*at)).collect();
    let records = from_starts(&starts, lines.len(), 2)?;
    let good = |record: &Range<usize>| words(lines, record) >= FEWEST_WORDS;
    records.articles.iter().all(good).then_some(records)
}

/// Three or more headings, each with a day and one thing more an article has: a byline, a length, a
/// copyright, or a place before its first sentence ("OSLO, 2 March —").
fn headed(lines: &[Line<'_>]) -> Option<Records> {
    let is_start = |at: usize| {
        let Some(line) = lines.get(at).filter(|line| line.mark.is_none()) else {
            return false;
        };
        let under = || lines.iter().skip(at + 1).take(UNDER_HEADING);
        // Without a style that says so, a headline is what stands right above a byline or a day.
        let above_details = under()
            .next()
            .is_some_and(|next| matches!(next.mark, Some(Mark::Byline(_) | Mark::Date(_))));
        if !(line.heading || is_headline(line.text) && above_details) {
            return false;
        }
        let (mut day, mut more) = (false, false);
        for line in under().take_while(|line| !line.heading || line.mark.is_some()) {
            match line.mark {
                Some(Mark::Date(_)) => day = true,
                Some(Mark::Byline(_) | Mark::Length | Mark::Copyright) => more = true,
                _ => more |= has_dateline(line.text),
            }
        }
        day && more
    };
    let starts: Vec<usize> = (0..lines.len()).filter(|at| is_start(*at)).collect();
    let records = from_starts(&starts, lines.len(), 3)?;
    let good = |record: &Range<usize>| words(lines, record) >= FEWEST_UNDER_HEADINGS;
    // What stands before the first one is a cover, not an article with articles behind it.
    let cover = words(lines, &records.front) < FEWEST_UNDER_HEADINGS;
    (cover && records.articles.iter().all(good)).then_some(records)
}

/// A short line that begins large and does not end as a sentence does.
fn is_headline(line: &str) -> bool {
    (3..=18).contains(&line.split_whitespace().count())
        && line.starts_with(|c: char| !c.is_lowercase())
        && !line.ends_with(['.', ',', ';', ':', '"', '”'])
}

fn from_starts(starts: &[usize], end: usize, fewest: usize) -> Option<Records> {
    if starts.len() < fewest {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([end]);
    Some(Records {
        front: 0..starts.first().copied()?,
        articles: starts.iter().zip(ends).map(|(start, end)| *start..end).collect(),
    })
}

/// How many different things a record says of its article: day, length, byline, copyright, headline.
fn described(lines: &[Line<'_>], record: &Range<usize>) -> usize {
    let mut said = [false; 5];
    for line in lines.get(record.clone()).unwrap_or_default() {
        let slot = match line.mark {
            Some(Mark::Date(_)) => 0,
            Some(Mark::Length) => 1,
            Some(Mark::Byline(_)) => 2,
            Some(Mark::Copyright) => 3,
            Some(Mark::Headline(_)) => 4,
            _ => continue,
        };
        if let Some(slot) = said.get_mut(slot) {
            *slot = true;
        }
    }
    said.iter().filter(|said| **said).count()
}

/// Words of the lines that say nothing but what the article says.
fn words(lines: &[Line<'_>], record: &Range<usize>) -> usize {
    let plain = lines.get(record.clone()).unwrap_or_default().iter();
    plain
        .filter(|line| line.mark.is_none())
        .map(|line| line.text.split_whitespace().count())
        .sum()
}

/// "OSLO, 2 March (Northern Wire) — Ships left …": capitals, then a dash within forty code points.
fn has_dateline(line: &str) -> bool {
    let head: String = line.chars().take(60).collect();
    let dash = ["—", " – ", " - ", " -- "]
        .iter()
        .filter_map(|dash| head.find(dash))
        .min();
    let Some(place) = dash.and_then(|at| head.get(..at)) else {
        return false;
    };
    let first: String = place
        .split([',', '('])
        .next()
        .unwrap_or_default()
        .trim()
        .to_owned();
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3 && first.chars().all(|c| !c.is_lowercase()) && place.chars().count() <= 45
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        for (line, expected) in [
            ("OSLO, 2 March (Northern Wire) — Ships left the harbour.", true),
            ("NEW YORK (AP) -- Ships left the harbour.", true),
            ("BERGEN – Ships left the harbour.", true),
            ("Oslo — Ships left the harbour.", false),
            ("Ships left — and came back.", false),
            ("A - Ships left the harbour.", false),
            ("SHIPS LEFT THE HARBOUR", false),
        ] {
            assert_eq!(has_dateline(line), expected, "{line}");
        }
    }
}
