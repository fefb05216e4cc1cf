//! `attache verify` and `attache check`: the proof of the quotations, and the findings.

use super::{CommandResult, Format, FormatArgs, Outcome, briefings};
use crate::briefing::{Briefing, Status, Verification, verify as proof};
use crate::check::{self, Severity};
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct VerifyArgs {
    /// The briefing, or a PDF with the briefing attached
    #[arg(value_name = "BRIEFING|PDF")]
    briefing: PathBuf,
    #[command(flatten)]
    output: FormatArgs,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// The briefing
    briefing: PathBuf,
    #[command(flatten)]
    output: FormatArgs,
}

pub(super) fn verify(args: &VerifyArgs) -> CommandResult {
    let briefing = briefings::load_or_take_out(&args.briefing)?;
    let verification = proof(&briefing);
    match args.output.format {
        Format::Json => println!("{}", as_json(&verification)),
        Format::Text => print!("{}", as_text(&briefing, &verification)),
    }
    Ok(if verification.holds() {
        Outcome::Done
    } else {
        Outcome::Failed
    })
}

pub(super) fn check(args: &CheckArgs) -> CommandResult {
    let briefing = briefings::load(&args.briefing)?;
    let findings = check::check(&briefing, &briefings::set(&briefing, false));
    match args.output.format {
        Format::Json => println!("{}", json!(findings)),
        Format::Text if findings.is_empty() => println!("Nothing to mend"),
        Format::Text => findings.iter().for_each(|finding| println!("{finding}")),
    }
    let blocked = findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if blocked { Outcome::Failed } else { Outcome::Done })
}

/// One line a quotation, a line for each source that is not whole, and the count.
fn as_text(briefing: &Briefing, verification: &Verification) -> String {
    let mut out = String::new();
    for check in &verification.quotations {
        out += &format!(
            "q{} {} {}: “{}”",
            check.id.0,
            check.number,
            check.status.label(),
            check.exact
        );
        if let Some(found) = &check.found {
            out += &format!(" — the source says “{found}”");
        }
        out += "\n";
    }
    for source in verification.sources.iter().filter(|source| !source.intact) {
        let title = briefing
            .source(source.id)
            .map(|source| source.details.title.as_str())
            .unwrap_or_default();
        out += &format!(
            "source {} “{title}”: its text is not the one that was frozen\n",
            source.id.0
        );
    }
    for broken in &verification.broken_supports {
        out += &format!(
            "item {}: the words it rests on are not in their source: “{}”\n",
            broken.item.0, broken.exact
        );
    }
    let exact = verification.count(Status::Exact);
    out + &format!("{exact} of {} exact\n", verification.quotations.len())
}

fn as_json(verification: &Verification) -> Value {
    let quotes: Vec<Value> = verification
        .quotations
        .iter()
        .map(|check| {
            json!({
                "id": format!("q{}", check.id.0),
                "number": check.number,
                "status": check.status.label(),
                "source": check.source.0,
                "start": check.range.start,
                "end": check.range.end,
                "exact": check.exact,
                "found": check.found,
            })
        })
        .collect();
    let count = |status: Status| verification.count(status);
    json!({
        "quotes": quotes,
        "summary": {
            "quotations": verification.quotations.len(),
            "exact": count(Status::Exact),
            "edited": count(Status::Edited),
            "typography_only": count(Status::TypographyOnly),
            "moved": count(Status::Moved),
            "changed": count(Status::Changed),
            "missing": count(Status::Missing),
            "sources_intact": verification.sources.iter().all(|source| source.intact),
        }
    })
}
