//! The PDF as scripts get it: the same bytes wherever and by whomever, and the briefing inside it.
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
use std::path::{Path, PathBuf};
use std::process::Command;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/summit.txt");

/// Runs the binary in `folder`, which must end with `status`; gives standard output and error.
fn run(folder: &Path, environment: &[(&str, &str)], arguments: &[&str], status: i32) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_attache"))
        .args(arguments)
        .envs(environment.iter().copied())
        .current_dir(folder)
        .output()
        .unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        output.status.code(),
        Some(status),
        "attache {arguments:?}\n{out}\n{err}"
    );
    (out, err)
}

/// A folder with a briefing, `a.briefing.ron`.
fn drafted() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["draft", SAMPLE, "--date", "2026-11-23", "-o", "a.briefing.ron"];
    run(folder.path(), &[], &arguments, 0);
    let path = folder.path().join("a.briefing.ron");
    (folder, path)
}

#[test]
fn the_same_bytes_in_another_time_zone_as_another_user_and_from_another_folder() {
    let (folder, briefing) = drafted();
    let elsewhere = tempfile::tempdir().unwrap();
    let written = |from: &Path, environment: &[(&str, &str)], name: &str| {
        let output = folder.path().join(name);
        for conformance in ["a-2a+ua-1", "a-3a+ua-1"] {
            let arguments = [
                "export",
                briefing.to_str().unwrap(),
                "--draft",
                "--conformance",
                conformance,
                "-o",
                output.to_str().unwrap(),
            ];
            run(from, environment, &arguments, 0);
        }
        std::fs::read(output).unwrap()
    };
    let first = written(folder.path(), &[("TZ", "UTC"), ("LANG", "C")], "one.pdf");
    let home = elsewhere.path().to_str().unwrap();
    let other = [
        ("TZ", "Pacific/Kiritimati"),
        ("LANG", "de_DE.UTF-8"),
        ("LC_ALL", "de_DE.UTF-8"),
        ("USER", "someone-else"),
        ("LOGNAME", "someone-else"),
        ("HOME", home),
        ("XDG_CONFIG_HOME", home),
        ("HOSTNAME", "another-machine"),
    ];
    let second = written(elsewhere.path(), &other, "two with another name.pdf");
    assert!(first == second, "{} and {} bytes", first.len(), second.len());
}

#[test]
fn the_briefing_travels_inside_and_verifies() {
    let (folder, _) = drafted();
    let folder = folder.path();
    let export = [
        "export",
        "a.briefing.ron",
        "--draft",
        "--conformance",
        "a-3a+ua-1",
    ];
    let (out, _) = run(
        folder,
        &[],
        &[&export[..], &["--manifest", "-o", "a.pdf"]].concat(),
        0,
    );
    for part in [
        "the full text of “Norway and Vietnam",
        "briefing.ron",
        "quotations.jsonld",
    ] {
        assert!(out.contains(part), "{out}");
    }
    let verified = |file: &str| -> Value {
        let (out, _) = run(folder, &[], &["verify", file, "--format", "json"], 0);
        serde_json::from_str(&out).unwrap()
    };
    let from_pdf = verified("a.pdf");
    assert!(from_pdf["quotes"].as_array().unwrap().len() >= 5);
    assert_eq!(from_pdf, verified("a.briefing.ron"));
    let (out, _) = run(folder, &[], &[&export[..], &["-o", "b.pdf"]].concat(), 0);
    assert!(!out.contains("quotations.jsonld"), "{out}");
}

#[test]
fn a_pdf_without_its_briefing_is_refused() {
    let (folder, _) = drafted();
    let folder = folder.path();
    let refused = |arguments: &[&str], part: &str| {
        let (_, err) = run(folder, &[], arguments, 2);
        assert!(
            err.lines().count() == 1 && err.contains(part),
            "“{err}” does not say {part}"
        );
    };
    run(
        folder,
        &[],
        &["export", "a.briefing.ron", "--draft", "-o", "a.pdf"],
        0,
    );
    refused(
        &["verify", "a.pdf"],
        "a.pdf: no briefing is attached to this PDF; verify the briefing file",
    );
    std::fs::write(folder.join("b.pdf"), b"%PDF-1.7\nanother program's\n%%EOF").unwrap();
    refused(
        &["verify", "b.pdf"],
        "b.pdf: this is not a PDF that Attach\u{e9} wrote",
    );
    refused(&["verify", "c.pdf"], "c.pdf: there is no such file");
    refused(
        &["export", "a.briefing.ron", "--draft", "--manifest", "-o", "d.pdf"],
        "--conformance a-3a+ua-1",
    );
    assert!(!folder.join("d.pdf").exists());
}
