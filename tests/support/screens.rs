//! Every screen of the window by name, each reached as an analyst reaches it.

use super::desk::Desk;
use super::full_briefing::full_briefing;
use super::set_pdf;
use attache::app::{Column, Command, NewItem, Place};
use attache::briefing::{ItemBody, ItemId};
use attache::store;
use egui::{Event, Key, Modifiers, PointerButton, Vec2, vec2};
use egui_kittest::kittest::Queryable;

/// A screen: its name, the size of the window in points, and the way to it.
pub struct Screen {
    pub name: &'static str,
    pub size: Vec2,
    show: fn() -> Desk,
}

impl Screen {
    /// The window with this screen.
    pub fn open(&self) -> Desk {
        let mut desk = (self.show)();
        desk.harness.set_size(self.size);
        desk.rest();
        desk.rest();
        desk
    }
}

const WIDE: Vec2 = vec2(1600.0, 900.0);
pub const SMALL: Vec2 = vec2(1280.0, 720.0);
/// High enough for every card of the full briefing.
const ALL_CARDS: Vec2 = vec2(1600.0, 9000.0);

/// All of them.
pub fn screens() -> Vec<Screen> {
    let screen = |name, size, show| Screen { name, size, show };
    vec![
        screen("welcome", SMALL, Desk::new),
        screen("welcome with recent files", WIDE, recent),
        screen("recovery offer", SMALL, recovery),
        screen("an empty briefing", SMALL, || with([Command::NewBriefing])),
        screen("reading", WIDE, reading),
        screen("reading beside the rail", SMALL, reading),
        screen("an article with its hidden lines", vec2(1600.0, 3000.0), reading),
        screen("a key point with two forms", WIDE, key_point),
        screen("composing", SMALL, composing),
        screen("every kind of card", ALL_CARDS, every_card),
        screen("words of a quotation", SMALL, words_of_a_quotation),
        screen("a bracket", SMALL, || pressing(words_of_a_quotation(), Key::B)),
        screen("a shortened quotation", SMALL, || {
            pressing(words_of_a_quotation(), Key::X)
        }),
        screen("steps taken back", SMALL, steps_taken_back),
        screen("finds", WIDE, || with([Command::OpenSample, Command::ShowFinds])),
        screen("findings", WIDE, || {
            with([Command::OpenSample, Command::Pick(2), Command::ShowFindings])
        }),
        screen("gallery", WIDE, || with([Command::ShowTemplates])),
        screen("settings", WIDE, || with([Command::ShowSettings])),
        screen("guide", WIDE, || with([Command::ShowGuide])),
        screen("keys", WIDE, || with([Command::ShowKeys])),
        screen("palette", WIDE, || {
            with([Command::OpenSample, Command::ShowPalette])
        }),
        screen("details", WIDE, || {
            with([Command::OpenSample, Command::ShowDetails])
        }),
        screen("search in all sources", WIDE, search),
        screen("search beside the reader", SMALL, search),
        screen("filter", WIDE, || {
            with_clicks(with([Command::OpenSample]), &["Filter"])
        }),
        screen("search in the source", WIDE, || {
            with([
                Command::OpenSample,
                Command::FindInSource,
                Command::FindWords("the".into()),
            ])
        }),
        screen("speaker", WIDE, || pressing(reading(), Key::W)),
        screen("wordings", WIDE, wordings),
        screen("differences", WIDE, differences),
        screen("export with the briefing", WIDE, || {
            with_clicks(finished(), &["File", "Export with the briefing attached…"])
        }),
        screen("exported and mailed", WIDE, exported),
        screen("an error", SMALL, error),
        screen("a stopped export", SMALL, || {
            with([
                Command::OpenSample,
                Command::Pick(2),
                Command::Export { draft: false },
            ])
        }),
        screen("a changed file", WIDE, changed_file),
        screen("address of a link", WIDE, address),
        screen("source page", WIDE, source_page),
        screen("source page of a kept original", WIDE, || {
            let mut desk = source_page();
            desk.send(Command::KeepOriginal);
            desk
        }),
        screen("menu of a source", WIDE, menu_of_a_source),
        screen("File menu", WIDE, || menu("File")),
        screen("Edit menu", WIDE, || menu("Edit")),
        screen("Briefing menu", SMALL, || menu("Briefing")),
        screen("View menu", WIDE, || menu("View")),
        screen("Help menu", WIDE, || menu("Help")),
        screen("add menu", WIDE, || menu("Add to Summit highlights")),
        screen("one column: sources", vec2(640.0, 720.0), || {
            column(Column::Sources)
        }),
        screen("one column: reader", vec2(640.0, 720.0), || {
            column(Column::Reader)
        }),
        screen("one column: cards", vec2(640.0, 720.0), || column(Column::Cards)),
        screen("one column: page", vec2(640.0, 720.0), || column(Column::Page)),
    ]
}

fn with<const N: usize>(commands: [Command; N]) -> Desk {
    let mut desk = Desk::new();
    for command in commands {
        desk.send(command);
    }
    desk
}

fn with_clicks(mut desk: Desk, names: &[&str]) -> Desk {
    for name in names {
        desk.harness.get_by_label_contains(name).click();
        desk.rest();
    }
    desk
}

fn pressing(mut desk: Desk, key: Key) -> Desk {
    desk.press(key);
    desk
}

fn recent() -> Desk {
    let mut desk = with([Command::OpenSample]);
    desk.answer("kept.briefing.ron");
    desk.send(Command::Save);
    desk.again()
}

fn recovery() -> Desk {
    let mut desk = with([Command::OpenSample, Command::Pick(2), Command::Quit]);
    desk.rest();
    desk.again()
}

/// The sample at its second quotation, with a digit's choices below.
fn reading() -> Desk {
    with([Command::OpenSample, Command::NextFind])
}

fn key_point() -> Desk {
    let mut desk = Desk::new();
    let words = "Harbour reopens\n\nOfficials said the northern harbour of the town will be opened again on Monday.\n";
    desk.load("harbour.txt", words.as_bytes());
    desk.press(Key::K);
    desk
}

fn composing() -> Desk {
    let mut desk = reading();
    for key in [Key::Num2, Key::N, Key::Num2, Key::K, Key::Num1, Key::K, Key::Num4] {
        desk.press(key);
    }
    desk
}

/// Words of a card are to link somewhere.
fn address() -> Desk {
    let mut desk = composing();
    let item = desk.briefing().sections[0].items[0].id;
    desk.send(Command::FocusItem(Some(item)));
    desk.send(Command::FocusColumn(Column::Cards));
    desk.send(Command::EditCard);
    desk.press_with(Modifiers::CTRL | Modifiers::SHIFT, Key::ArrowLeft);
    desk.send(Command::LinkWords);
    assert!(desk.runtime().state.view.linking.is_some());
    desk
}

/// A final copy could be made of it.
fn finished() -> Desk {
    let mut desk = Desk::new();
    let path = std::path::Path::new("assets/samples/two-pager.briefing.ron");
    desk.send(Command::LoadPaths(vec![path.to_path_buf()]));
    desk
}

fn every_card() -> Desk {
    let mut desk = Desk::new();
    let ron = store::to_ron(&full_briefing()).unwrap();
    desk.load("full.briefing.ron", ron.as_bytes());
    desk.send(Command::AddItem {
        section: 0,
        what: NewItem::NoteToSelf,
    });
    let picture = desk.path("dot.png");
    std::fs::write(&picture, include_bytes!("dot.png")).unwrap();
    desk.dialogs.push(Ok(vec![picture]));
    desk.send(Command::AddItem {
        section: 0,
        what: NewItem::Picture,
    });
    // A quotation displayed as a block has a form of its own.
    let run_in = quotation(&mut desk);
    desk.send(Command::FocusItem(Some(run_in)));
    desk.send(Command::TurnQuotation);
    desk
}

/// A card that holds a quotation.
fn quotation(desk: &mut Desk) -> ItemId {
    let briefing = desk.briefing();
    let id = briefing
        .items()
        .find(|(_, _, item)| {
            item.anchors().next().is_some() && !matches!(&*item.body, ItemBody::KeyPoint { .. })
        })
        .map(|(_, _, item)| item.id);
    id.unwrap()
}

fn words_of_a_quotation() -> Desk {
    let mut desk = composing();
    let card = quotation(&mut desk);
    desk.send(Command::GoTo(Place::Item(card)));
    desk.press(Key::ArrowRight);
    desk.press_with(Modifiers::SHIFT, Key::ArrowRight);
    desk
}

/// Undone, gone back, and all words of the page selected.
fn steps_taken_back() -> Desk {
    let mut desk = composing();
    let card = quotation(&mut desk);
    for command in [
        Command::GoTo(Place::Item(card)),
        Command::Back,
        Command::Undo,
        Command::SelectAllOnPages,
    ] {
        desk.send(command);
    }
    desk
}

fn search() -> Desk {
    with([
        Command::OpenSample,
        Command::FindInSources,
        Command::SearchFor("Oslo".into()),
    ])
}

fn wordings() -> Desk {
    let mut desk = Desk::new();
    for (name, word) in [("one.txt", "first"), ("two.txt", "best")] {
        let words = format!(
            "Ships\n\nAnna Berg met reporters.\n\n\"We will build the {word} ship in Bergen and the second one in Valdivia next year,\" Anna Berg said in {name}.\n"
        );
        desk.load(name, words.as_bytes());
    }
    desk.press(Key::N);
    desk.press(Key::V);
    assert!(desk.runtime().state.modal.is_some());
    desk
}

fn differences() -> Desk {
    let mut desk = Desk::new();
    let words = "Harbour opens\n\nThe harbour was opened on Monday.\n\n\"We lost eleven cranes and no one was hurt,\" said Anna Berg, its master.\n";
    desk.load("harbour.txt", words.as_bytes());
    desk.press(Key::N);
    desk.press(Key::Num2);
    let file = desk.answer("harbour.txt");
    std::fs::write(file, words.replace("Monday", "Tuesday")).unwrap();
    desk.send(Command::ReadAgain);
    desk.send(Command::CompareVersions);
    assert!(desk.runtime().state.modal.is_some());
    desk
}

fn exported() -> Desk {
    let mut desk = finished();
    desk.answer("talks.pdf");
    desk.send(Command::Export { draft: true });
    desk.send(Command::MailDraft);
    assert!(desk.runtime().state.exported.is_some() && desk.runtime().state.mailed.is_some());
    desk
}

fn error() -> Desk {
    let mut desk = reading();
    let missing = desk.path("missing.txt");
    desk.send(Command::LoadPaths(vec![missing]));
    desk.send(Command::Export { draft: false });
    assert!(!desk.runtime().state.notices.is_empty());
    desk
}

fn changed_file() -> Desk {
    let mut desk = with([Command::OpenSample]);
    let path = desk.answer("kept.briefing.ron");
    desk.send(Command::Save);
    std::fs::write(path, "something else").unwrap();
    desk.send(Command::AddCard { section: 0 });
    desk.send(Command::Save);
    assert!(desk.runtime().state.modal.is_some());
    desk
}

fn source_page() -> Desk {
    let mut desk = Desk::new();
    let line = "BT /F 12 Tf 1 0 0 1 60 700 Tm (The harbour was opened again on Monday, a year after the storm.) Tj ET\n";
    desk.load("harbour.pdf", &set_pdf::file(&[line.to_owned()]));
    desk.send(Command::ToggleSourcePage);
    desk
}

fn menu_of_a_source() -> Desk {
    let desk = with([Command::OpenSample]);
    let rect = desk
        .harness
        .get_all_by_role(egui::accesskit::Role::ListItem)
        .next()
        .unwrap()
        .rect();
    let mut desk = desk;
    desk.harness.hover_at(rect.center());
    for pressed in [true, false] {
        desk.harness.event(Event::PointerButton {
            pos: rect.center(),
            button: PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    desk.rest();
    desk
}

fn menu(name: &str) -> Desk {
    let mut desk = composing();
    desk.click(name);
    desk
}

fn column(column: Column) -> Desk {
    let mut desk = composing();
    desk.harness.set_size(vec2(640.0, 720.0));
    desk.rest();
    desk.send(Command::FocusColumn(column));
    desk
}
