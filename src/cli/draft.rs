//! `attache draft`: the main job in one command.

use super::{CommandResult, Outcome, briefings, input, templates};
use crate::app::{Clock, SystemClock, draft as drafting};
use crate::article::Article;
use crate::briefing::Details;
use crate::pdf;
use crate::store;
use crate::template::Marking;
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct DraftArgs {
    /// The articles; `-` is standard input
    #[arg(required = true)]
    articles: Vec<PathBuf>,
    /// The template: an id, or a template file
    #[arg(long, value_name = "ID", default_value = "summit-brief")]
    template: String,
    /// Title of the briefing; by default that of the first article
    #[arg(long, value_name = "T")]
    title: Option<String>,
    /// Marking as PROFILE:STRING ("tlp-2:TLP:GREEN")
    #[arg(long, value_name = "PROFILE:STRING")]
    marking: Option<String>,
    /// Date of document, cut-off and access; by default today
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<String>,
    /// Read each article of a file of many by itself: press databases' exports, digests
    #[arg(long)]
    split: bool,
    /// The briefing to write
    #[arg(short, value_name = "OUT.briefing.ron")]
    output: Option<PathBuf>,
    /// A draft copy to write
    #[arg(long, value_name = "OUT.pdf")]
    pdf: Option<PathBuf>,
}

pub(super) fn draft(args: &DraftArgs) -> CommandResult {
    if args.output.is_none() && args.pdf.is_none() {
        return Err("say what to write: -o OUT.briefing.ron, --pdf OUT.pdf, or both".into());
    }
    let template = templates::by_id_or_file(&args.template)?;
    let date = match &args.date {
        Some(date) if is_date(date) => date.clone(),
        Some(date) => return Err(format!("--date {date}: give a date as YYYY-MM-DD")),
        None => SystemClock::default().today(),
    };
    let marking = args
        .marking
        .as_deref()
        .map(marking)
        .transpose()?
        .unwrap_or_default();
    let mut articles: Vec<Article> = Vec::new();
    let mut input = input::Input::new(input::Wanted {
        split: args.split,
        ..input::Wanted::default()
    });
    for (index, path) in args.articles.iter().enumerate() {
        input::progress(index, args.articles.len(), path);
        articles.extend(input.articles(path)?);
    }
    let details = Details {
        title: args.title.clone().unwrap_or_default(),
        date: date.clone(),
        cut_off: date,
        marking,
        ..Details::default()
    };
    let briefing = drafting::draft(articles, template, details);
    let mut written = Vec::new();
    if let Some(path) = &args.output {
        store::save(path, &briefing, None).map_err(|error| error.to_string())?;
        written.push(path.display().to_string());
    }
    if let Some(path) = &args.pdf {
        let pages = briefings::set(&briefing, true);
        let bytes = pdf::export(&pages).map_err(|error| format!("{}: {error}", path.display()))?;
        briefings::write(path, &bytes)?;
        written.push(path.display().to_string());
    }
    println!(
        "{}: {} from {}",
        written.join(", "),
        briefings::counted(briefing.quotations().count(), "quotation", "quotations"),
        briefings::counted(briefing.sources.len(), "source", "sources")
    );
    Ok(Outcome::Done)
}

/// Whether a text is a day of the calendar's form, `YYYY-MM-DD`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number =
        |text: &str, length: usize| (text.len() == length).then(|| text.parse::<u32>().ok()).flatten();
    match parts.as_slice() {
        [year, month, day] => {
            number(year, 4).is_some()
                && number(month, 2).is_some_and(|month| (1..=12).contains(&month))
                && number(day, 2).is_some_and(|day| (1..=31).contains(&day))
        }
        _ => false,
    }
}

/// `PROFILE:STRING`; the string may hold colons itself ("tlp-2:TLP:GREEN").
fn marking(given: &str) -> Result<Marking, String> {
    match given.split_once(':') {
        Some(("none", "")) => Ok(Marking::default()),
        Some((profile, text)) if !profile.is_empty() && !text.is_empty() => Ok(Marking {
            profile: profile.to_owned(),
            text: text.to_uppercase(),
        }),
        _ => Err(format!(
            "--marking {given}: give it as PROFILE:STRING, for instance tlp-2:TLP:GREEN"
        )),
    }
}
