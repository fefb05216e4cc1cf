//! The command line: what was typed becomes a headless command or the window.
//!
//! Output goes to standard output, complaints to standard error, files only where `-o` says.
//! Exit status: 0 done; 1 done, but a check or verification failed (or some of many files did);
//! 2 the request or the input was unusable, with one clear line saying what, which file, what to do.

mod article_json;
mod briefings;
mod draft;
mod export;
mod finding;
mod input;
mod pages;
mod reading;
mod templates;
mod verify;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// How a headless command ended when its input was usable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Everything asked for was done.
    Done,
    /// Done, but a check or verification failed, or some of many files did.
    Failed,
}

/// A headless command's result; the error is the one line for standard error.
pub(crate) type CommandResult = Result<Outcome, String>;

#[derive(Debug, Parser)]
#[command(
    name = "attache",
    version,
    about = "Briefings from articles: every quotation exact, attributed and provable",
    after_help = "Without a command the window opens with the given briefing and articles. Nothing ever goes online.",
    args_conflicts_with_subcommands = true
)]
struct Cli {
    /// A briefing to open, or articles to load, in the window
    files: Vec<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a briefing from articles: the best quotations and key points in the template's sections
    Draft(draft::DraftArgs),
    /// Write a briefing as PDF
    Export(export::ExportArgs),
    /// Prove every quotation of a briefing against its frozen sources
    Verify(verify::VerifyArgs),
    /// Print what is wrong with a briefing
    Check(verify::CheckArgs),
    /// Print articles as they are read
    Read(reading::ReadArgs),
    /// Print the quotations, speakers and key points of articles
    Find(finding::FindArgs),
    /// Print the display list: every glyph of every page, as JSON lines
    Pages(pages::PagesArgs),
    /// Paint one page as PNG, as the window shows it
    Paint(pages::PaintArgs),
    /// Write an e-mail draft with the PDF attached
    Share(export::ShareArgs),
    /// List, print or check templates
    #[command(subcommand)]
    Templates(templates::TemplatesCommand),
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Default)]
pub(crate) enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct FormatArgs {
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Runs the program with the process's arguments.
pub fn run() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    if arguments
        .next()
        .is_some_and(|first| first == crate::extract::ARGUMENT)
    {
        return crate::extract::serve();
    }
    let cli = Cli::parse();
    let result = match cli.command {
        None => crate::ui::run(cli.files, this_program()).map(|()| Outcome::Done),
        Some(command) => headless(command),
    };
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Failed) => ExitCode::from(1),
        Err(message) => {
            eprintln!("attache: {message}");
            ExitCode::from(2)
        }
    }
}

/// This program's own file, which reads documents in a process of its own.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place from which the path is handed on"
)]
pub(crate) fn this_program() -> PathBuf {
    // Where the system cannot say, the name may still be found by the search path.
    std::env::current_exe().unwrap_or_else(|_| PathBuf::from("attache"))
}

fn headless(command: Command) -> CommandResult {
    match command {
        Command::Draft(args) => draft::draft(&args),
        Command::Export(args) => export::export(&args),
        Command::Verify(args) => verify::verify(&args),
        Command::Check(args) => verify::check(&args),
        Command::Read(args) => reading::read(&args),
        Command::Find(args) => finding::find(&args),
        Command::Pages(args) => pages::pages(&args),
        Command::Paint(args) => pages::paint(&args),
        Command::Share(args) => export::share(&args),
        Command::Templates(command) => templates::templates(&command),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Cli::command(), "attache", &mut std::io::stdout());
            Ok(Outcome::Done)
        }
    }
}
