//! A template file to a [`Template`]; a mistake is named with file, line, column and field.

use super::{Template, validate};
use serde::Deserialize;

/// Version of the template format that this program reads.
pub const FORMAT_VERSION: u32 = 1;

/// A template file is a page of text; anything larger is something else.
const MAX_BYTES: usize = 1 << 20;

/// A mistake in a template file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {}{message}", .field.as_deref().map(|field| format!("{field}: ")).unwrap_or_default())]
pub struct TemplateError {
    /// The file, as it was given.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The field, where one is concerned (`sections[2].id`).
    pub field: Option<String>,
    /// What is wrong and what to do.
    pub message: String,
}

/// Reads and checks a template.
///
/// # Errors
/// The first mistake, with its place: not RON, an unknown or missing field, a value that is not
/// allowed, or a format version that this program does not know.
pub fn parse(source: &str, file: &str) -> Result<Template, TemplateError> {
    let error = |line: usize, column: usize, field: Option<String>, message: String| TemplateError {
        file: file.to_owned(),
        line,
        column,
        field,
        message,
    };
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    if source.len() > MAX_BYTES {
        return Err(error(1, 1, None, "over 1 MiB: this is not a template".into()));
    }
    if let Some(version) = version(source)
        && version > FORMAT_VERSION
    {
        let message = format!(
            "is {version}, this program reads up to {FORMAT_VERSION}; open it with a newer Attaché, nothing was changed"
        );
        let (line, column) = validate::place(source, &["format_version"]);
        return Err(error(line, column, Some("format_version".into()), message));
    }
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let template: Template = options.from_str(source).map_err(|spanned| {
        let field = named_field(&spanned.code);
        let at = spanned.span.start;
        let (line, column) = match &field {
            // ron points behind the value of an unknown field; the analyst looks for its name.
            Some(field) if matches!(spanned.code, ron::Error::NoSuchStructField { .. }) => {
                validate::last_before(source, field, at.line).unwrap_or((at.line, at.col))
            }
            _ => (at.line, at.col),
        };
        error(
            line,
            column,
            field,
            format!("{}; see `attache templates show summit-brief`", spanned.code),
        )
    })?;
    validate::validate(&template).map_err(|mistake| {
        let words: Vec<&str> = mistake.look_for.iter().map(String::as_str).collect();
        let (line, column) = validate::place(source, &words);
        error(line, column, Some(mistake.field), mistake.message)
    })?;
    Ok(template)
}

/// The stated format version, read before anything else so that a newer file is refused politely.
fn version(source: &str) -> Option<u32> {
    #[derive(Deserialize)]
    struct Head {
        format_version: u32,
    }
    if let Ok(head) = ron::from_str::<Head>(source) {
        return Some(head.format_version);
    }
    let after = source
        .split_once("format_version")?
        .1
        .trim_start()
        .strip_prefix(':')?
        .trim_start();
    after.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

fn named_field(error: &ron::Error) -> Option<String> {
    match error {
        ron::Error::NoSuchStructField { found, .. } => Some(found.clone()),
        ron::Error::MissingStructField { field, .. } | ron::Error::DuplicateStructField { field, .. } => {
            Some((*field).to_owned())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::builtin_source;

    fn summit() -> &'static str {
        builtin_source("summit-brief").unwrap()
    }

    /// Replaces `from` once, and expects an error at the line where `to` then stands.
    fn check(from: &str, to: &str, field: &str, words: &str) {
        assert!(summit().contains(from), "{from}");
        let source = summit().replacen(from, to, 1);
        let line = source[..source.rfind(to).unwrap()].matches('\n').count() + 1;
        let error = parse(&source, "mine.ron").unwrap_err();
        assert_eq!(error.line, line, "{error}");
        assert_eq!(error.field.as_deref(), Some(field), "{error}");
        assert!(
            error.to_string().starts_with(&format!("mine.ron:{line}:")),
            "{error}"
        );
        assert!(error.message.contains(words), "{error}");
    }

    #[test]
    fn mistakes_are_named_with_line_and_field() {
        check(
            "format_version: 1",
            "format_version: 2",
            "format_version",
            "newer",
        );
        check("name: \"Summit", "nmae: \"Summit", "nmae", "Unexpected field");
        check(
            "heading: \"Defence",
            "haeding: \"Defence",
            "haeding",
            "Unexpected field",
        );
        check(
            "id: \"defence-context\"",
            "id: \"Defence context\"",
            "sections[2].id",
            "lower case",
        );
        check(
            "id: \"next-steps\"",
            "id: \"bottom-line\"",
            "sections[3].id",
            "twice",
        );
        check(
            "Some(\"bottom-line\")",
            "Some(\"bottomline\")",
            "bottom_line",
            "no section",
        );
        check("#0B6158", "#77FFAA", "accent", "4.5");
        check("#0B6158", "teal", "accent", "#RRGGBB");
        check(
            "min: 2,\n            max: 7",
            "min: 9,\n            max: 7",
            "sections[1].min",
            "more than max",
        );
        check("pages_soft: 2", "pages_soft: 3", "limits.pages_soft", "more than");
        check(
            "guidance: \"In one",
            "heading: \"x\", guidance: \"In one",
            "heading",
            "uplicate",
        );
    }

    #[test]
    fn what_is_no_template_is_an_error() {
        for source in ["", "(", "[1, 2]", "hello", "(format_version: 1, id: \"x\")"] {
            let error = parse(source, "x.ron").unwrap_err();
            assert!(error.line >= 1 && !error.message.is_empty());
        }
        assert!(parse(&summit().replace("kind: Sources", "kind: Prose"), "x.ron").is_ok());
    }

    #[test]
    fn a_byte_order_mark_and_windows_line_ends_are_read() {
        let windows = format!("\u{feff}{}", summit().replace('\n', "\r\n"));
        assert_eq!(
            parse(&windows, "x.ron").unwrap(),
            parse(summit(), "x.ron").unwrap()
        );
    }
}
