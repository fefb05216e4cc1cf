//! Looking for words on a thread of its own: texts are folded once and kept, and only the latest question
//! is answered.

use super::Runtime;
use crate::app::event::Event;
use crate::app::searching::FoundSource;
use crate::app::workers::{Task, Worker};
use crate::article::{CharRange, FrozenText};
use crate::briefing::{Briefing, Source, SourceId};
use crate::search::{Candidate, Folded, Query, places, search};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The texts of the sources, folded.
#[derive(Default)]
struct Library {
    texts: HashMap<SourceId, (FrozenText, Folded)>,
}

impl Library {
    /// Folds what is not known of a source.
    fn hold(&mut self, source: &Source) {
        let visible = source.blocks.iter().filter(|block| block.hidden.is_none());
        let parts: Vec<CharRange> = visible.map(|block| block.range).collect();
        let known = self.texts.get(&source.id);
        if known.is_none_or(|(text, folded)| *text != source.text || folded.parts() != parts) {
            let folded = Folded::new(&source.text, parts);
            self.texts.insert(source.id, (source.text.clone(), folded));
        }
    }

    fn search(&mut self, typed: &str, briefing: &Briefing) -> Vec<FoundSource> {
        self.texts.retain(|id, _| briefing.source_index(*id).is_some());
        for source in &briefing.sources {
            self.hold(source);
        }
        let titles: Vec<String> = briefing.sources.iter().map(|source| title(source)).collect();
        let candidates: Vec<Candidate<'_>> = briefing
            .sources
            .iter()
            .zip(&titles)
            .filter_map(|(source, title)| {
                let (text, folded) = self.texts.get(&source.id)?;
                Some(Candidate { folded, text, title })
            })
            .collect();
        let hits = search(&Query::words(typed), &candidates).into_iter();
        hits.filter_map(|hit| {
            Some(FoundSource {
                source: briefing.sources.get(hit.index)?.id,
                count: hit.count,
                snippet: hit.snippet,
            })
        })
        .collect()
    }

    fn find(&mut self, query: &Query, source: &Source) -> Vec<CharRange> {
        self.hold(source);
        let known = self.texts.get(&source.id);
        known.map_or_else(Vec::new, |(text, folded)| places(query, folded, text))
    }
}

/// What is said of a source beside its text.
fn title(source: &Source) -> String {
    let details = &source.details;
    let authors = details.authors.join(" ");
    [details.title.as_str(), &authors, &details.outlet, &source.file].join("  ")
}

/// The thread that searches, with what it keeps.
pub(super) struct Searcher {
    pub(super) worker: Worker,
    library: Arc<Mutex<Library>>,
    /// Numbers of the latest questions, over all sources and in one.
    latest: [Arc<AtomicU64>; 2],
}

impl Searcher {
    pub(super) fn start(tasks: usize) -> Self {
        Self {
            worker: Worker::start("search", tasks),
            library: Arc::default(),
            latest: Default::default(),
        }
    }
}

impl Runtime {
    pub(super) fn search(&mut self, asked: u64, typed: String, briefing: Arc<Briefing>) {
        self.look(0, asked, move |library| Event::Searched {
            asked,
            found: library.search(&typed, &briefing),
        });
    }

    pub(super) fn find_in(&mut self, asked: u64, query: Query, source: SourceId, briefing: Arc<Briefing>) {
        self.look(1, asked, move |library| {
            let source = briefing.source(source);
            let places = source.map_or_else(Vec::new, |source| library.find(&query, source));
            Event::PlacesFound { asked, places }
        });
    }

    /// Answers a question of a kind, unless a later one of that kind was asked meanwhile.
    fn look(&mut self, kind: usize, asked: u64, answer: impl FnOnce(&mut Library) -> Event + Send + 'static) {
        let Some(latest) = self.searcher.latest.get(kind).map(Arc::clone) else {
            return;
        };
        latest.store(asked, Ordering::Relaxed);
        let library = Arc::clone(&self.searcher.library);
        let reply = self.reply();
        let task: Task = Box::new(move || {
            if latest.load(Ordering::Relaxed) == asked {
                // What a panic left behind is checked against the texts like anything that was kept.
                let mut library = library.lock().unwrap_or_else(PoisonError::into_inner);
                reply.send(answer(&mut library));
            }
        });
        if let Err(message) = self.searcher.worker.run(task) {
            self.take_in(Event::Failed(message));
        }
    }
}
