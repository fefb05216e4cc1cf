//! The rows of the command table, menu by menu. A row a command, so that they can be read down. Those of the
//! Edit menu are a file of their own.

use super::{Entry, Menu};
use crate::app::command::Command;
use crate::app::settings::Appearance;
use crate::app::shortcut::{Key, Scope, Shortcut};
use crate::app::state::State;
use Key::{Comma, Digit, Enter, Function, Left, Letter, Minus, Plus, Right};
use Scope::{Anywhere, Reader, ReaderOrCard};

/// All rows in menu order.
pub(super) fn all() -> Vec<Entry> {
    [
        file(),
        super::editing::edit(),
        super::editing::quotation(),
        briefing(),
        picks(),
        drafting(),
        view(),
        help(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A row without shortcuts that can always be used.
pub(super) fn row(menu: Menu, group: u8, command: Command, id: &str, text: &str, tooltip: &str) -> Entry {
    Entry {
        command,
        id: id.to_owned(),
        text: text.to_owned(),
        tooltip: tooltip.to_owned(),
        menu,
        group,
        shortcuts: Vec::new(),
        scope: Anywhere,
        enabled: |_| true,
    }
}

impl Entry {
    pub(super) fn on(mut self, scope: Scope, shortcuts: &[Shortcut]) -> Self {
        self.scope = scope;
        self.shortcuts = shortcuts.to_vec();
        self
    }

    pub(super) fn when(mut self, enabled: fn(&State) -> bool) -> Self {
        self.enabled = enabled;
        self
    }
}

pub(super) const fn key(key: Key) -> Shortcut {
    Shortcut::plain(key)
}

pub(super) const fn ctrl(key: Key) -> Shortcut {
    Shortcut::ctrl(key)
}

pub(super) const fn ctrl_shift(key: Key) -> Shortcut {
    Shortcut::ctrl_shift(key)
}

#[rustfmt::skip]
fn file() -> Vec<Entry> {
    let row = |group, command, id, text, tooltip| row(Menu::File, group, command, id, text, tooltip);
    let open = State::has_document;
    vec![
        row(0, Command::NewBriefing, "new", "New briefing", "Start an empty briefing on the default template")
            .on(Anywhere, &[ctrl(Letter('N'))]),
        row(0, Command::OpenBriefing, "open", "Open…", "Open a briefing file")
            .on(Anywhere, &[ctrl(Letter('O'))]),
        row(0, Command::OpenSample, "open-sample", "Open the sample", "Open sample articles to try things on"),
        row(0, Command::AddSources, "add-sources", "Add sources…", "Load articles into this briefing")
            .on(Anywhere, &[ctrl(Letter('L'))]),
        row(1, Command::ReadAgain, "read-again", "Read source again…", "Read the source in the reader again, as another version beside it: from its kept original, or from a file you name")
            .when(State::shows_source),
        row(1, Command::CompareVersions, "compare-versions", "Compare versions", "Show what differs between two versions of the source in the reader")
            .when(State::shows_versions),
        row(1, Command::KeepOriginal, "keep-original", "Keep original in briefing", "Put the file that the source in the reader was read from into the briefing file; exports never carry it")
            .when(State::can_keep_original),
        row(1, Command::DropOriginal, "drop-original", "Take original out of briefing", "Keep the text of the source in the reader without its file")
            .when(State::keeps_original),
        row(2, Command::Save, "save", "Save", "Save the briefing to its file")
            .on(Anywhere, &[ctrl(Letter('S'))]).when(open),
        row(2, Command::SaveAs, "save-as", "Save as…", "Save the briefing to another file")
            .on(Anywhere, &[ctrl_shift(Letter('S'))]).when(open),
        row(3, Command::Export { draft: false }, "export", "Export PDF…", "Write the final PDF; findings that are errors stop it")
            .on(Anywhere, &[ctrl(Letter('E'))]).when(open),
        row(3, Command::Export { draft: true }, "export-draft", "Export draft copy…", "Write a PDF marked DRAFT; nothing stops it")
            .on(Anywhere, &[ctrl_shift(Letter('E'))]).when(open),
        row(3, Command::ShowAttached, "export-attached", "Export with the briefing attached…", "Write the final PDF with the briefing and its sources inside, so that others can verify it")
            .when(open),
        row(3, Command::MailDraft, "mail", "E-mail draft…", "Open an e-mail draft with the PDF attached")
            .on(Anywhere, &[ctrl_shift(Letter('M'))]).when(open),
        row(3, Command::Print, "print", "Print…", "Open the PDF in the system's viewer, to print it there")
            .on(Anywhere, &[ctrl(Letter('P'))]).when(open),
        row(4, Command::ShowSettings, "settings", "Settings…", "Appearance, scale, template and organisation of new briefings, single keys")
            .on(Anywhere, &[ctrl(Comma)]),
        row(4, Command::Quit, "quit", "Quit", "Close Attaché; unsaved work is kept")
            .on(Anywhere, &[ctrl(Letter('Q'))]),
    ]
}

#[rustfmt::skip]
fn briefing() -> Vec<Entry> {
    let row = |group, command, id, text, tooltip| row(Menu::Briefing, group, command, id, text, tooltip);
    let source = State::has_source;
    vec![
        row(0, Command::NextFind, "next-find", "Next quotation", "Go to the next quotation found, over all sources")
            .on(Reader, &[key(Letter('N'))]).when(source),
        row(0, Command::PreviousFind, "previous-find", "Previous quotation", "Go to the quotation found before")
            .on(Reader, &[Shortcut::shift(Letter('N'))]).when(source),
        row(0, Command::NextKeyPoint, "next-key-point", "Next key point", "Go to the next key point found, over all sources")
            .on(Reader, &[key(Letter('K'))]).when(source),
        row(0, Command::PreviousKeyPoint, "previous-key-point", "Previous key point", "Go to the key point found before")
            .on(Reader, &[Shortcut::shift(Letter('K'))]).when(source),
        row(0, Command::CompareWordings, "wordings", "Compare wordings", "Show how the sources differ in the words of this quotation")
            .on(Reader, &[key(Letter('V'))]).when(State::has_wordings),
        row(0, Command::CondenseKeyPoint, "condense", "Condense key point", "Pick the key point without who reports it and what stands aside, or whole again")
            .on(Reader, &[key(Letter('S'))]).when(State::can_condense),
        row(1, Command::AcceptSuggestion, "accept", "Accept suggestion", "Pick the current find into the section suggested for it")
            .on(Reader, &[key(Enter)]).when(State::has_suggestion),
        row(1, Command::ShowSpeaker, "speaker", "Set speaker…", "Say who says this quotation, here or everywhere in its article")
            .on(ReaderOrCard, &[key(Letter('W'))]).when(State::can_set_speaker),
    ]
}

#[rustfmt::skip]
fn picks() -> Vec<Entry> {
    let pick = |n: u8| {
        row(Menu::Briefing, 2, Command::Pick(n), &format!("pick-{n}"), &format!("Pick into section {n}"),
            &format!("Pick the selection, or the current find, into section {n}"))
            .on(Reader, &[key(Digit(n))]).when(State::can_pick)
    };
    let as_outlet = |n: u8| {
        row(Menu::Briefing, 3, Command::PickAsOutlet(n), &format!("pick-outlet-{n}"),
            &format!("Quote the outlet in section {n}"),
            &format!("Quote the selection in section {n} as the words of the outlet"))
            .on(Reader, &[Shortcut::alt(Digit(n))]).when(State::can_pick)
    };
    (1..=9).map(pick).chain((1..=9).map(as_outlet)).collect()
}

#[rustfmt::skip]
fn drafting() -> Vec<Entry> {
    let row = |group, command, id, text, tooltip| row(Menu::Briefing, group, command, id, text, tooltip);
    let open = State::has_document;
    vec![
        row(4, Command::DraftForMe, "draft", "Draft for me", "Place the best quotations and key points into the sections")
            .when(State::has_source),
        row(4, Command::ShowDetails, "details", "Edit details…", "Title, dates, marking and the other fields of the briefing")
            .when(open),
        row(4, Command::ShowTemplates, "templates", "Choose template…", "Begin a briefing on a template, or build the open one on another"),
        row(4, Command::AddFont, "add-font", "Add font…", "Take a font file into the briefing, for characters that no bundled font has")
            .when(open),
        row(5, Command::ShowFinds, "finds", "Show all finds", "Show the quotations of all sources, by speaker")
            .when(State::has_source),
        row(5, Command::ShowFindings, "findings", "Show findings", "Show what the checks found, worst first")
            .on(Anywhere, &[Shortcut::shift(Function(8))]).when(open),
        row(5, Command::NextFinding, "next-finding", "Next finding", "Go to the place of the next finding")
            .on(Anywhere, &[key(Function(8))]).when(State::has_findings),
    ]
}

#[rustfmt::skip]
fn view() -> Vec<Entry> {
    let row = |group, command, id, text, tooltip| row(Menu::View, group, command, id, text, tooltip);
    let fold = |n: u8, id, text| row(1, Command::ToggleColumn(n), id, text, "Fold the column, or unfold it")
        .on(Anywhere, &[ctrl(Digit(n))]);
    vec![
        row(0, Command::NextColumn, "next-column", "Go to next column", "Move the focus to the next column")
            .on(Anywhere, &[key(Function(6))]),
        row(0, Command::GoToMenus, "menus", "Go to menus", "Give the keyboard to the menus: arrows walk them, Enter opens and chooses")
            .on(Anywhere, &[key(Function(10))]),
        row(0, Command::FlipCardsPage, "flip", "Flip cards and page", "Show the page in place of the cards, or the cards again")
            .on(Anywhere, &[key(Function(7))]),
        row(0, Command::ToggleSourcePage, "source-page", "Source page beside text", "Show the page of a PDF beside its text, or the text alone")
            .when(State::shows_pdf),
        row(0, Command::Back, "back", "Go back", "Go back to where you were before the last jump")
            .on(Anywhere, &[Shortcut::alt(Left)]).when(|state| !state.view.back.is_empty()),
        row(0, Command::Forward, "forward", "Go forward", "Go forward again")
            .on(Anywhere, &[Shortcut::alt(Right)]).when(|state| !state.view.forward.is_empty()),
        row(0, Command::GoToItem, "go-to-item", "Go to item…", "Go to a card by its number on a draft copy, such as 2.3")
            .on(Anywhere, &[ctrl(Letter('G'))]).when(State::has_document),
        fold(1, "fold-sources", "Fold sources"),
        fold(2, "fold-reader", "Fold reader"),
        fold(3, "fold-cards", "Fold briefing"),
        fold(4, "fold-page", "Fold page"),
        row(2, Command::ZoomIn, "zoom-in", "Zoom in", "Show the page larger")
            .on(Anywhere, &[ctrl(Plus)]),
        row(2, Command::ZoomOut, "zoom-out", "Zoom out", "Show the page smaller")
            .on(Anywhere, &[ctrl(Minus)]),
        row(2, Command::ZoomReset, "zoom-reset", "Fit page to column", "Show the page as wide as its column")
            .on(Anywhere, &[ctrl(Digit(0))]),
        row(3, Command::Appearance(Appearance::System), "as-system", "Look as the system does", "Light or dark as the system says"),
        row(3, Command::Appearance(Appearance::Light), "light", "Look light", "Dark text on light ground"),
        row(3, Command::Appearance(Appearance::Dark), "dark", "Look dark", "Light text on dark ground"),
    ]
}

#[rustfmt::skip]
fn help() -> Vec<Entry> {
    let row = |group, command, id, text, tooltip| row(Menu::Help, group, command, id, text, tooltip);
    vec![
        row(0, Command::ShowPalette, "palette", "Find command…", "Find any command by its name")
            .on(Anywhere, &[ctrl_shift(Letter('P')), key(Function(2))]),
        row(0, Command::ShowKeys, "keys", "Show keys", "Show all keys")
            .on(Anywhere, &[key(Function(1))]),
        row(0, Command::ShowGuide, "guide", "Show guide", "Show how everything is done, chapter by chapter")
            .on(Anywhere, &[Shortcut::shift(Function(1))]),
    ]
}
