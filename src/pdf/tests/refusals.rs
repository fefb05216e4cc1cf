//! Each refusal names the place, what is wrong and what to do: one row a rule.

use super::*;
use crate::typeset::{Image, Link, LinkTarget, Mark, Rect};

fn check(change: fn(&mut Pages), expected: &str) {
    let mut pages = by_hand("These words stand here for a test of refusals");
    export(&pages).unwrap();
    change(&mut pages);
    let message = export(&pages).unwrap_err().to_string();
    assert!(message.contains(expected), "{message:?} lacks {expected:?}");
}

#[test]
fn fields() {
    check(|pages| pages.info.title.clear(), "has no title");
    check(|pages| pages.info.language.clear(), "has no language");
    check(|pages| pages.info.language = "en_GB".into(), "has no language");
    check(|pages| pages.info.date = "today".into(), "has no date");
    check(
        |pages| pages.info.subject = "long ".repeat(9000),
        "the subject, “long long",
    );
    check(|pages| pages.pages.clear(), "has no pages");
    check(
        |pages| {
            let title = "한".repeat(20_000);
            Arc::make_mut(&mut pages.outline).push(Mark {
                title,
                level: 1,
                page: 0,
                y: 0.0,
            });
        },
        "it is too long for a PDF",
    );
}

#[test]
fn the_tree() {
    check(
        |pages| elements(pages)[1].role = Role::Paragraph,
        "has no heading",
    );
    check(
        |pages| elements(pages)[1].role = Role::Heading(2),
        "Page 1, “These words stand here for a …”: the heading of level 2 follows one of level 0",
    );
    check(
        |pages| {
            let heading = pages.elements[1].clone();
            elements(pages).push(Element {
                role: Role::Heading(2),
                ..heading
            });
        },
        "has no words in one of its headings",
    );
    check(
        |pages| elements(pages).push(figure(None)),
        "A picture: it has no description",
    );
    check(
        |pages| elements(pages).push(figure(Some(" "))),
        "A picture: it has no description",
    );
    check(
        |pages| elements(pages)[1].language = Some("english (uk)".into()),
        "“english (uk)” is no language code",
    );
    check(
        |pages| elements(pages)[1].parent = Some(ElementId(1)),
        "element 1 has no parent before it",
    );
    check(
        |pages| run(pages).tag = Tag::Content(ElementId(9)),
        "element 9 does not exist",
    );
}

#[test]
fn text() {
    check(
        |pages| glyph(pages, 2).id = 0,
        "Page 1, “These words stand here for a …”: no face has the character \"e\"",
    );
    check(
        |pages| {
            *pages = by_hand("\u{E000}");
            glyph(pages, 0).id = 5;
        },
        "U+E000 has no meaning",
    );
    check(
        |pages| *pages = by_hand("cafe\u{301}"),
        "“cafe\u{301}”: its text is not normalised",
    );
    check(|pages| glyph(pages, 0).text = 0..999, "are no text");
    check(|pages| run(pages).face = FaceId(200), "face 200 does not exist");
    check(|pages| run(pages).size = f32::NAN, "outside the page");
    for change in [
        (|pages| glyph(pages, 0).x = f32::NAN) as fn(&mut Pages),
        |pages| glyph(pages, 0).x = 900.0,
        |pages| run(pages).baseline = 900.0,
        |pages| run(pages).baseline = f32::INFINITY,
    ] {
        check(change, "its text would stand outside the page. Shorten");
    }
}

fn figure(alt: Option<&str>) -> Element {
    Element {
        role: Role::Figure,
        parent: Some(ElementId(0)),
        language: None,
        alt: alt.map(str::to_owned),
    }
}

#[test]
fn pictures() {
    let with_picture = |data: &[u8], x: f32| {
        let mut pages = by_hand("Words");
        elements(&mut pages).push(figure(Some("The signing at the harbour")));
        let rect = Rect {
            x,
            y: 200.0,
            width: 100.0,
            height: 50.0,
        };
        let element = ElementId(2);
        page(&mut pages).items.push(Item::Image(Image {
            rect,
            data: data.into(),
            element,
        }));
        export(&pages).unwrap_err().to_string()
    };
    let broken = with_picture(b"\x89PNG\r\n\x1a\n and nothing more", 72.0);
    assert!(
        broken.starts_with("Page 1, a picture, “The signing at the harbour”: it cannot be decoded"),
        "{broken}"
    );
    let other = with_picture(b"GIF89a", 72.0);
    assert!(other.contains("neither PNG nor JPEG"), "{other}");
    let outside = with_picture(b"never read", 560.0);
    assert!(outside.contains("it would stand outside the page"), "{outside}");
}

#[test]
fn links() {
    let check = |target: LinkTarget, alt: Option<&str>, expected: &str| {
        let mut pages = by_hand("Words");
        elements(&mut pages).push(Element {
            role: Role::Link,
            parent: Some(ElementId(1)),
            language: None,
            alt: alt.map(str::to_owned),
        });
        let element = ElementId(2);
        page(&mut pages).links.push(Link {
            rect: Rect::default(),
            target,
            element,
        });
        let message = export(&pages).map_or_else(|error| error.to_string(), |_| "written".to_owned());
        assert!(message.contains(expected), "{message:?} lacks {expected:?}");
    };
    let web = |address: &str| LinkTarget::Address(address.to_owned());
    let alt = Some("The agreement");
    check(web("https://example.org"), alt, "written");
    check(web("HTTPS://example.org/x"), alt, "written");
    check(web("mailto:desk@example.org"), alt, "written");
    check(
        web("https://example.org"),
        None,
        "Page 1, a link: it does not say where it leads",
    );
    for address in [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "//example.org",
        "news/1",
        "https://",
        "data:text/html,x",
        "",
    ] {
        check(
            web(address),
            alt,
            "is no web or mail address. Write the address in full",
        );
    }
    check(
        web(&format!("https://{}", "a".repeat(40_000))),
        alt,
        "its address is too long",
    );
    check(LinkTarget::Place { page: 7, y: 0.0 }, alt, "leads to page 8");
    check(LinkTarget::Place { page: 0, y: f32::NAN }, alt, "leads to page 1");
    check(LinkTarget::Place { page: 0, y: 10.0 }, alt, "written");
}

/// A refusal says what in the briefing it is about, so that the program can lead there.
#[test]
fn a_refusal_knows_its_block() {
    let mut pages = by_hand("Words");
    glyph(&mut pages, 0).id = 0;
    let error = export(&pages).unwrap_err();
    assert_eq!(error.origin(), Some(&Origin::Details));
}
