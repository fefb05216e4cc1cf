//! The command line as scripts see it: the real binary in a temporary folder.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and writes its own input files"
)]

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

/// The repository's own sample article.
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/summit.txt");

fn attache(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_attache"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap()
}

/// Runs the binary, which must end with `status`; gives standard output and standard error.
fn run(folder: &Path, arguments: &[&str], status: i32) -> (String, String) {
    let output = attache(folder, arguments);
    let out = String::from_utf8(output.stdout).unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        output.status.code(),
        Some(status),
        "attache {arguments:?}\n{out}\n{err}"
    );
    (out, err)
}

/// Runs the binary on unusable input: exit 2, one line that holds every one of `parts`.
fn refused(folder: &Path, arguments: &[&str], parts: &[&str]) {
    let (_, err) = run(folder, arguments, 2);
    assert_eq!(err.lines().count(), 1, "{err}");
    for part in parts {
        assert!(
            err.contains(part),
            "attache {arguments:?}: “{err}” does not say {part}"
        );
    }
}

fn drafted(folder: &Path) {
    run(
        folder,
        &[
            "draft",
            SAMPLE,
            "--date",
            "2026-11-23",
            "-o",
            "a.briefing.ron",
            "--pdf",
            "a.pdf",
        ],
        0,
    );
}

#[test]
fn draft_verifies_and_is_the_same_twice() {
    let folder = tempfile::tempdir().unwrap();
    drafted(folder.path());
    let (out, _) = run(
        folder.path(),
        &["verify", "a.briefing.ron", "--format", "json"],
        0,
    );
    let value: Value = serde_json::from_str(&out).unwrap();
    let quotes = value["quotes"].as_array().unwrap();
    assert!(quotes.len() >= 5, "{} quotations", quotes.len());
    assert!(quotes.iter().all(|quote| quote["status"] == "exact"));
    run(
        folder.path(),
        &["draft", SAMPLE, "--date", "2026-11-23", "--pdf", "b.pdf"],
        0,
    );
    let read = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    assert_eq!(read("a.pdf"), read("b.pdf"));
}

#[test]
fn one_changed_letter_is_found_and_named() {
    let folder = tempfile::tempdir().unwrap();
    drafted(folder.path());
    let path = folder.path().join("a.briefing.ron");
    let text = std::fs::read_to_string(&path).unwrap();
    let quotation = text.find("Quote(").unwrap();
    let at = quotation + text[quotation..].find("exact: \"").unwrap() + "exact: \"".len() + 3;
    let mut bytes = text.into_bytes();
    bytes[at] = if bytes[at] == b'x' { b'y' } else { b'x' };
    std::fs::write(&path, bytes).unwrap();
    let (out, _) = run(folder.path(), &["verify", "a.briefing.ron"], 1);
    let line = out.lines().find(|line| line.contains("changed")).unwrap();
    assert!(line.starts_with('q'), "{line}");
}

#[test]
fn a_changed_source_is_found() {
    let folder = tempfile::tempdir().unwrap();
    drafted(folder.path());
    let path = folder.path().join("a.briefing.ron");
    let text = std::fs::read_to_string(&path).unwrap();
    let blocks = text.find("blocks:").unwrap();
    let at = blocks + text[blocks..].find("text: \"").unwrap() + "text: \"".len() + 2;
    let mut bytes = text.into_bytes();
    bytes[at] = if bytes[at] == b'x' { b'y' } else { b'x' };
    std::fs::write(&path, bytes).unwrap();
    run(folder.path(), &["verify", "a.briefing.ron"], 1);
}

#[test]
fn pages_paint_share_and_export_work_on_a_draft() {
    let folder = tempfile::tempdir().unwrap();
    drafted(folder.path());
    let (out, _) = run(folder.path(), &["pages", "a.briefing.ron"], 0);
    let page: Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
    assert_eq!(page["page"], 1);
    assert!(page["glyphs"].as_array().unwrap().len() > 500);
    run(
        folder.path(),
        &[
            "paint",
            "a.briefing.ron",
            "--page",
            "1",
            "--scale",
            "1",
            "-o",
            "a.png",
        ],
        0,
    );
    assert!(
        std::fs::read(folder.path().join("a.png"))
            .unwrap()
            .starts_with(b"\x89PNG")
    );
    run(
        folder.path(),
        &["export", "a.briefing.ron", "--draft", "-o", "c.pdf"],
        0,
    );
    let read = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    assert_eq!(read("a.pdf"), read("c.pdf"));
    let (out, _) = run(
        folder.path(),
        &[
            "share",
            "a.briefing.ron",
            "--draft",
            "-o",
            "a.eml",
            "--to",
            "desk@example.org",
        ],
        0,
    );
    assert!(out.contains("desk@example.org"), "{out}");
    assert!(String::from_utf8(read("a.eml")).unwrap().contains("X-Unsent: 1"));
}

#[test]
fn a_final_copy_is_refused_while_a_check_blocks() {
    let folder = tempfile::tempdir().unwrap();
    drafted(folder.path());
    let (_, err) = run(folder.path(), &["export", "a.briefing.ron", "-o", "final.pdf"], 1);
    assert!(err.contains("S02"), "{err}");
    assert!(!folder.path().join("final.pdf").exists());
    run(folder.path(), &["check", "a.briefing.ron"], 1);
}

#[test]
fn read_and_find_print_one_object_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let (out, _) = run(folder.path(), &["read", SAMPLE, "--format", "json"], 0);
    let article: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(article["media_type"], "text/plain");
    assert!(article["title"].as_str().is_some_and(|title| !title.is_empty()));
    assert!(!article["hidden"].as_array().unwrap().is_empty());
    let (out, _) = run(
        folder.path(),
        &["find", SAMPLE, "--format", "json", "--template", "summit-brief"],
        0,
    );
    let finds: Value = serde_json::from_str(&out).unwrap();
    let quotes = finds["quotes"].as_array().unwrap();
    assert!(quotes.len() >= 5);
    assert!(
        quotes
            .iter()
            .all(|quote| quote["speaker_name"].is_string() && quote["section"].is_string()),
        "{out}"
    );
}

#[test]
fn templates_are_listed_shown_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    let (list, _) = run(folder.path(), &["templates", "list"], 0);
    assert!(list.contains("summit-brief"));
    let (shown, _) = run(folder.path(), &["templates", "show", "summit-brief"], 0);
    std::fs::write(folder.path().join("own.ron"), &shown).unwrap();
    run(folder.path(), &["templates", "check", "own.ron"], 0);
    run(
        folder.path(),
        &["draft", SAMPLE, "--template", "own.ron", "-o", "own.briefing.ron"],
        0,
    );
    let broken = shown.replacen("heading:", "haeding:", 1);
    let line = 1 + broken[..broken.find("haeding:").unwrap()].lines().count() - 1;
    std::fs::write(folder.path().join("broken.ron"), &broken).unwrap();
    refused(
        folder.path(),
        &["templates", "check", "broken.ron"],
        &["broken.ron", "haeding", &line.to_string()],
    );
}

#[test]
fn a_folder_is_drafted_from_its_articles_alone() {
    let folder = tempfile::tempdir().unwrap();
    let papers = folder.path().join("papers");
    std::fs::create_dir(&papers).unwrap();
    std::fs::copy(SAMPLE, papers.join("summit.txt")).unwrap();
    std::fs::write(papers.join("logo.png"), b"\x89PNG\r\n").unwrap();
    let (out, err) = run(folder.path(), &["draft", "papers", "-o", "a.briefing.ron"], 0);
    assert!(out.contains("1 source"), "{out}");
    assert!(err.contains("logo.png"), "{err}");
    let (out, err) = run(folder.path(), &["read", "papers", "--format", "json"], 0);
    assert_eq!(out.lines().count(), 2);
    assert!(err.contains("logo.png"), "{err}");
    std::fs::remove_file(papers.join("summit.txt")).unwrap();
    refused(folder.path(), &["read", "papers"], &["logo.png"]);
    refused(
        folder.path(),
        &["draft", "papers", "-o", "b.briefing.ron"],
        &["logo.png"],
    );
}

/// A press database's export of two articles.
const EXPORT: &str = "1 of 2 DOCUMENTS\n\nThe Harbour Post\n\nMarch 2, 2026 Monday\n\nTwo ministers open the quay\n\nLENGTH: 31 words\n\nThe western quay was opened on Monday. \"We lost eleven cranes and no one was hurt,\" said Karin Holm, its master.\n\n2 of 2 DOCUMENTS\n\nNorthern Wire\n\nMarch 4, 2026 Wednesday\n\nFerries wait for a new rule\n\nLENGTH: 30 words\n\nFerry owners will wait. \"We buy no engines before the rule is there,\" said Jon Moe, who owns four ships in the old port.\n";

#[test]
fn a_file_of_many_articles_is_split_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("export.txt"), EXPORT).unwrap();
    let objects = |arguments: &[&str]| -> Vec<Value> {
        let (out, _) = run(folder.path(), arguments, 0);
        out.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    };
    let whole = objects(&["read", "export.txt", "--format", "json"]);
    assert_eq!(whole.len(), 1);
    assert_eq!(whole[0]["articles"], 2);
    let split = objects(&["read", "export.txt", "--split", "--format", "json"]);
    let told: Vec<(&str, &str)> = split
        .iter()
        .map(|article| {
            (
                article["file"].as_str().unwrap(),
                article["title"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("export.txt/article 1", "Two ministers open the quay"),
            ("export.txt/article 2", "Ferries wait for a new rule")
        ]
    );
    assert_eq!(split[1]["site"], "Northern Wire");
    let (out, _) = run(folder.path(), &["read", "export.txt"], 0);
    assert!(out.contains("2 articles in one file (--split"), "{out}");
    let arguments = ["draft", "export.txt", "--split", "-o", "a.briefing.ron"];
    let (out, _) = run(folder.path(), &arguments, 0);
    assert!(out.contains("2 quotations from 2 sources"), "{out}");
}

#[test]
fn unusable_input_is_one_line_and_exit_2() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    write("empty.txt", b"");
    write(
        "binary.txt",
        &(0..4096u32).map(|n| (n * 7919 % 256) as u8).collect::<Vec<_>>(),
    );
    write("broken.briefing.ron", b"(format_version: 1, id: ");
    write("newer.briefing.ron", b"(format_version: 99)");
    std::fs::create_dir(folder.path().join("folder.txt")).unwrap();
    let huge = std::fs::File::create_new(folder.path().join("huge.txt")).unwrap();
    huge.set_len(200 << 20).unwrap();
    for name in ["missing.txt", "empty.txt", "binary.txt", "folder.txt", "huge.txt"] {
        refused(folder.path(), &["read", name], &[name]);
        refused(
            folder.path(),
            &["draft", name, "-o", "never.briefing.ron"],
            &[name],
        );
    }
    for name in [
        "missing.briefing.ron",
        "broken.briefing.ron",
        "newer.briefing.ron",
    ] {
        refused(folder.path(), &["verify", name], &[name]);
        refused(folder.path(), &["export", name, "-o", "never.pdf"], &[name]);
    }
    assert!(!folder.path().join("never.pdf").exists() && !folder.path().join("never.briefing.ron").exists());
}

#[test]
fn without_a_display_the_headless_commands_are_named() {
    let folder = tempfile::tempdir().unwrap();
    refused(folder.path(), &[], &["display", "attache draft"]);
}
