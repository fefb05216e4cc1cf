//! What a document holds and is not read: counted while it is walked, told in one sentence each.

use super::{Problem, ProblemKind};

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
            (self.comments, "1 comment was left out", "comments were left out"),
            (
                self.pictures,
                "1 picture has no description: there is no text in it to read",
                "pictures have no description: there is no text in them to read",
            ),
            (
                self.objects,
                "1 embedded object was not opened",
                "embedded objects were not opened",
            ),
            (
                self.hidden,
                "1 character is marked as hidden and was left out",
                "characters are marked as hidden and were left out",
            ),
        ];
        for (number, one, many) in counted {
            match number {
                0 => {}
                1 => say(ProblemKind::LeftOut, one.to_owned()),
                _ => say(ProblemKind::LeftOut, format!("{number} {many}")),
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
                "{} to something outside not followed: {}{more}",
                count(self.outside.len(), "reference"),
                shown.join(", ")
            );
            say(ProblemKind::LeftOut, message);
        }
        found
    }
}

/// "1 deletion", "2 deletions".
fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
