//! Cold layout and edit → pages, for 2, 10 and 100 pages of running text with quotations.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark fails by panicking"
)]

use attache::article::samples;
use attache::article::worker::{Limits, Request};
use attache::briefing::{Briefing, Details, DocumentId, Edit, Item, ItemBody, RichText};
use attache::template::builtin;
use attache::typeset::{Options, Typesetter, typeset};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use std::hint::black_box;

/// Words of our own sample, in paragraphs of about 80.
fn words() -> Vec<String> {
    let sample = samples()[0];
    let request = Request {
        file: sample.file.into(),
        bytes: sample.bytes.to_vec(),
        media_type: None,
        limits: Limits::default(),
    };
    let article = attache::article::read(&request).article.unwrap();
    let text = article.text();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.chunks(80).map(|chunk| chunk.join(" ")).collect()
}

/// A briefing of at least `pages` pages; one in eight paragraphs differs, so that nothing is set twice.
fn document(pages: usize) -> Briefing {
    let template = builtin()[0].clone();
    let details = Details {
        title: "Benchmark".into(),
        date: "2026-11-23".into(),
        ..Details::default()
    };
    let mut briefing = Briefing::new(DocumentId("0".repeat(32)), template, details);
    briefing.template.bottom_line = None;
    let words = words();
    let mut number = 0;
    while typeset(&briefing, &Options::default()).pages.len() < pages {
        for _ in 0..pages.div_ceil(2) * 5 {
            let text = format!(
                "{} Paragraph {number} of this document.",
                words[number % words.len()]
            );
            let item = Item::new(briefing.next_item_id(), ItemBody::Prose(RichText::plain(text)));
            let index = briefing.sections[0].items.len();
            briefing
                .apply(Edit::InsertItem {
                    section: 0,
                    index,
                    item: Box::new(item),
                })
                .unwrap();
            number += 1;
        }
    }
    briefing
}

fn layout(criterion: &mut Criterion) {
    for pages in [2, 10, 100] {
        let briefing = document(pages);
        let options = Options::default();
        let set = typeset(&briefing, &options).pages.len();
        criterion.bench_function(&format!("cold layout, {pages} pages"), |bench| {
            bench.iter_batched(
                Typesetter::new,
                |mut setter| black_box(setter.set(&briefing, &options)),
                BatchSize::LargeInput,
            );
        });
        let mut setter = Typesetter::new();
        let mut edited = briefing.clone();
        setter.set(&edited, &options);
        let mut round = 0usize;
        criterion.bench_function(&format!("edit to pages, {pages} pages"), |bench| {
            bench.iter(|| {
                round += 1;
                let at = (round * 37) % edited.sections[0].items.len();
                let mut item = edited.sections[0].items[at].clone();
                item.body = ItemBody::Prose(RichText::plain(format!(
                    "{} Changed {round} times.",
                    item_words(&edited, at)
                )));
                edited.apply(Edit::ReplaceItem(Box::new(item))).unwrap();
                black_box(setter.set(&edited, &options))
            });
        });
        eprintln!("{pages} pages asked, {set} set");
    }
}

/// The first words of a paragraph, so that edits do not make it grow.
fn item_words(briefing: &Briefing, at: usize) -> String {
    let text = briefing.plain(briefing.sections[0].items[at].texts()[0]);
    text.split(" Changed ").next().unwrap_or_default().to_owned()
}

criterion_group!(benches, layout);
criterion_main!(benches);
