//! The house's one-way order, kept by reading the sources: who may name what.
//!
//! Comments and tests inside a file do not count; everything else does.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::path::{Path, PathBuf};

/// The Rust files under `folder` but its tests, sorted; `folder.rs` belongs to the room as well.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let file = folder.with_extension("rs");
    if file.exists() {
        found.push(file);
    }
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        if matches!(stem.as_str(), "tests" | "testing") {
            continue;
        }
        if path.is_dir() {
            found.extend(sources(&path).into_iter().filter(|file| file.starts_with(&path)));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The code of a file without comments and without its test module.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    text.lines()
        .map(|line| line.split("//").next().unwrap())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Whether `name` stands in `code` as a path of its own, not as part of a longer word.
fn names(code: &str, name: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + name.len()..].chars().next();
        !before.is_some_and(word) && !after.is_some_and(word)
    })
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap()
        .to_string_lossy()
        .replace('\\', "/")
}

/// Fails if a file of `room` names one of `forbidden`.
fn check(room: &str, forbidden: &[&str]) {
    let files = sources(&root().join(room));
    assert!(!files.is_empty(), "no sources in {room}");
    for path in files {
        let code = code(&path);
        for name in forbidden {
            assert!(!names(&code, name), "{} names {name}", relative(&path));
        }
    }
}

/// Fails if any file but those under `homes` names `name`.
fn only(name: &str, homes: &[&str]) {
    let mut seen = false;
    for path in sources(&root()) {
        let file = relative(&path);
        if names(&code(&path), name) {
            seen = true;
            assert!(
                homes.iter().any(|home| file.starts_with(home)),
                "{file} names {name}; only {homes:?} may"
            );
        }
    }
    assert!(seen, "nothing names {name}: this rule guards nothing");
}

#[test]
fn data_walks_one_way() {
    const LAST: [&str; 6] = [
        "crate::paint",
        "crate::pdf",
        "crate::share",
        "crate::app",
        "crate::ui",
        "crate::cli",
    ];
    let rules: [(&str, &[&str]); 7] = [
        (
            "picture",
            &[
                "crate::article",
                "crate::briefing",
                "crate::template",
                "crate::typeset",
            ],
        ),
        (
            "article",
            &[
                "crate::find",
                "crate::briefing",
                "crate::template",
                "crate::check",
                "crate::typeset",
                "crate::store",
            ],
        ),
        (
            "find",
            &[
                "crate::briefing",
                "crate::template",
                "crate::check",
                "crate::typeset",
                "crate::store",
            ],
        ),
        (
            "template",
            &[
                "crate::article",
                "crate::find",
                "crate::briefing",
                "crate::check",
                "crate::typeset",
                "crate::store",
            ],
        ),
        (
            "briefing",
            &["crate::find", "crate::check", "crate::typeset", "crate::store"],
        ),
        ("typeset", &["crate::find", "crate::check", "crate::store"]),
        (
            "search",
            &[
                "crate::find",
                "crate::briefing",
                "crate::template",
                "crate::check",
                "crate::typeset",
                "crate::store",
            ],
        ),
    ];
    for (room, forbidden) in rules {
        check(room, forbidden);
        check(room, &LAST);
    }
    check(
        "extract",
        &[
            "crate::find",
            "crate::briefing",
            "crate::template",
            "crate::check",
            "crate::typeset",
            "crate::store",
        ],
    );
    check("extract", &LAST);
    let shell = ["crate::app", "crate::ui", "crate::cli"];
    let outputs: [(&str, &[&str]); 5] = [
        (
            "check",
            &["crate::store", "crate::paint", "crate::pdf", "crate::share"],
        ),
        (
            "paint",
            &[
                "crate::briefing",
                "crate::find",
                "crate::check",
                "crate::store",
                "crate::pdf",
                "crate::share",
            ],
        ),
        (
            "pdf",
            &[
                "crate::briefing",
                "crate::find",
                "crate::check",
                "crate::store",
                "crate::paint",
                "crate::share",
            ],
        ),
        (
            "store",
            &[
                "crate::find",
                "crate::check",
                "crate::typeset",
                "crate::paint",
                "crate::pdf",
                "crate::share",
            ],
        ),
        (
            "share",
            &["crate::find", "crate::check", "crate::store", "crate::paint"],
        ),
    ];
    for (room, forbidden) in outputs {
        check(room, forbidden);
        check(room, &shell);
    }
    check("app", &["crate::ui", "crate::cli"]);
    check("ui", &["crate::cli", "crate::store", "crate::pdf"]);
}

#[test]
fn libraries_have_one_home() {
    let homes: [(&str, &[&str]); 23] = [
        ("egui", &["ui/", "ui.rs"]),
        ("eframe", &["ui/", "ui.rs"]),
        ("rfd", &["app/dialogs"]),
        ("printpdf", &["pdf/"]),
        ("lopdf", &["pdf/"]),
        ("subsetter", &["pdf/"]),
        ("flate2", &["pdf/"]),
        ("parley_engine", &["typeset/shape"]),
        ("vello_cpu", &["paint/", "article/pdf/page_image"]),
        ("dom_smoothie", &["article/"]),
        ("ZipArchive", &["article/office/package"]),
        ("quick_xml", &["article/office/xml"]),
        ("mail_parser", &["article/mail/"]),
        ("hayro", &["article/pdf/"]),
        ("landlock", &["extract/confine"]),
        ("seccompiler", &["extract/confine"]),
        ("memchr", &["search/"]),
        ("read_in_process", &["extract/", "article/"]),
        ("paint_in_process", &["extract/", "article/"]),
        ("Color32::from_rgb", &["ui/theme"]),
        ("jiff", &["app/clock"]),
        ("JoinHandle", &["app/workers"]),
        ("ImageReader", &["picture/"]),
    ];
    for (name, homes) in homes {
        only(name, homes);
    }
}

#[test]
fn pure_rooms_touch_no_files_and_no_clock() {
    const WORLD: [&str; 7] = [
        "std::fs",
        "fs_err",
        "std::env",
        "SystemTime",
        "Instant::now",
        "std::net",
        "std::process",
    ];
    for room in [
        "article", "find", "search", "template", "picture", "briefing", "check", "typeset", "paint", "pdf",
        "share",
    ] {
        check(room, &WORLD);
    }
    check("ui", &["std::fs", "fs_err", "std::net"]);
}

#[test]
fn painting_and_writing_measure_no_text() {
    for room in ["paint", "pdf"] {
        check(
            room,
            &["parley_engine", "hypher", "typeset::typeset", "Typesetter"],
        );
    }
}

#[test]
fn nothing_goes_online() {
    let lock = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    for name in [
        "reqwest",
        "hyper",
        "ureq",
        "curl",
        "isahc",
        "attohttpc",
        "rustls",
        "native-tls",
        "openssl",
    ] {
        assert!(
            !lock.contains(&format!("name = \"{name}\"\n")),
            "{name} is in the tree"
        );
    }
}
