//! One history of named steps over everything the analyst does to a document.

use super::{Briefing, Edit, EditError};

/// A step that can be undone or redone.
#[derive(Debug, Clone)]
struct Step {
    name: String,
    /// The edit that takes the document to the other side of this step.
    edit: Edit,
    /// Revision of the document on the other side.
    revision: u64,
    /// Typing with the same key goes into the same step.
    key: Option<String>,
}

/// Undo and redo.
#[derive(Debug, Clone, Default)]
pub struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
    revision: u64,
    newest: u64,
}

impl History {
    /// Makes a change as a step of its own.
    ///
    /// # Errors
    /// As [`Briefing::apply`]; neither document nor history has changed then.
    pub fn apply(&mut self, briefing: &mut Briefing, name: &str, edit: Edit) -> Result<(), EditError> {
        self.apply_keyed(briefing, name, edit, None)
    }

    /// Makes a change; with the key of the step before (typing in one field) it becomes part of that
    /// step.
    ///
    /// # Errors
    /// As [`Briefing::apply`]; neither document nor history has changed then.
    pub fn apply_keyed(
        &mut self,
        briefing: &mut Briefing,
        name: &str,
        edit: Edit,
        key: Option<&str>,
    ) -> Result<(), EditError> {
        let inverse = briefing.apply(edit)?;
        self.redo.clear();
        let before = self.revision;
        self.newest += 1;
        self.revision = self.newest;
        match self.undo.last_mut() {
            Some(last) if key.is_some() && last.key.as_deref() == key => last.edit.join(inverse),
            _ => self.undo.push(Step {
                name: name.to_owned(),
                edit: inverse,
                revision: before,
                key: key.map(str::to_owned),
            }),
        }
        Ok(())
    }

    /// Ends a run of typing: the next change is a step of its own.
    pub fn break_coalescing(&mut self) {
        if let Some(last) = self.undo.last_mut() {
            last.key = None;
        }
    }

    /// Undoes the last step; gives its name, or `None` if there is none.
    ///
    /// # Errors
    /// Never for steps this history made; see [`Briefing::apply`].
    pub fn undo(&mut self, briefing: &mut Briefing) -> Result<Option<String>, EditError> {
        Self::travel(&mut self.undo, &mut self.redo, &mut self.revision, briefing)
    }

    /// Makes the last undone step again; gives its name, or `None` if there is none.
    ///
    /// # Errors
    /// Never for steps this history made; see [`Briefing::apply`].
    pub fn redo(&mut self, briefing: &mut Briefing) -> Result<Option<String>, EditError> {
        Self::travel(&mut self.redo, &mut self.undo, &mut self.revision, briefing)
    }

    fn travel(
        from: &mut Vec<Step>,
        to: &mut Vec<Step>,
        revision: &mut u64,
        briefing: &mut Briefing,
    ) -> Result<Option<String>, EditError> {
        let Some(step) = from.last() else { return Ok(None) };
        let inverse = briefing.apply(step.edit.clone())?;
        let Some(step) = from.pop() else { return Ok(None) };
        let name = step.name.clone();
        to.push(Step {
            name: step.name,
            edit: inverse,
            revision: *revision,
            key: None,
        });
        *revision = step.revision;
        Ok(Some(name))
    }

    /// Name of the step that undo would take back.
    pub fn undo_name(&self) -> Option<&str> {
        self.undo.last().map(|step| step.name.as_str())
    }

    /// Name of the step that redo would make again.
    pub fn redo_name(&self) -> Option<&str> {
        self.redo.last().map(|step| step.name.as_str())
    }

    /// A number that is the same whenever the document is: going back to a saved state by undo gives
    /// back its revision.
    pub fn revision(&self) -> u64 {
        self.revision
    }
}

impl Edit {
    /// Adds an earlier-made inverse in front of this one: `next` undoes the newer change first. For
    /// two states of the same thing the older one is enough.
    fn join(&mut self, next: Self) {
        let same = match (&*self, &next) {
            (Self::ReplaceItem(old), Self::ReplaceItem(new)) => old.id == new.id,
            (Self::SetDetails(_), Self::SetDetails(_)) => true,
            (Self::SetSourceDetails { source: old, .. }, Self::SetSourceDetails { source: new, .. }) => {
                old == new
            }
            _ => false,
        };
        if !same {
            let old = std::mem::replace(self, Self::Batch(Vec::new()));
            *self = Self::Batch(vec![next, old]);
        }
    }
}
