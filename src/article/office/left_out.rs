//! What a document holds and is not read: counted while it is walked, told in one sentence each.

use crate::article::{Problem, ProblemKind};

/// Counts of what was left out.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    /// Passages deleted by tracked changes.
    pub(super) deletions: usize,
    /// Passages inserted by tracked changes, which are read.
    pub(super) insertions: usize,
    /// Comments of editors.
    pub(super) comments: usize,
    /// Pictures without alternative text.
    pub(super) pictures: usize,
    /// Embedded objects and documents.
    pub(super) objects: usize,
    /// Characters marked as hidden.
    pub(super) hidden: usize,
    /// Addresses outside the document that it would load.
    pub(super) outside: Vec<String>,
    /// Elements lay deeper than the limit.
    pub(super) too_deep: bool,
    /// The document breaks off.
    pub(super) broken: bool,
}

impl LeftOut {
    /// One problem for each kind of thing that was left out.
    pub(super) fn problems(self, depth: usize) -> Vec<Problem> {
        let mut found = Vec::new();
        let mut say = |kind: ProblemKind, message: String| {
            found.push(Problem {
                kind,
                message,
                blocking: false,
            });
        };
        if self.broken {
            let message = "breaks off or is damaged in the middle; what stands before was read".to_owned();
            say(ProblemKind::Damaged, message);
        }
        if self.too_deep {
            let message =
                format!("elements lie more than {depth} deep in each other; they were read as one level");
            say(ProblemKind::Damaged, message);
        }
        let changes = self.deletions + self.insertions;
        if changes > 0 {
            let message = format!(
                "has tracked changes: {} left out, {} read as accepted",
                count(self.deletions, "deletion"),
                count(self.insertions, "insertion")
            );
            say(ProblemKind::LeftOut, message);
        }
        let counted = [
            (self.comments, "comment", "left out"),
            (
                self.pictures,
                "picture",
                "without a description: there is no text in it to read",
            ),
            (self.objects, "embedded object", "not opened"),
            (self.hidden, "character", "marked as hidden and left out"),
        ];
        for (number, what, fate) in counted {
            if number > 0 {
                say(ProblemKind::LeftOut, format!("{}: {fate}", count(number, what)));
            }
        }
        if !self.outside.is_empty() {
            let shown: Vec<&str> = self.outside.iter().take(5).map(String::as_str).collect();
            let more = if self.outside.len() > shown.len() {
                ", …"
            } else {
                ""
            };
            let message = format!(
                "{}: not followed ({}{more})",
                count(self.outside.len(), "reference to something outside"),
                shown.join(", ")
            );
            say(ProblemKind::LeftOut, message);
        }
        found
    }
}

/// "1 comment", "2 comments", "2 references to something outside".
fn count(number: usize, what: &str) -> String {
    match (number, what.split_once(' ')) {
        (1, _) => format!("1 {what}"),
        (_, Some(("reference", rest))) => format!("{number} references {rest}"),
        _ => format!("{number} {what}s"),
    }
}
