//! Parts of the window, light and dark, are compared with pictures that were looked at.
//!
//! `ATTACHE_ACCEPT=1 cargo test --test panels` keeps them as they are now; look at each before
//! it is committed. One that differs is written under `target/tmp/panels/`.
#![allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and writes the files that are read"
)]

#[path = "support/desk.rs"]
mod desk;
#[path = "support/full_briefing.rs"]
mod full_briefing;
#[path = "support/panel_image.rs"]
mod panel_image;
#[path = "support/screens.rs"]
mod screens;
#[path = "support/set_pdf.rs"]
mod set_pdf;

use attache::app::{Appearance, Command};
use desk::Desk;
use egui::accesskit::Role;
use egui::{Key, Rect, pos2, vec2};
use egui_kittest::kittest::Queryable;
use panel_image::PanelImage;
use std::path::Path;
use std::time::Duration;

/// What antialiasing and the palette may make a channel differ by.
const TOLERANCE: u8 = 32;
/// Pixels of a panel that may differ by more.
const PIXELS: usize = 30;
const WINDOW: egui::Vec2 = vec2(1280.0, 720.0);

/// A screen, how many pictures stand on it when all is painted, and its parts that are kept.
type Shot = (&'static str, usize, &'static [(&'static str, [f32; 4])]);

/// Left, top, right, bottom of the parts, in points.
const SHOTS: &[Shot] = &[
    ("welcome", 0, &[("welcome", [340.0, 0.0, 940.0, 720.0])]),
    ("recovery offer", 0, &[("recovery", [340.0, 400.0, 940.0, 560.0])]),
    (
        "composing",
        1,
        &[
            ("bar", [0.0, 0.0, 1280.0, 42.0]),
            ("sources-reader", [0.0, 42.0, 504.0, 720.0]),
            ("cards", [504.0, 42.0, 846.0, 680.0]),
            ("page", [846.0, 42.0, 1280.0, 600.0]),
        ],
    ),
    ("findings", 1, &[("findings", [0.0, 480.0, 900.0, 720.0])]),
    ("gallery", 3, &[("gallery", [280.0, 80.0, 1000.0, 640.0])]),
    ("settings", 0, &[("settings", [360.0, 100.0, 920.0, 620.0])]),
    ("speaker", 1, &[("speaker", [360.0, 100.0, 920.0, 620.0])]),
    ("a stopped export", 1, &[("error", [800.0, 420.0, 1280.0, 720.0])]),
];

/// The screen in its colours when everything on it has come to rest.
fn at_rest(screen: &str, pictures: usize, appearance: Appearance) -> Desk {
    let screens = screens::screens();
    let screen = screens.iter().find(|known| known.name == screen).unwrap();
    let mut desk = screen.open();
    desk.harness.set_size(WINDOW);
    desk.send(Command::Appearance(appearance));
    // Pages are painted beside the window's thread.
    let mut calm = 0;
    let mut before = Vec::new();
    for _ in 0..1000 {
        desk.harness.run_steps(2);
        let now = desk.raster.pictures();
        calm = if now == before { calm + 1 } else { 0 };
        if calm > 10 && now.len() >= pictures {
            break;
        }
        before = now;
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(
        before.len() >= pictures,
        "{}: a page was not painted",
        screen.name
    );
    // What goes by itself goes, and what was just placed stops shining.
    desk.runtime().state.notices.retain(|notice| notice.lasting);
    desk.harness.run_steps(120);
    desk
}

#[test]
fn panels_look_as_they_did_when_they_were_looked_at() {
    let accept = std::env::var_os("ATTACHE_ACCEPT").is_some();
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/panels");
    let found = Path::new(env!("CARGO_TARGET_TMPDIR")).join("panels");
    let mut wrong = Vec::new();
    for (screen, pictures, parts) in SHOTS {
        for (appearance, colours) in [(Appearance::Light, "light"), (Appearance::Dark, "dark")] {
            let desk = at_rest(screen, *pictures, appearance);
            for (name, [left, top, right, bottom]) in *parts {
                let file = format!("{name}-{colours}.png");
                let part = Rect::from_min_max(pos2(*left, *top), pos2(*right, *bottom));
                let panel = PanelImage::cut(&desk.drawn(part), part);
                if accept {
                    panel.write(&kept.join(&file));
                    continue;
                }
                let differing =
                    PanelImage::read(&kept.join(&file)).map(|known| panel.differs(&known, TOLERANCE));
                if differing.is_none_or(|count| count > PIXELS) {
                    panel.write(&found.join(&file));
                    wrong.push(format!("{} {differing:?}", found.join(&file).display()));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nlook at them; ATTACHE_ACCEPT=1 cargo test --test panels keeps them",
        wrong.join("\n")
    );
}

/// The comparison sees one letter more.
#[test]
fn a_letter_is_seen() {
    let part = Rect::from_min_max(pos2(360.0, 100.0), pos2(920.0, 620.0));
    let cut = |desk: &Desk| PanelImage::cut(&desk.drawn(part), part);
    let one = cut(&at_rest("settings", 0, Appearance::Light));
    let mut desk = at_rest("settings", 0, Appearance::Light);
    assert_eq!(one.differs(&cut(&desk), 0), 0, "twice the same");
    let field = desk
        .harness
        .get_by_role_and_label(Role::TextInput, "Organisation");
    field.type_text("I");
    desk.rest();
    desk.press(Key::Tab);
    let differing = one.differs(&cut(&desk), TOLERANCE);
    assert!(
        differing > PIXELS && differing < one.pixels.len() / 50,
        "{differing}"
    );
}
