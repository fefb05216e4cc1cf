//! Documents of ours written in every office format, with what a reader must find in them.

mod docx;
mod epub;
mod mail;
mod odt;
mod rtf;
pub mod texts;

pub use docx::docx;
pub use epub::epub;
pub use mail::{message, web_archive};
pub use odt::odt;
pub use rtf::rtf;

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// Words in a paragraph.
#[derive(Debug, Clone, Copy)]
pub enum Span {
    Words(&'static str),
    Strong(&'static str),
    /// Put in by a tracked change: is read.
    Inserted(&'static str),
    /// Taken out by a tracked change: is not.
    Deleted(&'static str),
    /// An editor's comment on the words before it: is not read.
    Comment(&'static str),
    /// A footnote.
    Note(&'static str),
}

/// A part of a document.
#[derive(Debug, Clone)]
pub enum Part {
    Heading(u8, &'static str),
    Paragraph(Vec<Span>),
    Item(&'static str),
    Quote(&'static str),
    Table(Vec<Vec<&'static str>>),
    /// Alternative text and caption.
    Figure(&'static str, &'static str),
}

/// A document.
#[derive(Debug, Clone)]
pub struct Document {
    pub title: &'static str,
    pub author: &'static str,
    /// ISO date.
    pub created: &'static str,
    pub language: &'static str,
    pub header: &'static str,
    pub parts: Vec<Part>,
}

impl Document {
    /// What must be read: kind and words of each part, notes last.
    pub fn truth(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let mut notes = Vec::new();
        for part in &self.parts {
            let mut add = |kind: &str, words: &str| found.push((kind.to_owned(), words.to_owned()));
            match part {
                Part::Heading(level, words) => add(&format!("heading {level}"), words),
                Part::Item(words) => add("item", words),
                Part::Quote(words) => add("quote", words),
                Part::Table(rows) => {
                    let rows: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
                    add("table", &rows.join("\n"));
                }
                Part::Figure(alt, caption) => {
                    add("figure", alt);
                    add("caption", caption);
                }
                Part::Paragraph(spans) => {
                    let mut words = String::new();
                    for span in spans {
                        match span {
                            Span::Words(more) | Span::Strong(more) | Span::Inserted(more) => words += more,
                            Span::Deleted(_) | Span::Comment(_) => {}
                            Span::Note(note) => notes.push(("note".to_owned(), (*note).to_owned())),
                        }
                    }
                    add("paragraph", &words);
                }
            }
        }
        found.append(&mut notes);
        found
    }

    /// How many spans of a kind there are.
    pub fn count(&self, wanted: fn(&Span) -> bool) -> usize {
        let spans = self.parts.iter().filter_map(|part| match part {
            Part::Paragraph(spans) => Some(spans),
            _ => None,
        });
        spans.flatten().filter(|span| wanted(span)).count()
    }
}

/// A zip file with these entries.
pub fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        let stored = *name == "mimetype";
        let method = if stored {
            zip::CompressionMethod::Stored
        } else {
            zip::CompressionMethod::Deflated
        };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method))
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Words as XML writes them.
pub fn escaped(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
