//! Cold layout and edit → pages, for 2, 10, 100 and 900 pages of running text with quotations and lists.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a benchmark fails by panicking"
)]

#[path = "../tests/support/running_briefing.rs"]
mod running_briefing;
#[path = "../tests/support/running_text.rs"]
mod running_text;
#[path = "../tests/support/typing.rs"]
mod typing;

use attache::typeset::{Options, Typesetter};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use typing::Typing;

fn layout(criterion: &mut Criterion) {
    for pages in [2, 10, 100, 900] {
        let mut briefing = running_briefing::running_briefing(&running_text::of_pages(pages));
        let options = Options::default();
        criterion.bench_function(&format!("cold layout, {pages} pages"), |bench| {
            bench.iter_batched(
                Typesetter::new,
                |mut setter| black_box(setter.set(&briefing, &options)),
                BatchSize::LargeInput,
            );
        });
        let mut setter = Typesetter::new();
        setter.set(&briefing, &options);
        let mut typing = Typing::new(&briefing);
        criterion.bench_function(&format!("edit to pages, {pages} pages"), |bench| {
            bench.iter(|| {
                let edit = typing.next_edit(&briefing);
                briefing.apply(edit).unwrap();
                black_box(setter.set(&briefing, &options))
            });
        });
    }
}

criterion_group!(benches, layout);
criterion_main!(benches);
