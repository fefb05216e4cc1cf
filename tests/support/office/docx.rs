//! A document as Word writes it.

use super::{Document, Part, Span, escaped, zipped};

const STYLES: &str = r#"<w:styles xmlns:w="w"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="berschrift3"><w:name w:val="heading 3"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="House heading"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style></w:styles>"#;

pub fn docx(document: &Document) -> Vec<u8> {
    let mut body = String::new();
    let mut notes = String::new();
    let mut comments = String::new();
    let mut note = 1;
    let mut comment = 0;
    let run = |words: &str| {
        // Word splits words into runs wherever it likes.
        let (first, second) = words.split_at(words.char_indices().nth(3).map_or(words.len(), |(at, _)| at));
        format!(
            r#"<w:r><w:t xml:space="preserve">{}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>"#,
            escaped(first),
            escaped(second)
        )
    };
    let styled = |style: &str, words: &str| {
        format!(
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{}</w:p>"#,
            run(words)
        )
    };
    for (index, part) in document.parts.iter().enumerate() {
        body += &match part {
            // Some headings of the second level in a style that rests on another.
            Part::Heading(2, words) if index % 2 == 1 => styled("Own", words),
            Part::Heading(level, words) => styled(&format!("berschrift{level}"), words),
            Part::Quote(words) => styled("Zitat", words),
            Part::Item(words) => format!(
                r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>{}</w:p>"#,
                run(words)
            ),
            Part::Table(rows) => {
                let cell = |cell: &&str| format!("<w:tc><w:tcPr/><w:p>{}</w:p></w:tc>", run(cell));
                let row =
                    |row: &Vec<&str>| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
                let deleted = "<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:tc></w:tr>";
                format!(
                    "<w:tbl>{}{deleted}</w:tbl>",
                    rows.iter().map(row).collect::<String>()
                )
            }
            Part::Figure(alt, caption) => {
                // As Word writes a text box: the same words again for older programs.
                let again = format!("<w:p>{}</w:p>", run(caption));
                format!(
                    r#"<w:p><w:r><mc:AlternateContent xmlns:mc="mc"><mc:Choice><w:drawing><wp:inline xmlns:wp="wp"><wp:docPr id="1" name="Picture 1" descr="{}"/><pic:pic xmlns:pic="pic"/></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox xmlns:v="v"><w:txbxContent>{again}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>{}"#,
                    escaped(alt),
                    styled("Beschriftung", caption)
                )
            }
            Part::Paragraph(spans) => {
                let mut words = String::new();
                for span in spans {
                    words += &match span {
                        Span::Words(more) => run(more),
                        Span::Strong(more) => format!(
                            r#"<w:hyperlink><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r></w:hyperlink>"#,
                            escaped(more)
                        ),
                        Span::Inserted(more) => format!(r#"<w:ins w:id="7">{}</w:ins>"#, run(more)),
                        Span::Deleted(more) => format!(
                            r#"<w:del w:id="8"><w:r><w:delText xml:space="preserve">{}</w:delText></w:r></w:del>"#,
                            escaped(more)
                        ),
                        Span::Comment(more) => {
                            comment += 1;
                            comments += &format!(
                                r#"<w:comment w:id="{comment}"><w:p>{}</w:p></w:comment>"#,
                                run(more)
                            );
                            format!(r#"<w:r><w:commentReference w:id="{comment}"/></w:r>"#)
                        }
                        Span::Note(more) => {
                            note += 1;
                            notes += &format!(
                                r#"<w:footnote w:id="{note}"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>"#,
                                run(more)
                            );
                            format!(r#"<w:r><w:footnoteReference w:id="{note}"/></w:r>"#)
                        }
                    };
                }
                format!("<w:p>{words}</w:p>")
            }
        };
    }
    let body = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>{body}<w:sectPr><w:headerReference/></w:sectPr></w:body></w:document>"#
    );
    let notes = format!(
        r#"<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>{notes}</w:footnotes>"#
    );
    let core = format!(
        r#"<cp:coreProperties xmlns:cp="cp" xmlns:dc="dc" xmlns:dcterms="dcterms"><dc:title>Microsoft Word - old.doc</dc:title><dc:creator>{}</dc:creator><dcterms:created>{}T10:00:00Z</dcterms:created></cp:coreProperties>"#,
        escaped(document.author),
        document.created
    );
    let header = format!(
        r#"<w:hdr xmlns:w="w"><w:p>{}</w:p></w:hdr>"#,
        run(document.header)
    );
    let comments = format!(r#"<w:comments xmlns:w="w">{comments}</w:comments>"#);
    zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", body.as_bytes()),
        ("word/styles.xml", STYLES.as_bytes()),
        ("word/footnotes.xml", notes.as_bytes()),
        ("word/comments.xml", comments.as_bytes()),
        ("word/header1.xml", header.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
    ])
}
