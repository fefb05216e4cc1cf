//! `attache read`: many files in one process.

use super::input::Wanted;
use super::{CommandResult, Format, FormatArgs, Outcome, article_json, input};
use crate::article::worker::Answer;
use crate::article::{Article, BlockKind, pieces_in};
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct ReadArgs {
    /// Articles, or folders and zip files of them; `-` is standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Print the frozen text as well, hidden blocks included
    #[arg(long)]
    frozen: bool,
    /// Read the files attached to mails too, each as an article of its own
    #[arg(long)]
    attachments: bool,
    /// Read each article of a file of many by itself: press databases' exports, digests
    #[arg(long)]
    split: bool,
    #[command(flatten)]
    output: FormatArgs,
}

pub(super) fn read(args: &ReadArgs) -> CommandResult {
    let wanted = Wanted {
        attached: args.attachments,
        split: args.split,
    };
    each_file(
        &args.files,
        wanted,
        args.output.format,
        |file, answer, format| match (format, &answer.article) {
            (Format::Json, _) => line(&article_json::article(file, answer, args.frozen)),
            (Format::Text, Some(article)) => readable(article, args.frozen) + &attached(answer),
            (Format::Text, None) => String::new(),
        },
    )
}

/// A value as a line of its own.
pub(super) fn line(value: &Value) -> String {
    format!("{value}\n")
}

/// Reads the files one after the other and prints what `show` makes of each. A file that fails gets
/// a line on standard error; all failing is exit 2, some failing exit 1.
pub(super) fn each_file(
    files: &[PathBuf],
    wanted: Wanted,
    format: Format,
    mut show: impl FnMut(&str, &Answer, Format) -> String,
) -> CommandResult {
    let mut failures = Vec::new();
    let mut count = 0;
    let mut input = input::Input::new(wanted);
    for (index, path) in files.iter().enumerate() {
        input::progress(index, files.len(), path);
        input.answers(path, &mut |file, answer| {
            let failure = match answer {
                Ok(answer) => {
                    print!("{}", show(&file, &answer, format));
                    let blocked = answer.problems.iter().any(|problem| problem.blocking);
                    if !blocked && answer.article.is_none() {
                        // A folder or zip file that holds other things too is no failure.
                        eprintln!("attache: {file}: {}", input::reasons(&answer));
                        return;
                    }
                    blocked.then(|| format!("{file}: {}", input::reasons(&answer)))
                }
                Err(message) => {
                    if format == Format::Json {
                        println!("{}", json!({ "file": file, "problems": [message] }));
                    }
                    Some(message)
                }
            };
            count += 1;
            failures.extend(failure);
        });
    }
    conclude(count, failures)
}

fn conclude(all: usize, mut failures: Vec<String>) -> CommandResult {
    if failures.is_empty() {
        return Ok(Outcome::Done);
    }
    let every = failures.len() == all;
    let last = failures.pop().unwrap_or_default();
    for message in &failures {
        eprintln!("attache: {message}");
    }
    if every {
        return Err(last);
    }
    eprintln!("attache: {last}");
    Ok(Outcome::Failed)
}

/// An article for people: details, what is missing, the text, what is hidden.
fn readable(article: &Article, frozen: bool) -> String {
    if frozen {
        return format!("{}\n", article.frozen.as_str());
    }
    let mut out = String::new();
    let byline = article.byline();
    let details = [
        ("Title", article.title.as_deref()),
        ("Author", byline.as_deref()),
        ("Outlet", article.site.as_deref()),
        ("Date", article.date()),
        ("Address", article.url.as_deref()),
        ("Language", article.language.as_deref()),
    ];
    for (label, value) in details {
        out += &format!("{label}: {}\n", value.unwrap_or("missing"));
    }
    for block in article.visible() {
        let text = article
            .frozen
            .slice(block.range)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let mark = match block.kind {
            BlockKind::Heading(level) => format!("{} ", "#".repeat(usize::from(level))),
            BlockKind::ListItem => "- ".into(),
            BlockKind::Quote => "> ".into(),
            BlockKind::Summary => "Summary: ".into(),
            BlockKind::Paragraph | BlockKind::Table => String::new(),
            BlockKind::Caption | BlockKind::Figure | BlockKind::Note => {
                format!("[{}] ", article_json::kind(block.kind))
            }
        };
        out += &format!("\n{mark}{text}\n");
    }
    for block in &article.blocks {
        if let Some(reason) = block.hidden {
            out += &format!(
                "\n(hidden, {}: {})\n",
                reason.label(),
                article.frozen.slice(block.range).trim()
            );
        }
    }
    out
}

/// What was noticed about an article that was read, and the files attached to it.
fn attached(answer: &Answer) -> String {
    let mut out = String::new();
    let pieces = answer.article.as_ref().map_or(0, pieces_in);
    if pieces > 0 {
        out += &format!("\nNote: {pieces} articles in one file (--split reads each by itself)\n");
    }
    for problem in &answer.problems {
        out += &format!("\nNote: {}\n", problem.message);
    }
    if !answer.parts.is_empty() {
        let names: Vec<&str> = answer.parts.iter().map(|part| part.file.as_str()).collect();
        out += &format!(
            "\nAttached, not read: {} (--attachments reads them)\n",
            names.join(", ")
        );
    }
    out
}
