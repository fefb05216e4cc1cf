//! `attache export` and `attache share`: the PDF, and the e-mail draft that carries it.

use super::{CommandResult, Outcome, briefings};
use crate::briefing::Briefing;
use crate::check::{self, Finding, Severity};
use crate::pdf::{self, Attachment};
use crate::typeset::Pages;
use crate::{share, store};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// The briefing
    briefing: PathBuf,
    /// The PDF to write
    #[arg(short, value_name = "OUT.pdf")]
    output: PathBuf,
    /// A draft copy: never blocked, marked DRAFT, item numbers in the margin
    #[arg(long)]
    draft: bool,
    /// What the file keeps to
    #[arg(long, value_enum, default_value_t)]
    conformance: Conformance,
    /// Attach a list of the quotations for programs (JSON-LD) as well; needs a-3a+ua-1
    #[arg(long)]
    manifest: bool,
}

/// The standards that a PDF can keep to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Conformance {
    /// For archives and screen readers
    #[default]
    #[value(name = "a-2a+ua-1")]
    A2a,
    /// The same with the briefing attached, the full texts of its sources included
    #[value(name = "a-3a+ua-1")]
    A3a,
}

#[derive(Debug, Args)]
pub(super) struct ShareArgs {
    /// The briefing
    briefing: PathBuf,
    /// The e-mail draft to write
    #[arg(short, value_name = "OUT.eml")]
    output: PathBuf,
    /// Attach a draft copy
    #[arg(long)]
    draft: bool,
    /// Recipients
    #[arg(long, num_args = 1.., value_name = "ADDR")]
    to: Vec<String>,
}

pub(super) fn export(args: &ExportArgs) -> CommandResult {
    let attach = args.conformance == Conformance::A3a;
    if args.manifest && !attach {
        return Err("--manifest attaches a file, which PDF/A-2 forbids; add --conformance a-3a+ua-1".into());
    }
    let briefing = briefings::load(&args.briefing)?;
    let stripped = attach.then(|| briefing.stripped());
    let attachments = match &stripped {
        Some(stripped) => attachments(stripped, args)?,
        None => Vec::new(),
    };
    let Some((bytes, pages)) = bytes(&briefing, args.draft, &args.briefing, &attachments)? else {
        return Ok(Outcome::Failed);
    };
    briefings::write(&args.output, &bytes)?;
    if let Some(stripped) = &stripped {
        println!("Attached, and leaving with the PDF:");
        for line in share::attached_lines(stripped, args.manifest) {
            println!("- {line}");
        }
    }
    println!(
        "{}: {}, {}",
        args.output.display(),
        briefings::counted(pages.pages.len(), "page", "pages"),
        kilobytes(bytes.len())
    );
    Ok(Outcome::Done)
}

pub(super) fn share(args: &ShareArgs) -> CommandResult {
    let briefing = briefings::load(&args.briefing)?;
    let Some((bytes, _)) = bytes(&briefing, args.draft, &args.briefing, &[])? else {
        return Ok(Outcome::Failed);
    };
    let name = share::proposed_file_name(&briefing, args.draft);
    let mail = share::mail(&briefing, &bytes, &name, &args.to).map_err(|error| error.to_string())?;
    briefings::write(&args.output, &mail.eml)?;
    println!("What leaves the machine when this draft is sent:");
    for line in &mail.leaves {
        println!("- {line}");
    }
    Ok(Outcome::Done)
}

fn attachments(stripped: &Briefing, args: &ExportArgs) -> Result<Vec<Attachment>, String> {
    let text = store::to_ron(stripped).map_err(|error| format!("{}:{error}", args.briefing.display()))?;
    Ok(share::attachments(stripped, text, args.manifest))
}

/// The PDF of a briefing; `None` (with the findings printed) when a check blocks the final copy.
fn bytes(
    briefing: &Briefing,
    draft: bool,
    path: &Path,
    attachments: &[Attachment],
) -> Result<Option<(Vec<u8>, Pages)>, String> {
    let pages = briefings::set(briefing, draft);
    if !draft {
        let blocking: Vec<Finding> = check::check(briefing, &pages)
            .into_iter()
            .filter(|finding| finding.severity == Severity::Error)
            .collect();
        if !blocking.is_empty() {
            for finding in &blocking {
                eprintln!("{finding}");
            }
            eprintln!(
                "attache: {}: {} to mend before a final copy; --draft writes a draft copy",
                store::file_name(path),
                briefings::counted(blocking.len(), "thing", "things")
            );
            return Ok(None);
        }
    }
    let bytes = pdf::export_with(&pages, attachments)
        .map_err(|error| format!("{}: {}", path.display(), share::export_problem(&error, briefing)))?;
    Ok(Some((bytes, pages)))
}

fn kilobytes(bytes: usize) -> String {
    format!("{} kB", bytes.div_ceil(1000))
}
