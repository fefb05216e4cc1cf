//! The text of a message: paragraphs, and what is only carried along (quoted mail, a signature).

use crate::article::flow::Flow;
use crate::article::plain_lines::list_marker;
use crate::article::{BlockKind, HiddenReason};

/// What a run of lines is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Run {
    Own,
    Quoted,
    Signature,
}

/// Longest signature in lines; more behind the marker is text after all.
const LONGEST_SIGNATURE: usize = 15;

/// Adds the parts of a text body. Quoted mail is hidden where the sender wrote something of their own
/// and did not say that they pass it on.
pub(super) fn read(text: &str, subject: Option<&str>, flow: &mut Flow) {
    let text = text.replace("\r\n", "\n").replace(" \n", "\n");
    let lines: Vec<&str> = text.split('\n').collect();
    let forwarded = subject.is_some_and(is_forward) || lines.iter().any(|line| is_forward_line(line));
    let mut runs: Vec<(Run, Vec<&str>)> = Vec::new();
    let signature = signature(&lines).unwrap_or(lines.len());
    let carried = if forwarded { None } else { reply_header(&lines) };
    for (index, line) in lines.iter().enumerate() {
        let run = if index >= signature {
            Run::Signature
        } else if line.starts_with('>')
            || carried.is_some_and(|start| index >= start)
            || introduces(&lines, index)
        {
            Run::Quoted
        } else {
            Run::Own
        };
        match runs.last_mut() {
            Some((last, lines)) if *last == run => lines.push(line),
            _ => runs.push((run, vec![line])),
        }
    }
    let own = |(run, lines): &(Run, Vec<&str>)| {
        *run == Run::Own && lines.iter().any(|line| !line.trim().is_empty())
    };
    let replies = !forwarded && runs.iter().any(own);
    for (run, lines) in runs {
        let (kind, hidden) = match run {
            Run::Own => (None, None),
            Run::Quoted if replies => (Some(BlockKind::Quote), Some(HiddenReason::QuotedReply)),
            Run::Quoted => (Some(BlockKind::Quote), None),
            Run::Signature => (Some(BlockKind::Paragraph), Some(HiddenReason::Signature)),
        };
        let lines: Vec<&str> = lines.into_iter().map(unquoted).collect();
        for words in paragraphs(&lines) {
            let marker = list_marker(&words).filter(|_| kind.is_none());
            let kind = kind.unwrap_or(if marker.is_some() {
                BlockKind::ListItem
            } else {
                BlockKind::Paragraph
            });
            let words: String = words.chars().skip(marker.unwrap_or(0)).collect();
            flow.push(kind, &words, hidden);
        }
    }
}

/// Lines joined to paragraphs. Mail programs break lines where the next word would not fit: a line
/// that had room for it ends its paragraph.
fn paragraphs(lines: &[&str]) -> Vec<String> {
    let width = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    let wrapped = (NARROWEST..=WIDEST).contains(&width);
    let mut found: Vec<String> = Vec::new();
    let mut last = 0;
    for line in lines {
        let words = line.trim();
        let first = words
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .chars()
            .count();
        let continues = wrapped && last > 0 && last + 1 + first > width && list_marker(words).is_none();
        match found.last_mut() {
            Some(open) if continues && !words.is_empty() => {
                open.push(' ');
                open.push_str(words);
            }
            _ if !words.is_empty() => found.push(words.to_owned()),
            _ => {}
        }
        last = words.chars().count();
    }
    found
}

/// The longest line of a text that is broken into lines lies between these, in characters.
const NARROWEST: usize = 55;
const WIDEST: usize = 100;

fn unquoted(line: &str) -> &str {
    line.trim_start_matches(['>', ' '])
}

/// Where a signature begins: the marker that RFC 3676 names, near the end.
fn signature(lines: &[&str]) -> Option<usize> {
    let at = lines.iter().rposition(|line| *line == "--")?;
    (lines.len() - at <= LONGEST_SIGNATURE).then_some(at)
}

/// "On Monday, 5 January 2026, Ada Berg wrote:" right before quoted lines, on one line or two.
fn introduces(lines: &[&str], index: usize) -> bool {
    let ends = |line: &str| line.trim_end().ends_with(':');
    let starts = |line: &str| {
        let line = line.trim_start();
        ["On ", "Am ", "Le ", "El ", "Il ", "Em ", "Op ", "Den "]
            .iter()
            .any(|start| line.starts_with(start))
    };
    let next_is_quoted = |index: usize| {
        let mut after = lines
            .iter()
            .skip(index + 1)
            .skip_while(|line| line.trim().is_empty());
        after.next().is_some_and(|line| line.starts_with('>'))
    };
    let line = lines.get(index).copied().unwrap_or_default();
    let next = lines.get(index + 1).copied().unwrap_or_default();
    let before = index
        .checked_sub(1)
        .and_then(|before| lines.get(before))
        .copied()
        .unwrap_or_default();
    (starts(line) && ends(line) && next_is_quoted(index))
        || (starts(line) && ends(next) && next_is_quoted(index + 1))
        || (starts(before) && ends(line) && next_is_quoted(index))
}

/// Where the mail that is answered begins, as programs write it that do not mark its lines: a rule
/// with words, or the lines From, Sent, To and Subject.
fn reply_header(lines: &[&str]) -> Option<usize> {
    let is_rule = |line: &str| {
        let line = line.trim().to_lowercase();
        line.starts_with("-----original message") || line.starts_with("________________________________")
    };
    let field = |line: &str, names: &[&str]| names.iter().any(|name| line.trim_start().starts_with(name));
    lines.iter().enumerate().position(|(index, line)| {
        let below: Vec<&str> = lines.iter().skip(index + 1).take(5).copied().collect();
        let dated = below.iter().any(|line| field(line, &["Sent:", "Date:"]));
        let addressed = below.iter().any(|line| field(line, &["To:", "Subject:"]));
        let header = dated && addressed;
        (field(line, &["From:"]) && header)
            || (is_rule(line) && below.iter().any(|line| field(line, &["From:"])))
    })
}

fn is_forward(subject: &str) -> bool {
    let lower = subject.trim().to_lowercase();
    ["fw:", "fwd:", "wg:", "tr:", "rv:", "i:"]
        .iter()
        .any(|start| lower.starts_with(start))
}

fn is_forward_line(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    lower.starts_with("---------- forwarded message") || lower.starts_with("begin forwarded message")
}
