//! The headline of a web page. Almost always it is among the headings, og:title, the parts of
//! `<title>` and the JSON-LD headline; what has to be told apart is the outlet's name.

use super::dates::date;
use super::furniture::folded;
use super::html_stated::{Stated, words};
use super::words::one_line;

/// The headline, or `None` if the page has none.
pub(super) fn title(stated: &Stated) -> Option<String> {
    let site = stated.site();
    let sites = Sites::of(stated, site.as_deref());
    let open_graph = stated
        .meta(&["og:title", "twitter:title", "dc.title", "citation_title"])
        .map(|title| sites.strip(&title));
    let headline = stated
        .articles()
        .find_map(|object| words(object.get("headline")?))
        .map(|title| sites.strip(&title));
    let parts = parts(&stated.tag);
    let tag = sites.strip(&stated.tag);
    let claims: Vec<&str> = [open_graph.as_deref(), headline.as_deref(), Some(tag.as_str())]
        .into_iter()
        .flatten()
        .chain(parts.iter().map(String::as_str))
        .filter(|claim| !claim.is_empty() && !sites.is_name(claim))
        .collect();
    let all: Vec<String> = words_of(&format!("{} {}", stated.tag, claims.join(" ")));
    let shared = |heading: &str| {
        let words = words_of(heading);
        words.iter().filter(|word| all.contains(word)).count() * 100 / words.len().max(1)
    };
    let heading = |level: u8| {
        stated
            .headings
            .iter()
            .filter(move |(own, _)| *own == level)
            .map(|(_, words)| words.as_str())
    };
    let own = |level: u8| heading(level).filter(|words| !sites.is_name(words));
    let same = |level: u8| own(level).find(|words| claims.iter().any(|claim| folded(claim) == folded(words)));
    let close = |level: u8, least: usize| {
        own(level).find(|words| shared(words) >= least && words_of(words).len() >= 2)
    };
    let mut firsts: Vec<&str> = own(1).collect();
    firsts.dedup();
    let stated = claims.first().map_or(0, |claim| words_of(claim).len());
    let only = firsts.first().copied().filter(|words| {
        let count = words_of(words).len();
        // What ends with a colon heads something else.
        firsts.len() == 1
            && !words.ends_with(':')
            && words.chars().count() <= 200
            && (count >= 6 || (count >= 2 && count > stated))
    });
    let found = same(1)
        .or_else(|| close(1, 60))
        .or(only)
        .or_else(|| same(2))
        .or_else(|| close(2, 80).filter(|words| words_of(words).len() >= 3));
    match found {
        Some(heading) => Some(trimmed(&sites.strip(heading), &claims)),
        None => headline
            .or(open_graph)
            .filter(|title| !title.is_empty() && !sites.is_name(title))
            .or_else(|| (!tag.is_empty()).then(|| tag.clone()))
            .or_else(|| own(1).next().or_else(|| heading(1).next()).map(str::to_owned)),
    }
}

/// A heading that holds more than the headline (a section's name, a date, a count) is cut to the
/// claim that it begins or ends with, if that is most of it.
fn trimmed(heading: &str, claims: &[&str]) -> String {
    let line = folded(heading);
    let fits = |claim: &&&str| {
        let claim = folded(claim);
        let (rest, times) = match line.strip_suffix(&claim) {
            Some(rest) => (rest, 2),
            // What follows the headline is more often a part of it than what precedes it.
            None => (line.strip_prefix(&claim).unwrap_or(""), 4),
        };
        let little = rest.chars().count() * times < claim.chars().count() || date(rest).is_some();
        !rest.is_empty() && little && claim.split(' ').count() >= 3
    };
    // Only what stands in the page as such: both `<title>` and og:title may be cut for want of room.
    let longest = claims.iter().filter(fits).max_by_key(|claim| claim.len());
    longest.map_or_else(|| heading.to_owned(), |claim| (*claim).to_owned())
}

/// Names of the outlet.
struct Sites(Vec<String>);

impl Sites {
    fn of(stated: &Stated, site: Option<&str>) -> Self {
        let mut names: Vec<String> = site.into_iter().map(folded).collect();
        for object in &stated.linked {
            let kind = object.get("@type").map(ToString::to_string).unwrap_or_default();
            if kind.contains("Organization") || kind.contains("WebSite") {
                names.extend(object.get("name").and_then(words).map(|name| folded(&name)));
            }
        }
        if let Some(host) = stated.url.as_deref().and_then(host) {
            names.push(folded(host));
            names.extend(host.split('.').rev().nth(1).map(folded));
        }
        // The last part of `<title>` is the outlet, unless it is the longer one and no other part is known.
        let parts = parts(&stated.tag);
        if let [first, .., last] = parts.as_slice()
            && (last.chars().count() <= first.chars().count() || last.split_whitespace().count() <= 3)
        {
            names.push(folded(last));
        }
        names.retain(|name| !name.is_empty());
        Self(names)
    }

    fn is_name(&self, text: &str) -> bool {
        let line = folded(text);
        let bare: String = line.split(' ').collect();
        self.0
            .iter()
            .any(|name| *name == line || name.split(' ').collect::<String>() == bare)
            || matches!(
                line.as_str(),
                "home" | "menu" | "blog" | "news" | "search" | "startseite"
            )
    }

    /// The words without the outlet's name at their end or beginning.
    fn strip(&self, text: &str) -> String {
        let mut parts = parts_with_marks(text);
        while parts.len() > 1 && parts.last().is_some_and(|(_, part)| self.is_name(part)) {
            parts.pop();
        }
        while parts.len() > 1 && parts.first().is_some_and(|(_, part)| self.is_name(part)) {
            parts.remove(0);
        }
        let mut line = String::new();
        for (index, (mark, part)) in parts.iter().enumerate() {
            if index > 0 {
                line.push_str(mark);
            }
            line.push_str(part);
        }
        one_line(&line)
    }
}

fn host(url: &str) -> Option<&str> {
    let rest = url.split("://").nth(1)?;
    let host = rest.split(['/', ':', '?']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host))
}

/// Marks between the parts of a `<title>`.
const MARKS: [&str; 12] = [
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", "｜", "_",
];

/// The parts of a `<title>`, each with the mark before it.
fn parts_with_marks(text: &str) -> Vec<(&str, &str)> {
    let mut parts = Vec::new();
    let mut mark = "";
    let mut rest = text;
    loop {
        let next = MARKS
            .iter()
            .filter_map(|mark| rest.find(mark).map(|at| (at, *mark)))
            .min_by_key(|(at, _)| *at);
        match next {
            Some((at, found)) => {
                parts.push((mark, rest.get(..at).unwrap_or("")));
                mark = found;
                rest = rest.get(at + found.len()..).unwrap_or("");
            }
            None => {
                parts.push((mark, rest));
                return parts;
            }
        }
    }
}

fn parts(text: &str) -> Vec<String> {
    let parts = parts_with_marks(text).into_iter().map(|(_, part)| one_line(part));
    parts.filter(|part| !part.is_empty()).collect()
}

fn words_of(text: &str) -> Vec<String> {
    folded(text)
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
