//! A document as RTF, with every character beyond ASCII written as `\u`.

use super::{Document, Part, Span};

fn escaped(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars() {
        match c {
            '\\' | '{' | '}' => out += &format!("\\{c}"),
            '“' => out += "\\ldblquote ",
            '”' => out += "\\rdblquote ",
            '—' => out += "\\emdash ",
            // In the code page of the file.
            'ü' => out += "\\'fc",
            'ö' => out += "\\'f6",
            c if c.is_ascii() => out.push(c),
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    out += &format!("\\u{}?", unit.cast_signed());
                }
            }
        }
    }
    // Writers break lines anywhere.
    out.replace(". ", ".\n ")
}

pub fn rtf(document: &Document) -> Vec<u8> {
    let mut out = String::from(
        "{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1{\\fonttbl{\\f0\\froman\\fcharset0 Times;}{\\f1\\fcharset204 Times Cyr;}}{\\colortbl;\\red0\\green0\\blue0;}\n\
         {\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\s2\\outlinelevel1 heading 2;}{\\s3\\outlinelevel2 heading 3;}{\\s4 Quote;}{\\s5 caption;}{\\*\\cs10 Default Paragraph Font;}}\n",
    );
    let [year, month, day]: [i32; 3] =
        std::array::from_fn(|at| document.created.split('-').nth(at).unwrap().parse().unwrap());
    out += &format!(
        "{{\\info{{\\title Untitled}}{{\\author {}}}{{\\creatim\\yr{year}\\mo{month}\\dy{day}\\hr9}}{{\\*\\company Yard}}}}\n{{\\header\\pard {}\\par}}",
        escaped(document.author),
        escaped(document.header)
    );
    for part in &document.parts {
        out += &match part {
            Part::Heading(level, words) => format!("\\pard\\s{level}{{\\b {}}}\\par\n", escaped(words)),
            Part::Quote(words) => format!("\\pard\\s4 {}\\par\n", escaped(words)),
            // Some writers type the bullet.
            Part::Item(words) if words.contains("Cranes") => {
                format!("\\pard\\fi-200\\li400 \\bullet \\tab {}\\par\n", escaped(words))
            }
            Part::Item(words) => format!("\\pard{{\\listtext\\bullet\\tab}}\\ls1 {}\\par\n", escaped(words)),
            Part::Table(rows) => {
                let cell = |cell: &&str| format!("{}\\cell ", escaped(cell));
                let row = |row: &Vec<&str>| {
                    format!(
                        "\\trowd\\cellx100\\cellx200\\pard\\intbl {}\\row\n",
                        row.iter().map(cell).collect::<String>()
                    )
                };
                rows.iter().map(row).collect()
            }
            Part::Figure(alt, caption) => format!(
                "\\pard{{\\*\\shppict{{\\pict{{\\*\\picprop{{\\sp{{\\sn wzDescription}}{{\\sv {}}}}}}}\\pngblip 89504e470d0a}}}}{{\\nonshppict{{\\pict\\wmetafile8 0100}}}}\\par\n\\pard\\s5 {}\\par\n",
                escaped(alt),
                escaped(caption)
            ),
            Part::Paragraph(spans) => {
                let mut words = String::new();
                for span in spans {
                    words += &match span {
                        Span::Words(more) => escaped(more),
                        Span::Strong(more) => {
                            format!(
                                "{{\\field{{\\*\\fldinst HYPERLINK \"https://example.org\"}}{{\\fldrslt {}}}}}",
                                escaped(more)
                            )
                        }
                        Span::Inserted(more) => format!("{{\\revised\\revauth1 {}}}", escaped(more)),
                        Span::Deleted(more) => format!("{{\\deleted\\revauthdel1 {}}}", escaped(more)),
                        Span::Comment(more) => {
                            format!(
                                "{{\\*\\atnid E}}{{\\*\\atnauthor Editor}}\\chatn{{\\*\\annotation\\pard {}}}",
                                escaped(more)
                            )
                        }
                        Span::Note(more) => {
                            format!(
                                "{{\\super\\chftn}}{{\\footnote\\pard{{\\super\\chftn}} {}}}",
                                escaped(more)
                            )
                        }
                    };
                }
                format!("\\pard {words}\\par\n")
            }
        };
    }
    out.push('}');
    out.into_bytes()
}
