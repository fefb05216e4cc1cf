//! A document as a book, a page for each heading of the first two levels.

use super::{Document, Part, Span, escaped, zipped};

pub fn epub(document: &Document) -> Vec<u8> {
    let mut pages: Vec<String> = Vec::new();
    let mut note = 0;
    for part in &document.parts {
        if pages.is_empty() || matches!(part, Part::Heading(2, _)) {
            pages.push(String::new());
        }
        let mut asides = String::new();
        let words = match part {
            Part::Heading(level, words) => format!("<h{level}>{}</h{level}>\n", escaped(words)),
            Part::Quote(words) => format!("<blockquote><p>{}</p></blockquote>", escaped(words)),
            Part::Item(words) => format!("<ul>\n  <li><p>{}</p></li>\n</ul>", escaped(words)),
            Part::Table(rows) => {
                let cell = |cell: &&str| format!("<td>{}</td>", escaped(cell));
                let row =
                    |row: &Vec<&str>| format!("<tr>{}</tr>\n", row.iter().map(cell).collect::<String>());
                format!(
                    "<table><tbody>{}</tbody></table>",
                    rows.iter().map(row).collect::<String>()
                )
            }
            Part::Figure(alt, caption) => format!(
                r#"<figure><img src="a.png" alt="{}"/><figcaption>{}</figcaption></figure>"#,
                escaped(alt),
                escaped(caption)
            ),
            Part::Paragraph(spans) => {
                let mut words = String::new();
                for span in spans {
                    words += &match span {
                        Span::Words(more) | Span::Inserted(more) => escaped(more).replace(". ", ".\n      "),
                        Span::Strong(more) => format!("<strong>{}</strong>", escaped(more)),
                        // A book has neither.
                        Span::Deleted(_) | Span::Comment(_) => String::new(),
                        Span::Note(more) => {
                            note += 1;
                            asides += &format!(
                                "<aside epub:type=\"footnote\" id=\"n{note}\"><p>{}</p></aside>",
                                escaped(more)
                            );
                            format!("<a epub:type=\"noteref\" href=\"#n{note}\">{note}</a>")
                        }
                    };
                }
                format!("<p>{words}</p>")
            }
        };
        let page = pages.last_mut().unwrap();
        *page += &words;
        *page += &asides;
    }
    let names: Vec<String> = (1..=pages.len())
        .map(|n| format!("OEBPS/text/page {n}.xhtml"))
        .collect();
    let pages: Vec<String> = pages
        .iter()
        .map(|page| {
            format!(
                "<?xml version=\"1.0\"?><!DOCTYPE html><html xmlns:epub=\"e\"><head><title>Page</title><style>p {{}}</style></head><body><section>{page}</section></body></html>"
            )
        })
        .collect();
    let numbers = 1..=names.len();
    let manifest: String = numbers
        .clone()
        .map(|n| {
            format!(r#"<item id="p{n}" href="text/page%20{n}.xhtml" media-type="application/xhtml+xml"/>"#)
        })
        .collect();
    let spine: String = numbers.map(|n| format!(r#"<itemref idref="p{n}"/>"#)).collect();
    let opf = format!(
        r#"<package><metadata><dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:date>{}</dc:date><dc:language>{}</dc:language><dc:publisher>Harbour Press</dc:publisher></metadata><manifest><item id="nav" href="nav.xhtml" properties="nav"/>{manifest}</manifest><spine><itemref idref="nav"/>{spine}</spine></package>"#,
        escaped(document.title),
        escaped(document.author),
        document.created,
        document.language
    );
    let nav = format!(
        "<html><body><nav><ol><li>{}</li></ol></nav></body></html>",
        escaped(document.header)
    );
    let mut entries: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/epub+zip"),
        (
            "META-INF/container.xml",
            br#"<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"#,
        ),
        ("OEBPS/book.opf", opf.as_bytes()),
        ("OEBPS/nav.xhtml", nav.as_bytes()),
    ];
    entries.extend(
        names
            .iter()
            .zip(&pages)
            .map(|(name, page)| (name.as_str(), page.as_bytes())),
    );
    zipped(&entries)
}
