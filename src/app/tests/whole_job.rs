//! The whole job through the runtime, with real files in a temporary folder and scripted dialogs.

use crate::app::command::Command;
use crate::app::dialogs::ScriptedDialogs;
use crate::app::runtime::{ForWindow, Runtime, Surroundings};
use crate::app::testing::ARTICLE;
use crate::app::{Effect, FixedClock, ScriptedLauncher};
use crate::briefing::{Briefing, Status, verify};
use crate::{store, typeset};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// A runtime in a folder of its own.
struct Desk {
    folder: TempDir,
    dialogs: Arc<ScriptedDialogs>,
    launcher: Arc<ScriptedLauncher>,
    runtime: Runtime,
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let dialogs = Arc::new(ScriptedDialogs::default());
        let launcher = Arc::new(ScriptedLauncher::default());
        let runtime = start(folder.path(), &dialogs, &launcher);
        Self {
            folder,
            dialogs,
            launcher,
            runtime,
        }
    }

    /// Ends the run and starts the next one over the same folders.
    fn restart(&mut self) {
        // The old run must have written everything before the new one looks.
        let fresh = start(
            &self.folder.path().join("elsewhere"),
            &self.dialogs,
            &self.launcher,
        );
        drop(std::mem::replace(&mut self.runtime, fresh));
        self.runtime = start(self.folder.path(), &self.dialogs, &self.launcher);
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Sends a command and waits until everything it began has ended.
    fn send(&mut self, command: Command) {
        self.runtime.send(command);
        self.runtime.settle();
    }

    /// Sends a command whose dialog answers with this file.
    fn send_to(&mut self, command: Command, name: &str) {
        self.dialogs.push(Ok(vec![self.path(name)]));
        self.send(command);
    }

    fn briefing(&self) -> Briefing {
        (*self.runtime.state.document.as_ref().unwrap().briefing).clone()
    }

    fn ron(&self) -> String {
        store::to_ron(&self.briefing()).unwrap()
    }

    fn notices(&self) -> Vec<&str> {
        self.runtime
            .state
            .notices
            .iter()
            .map(|notice| notice.text.as_str())
            .collect()
    }
}

fn start(folder: &Path, dialogs: &Arc<ScriptedDialogs>, launcher: &Arc<ScriptedLauncher>) -> Runtime {
    let mut runtime = Runtime::new(Surroundings {
        dialogs: dialogs.clone(),
        launcher: launcher.clone(),
        clock: Box::new(FixedClock::default()),
        wake: Arc::new(|| ()),
        state_folder: Some(folder.join("state")),
        config_folder: Some(folder.join("config")),
        program: None,
    });
    runtime.settle();
    runtime
}

/// Five quotations by the keys, two key points.
fn pick_all(desk: &mut Desk) {
    for _ in 0..5 {
        desk.send(Command::NextFind);
        desk.send(Command::Pick(2));
    }
    for section in [3, 4] {
        desk.send(Command::NextKeyPoint);
        desk.send(Command::Pick(section));
    }
}

#[test]
fn from_the_sample_to_the_pdf_and_back() {
    let mut desk = Desk::new();
    desk.send(Command::OpenSample);
    desk.send(Command::ClearSelection);
    pick_all(&mut desk);
    assert_eq!(desk.briefing().quotations().count(), 5, "{:?}", desk.notices());
    assert_eq!(desk.briefing().items().count(), 7);
    let proof = verify(&desk.briefing());
    assert_eq!(proof.count(Status::Exact), 5);

    desk.send_to(Command::Save, "summit");
    let document = desk.runtime.state.document.as_ref().unwrap();
    assert!(!document.is_unsaved(), "{:?}", desk.notices());
    assert_eq!(document.saved_at, "14:02");
    let saved = std::fs::read_to_string(desk.path("summit.briefing.ron")).unwrap();
    assert_eq!(saved, desk.ron());

    desk.send_to(Command::Export { draft: true }, "summit.pdf");
    let pdf = std::fs::read(desk.path("summit.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    assert!(desk.runtime.state.exported.is_some());
    desk.send(Command::OpenExported);
    assert_eq!(desk.launcher.opened(), [desk.path("summit.pdf")]);

    let before = desk.briefing();
    desk.send(Command::NewBriefing);
    desk.send_to(Command::OpenBriefing, "summit.briefing.ron");
    assert_eq!(desk.briefing(), before);
    assert_eq!(
        desk.runtime.state.settings.recent,
        [desk.path("summit.briefing.ron")]
    );
}

#[test]
fn undo_to_empty_and_redo_to_the_end_give_the_same_bytes() {
    let mut desk = Desk::new();
    desk.send(Command::NewBriefing);
    let empty = desk.ron();
    std::fs::write(desk.path("a.txt"), ARTICLE).unwrap();
    desk.send_to(Command::AddSources, "a.txt");
    desk.send(Command::NextFind);
    desk.send(Command::Pick(2));
    desk.send(Command::NextKeyPoint);
    desk.send(Command::Pick(1));
    desk.send(Command::DraftForMe);
    let end = desk.ron();
    assert_ne!(end, empty);
    while desk.runtime.state.can_undo() {
        desk.send(Command::Undo);
    }
    assert_eq!(desk.ron(), empty);
    while desk.runtime.state.can_redo() {
        desk.send(Command::Redo);
    }
    assert_eq!(desk.ron(), end);
}

#[test]
fn unsaved_work_is_offered_at_the_next_start_and_dropped_once_saved() {
    let mut desk = Desk::new();
    desk.send(Command::OpenSample);
    desk.send(Command::Pick(2));
    let before = desk.briefing();
    desk.send(Command::Quit);
    assert_eq!(desk.runtime.take_for_window(), [ForWindow::Close]);
    desk.restart();
    let offers = desk.runtime.state.recovery.clone();
    assert_eq!(offers.len(), 1, "{:?}", desk.notices());
    assert_eq!(offers[0].id, before.id);
    assert_eq!(offers[0].title, before.details.title);
    desk.send(Command::RestoreRecovery(before.id.clone()));
    assert_eq!(desk.briefing(), before);
    assert!(desk.runtime.state.document.as_ref().unwrap().is_unsaved());
    desk.send_to(Command::Save, "kept.briefing.ron");
    desk.restart();
    assert_eq!(desk.runtime.state.recovery, []);
}

#[test]
fn unsaved_work_is_named_when_its_briefing_is_opened_from_the_file() {
    let mut desk = Desk::new();
    desk.send(Command::OpenSample);
    desk.send_to(Command::Save, "a.briefing.ron");
    desk.send(Command::AddCard { section: 0 });
    let path = desk.path("a.briefing.ron");
    desk.send(Command::LoadPaths(vec![path.clone()]));
    assert!(
        desk.notices().iter().any(|text| text.contains("is open already")),
        "{:?}",
        desk.notices()
    );
    assert_eq!(desk.briefing().items().count(), 1);
    desk.restart();
    desk.send(Command::LoadPaths(vec![path]));
    assert_eq!(desk.briefing().items().count(), 0);
    assert!(
        desk.notices()
            .iter()
            .any(|text| text.contains("unsaved work of this briefing"))
    );
}

#[test]
fn a_folder_is_all_its_files_in_order() {
    let mut desk = Desk::new();
    let folder = desk.path("papers");
    store::make_folder(&folder.join("below")).unwrap();
    for n in 0..200 {
        let (name, text) = match n % 4 {
            0 => (
                format!("{n:03}.txt"),
                format!("Ship number {n} left the harbour on Monday."),
            ),
            1 => (
                format!("{n:03}.md"),
                format!("# Ship {n}\n\nShip number {n} left the harbour."),
            ),
            2 => (
                format!("{n:03}.html"),
                format!(
                    "<html><body><article><p>Ship number {n} left the harbour on Monday, the captain said.</p></article></body></html>"
                ),
            ),
            _ => (
                format!("below/{n:03}.rtf"),
                format!("{{\\rtf1 Ship number {n} left the harbour.\\par}}"),
            ),
        };
        store::write_bytes(&folder.join(name), text.as_bytes()).unwrap();
    }
    desk.send(Command::FilesDropped(vec![folder]));
    let briefing = desk.briefing();
    assert_eq!(briefing.sources.len(), 200, "{:?}", desk.notices());
    let names: Vec<&str> = briefing
        .sources
        .iter()
        .map(|source| source.file.as_str())
        .collect();
    let mut sorted = names.clone();
    // Files of the folder itself stand before those of a folder in it that is named by a letter.
    sorted.sort_by_key(|name| (name.ends_with(".rtf"), (*name).to_owned()));
    assert_eq!(names, sorted);
    assert_eq!(
        desk.runtime.state.document.as_ref().unwrap().history.undo_name(),
        Some("Add 200 sources")
    );
}

#[test]
fn what_is_attached_to_a_mail_is_read_when_asked() {
    let mut desk = Desk::new();
    let mail = "From: a@example.org\nSubject: Two papers\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nThe paper is attached.\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=paper.txt\n\nShips left the harbour on Monday.\n--b--\n";
    let path = desk.path("mail.eml");
    store::write_bytes(&path, mail.as_bytes()).unwrap();
    desk.send(Command::FilesDropped(vec![path]));
    assert_eq!(desk.briefing().sources.len(), 1);
    let offer = desk
        .runtime
        .state
        .notices
        .iter()
        .find(|notice| notice.text.contains("paper.txt"))
        .unwrap();
    let (_, command) = offer.actions[0].clone();
    desk.send(command);
    let briefing = desk.briefing();
    assert_eq!(briefing.sources.len(), 2, "{:?}", desk.notices());
    assert_eq!(briefing.sources[1].file, "mail.eml/paper.txt");
    assert!(!desk.notices().iter().any(|text| text.contains("paper.txt")));
}

#[test]
fn a_file_changed_by_another_program_is_not_overwritten_unasked() {
    let mut desk = Desk::new();
    desk.send(Command::OpenSample);
    desk.send_to(Command::Save, "a.briefing.ron");
    let path = desk.path("a.briefing.ron");
    std::fs::write(&path, "something else").unwrap();
    desk.send(Command::AddCard { section: 0 });
    desk.send(Command::Save);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "something else");
    assert!(matches!(
        desk.runtime.state.modal,
        Some(crate::app::Modal::FileChanged { .. })
    ));
    desk.send(Command::Overwrite);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), desk.ron());
}

#[test]
fn the_mail_draft_carries_the_exported_pdf_and_says_what_leaves() {
    let mut desk = Desk::new();
    desk.send(Command::OpenSample);
    desk.send(Command::Pick(2));
    desk.send_to(Command::Export { draft: true }, "brief.pdf");
    desk.send(Command::MailDraft);
    let mailed = desk
        .runtime
        .state
        .mailed
        .clone()
        .unwrap_or_else(|| panic!("{:?}", desk.notices()));
    assert_eq!(mailed.path, desk.path("brief.eml"));
    assert!(!mailed.leaves.is_empty() && !mailed.subject.is_empty());
    assert_eq!(desk.launcher.opened(), [desk.path("brief.eml")]);
    let eml = std::fs::read_to_string(&mailed.path).unwrap();
    assert!(eml.contains("brief.pdf"));
}

#[test]
fn bad_files_each_give_one_notice_and_change_nothing() {
    let mut desk = Desk::new();
    std::fs::write(desk.path("empty.txt"), "").unwrap();
    std::fs::write(
        desk.path("binary.txt"),
        [0_u8, 159, 146, 150, 0, 1, 2, 3].repeat(40),
    )
    .unwrap();
    std::fs::write(desk.path("broken.briefing.ron"), "(format_version: 1, oops").unwrap();
    let check = |desk: &mut Desk, name: &str| {
        let path = desk.path(name);
        desk.runtime.state.notices.clear();
        desk.send(Command::LoadPaths(vec![path]));
        assert_eq!(desk.notices().len(), 1, "{name}: {:?}", desk.notices());
        assert!(desk.notices()[0].contains(name), "{:?}", desk.notices());
        assert!(desk.runtime.state.document.is_none());
        assert_eq!(desk.runtime.state.jobs, []);
    };
    for name in [
        "empty.txt",
        "binary.txt",
        "missing.txt",
        "broken.briefing.ron",
        "missing.briefing.ron",
    ] {
        check(&mut desk, name);
    }
}

#[test]
fn a_missing_dialog_is_a_notice() {
    let mut desk = Desk::new();
    desk.dialogs.push(Err("No file dialog can be shown".into()));
    desk.send(Command::AddSources);
    assert_eq!(desk.notices(), ["No file dialog can be shown"]);
    assert_eq!(desk.runtime.state.waiting, None);
}

#[test]
fn settings_outlive_a_run_and_own_templates_are_found() {
    let mut desk = Desk::new();
    let own =
        crate::template::builtin_source("summit-brief")
            .unwrap()
            .replacen("summit-brief", "own-brief", 1);
    let folder = desk.path("config").join("templates");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("own.ron"), own).unwrap();
    std::fs::write(folder.join("broken.ron"), "(format_version: 1,").unwrap();
    desk.send(Command::Appearance(crate::app::Appearance::Dark));
    desk.restart();
    assert_eq!(
        desk.runtime.state.settings.appearance,
        crate::app::Appearance::Dark
    );
    let ids: Vec<&str> = desk
        .runtime
        .state
        .templates
        .iter()
        .map(|template| template.id.as_str())
        .collect();
    assert_eq!(ids, ["summit-brief", "two-pager", "key-judgements", "own-brief"]);
    assert_eq!(desk.notices().len(), 1, "{:?}", desk.notices());
    assert!(desk.notices()[0].contains("broken.ron"));
}

#[test]
fn copied_texts_wait_for_the_window() {
    let mut desk = Desk::new();
    desk.send(Command::CopyText("a summary".into()));
    assert_eq!(
        desk.runtime.take_for_window(),
        [ForWindow::CopyText("a summary".into())]
    );
    assert_eq!(desk.runtime.take_for_window(), []);
    // The effect is what update says; nothing else happens.
    let mut state = crate::app::testing::welcome();
    assert_eq!(
        crate::app::update(&mut state, Command::CopyText("b".into())),
        [Effect::CopyText("b".into())]
    );
}

#[test]
fn a_font_is_added_refused_and_taken_out_again() {
    let mut desk = Desk::new();
    desk.send(Command::OpenSample);
    let hebrew = typeset::Faces::bundled().get(typeset::FaceId::HEBREW).unwrap();
    std::fs::write(desk.path("hebrew.ttf"), hebrew.data.as_ref()).unwrap();
    std::fs::write(desk.path("words.ttf"), "no font").unwrap();
    desk.send_to(Command::AddFont, "words.ttf");
    assert_eq!(desk.briefing().fonts, []);
    let told = |desk: &Desk, words: &str| {
        let notices = desk.runtime.state.notices.iter();
        notices
            .map(|notice| format!("{notice:?}"))
            .any(|notice| notice.contains(words))
    };
    assert!(told(&desk, "no font file that can be read"));
    desk.send_to(Command::AddFont, "hebrew.ttf");
    let with = desk.briefing();
    assert_eq!(with.fonts[0].name, "Noto Sans Hebrew Regular");
    assert_eq!(
        store::from_ron(&desk.ron()).unwrap(),
        with,
        "it travels in the file"
    );
    desk.send_to(Command::AddFont, "hebrew.ttf");
    assert_eq!(desk.briefing().fonts.len(), 1, "not twice");
    desk.send(Command::RemoveFont(0));
    assert_eq!(desk.briefing().fonts, []);
    desk.send(Command::Undo);
    assert_eq!(desk.briefing(), with);
}
