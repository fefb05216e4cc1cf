//! A briefing of many pages over a thousand sources: running text, quotations, lists, and key points that
//! rest on one source each.

use crate::seeded::{ARTICLE, prose, source};
use crate::{running_briefing, running_text};
use attache::article::CharRange;
use attache::briefing::{Anchor, Briefing, ItemBody, RichText, Source, SourceId};

/// Articles beside the one that is quoted most.
pub const SOURCES: u32 = 1000;

/// The briefing; every fourth of its paragraphs is a key point on a source of its own.
pub fn long_briefing(pages: usize) -> Briefing {
    let mut briefing = running_briefing::running_briefing(&running_text::of_pages(pages));
    let articles: Vec<Source> = (2..=SOURCES + 1)
        .map(|id| source(id, prose(u64::from(id), ARTICLE)))
        .collect();
    let mut unused = articles.iter();
    let mut number = 0;
    for item in briefing
        .sections
        .iter_mut()
        .flat_map(|content| &mut content.items)
    {
        let ItemBody::Prose(text) = &*item.body else {
            continue;
        };
        number += 1;
        if number % 4 == 0 {
            let text = text.clone();
            let article = unused.next().expect("fewer key points than articles");
            item.judgement = false;
            item.body = key_point(text, article).into();
        }
    }
    briefing.sources.extend(articles.into_iter().map(Into::into));
    assert!(
        briefing
            .sources
            .iter()
            .any(|source| source.id == SourceId(SOURCES))
    );
    briefing
}

/// These words, resting on the first sentence of an article's text.
fn key_point(text: RichText, article: &Source) -> ItemBody {
    let whole = article.text.as_str();
    let title = whole
        .find("\n\n")
        .map_or(0, |end| whole[..end].chars().count() + 2);
    let length = whole
        .chars()
        .skip(title)
        .position(|c| c == '.')
        .expect("a sentence");
    ItemBody::KeyPoint {
        text,
        rests_on: vec![Anchor::new(article, CharRange::new(title, title + length))],
    }
}
