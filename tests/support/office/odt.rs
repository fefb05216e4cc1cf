//! A document as LibreOffice writes it.

use super::{Document, Part, Span, escaped, zipped};

pub fn odt(document: &Document) -> Vec<u8> {
    let mut body = String::new();
    let mut changes = String::new();
    let mut number = 0;
    for part in &document.parts {
        body += &match part {
            Part::Heading(level, words) => {
                format!(
                    r#"<text:h text:style-name="P{level}" text:outline-level="{level}">{}</text:h>"#,
                    escaped(words)
                )
            }
            Part::Quote(words) => format!(
                r#"<text:p text:style-name="Quotations">{}</text:p>"#,
                escaped(words)
            ),
            Part::Item(words) => format!(
                "<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>",
                escaped(words)
            ),
            Part::Table(rows) => {
                let cell = |cell: &&str| {
                    format!(
                        "<table:table-cell><text:p>{}</text:p></table:table-cell>",
                        escaped(cell)
                    )
                };
                let row = |row: &Vec<&str>| {
                    format!(
                        "<table:table-row>{}</table:table-row>",
                        row.iter().map(cell).collect::<String>()
                    )
                };
                format!(
                    "<table:table>{}</table:table>",
                    rows.iter().map(row).collect::<String>()
                )
            }
            Part::Figure(alt, caption) => format!(
                r#"<text:p><draw:frame draw:name="Image1"><draw:image xlink:href="Pictures/1.png"/><svg:desc>{}</svg:desc></draw:frame></text:p><text:p text:style-name="P9">{}</text:p>"#,
                escaped(alt),
                escaped(caption)
            ),
            Part::Paragraph(spans) => {
                let mut words = String::new();
                for span in spans {
                    number += 1;
                    words += &match span {
                        // Line ends and indents of the file are no words.
                        Span::Words(more) => escaped(more).replace(". ", ".\n   "),
                        Span::Strong(more) => format!("<text:span>{}</text:span>", escaped(more)),
                        Span::Inserted(more) => {
                            changes += "<text:changed-region><text:insertion/></text:changed-region>";
                            format!(
                                r#"<text:change-start text:change-id="c{number}"/>{}<text:change-end text:change-id="c{number}"/>"#,
                                escaped(more)
                            )
                        }
                        Span::Deleted(more) => {
                            changes += &format!(
                                "<text:changed-region><text:deletion><text:p>{}</text:p></text:deletion></text:changed-region>",
                                escaped(more)
                            );
                            r#"<text:change text:change-id="c"/>"#.to_owned()
                        }
                        Span::Comment(more) => format!(
                            "<office:annotation><dc:creator>Editor</dc:creator><text:p>{}</text:p></office:annotation>",
                            escaped(more)
                        ),
                        Span::Note(more) => format!(
                            "<text:note><text:note-citation>{number}</text:note-citation><text:note-body><text:p>{}</text:p></text:note-body></text:note>",
                            escaped(more)
                        ),
                    };
                }
                format!(r#"<text:p text:style-name="Standard">{words}</text:p>"#)
            }
        };
    }
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:automatic-styles><style:style style:name="P9" style:parent-style-name="Illustration"/></office:automatic-styles><office:body><office:text><text:tracked-changes>{changes}</text:tracked-changes>{body}</office:text></office:body></office:document-content>"#
    );
    let styles = format!(
        r#"<office:document-styles><office:styles><style:style style:name="Illustration" style:parent-style-name="Caption"/></office:styles><office:master-styles><style:master-page><style:header><text:p>{}</text:p></style:header></style:master-page></office:master-styles></office:document-styles>"#,
        escaped(document.header)
    );
    let meta = format!(
        "<office:document-meta><office:meta><meta:initial-creator>{}</meta:initial-creator><meta:creation-date>{}T09:00:00</meta:creation-date></office:meta></office:document-meta>",
        escaped(document.author),
        document.created
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", styles.as_bytes()),
        ("meta.xml", meta.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
    ])
}
