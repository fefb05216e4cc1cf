//! Messages, web archives, reference files and zip files: what we wrote is what is read.
#![allow(
    missing_docs,
    unreachable_pub,
    dead_code,
    unused_imports,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "support/office/mod.rs"]
mod office;

use attache::article::worker::{Answer, Limits, Request};
use attache::article::{Article, HiddenReason, ProblemKind};

fn read(file: &str, text: &str) -> Answer {
    read_bytes(file, text.as_bytes().to_vec())
}

fn read_bytes(file: &str, bytes: Vec<u8>) -> Answer {
    attache::article::read(&Request {
        file: file.into(),
        bytes,
        media_type: None,
        limits: Limits::default(),
    })
}

/// The visible words of each block, and the hidden ones with their reason.
fn parts(article: &Article) -> (Vec<&str>, Vec<(HiddenReason, &str)>) {
    let words = |range| article.frozen.slice(range);
    let hidden = article
        .blocks
        .iter()
        .filter_map(|block| Some((block.hidden?, words(block.range))));
    (
        article.visible().map(|block| words(block.range)).collect(),
        hidden.collect(),
    )
}

fn details(article: &Article) -> (Option<&str>, Option<String>, Option<&str>) {
    (article.title.as_deref(), article.byline(), article.date())
}

const REPLY: &str = "From: =?utf-8?q?J=C3=B6rg_M=C3=B6ller?= <jorg@example.org>\r
To: desk@example.org\r
Subject: Re: The western quay\r
Date: Mon, 9 Mar 2026 08:15:00 +0100\r
Message-ID: <1@example.org>\r
MIME-Version: 1.0\r
Content-Type: multipart/alternative; boundary=\"b\"\r
\r
--b\r
Content-Type: text/plain; charset=iso-8859-1\r
Content-Transfer-Encoding: quoted-printable\r
\r
The harbour master told me on Friday that the western quay will open to the\r
ferries in May. The caf=E9 at its end stays shut until the autumn.\r
\r
Three things follow:\r
- the night boat moves first\r
- the cranes follow in June\r
\r
On Sun, 8 Mar 2026, Ada Berg <ada@example.org> wrote:\r
> When does the quay open, and who told\r
> you so?\r
\r
-- \r
J=F6rg M=F6ller\r
Harbour desk\r
--b\r
Content-Type: text/html; charset=utf-8\r
\r
<html><body><p>The same <img src=\"https://beacon.example.org/1.gif\"></p></body></html>\r
--b--\r
";

#[test]
fn a_reply_shows_what_its_sender_wrote() {
    let answer = read("reply.eml", REPLY);
    assert_eq!(answer.problems, []);
    let article = answer.article.unwrap();
    assert_eq!(
        details(&article),
        (
            Some("Re: The western quay"),
            Some("Jörg Möller".into()),
            Some("2026-03-09")
        )
    );
    assert_eq!(article.media_type, "message/rfc822");
    let (shown, hidden) = parts(&article);
    assert_eq!(
        shown,
        [
            "Re: The western quay",
            "The harbour master told me on Friday that the western quay will open to the ferries in May. The café at its end stays shut until the autumn.",
            "Three things follow:",
            "the night boat moves first",
            "the cranes follow in June",
        ]
    );
    let quoted = |words| (HiddenReason::QuotedReply, words);
    let signed = |words| (HiddenReason::Signature, words);
    assert_eq!(
        hidden,
        [
            quoted("On Sun, 8 Mar 2026, Ada Berg <ada@example.org> wrote:"),
            quoted("When does the quay open, and who told"),
            quoted("you so?"),
            signed("--"),
            signed("Jörg Möller"),
            signed("Harbour desk"),
        ]
    );
}

#[test]
fn what_is_passed_on_is_shown() {
    let text = "From: a@example.org\nTo: b@example.org\nSubject: Fwd: The quay\nDate: Mon, 9 Mar 2026 08:15:00 +0100\n\nSee below.\n\n---------- Forwarded message ---------\nFrom: Ada Berg <ada@example.org>\nDate: Sun, 8 Mar 2026\nSubject: The quay\nTo: <a@example.org>\n\nThe quay opens in May, the harbour master said.\n";
    let article = read("forward.eml", text).article.unwrap();
    let (shown, hidden) = parts(&article);
    assert!(
        shown.contains(&"The quay opens in May, the harbour master said."),
        "{shown:#?}"
    );
    assert_eq!(hidden, []);
}

#[test]
fn an_answer_above_unmarked_mail_hides_it() {
    let text = "From: a@example.org\nTo: b@example.org\nSubject: RE: The quay\nDate: Mon, 9 Mar 2026 08:15:00 +0100\n\nMay, I am told.\n\n-----Original Message-----\nFrom: Ada Berg\nSent: Sunday, 8 March 2026 10:00\nTo: A\nSubject: The quay\n\nWhen does it open?\n";
    let article = read("answer.eml", text).article.unwrap();
    let (shown, hidden) = parts(&article);
    assert_eq!(shown, ["RE: The quay", "May, I am told."]);
    assert!(
        hidden.contains(&(HiddenReason::QuotedReply, "When does it open?")),
        "{hidden:#?}"
    );
}

#[test]
fn attachments_are_handed_on_with_plain_names() {
    let text = "From: a@example.org\nSubject: Papers\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nHere they are.\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=\"../../etc/paper.txt\"\n\nA paper.\n--b\nContent-Type: image/png\nContent-Disposition: inline; filename=logo.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b\nContent-Type: message/rfc822\n\nFrom: c@example.org\nSubject: An older mail\n\nOlder words.\n--b--\n";
    let answer = read("papers.eml", text);
    let names: Vec<&str> = answer.parts.iter().map(|part| part.file.as_str()).collect();
    assert_eq!(names, ["paper.txt", "An older mail.eml"]);
    assert_eq!(answer.parts[0].bytes, b"A paper.");
    let older = read_bytes("older.eml", answer.parts[1].bytes.clone())
        .article
        .unwrap();
    assert_eq!(older.title.as_deref(), Some("An older mail"));
    assert!(
        answer
            .problems
            .iter()
            .all(|problem| problem.kind == ProblemKind::LeftOut && !problem.blocking)
    );
}

#[test]
fn a_line_break_in_a_header_makes_no_second_header() {
    let text = "From: a@example.org\nSubject: =?utf-8?q?One=0D=0ABcc:_all@example.org?=\nDate: Mon, 9 Mar 2026 08:15:00 +0100\n\nWords.\n";
    let article = read("injected.eml", text).article.unwrap();
    assert_eq!(article.title.as_deref(), Some("One Bcc: all@example.org"));
    assert!(!article.byline().unwrap().contains('\n'));
}

#[test]
fn a_web_archive_is_its_page() {
    let page = "<html lang=3D\"en\"><head><title>The ferry stays</title></head><body><article><h1>The ferry stays</h1><p>The island keeps its ferry for another ten years, the council decided on Tuesday =E2=80=94 by one vote.</p><p>The older boat will be sold in the spring, and a new one will take its name and its place.</p></article></body></html>";
    let text = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/ferry\r\nSubject: The ferry stays\r\nDate: Mon, 9 Mar 2026 08:15:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/ferry\r\n\r\n{page}\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://example.org/1.png\r\n\r\niVBORw0KGgo=\r\n--b--\r\n"
    );
    let article = read("ferry.mhtml", &text).article.unwrap();
    assert_eq!(article.media_type, "multipart/related");
    assert_eq!(article.url.as_deref(), Some("https://example.org/ferry"));
    assert_eq!(article.title.as_deref(), Some("The ferry stays"));
    assert!(
        article.text().contains("on Tuesday — by one vote."),
        "{}",
        article.text()
    );
    assert_eq!(
        article.date(),
        None,
        "the day of saving is not the day of publication"
    );
}

#[test]
fn reference_files_give_details() {
    let ris = "TY  - NEWS\r\nTI  - The ferry stays\r\nAU  - Berg, Ada\r\nAU  - Moe, Jon\r\nT2  - Harbour Letter\r\nDA  - 2026/03/09/\r\nUR  - https://example.org/ferry\r\nAB  - The island keeps its ferry.\r\nER  - \r\n";
    let csl = r#"[{"type":"article-newspaper","title":"The ferry stays","author":[{"family":"Berg","given":"Ada"},{"literal":"Jon Moe"}],"container-title":"Harbour Letter","issued":{"date-parts":[[2026,3,9]]},"URL":"https://example.org/ferry","abstract":"The island keeps its ferry."}]"#;
    for (file, text) in [("a.ris", ris), ("a.json", csl)] {
        let answer = read(file, text);
        assert!(answer.problems[0].message.contains("details only"), "{file}");
        let article = answer.article.unwrap();
        assert_eq!(
            details(&article),
            (
                Some("The ferry stays"),
                Some("Ada Berg; Jon Moe".into()),
                Some("2026-03-09")
            ),
            "{file}"
        );
        assert_eq!(article.site.as_deref(), Some("Harbour Letter"), "{file}");
        assert_eq!(
            article.url.as_deref(),
            Some("https://example.org/ferry"),
            "{file}"
        );
        assert_eq!(
            parts(&article).0,
            ["The ferry stays", "The island keeps its ferry."],
            "{file}"
        );
    }
}

#[test]
fn a_zip_file_is_the_files_in_it() {
    let document = &office::texts::documents()[0];
    let word = office::docx(document);
    let zip = office::zipped(&[
        ("papers/a.docx", word.as_slice()),
        ("papers/b.txt", b"Plain words of a second article."),
        ("papers/c.png", b"\x89PNG\r\n"),
        ("__MACOSX/papers/._a.docx", b"x"),
        (".DS_Store", b"x"),
    ]);
    let answer = read_bytes("papers.zip", zip);
    assert_eq!(answer.article, None);
    assert_eq!(answer.problems.len(), 1);
    assert!(
        answer.problems[0].message.contains("papers/c.png"),
        "{:?}",
        answer.problems
    );
    let names: Vec<&str> = answer.parts.iter().map(|part| part.file.as_str()).collect();
    assert_eq!(names, ["papers/a.docx", "papers/b.txt"]);
    assert_eq!(answer.parts[0].bytes, word);
}
