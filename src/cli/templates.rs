//! `attache templates`: the built-in templates, and the check of an analyst's own file.

use super::{CommandResult, Outcome};
use crate::store;
use crate::template::{self, Template};
use clap::Subcommand;
use std::path::{Path, PathBuf};

/// A template file is a page of text; anything larger is something else.
const TEMPLATE_BYTES: u64 = 1 << 20;

#[derive(Debug, Subcommand)]
pub(super) enum TemplatesCommand {
    /// List the built-in templates
    List,
    /// Print a built-in template, to start an own one from
    Show {
        /// Its id
        id: String,
    },
    /// Check a template file; a mistake is named with line and field
    Check {
        /// The file
        file: PathBuf,
    },
}

pub(super) fn templates(command: &TemplatesCommand) -> CommandResult {
    match command {
        TemplatesCommand::List => {
            for template in template::builtin() {
                println!("{:<20} {} — {}", template.id, template.name, template.purpose);
            }
        }
        TemplatesCommand::Show { id } => match template::builtin_source(id) {
            Some(source) => print!("{source}"),
            None => return Err(unknown(id)),
        },
        TemplatesCommand::Check { file } => {
            let template = from_file(file)?;
            println!(
                "{}: good ({}, {} sections)",
                file.display(),
                template.name,
                template.sections.len()
            );
        }
    }
    Ok(Outcome::Done)
}

/// A built-in template by id, or a template file by its path.
pub(super) fn by_id_or_file(name: &str) -> Result<Template, String> {
    if let Some(template) = template::builtin().iter().find(|template| template.id == name) {
        return Ok(template.clone());
    }
    let path = Path::new(name);
    if path.extension().is_some_and(|extension| extension == "ron") || path.exists() {
        return from_file(path);
    }
    Err(unknown(name))
}

fn from_file(path: &Path) -> Result<Template, String> {
    let bytes = store::read_input(path, TEMPLATE_BYTES).map_err(|error| error.to_string())?;
    let source = String::from_utf8(bytes)
        .map_err(|_| format!("{}: not UTF-8 text; save the template as UTF-8", path.display()))?;
    template::parse(&source, &path.display().to_string()).map_err(|error| error.to_string())
}

fn unknown(id: &str) -> String {
    let ids: Vec<_> = template::builtin()
        .iter()
        .map(|template| template.id.as_str())
        .collect();
    format!(
        "there is no template “{id}”; built in: {}; or give the path of a .ron file",
        ids.join(", ")
    )
}
