//! Writes the briefings that the gates and the comparison with rivals work on.
//!
//!     cargo run --release --example make_documents -- FOLDER [NAME…]
//!
//! Each document is `NAME.briefing.ron` and `NAME.words.txt` (what a reader of its PDF must get back);
//! running text comes also as `NAME.blocks.json`, so that rivals set the same words. Without a name all
//! documents of the gates are written; `running-PAGES` is made only when asked for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    unreachable_pub,
    reason = "a tool of the gates fails by panicking, and its support files are shared with tests"
)]

#[path = "../tests/support/all_scripts.rs"]
mod all_scripts;
#[path = "../tests/support/finished.rs"]
mod finished;
#[path = "../tests/support/full_briefing.rs"]
mod full_briefing;
#[path = "../tests/support/running_briefing.rs"]
mod running_briefing;
#[path = "../tests/support/running_text.rs"]
mod running_text;
#[path = "../tests/support/sample_briefings.rs"]
mod sample_briefings;
#[path = "../tests/support/stress.rs"]
mod stress;
#[path = "../tests/support/words.rs"]
mod words;

use attache::briefing::Briefing;
use attache::store;
use running_text::Block;
use serde_json::json;
use std::path::Path;

/// The documents of the gates by name.
fn documents() -> Vec<(String, Briefing)> {
    let mut documents = sample_briefings::sample_briefings();
    documents.push(("full".into(), full_briefing::full_briefing()));
    documents.push(("all-scripts".into(), all_scripts::all_scripts().0));
    documents.push(("two-pager".into(), stress::two_pager()));
    for chapters in [4, 20, 100] {
        let name = format!("chapters-{chapters}");
        documents.push((name, stress::notes_tables_pictures(chapters)));
    }
    let finished = documents
        .into_iter()
        .map(|(name, briefing)| (name, finished::finished(briefing)));
    finished.collect()
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("usage: make_documents FOLDER [NAME…]");
    let folder = Path::new(&folder);
    store::make_folder(folder).expect("the folder can be made");
    let names: Vec<String> = arguments.collect();
    for name in &names {
        if let Some(pages) = name.strip_prefix("running-") {
            let blocks = running_text::of_pages(pages.parse().expect("running-PAGES"));
            let file = folder.join(format!("{name}.blocks.json"));
            store::write_bytes(&file, blocks_json(&blocks).as_bytes()).expect("the blocks can be written");
            write(folder, name, &running_briefing::running_briefing(&blocks));
        }
    }
    let plain = names.iter().any(|name| !name.starts_with("running-"));
    if names.is_empty() || plain {
        for (name, briefing) in documents() {
            if names.is_empty() || names.contains(&name) {
                write(folder, &name, &briefing);
            }
        }
    }
}

fn write(folder: &Path, name: &str, briefing: &Briefing) {
    let file = folder.join(format!("{name}.briefing.ron"));
    store::save(&file, briefing, None).expect("the briefing can be written");
    let texts = folder.join(format!("{name}.words.txt"));
    store::write_bytes(&texts, words::words(briefing).as_bytes()).expect("the words can be written");
    println!("{name}: {} words", briefing.words());
}

fn blocks_json(blocks: &[Block]) -> String {
    let values = blocks.iter().map(|block| match block {
        Block::Heading(text) => json!({ "kind": "heading", "text": text }),
        Block::Paragraph(text) => json!({ "kind": "paragraph", "text": text }),
        Block::Quotation { words, name, title } => {
            json!({ "kind": "quotation", "text": words, "name": name, "title": title })
        }
        Block::Entry(text) => json!({ "kind": "entry", "text": text }),
    });
    let blocks: Vec<_> = values.collect();
    json!({ "title": running_briefing::TITLE, "blocks": blocks }).to_string()
}
