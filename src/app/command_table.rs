//! The one table of listed commands: text, tooltip, place in the menus, shortcuts, and when each may be used.
//!
//! Menus, shortcuts, the palette, the keys page and the tests are made from it; no other place
//! names a key.

use super::command::Command;
use super::settings::Appearance;
use super::shortcut::{Key, Scope, Shortcut};
use super::state::State;
use std::sync::LazyLock;

/// One row of the table.
#[derive(Debug)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// Stable id in lower case with hyphens.
    pub id: String,
    /// Its name in menus and palette: a verb, sentence case, `…` when it asks for more.
    pub text: String,
    /// What it does, in one sentence without a full stop.
    pub tooltip: String,
    /// The menu it stands in.
    pub menu: Menu,
    /// Groups of a menu are set apart by a line; they rise down the table.
    pub group: u8,
    /// Its shortcuts; the first is shown.
    pub shortcuts: Vec<Shortcut>,
    /// Where the shortcuts act.
    pub scope: Scope,
    /// Whether the command can be used now.
    pub enabled: fn(&State) -> bool,
}

/// The menus, left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Menu {
    /// Files in and out.
    File,
    /// Changes to the cards.
    Edit,
    /// Finding and picking.
    Briefing,
    /// What is shown.
    View,
    /// Help.
    Help,
}

impl Menu {
    /// All menus, left to right.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::Briefing, Self::View, Self::Help];

    /// Its name as shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Briefing => "Briefing",
            Self::View => "View",
            Self::Help => "Help",
        }
    }
}

/// All listed commands, in menu order.
pub fn table() -> &'static [Entry] {
    static TABLE: LazyLock<Vec<Entry>> = LazyLock::new(build);
    &TABLE
}

/// The row of a listed command; `None` for one with a payload.
pub fn entry(command: &Command) -> Option<&'static Entry> {
    table().iter().find(|entry| entry.command == *command)
}

/// The command that a press stands for, if its shortcut acts in this scope.
pub fn by_shortcut(shortcut: Shortcut, scope: Scope) -> Option<&'static Entry> {
    table().iter().find(|entry| {
        entry.shortcuts.contains(&shortcut) && (entry.scope == Scope::Anywhere || entry.scope == scope)
    })
}

/// A row without shortcuts that can always be used.
fn row(menu: Menu, group: u8, command: Command, id: &str, text: &str, tooltip: &str) -> Entry {
    Entry {
        command,
        id: id.to_owned(),
        text: text.to_owned(),
        tooltip: tooltip.to_owned(),
        menu,
        group,
        shortcuts: Vec::new(),
        scope: Scope::Anywhere,
        enabled: |_| true,
    }
}

impl Entry {
    fn keys(mut self, scope: Scope, shortcuts: &[Shortcut]) -> Self {
        self.scope = scope;
        self.shortcuts = shortcuts.to_vec();
        self
    }

    fn when(mut self, enabled: fn(&State) -> bool) -> Self {
        self.enabled = enabled;
        self
    }
}

fn build() -> Vec<Entry> {
    let mut rows = Vec::new();
    rows.extend(file_rows());
    rows.extend(edit_rows());
    rows.extend(briefing_rows());
    rows.extend(view_rows());
    rows.extend(help_rows());
    rows
}

/// A logical letter key.
const fn letter(letter: char) -> Key {
    Key::Letter(letter)
}

fn file_rows() -> Vec<Entry> {
    use Menu::File;
    use Scope::Anywhere;
    let row = |group, command, id, text, tooltip| row(File, group, command, id, text, tooltip);
    vec![
        row(
            0,
            Command::NewBriefing,
            "new",
            "New briefing",
            "Start an empty briefing on the default template",
        )
        .keys(Anywhere, &[Shortcut::ctrl(letter('N'))]),
        row(0, Command::OpenBriefing, "open", "Open…", "Open a briefing file")
            .keys(Anywhere, &[Shortcut::ctrl(letter('O'))]),
        row(
            0,
            Command::OpenSample,
            "open-sample",
            "Open the sample",
            "Open sample articles to try things on",
        ),
        row(
            0,
            Command::AddSources,
            "add-sources",
            "Add sources…",
            "Load articles into this briefing",
        )
        .keys(Anywhere, &[Shortcut::ctrl(letter('L'))]),
        row(1, Command::Save, "save", "Save", "Save the briefing to its file")
            .keys(Anywhere, &[Shortcut::ctrl(letter('S'))])
            .when(State::has_document),
        row(
            1,
            Command::SaveAs,
            "save-as",
            "Save as…",
            "Save the briefing to another file",
        )
        .keys(Anywhere, &[Shortcut::ctrl_shift(letter('S'))])
        .when(State::has_document),
        row(
            2,
            Command::Export { draft: false },
            "export",
            "Export PDF…",
            "Write the final PDF; findings that are errors stop it",
        )
        .keys(Anywhere, &[Shortcut::ctrl(letter('E'))])
        .when(State::has_document),
        row(
            2,
            Command::Export { draft: true },
            "export-draft",
            "Export draft copy…",
            "Write a PDF marked DRAFT; nothing stops it",
        )
        .keys(Anywhere, &[Shortcut::ctrl_shift(letter('E'))])
        .when(State::has_document),
        row(
            2,
            Command::MailDraft,
            "mail",
            "E-mail draft…",
            "Open an e-mail draft with the PDF attached",
        )
        .keys(Anywhere, &[Shortcut::ctrl_shift(letter('M'))])
        .when(State::has_document),
        row(
            2,
            Command::Print,
            "print",
            "Print…",
            "Open the PDF in the system's viewer, to print it there",
        )
        .keys(Anywhere, &[Shortcut::ctrl(letter('P'))])
        .when(State::has_document),
        row(
            3,
            Command::Quit,
            "quit",
            "Quit",
            "Close Attaché; unsaved work is kept",
        )
        .keys(Anywhere, &[Shortcut::ctrl(letter('Q'))]),
    ]
}

fn edit_rows() -> Vec<Entry> {
    use Menu::Edit;
    use Scope::{Anywhere, Card, Reader};
    let row = |group, command, id, text, tooltip| row(Edit, group, command, id, text, tooltip);
    vec![
        row(0, Command::Undo, "undo", "Undo", "Take the last step back")
            .keys(Anywhere, &[Shortcut::ctrl(letter('Z'))])
            .when(State::can_undo),
        row(0, Command::Redo, "redo", "Redo", "Do the step again")
            .keys(
                Anywhere,
                &[Shortcut::ctrl(letter('Y')), Shortcut::ctrl_shift(letter('Z'))],
            )
            .when(State::can_redo),
        row(
            1,
            Command::MoveItemUp,
            "move-up",
            "Move card up",
            "Move the focused card up, into the section above if it is first",
        )
        .keys(Card, &[Shortcut::alt(Key::Up)])
        .when(State::has_card),
        row(
            1,
            Command::MoveItemDown,
            "move-down",
            "Move card down",
            "Move the focused card down, into the section below if it is last",
        )
        .keys(Card, &[Shortcut::alt(Key::Down)])
        .when(State::has_card),
        row(
            1,
            Command::RemoveItem,
            "remove",
            "Remove card",
            "Take the focused card out of the briefing",
        )
        .keys(Card, &[Shortcut::plain(Key::Delete)])
        .when(State::has_card),
        row(
            2,
            Command::Cite,
            "cite",
            "Cite selection",
            "Cite the selected words from the card last edited",
        )
        .keys(Reader, &[Shortcut::plain(letter('C'))])
        .when(State::can_cite),
        row(
            2,
            Command::ToggleJudgement,
            "judgement",
            "Mark as analyst judgement",
            "Say that the focused card rests on no source",
        )
        .keys(Card, &[Shortcut::plain(letter('J'))])
        .when(State::has_card),
    ]
}

fn briefing_rows() -> Vec<Entry> {
    use Menu::Briefing;
    use Scope::{Anywhere, Reader};
    let row = |group, command, id, text, tooltip| row(Briefing, group, command, id, text, tooltip);
    let mut rows = vec![
        row(
            0,
            Command::NextFind,
            "next-find",
            "Next quotation",
            "Go to the next quotation found, over all sources",
        )
        .keys(Reader, &[Shortcut::plain(letter('N'))])
        .when(State::has_source),
        row(
            0,
            Command::PreviousFind,
            "previous-find",
            "Previous quotation",
            "Go to the quotation found before",
        )
        .keys(Reader, &[Shortcut::shift(letter('N'))])
        .when(State::has_source),
        row(
            0,
            Command::NextKeyPoint,
            "next-key-point",
            "Next key point",
            "Go to the next key point found, over all sources",
        )
        .keys(Reader, &[Shortcut::plain(letter('K'))])
        .when(State::has_source),
        row(
            0,
            Command::PreviousKeyPoint,
            "previous-key-point",
            "Previous key point",
            "Go to the key point found before",
        )
        .keys(Reader, &[Shortcut::shift(letter('K'))])
        .when(State::has_source),
        row(
            1,
            Command::AcceptSuggestion,
            "accept",
            "Accept suggestion",
            "Pick the current find into the section suggested for it",
        )
        .keys(Reader, &[Shortcut::plain(Key::Enter)])
        .when(State::has_suggestion),
    ];
    for n in 1..=9_u8 {
        rows.push(
            super::command_table::row(
                Briefing,
                1,
                Command::Pick(n),
                &format!("pick-{n}"),
                &format!("Pick into section {n}"),
                &format!("Pick the selection, or the current find, into section {n}"),
            )
            .keys(Reader, &[Shortcut::plain(Key::Digit(n))])
            .when(State::can_pick),
        );
    }
    for n in 1..=9_u8 {
        rows.push(
            super::command_table::row(
                Briefing,
                2,
                Command::PickAsOutlet(n),
                &format!("pick-outlet-{n}"),
                &format!("Pick into section {n} as the outlet's words"),
                &format!("Quote the selection in section {n} as the words of the outlet"),
            )
            .keys(Reader, &[Shortcut::alt(Key::Digit(n))])
            .when(State::can_pick),
        );
    }
    rows.extend([
        row(
            3,
            Command::DraftForMe,
            "draft",
            "Draft for me",
            "Place the best quotations and key points into the sections",
        )
        .when(State::has_source),
        row(
            3,
            Command::ShowDetails,
            "details",
            "Edit details…",
            "Title, dates, marking and the other fields of the briefing",
        )
        .when(State::has_document),
        row(
            3,
            Command::ShowTemplates,
            "templates",
            "Choose template…",
            "Build the briefing on another template",
        )
        .when(State::has_document),
        row(
            4,
            Command::ShowFindings,
            "findings",
            "Show findings",
            "Show what the checks found, worst first",
        )
        .keys(Anywhere, &[Shortcut::shift(Key::Function(8))])
        .when(State::has_document),
        row(
            4,
            Command::NextFinding,
            "next-finding",
            "Next finding",
            "Go to the place of the next finding",
        )
        .keys(Anywhere, &[Shortcut::plain(Key::Function(8))])
        .when(State::has_findings),
    ]);
    rows
}

fn view_rows() -> Vec<Entry> {
    use Menu::View;
    use Scope::Anywhere;
    let row = |group, command, id, text, tooltip| row(View, group, command, id, text, tooltip);
    let fold = |n: u8, id: &str, text: &str| {
        super::command_table::row(
            View,
            1,
            Command::ToggleColumn(n),
            id,
            text,
            "Fold the column, or unfold it",
        )
        .keys(Anywhere, &[Shortcut::ctrl(Key::Digit(n))])
    };
    vec![
        row(
            0,
            Command::NextColumn,
            "next-column",
            "Go to next column",
            "Move the focus to the next column",
        )
        .keys(Anywhere, &[Shortcut::plain(Key::Function(6))]),
        row(
            0,
            Command::FlipCardsPage,
            "flip",
            "Flip cards and page",
            "Show the page in place of the cards, or the cards again",
        )
        .keys(Anywhere, &[Shortcut::plain(Key::Function(7))]),
        row(
            0,
            Command::Back,
            "back",
            "Go back",
            "Go back to where you were before the last jump",
        )
        .keys(Anywhere, &[Shortcut::alt(Key::Left)])
        .when(|state| !state.view.back.is_empty()),
        row(0, Command::Forward, "forward", "Go forward", "Go forward again")
            .keys(Anywhere, &[Shortcut::alt(Key::Right)])
            .when(|state| !state.view.forward.is_empty()),
        fold(1, "fold-sources", "Fold sources"),
        fold(2, "fold-reader", "Fold reader"),
        fold(3, "fold-cards", "Fold briefing"),
        fold(4, "fold-page", "Fold page"),
        row(2, Command::ZoomIn, "zoom-in", "Zoom in", "Show the page larger")
            .keys(Anywhere, &[Shortcut::ctrl(Key::Plus)]),
        row(
            2,
            Command::ZoomOut,
            "zoom-out",
            "Zoom out",
            "Show the page smaller",
        )
        .keys(Anywhere, &[Shortcut::ctrl(Key::Minus)]),
        row(
            2,
            Command::ZoomReset,
            "zoom-reset",
            "Fit page to column",
            "Show the page as wide as its column",
        )
        .keys(Anywhere, &[Shortcut::ctrl(Key::Digit(0))]),
        row(
            3,
            Command::Appearance(Appearance::System),
            "as-system",
            "Look as the system does",
            "Light or dark as the system says",
        ),
        row(
            3,
            Command::Appearance(Appearance::Light),
            "light",
            "Look light",
            "Dark text on light ground",
        ),
        row(
            3,
            Command::Appearance(Appearance::Dark),
            "dark",
            "Look dark",
            "Light text on dark ground",
        ),
    ]
}

fn help_rows() -> Vec<Entry> {
    use Menu::Help;
    use Scope::Anywhere;
    vec![
        row(
            Help,
            0,
            Command::ShowPalette,
            "palette",
            "Find command…",
            "Find any command by its name",
        )
        .keys(
            Anywhere,
            &[
                Shortcut::ctrl_shift(letter('P')),
                Shortcut::plain(Key::Function(2)),
            ],
        ),
        row(Help, 0, Command::ShowKeys, "keys", "Show keys", "Show all keys")
            .keys(Anywhere, &[Shortcut::plain(Key::Function(1))]),
    ]
}
