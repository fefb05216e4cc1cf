//! Hostile files, made here: each ends in one clear problem, and the program lives on.
#![allow(
    missing_docs,
    unreachable_pub,
    dead_code,
    unused_imports,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and writes its own input files"
)]

#[path = "support/office/mod.rs"]
mod office;

use attache::article::ProblemKind;
use attache::article::worker::{Answer, Limits, Request};
use attache::extract::Extractor;
use office::zipped;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn extractor() -> Extractor {
    Extractor::new(env!("CARGO_BIN_EXE_attache").into())
}

fn request(file: &str, bytes: &[u8]) -> Request {
    Request {
        file: file.into(),
        bytes: bytes.to_vec(),
        media_type: None,
        limits: Limits::default(),
    }
}

/// Everything that a file turned out to be.
fn read(file: &str, bytes: &[u8]) -> Vec<Answer> {
    let mut answers = Vec::new();
    extractor().read_all(request(file, bytes), true, &mut |_, answer| {
        answers.push(answer);
        true
    });
    answers
}

/// The file is refused with one problem of this kind that says `words`.
fn refused(file: &str, bytes: &[u8], kind: ProblemKind, words: &str) {
    let answers = read(file, bytes);
    assert_eq!(answers.len(), 1, "{file}");
    let answer = &answers[0];
    assert_eq!(answer.article, None, "{file}");
    assert_eq!(answer.problems.len(), 1, "{file}: {:?}", answer.problems);
    let problem = &answer.problems[0];
    assert!(problem.blocking && problem.kind == kind, "{file}: {problem:?}");
    assert!(problem.message.contains(words), "{file}: {problem:?}");
}

fn word(body: &str) -> Vec<u8> {
    let document = format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
    ])
}

#[test]
fn a_bomb_is_not_unpacked() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("[Content_Types].xml", SimpleFileOptions::default())
        .unwrap();
    zip.start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    let blank = vec![b' '; 1 << 20];
    for _ in 0..300 {
        zip.write_all(&blank).unwrap();
    }
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    refused("bomb.docx", &bomb, ProblemKind::TooLarge, "unpacks to more than");
    // The same inside a zip file, and as one of its files.
    refused(
        "bomb.zip",
        &zipped(&[("a.txt", &blank.repeat(40))]),
        ProblemKind::TooLarge,
        "unpacks to more than",
    );
}

#[test]
fn entries_that_point_outside_are_refused() {
    for name in ["../../evil.txt", "/etc/evil.txt", "a/../../evil.txt"] {
        refused(
            "a.zip",
            &zipped(&[("a.txt", b"Words."), (name, b"Evil.")]),
            ProblemKind::Unsupported,
            "points outside",
        );
    }
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.add_symlink("link", "/etc/passwd", SimpleFileOptions::default())
        .unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    refused("link.zip", &bytes, ProblemKind::Unsupported, "points outside");
}

#[test]
fn too_many_entries_are_refused() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..10_001 {
        zip.start_file(n.to_string(), SimpleFileOptions::default())
            .unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    refused("many.zip", &bytes, ProblemKind::TooLarge, "10000 entries");
}

#[test]
fn depth_is_read_flat_and_told() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(1000)
        + "<w:p><w:r><w:t>Words below.</w:t></w:r></w:p>"
        + &"</w:tc></w:tr></w:tbl>".repeat(1000);
    let content =
        "<text:section>".repeat(5000) + "<text:p>Words below.</text:p>" + &"</text:section>".repeat(5000);
    let content =
        format!("<office:document-content><office:body>{content}</office:body></office:document-content>");
    let text = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ]);
    let rich = format!(
        "{{\\rtf1 {}Words below.{}}}",
        "{".repeat(200_000),
        "}".repeat(200_000)
    );
    for (file, bytes) in [
        ("deep.docx", word(&deep)),
        ("deep.odt", text),
        ("deep.rtf", rich.into_bytes()),
    ] {
        let answers = read(file, &bytes);
        let article = answers[0]
            .article
            .as_ref()
            .unwrap_or_else(|| panic!("{file}: {:?}", answers[0].problems));
        assert_eq!(article.text(), "Words below.", "{file}");
        assert!(
            answers[0].problems[0].message.contains("deep"),
            "{file}: {:?}",
            answers[0].problems
        );
    }
}

#[test]
fn files_in_files_in_files_end() {
    let mut mail = b"From: a@example.org\nSubject: Innermost\n\nThe innermost words.\n".to_vec();
    let mut zip = zipped(&[("a.txt", b"The innermost words.")]);
    for _ in 0..5 {
        let outer = "From: a@example.org\nSubject: Outer\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"";
        // Each needs a boundary of its own.
        let boundary = format!("b{}", mail.len());
        mail = [
            outer.as_bytes(),
            boundary.as_bytes(),
            b"\"\n\n--",
            boundary.as_bytes(),
            b"\nContent-Type: text/plain\n\nSee below.\n--",
            boundary.as_bytes(),
            b"\nContent-Type: message/rfc822\n\n",
            &mail,
            b"\n--",
            boundary.as_bytes(),
            b"--\n",
        ]
        .concat();
        zip = zipped(&[("inner.zip", &zip)]);
    }
    let answers = read("nested.eml", &mail);
    assert_eq!(answers.len(), 4, "{answers:#?}");
    assert!(
        answers[3].problems[0].message.contains("too deep"),
        "{:?}",
        answers[3].problems
    );
    refused("nested.zip", &zip, ProblemKind::TooLarge, "too deep");
}

#[test]
fn entities_and_outside_references_are_not_followed() {
    let laughs = r#"<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><w:document><w:body><w:p><w:r><w:t>Words &b; &c; &amp; more.</w:t></w:r></w:p></w:body></w:document>"#;
    let relations = r#"<Relationships><Relationship Type="x/attachedTemplate" Target="https://beacon.example.org/t.dotm" TargetMode="External"/><Relationship Type="x/hyperlink" Target="https://example.org" TargetMode="External"/></Relationships>"#;
    let bytes = zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", laughs.as_bytes()),
        ("word/_rels/settings.xml.rels", relations.as_bytes()),
    ]);
    let answers = read("laughs.docx", &bytes);
    assert_eq!(
        answers[0].article.as_ref().unwrap().text(),
        "Words &b; &c; & more."
    );
    assert_eq!(answers[0].problems.len(), 1);
    let told = &answers[0].problems[0].message;
    assert!(
        told.contains("https://beacon.example.org/t.dotm") && told.starts_with("1 reference"),
        "{told}"
    );
}

#[test]
fn broken_files_are_one_problem() {
    let whole = office::docx(&office::texts::documents()[0]);
    refused(
        "cut.docx",
        &whole[..whole.len() / 2],
        ProblemKind::Damaged,
        "damaged zip file",
    );
    refused("no-body.docx", &word(""), ProblemKind::Empty, "no text");
    refused("empty.zip", &zipped(&[]), ProblemKind::Empty, "no files");
    refused("empty.rtf", b"{\\rtf1 }", ProblemKind::Empty, "no text");
    let locked = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        (
            "META-INF/manifest.xml",
            b"<manifest><encryption-data/></manifest>",
        ),
        ("content.xml", b"x"),
    ]);
    refused("locked.odt", &locked, ProblemKind::Unsupported, "encrypted");
    let answers = read(
        "broken.docx",
        &word("<w:p><w:r><w:t>Before the break.</w:t></w:r></w:p><w:p"),
    );
    assert_eq!(answers[0].article.as_ref().unwrap().text(), "Before the break.");
    assert!(answers[0].problems[0].message.contains("breaks off"));
}

#[test]
fn one_process_reads_many_files_and_is_replaced_in_time() {
    let mut extractor = extractor();
    let mut first = None;
    for n in 0..=200 {
        let answer = extractor.read(&request("a.txt", format!("Words of article {n}.").as_bytes()));
        assert!(answer.article.is_some());
        let process = extractor.process_id();
        assert!(process.is_some());
        if n == 0 {
            first = process;
        }
        assert_eq!(process == first, n < 200, "file {n}");
    }
}

#[test]
fn a_program_that_is_no_reader_is_a_problem_of_the_file() {
    let mut missing = Extractor::new("/nowhere/attache".into());
    let answer = missing.read(&request("a.txt", b"Words."));
    assert_eq!(answer.problems[0].kind, ProblemKind::Stopped);
    assert!(answer.problems[0].message.contains("could not be started"));
}

/// Pages that lead in circles, depth, a page of nothing but saved states, a stream that unpacks to
/// more than there is memory for.
#[test]
fn hostile_pdfs_are_one_problem() {
    let page = |content: &[u8], filter: &str| -> Vec<u8> {
        let mut stream = format!("<< /Length {} {filter} >>\nstream\n", content.len()).into_bytes();
        stream.extend(content);
        stream.extend(b"\nendstream");
        let objects: [&[u8]; 4] = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>",
            &stream,
        ];
        pdf(&objects)
    };
    let cycle = pdf(&[
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 2 /Kids [2 0 R 2 0 R] >>",
    ]);
    refused("cycle.pdf", &cycle, ProblemKind::Damaged, "damaged PDF");
    let catalogue = format!("<< /Type /Catalog /Pages 2 0 R /X {} >>", "[".repeat(200_000));
    let deep = pdf(&[catalogue.as_bytes(), b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"]);
    refused("deep.pdf", &deep, ProblemKind::Damaged, "damaged PDF");
    let array = page("[".repeat(300_000).as_bytes(), "");
    refused("array.pdf", &array, ProblemKind::Empty, "no text");
    let states = page("q ".repeat(500_000).as_bytes(), "");
    refused("states.pdf", &states, ProblemKind::Empty, "no text");
    refused("cut.pdf", &states[..400], ProblemKind::Empty, "no text");
}

/// A PDF of these objects.
fn pdf(objects: &[&[u8]]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", n + 1).bytes());
        out.extend(*object);
        out.extend(b"\nendobj\n");
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    out.extend(format!("trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").bytes());
    out
}

/// What the kernel says of a reading process: its limits are in force, it can make no sockets.
#[cfg(target_os = "linux")]
#[test]
fn the_process_has_given_up_its_rights() {
    let mut extractor = extractor();
    assert!(extractor.read(&request("a.txt", b"Words.")).article.is_some());
    let process = extractor.process_id().unwrap();
    let of = |name: &str| std::fs::read_to_string(format!("/proc/{process}/{name}")).unwrap();
    let limits = of("limits");
    let limit = |name: &str| {
        limits
            .lines()
            .find(|line| line.starts_with(name))
            .unwrap_or_default()
            .to_owned()
    };
    assert!(limit("Max address space").contains("1073741824"), "{limits}");
    assert!(limit("Max open files").contains(" 3 "), "{limits}");
    assert!(limit("Max file size").contains(" 0 "), "{limits}");
    let status = of("status");
    assert!(status.contains("NoNewPrivs:\t1"), "{status}");
    assert!(status.contains("Seccomp:\t2"), "{status}");
    let environment = of("environ");
    assert!(!environment.contains("PATH="), "{environment}");
    for standard in 0..3 {
        let file = std::fs::read_link(format!("/proc/{process}/fd/{standard}")).unwrap();
        assert!(file.to_string_lossy().starts_with("pipe:"), "{}", file.display());
    }
}

/// Memory beyond the limit, or a crash, ends the process and is one problem; the next file is read.
#[cfg(target_os = "linux")]
#[test]
fn the_next_file_is_read_after_a_process_died() {
    let mut extractor = extractor();
    assert!(extractor.read(&request("a.txt", b"Words.")).article.is_some());
    let process = extractor.process_id().unwrap();
    let killed = std::process::Command::new("kill")
        .args(["-9", &process.to_string()])
        .status()
        .unwrap();
    assert!(killed.success());
    let answer = extractor.read(&request("b.txt", b"Words."));
    assert_eq!(answer.problems[0].kind, ProblemKind::Stopped);
    assert!(
        answer.problems[0].message.contains("the file is unchanged"),
        "{:?}",
        answer.problems
    );
    assert!(extractor.read(&request("c.txt", b"Words.")).article.is_some());
}
