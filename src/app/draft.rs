//! *Draft for me*: the best quotations and key points into a template's sections.
//!
//! A first version to read against the sources, never a decision: every card is marked as
//! suggested, every quotation stands once, and a card says only what a source says.

mod ledger;
mod plan;
mod steps;
mod worth;

pub(super) use steps::fill as fill_step;

use super::quoted::{quoted_span, spans_of};
use super::{document_id, refresh};
use crate::article::Article;
use crate::briefing::{Briefing, Details, DocumentId, Edit, Pick, QuotedSpan, Source, SourceId, Whose, pick};
use crate::find::{Finds, find};
use crate::template::Template;
use ledger::{Planned, What};
use plan::plan;

/// A briefing drafted from `articles`. A missing title is taken from the first of them; the day of
/// access is the cut-off, or the document's date.
pub fn draft(articles: Vec<Article>, template: Template, mut details: Details) -> Briefing {
    if details.title.is_empty() {
        details.title = articles
            .first()
            .and_then(|article| article.title.clone())
            .unwrap_or_default();
    }
    let accessed = if details.cut_off.is_empty() {
        &details.date
    } else {
        &details.cut_off
    };
    let accessed = accessed.clone();
    let mut briefing = Briefing::new(DocumentId(document_id::fresh()), template, details);
    let mut next = 1;
    for article in articles {
        // The same file given twice is one source.
        if briefing
            .sources
            .iter()
            .any(|source| source.provenance.same(&article.provenance))
        {
            continue;
        }
        briefing
            .sources
            .push(Source::freeze(SourceId(next), article, &accessed).into());
        next += 1;
    }
    let read: Vec<Article> = briefing.sources.iter().map(|source| source.article()).collect();
    let read: Vec<&Article> = read.iter().collect();
    let finds = find(&read, &refresh::section_hints(&briefing.template), &[]);
    for edit in edits(&briefing, &finds) {
        // Each edit was made for, and tried on, this very briefing.
        let done = briefing.apply(edit);
        debug_assert!(done.is_ok(), "{done:?}");
    }
    briefing
}

/// The edits that fill the sections of `briefing` from `finds` (made over its sources), beside what
/// stands there already.
pub(super) fn edits(briefing: &Briefing, finds: &Finds) -> Vec<Edit> {
    let mut working = briefing.clone();
    let mut edits = Vec::new();
    for planned in plan(briefing, finds) {
        let Some(wanted) = as_pick(briefing, finds, &planned) else {
            continue;
        };
        // What a section refuses (it may bar quotations) is left out of the draft.
        let Ok(outcome) = pick(&working, planned.section, &wanted, None) else {
            continue;
        };
        // Only new cards: a draft never changes what the analyst wrote.
        if !matches!(outcome.edit, Edit::InsertItem { .. }) {
            continue;
        }
        let mut edit = outcome.edit;
        fill_step(&mut edit);
        if working.apply(edit.clone()).is_ok() {
            edits.push(edit);
        }
    }
    edits
}

fn as_pick(briefing: &Briefing, finds: &Finds, planned: &Planned) -> Option<Pick> {
    let (article, range, whose) = match planned.what {
        What::Quotation(index) => {
            let found = finds.quotations.get(index)?;
            (found.article, found.range, Whose::Quoted(quoted_span(found)))
        }
        What::KeyPoint(index) => {
            let found = finds.key_points.get(index)?;
            (found.article, found.range, Whose::Outlet)
        }
    };
    let spans: Vec<QuotedSpan> = spans_of(finds, article);
    Some(Pick {
        source: briefing.sources.get(article)?.id,
        range,
        whose,
        inside: spans
            .into_iter()
            .filter(|span| range.contains(span.outer))
            .collect(),
        cuts: Vec::new(),
        suggested: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::worker::{Limits, Request};
    use crate::briefing::{Item, ItemBody, Status, verify};

    fn articles(count: usize) -> Vec<Article> {
        let read = |sample: &crate::article::Sample| {
            let request = Request {
                file: sample.file.into(),
                bytes: sample.bytes.to_vec(),
                media_type: None,
                limits: Limits::default(),
            };
            crate::article::read(&request).article.unwrap()
        };
        crate::article::samples().iter().take(count).map(read).collect()
    }

    fn drafted(count: usize) -> Briefing {
        let details = Details {
            date: "2026-11-24".into(),
            cut_off: "2026-11-24".into(),
            ..Details::default()
        };
        draft(articles(count), crate::template::builtin()[0].clone(), details)
    }

    fn section<'a>(briefing: &'a Briefing, id: &str) -> &'a [Item] {
        let at = briefing
            .sections
            .iter()
            .position(|content| content.section == id)
            .unwrap();
        &briefing.sections[at].items
    }

    #[test]
    fn one_article_fills_every_section_with_all_its_quotations() {
        let briefing = drafted(1);
        let proof = verify(&briefing);
        assert_eq!((proof.quotations.len(), proof.count(Status::Exact)), (5, 5));
        for id in [
            "bottom-line",
            "summit-highlights",
            "defence-context",
            "next-steps",
        ] {
            assert!(!section(&briefing, id).is_empty(), "{id}");
        }
        assert!(briefing.items().all(|(_, _, item)| item.suggested));
        assert!(
            briefing
                .quotations()
                .all(|(_, q)| matches!(q.speaker, crate::briefing::Speaker::Person { .. }))
        );
        assert_eq!(
            briefing.details.title,
            "Norway and Vietnam Agree to Build Ships and Watch the Sea Together at Oslo Summit"
        );
        assert_eq!(briefing.sources[0].details.accessed, "2026-11-24");
    }

    #[test]
    fn the_bottom_line_is_a_sentence_of_the_article_not_of_its_summary() {
        let briefing = drafted(1);
        let items = section(&briefing, "bottom-line");
        assert_eq!(items.len(), 1);
        let anchor = &items[0].rests_on()[0];
        assert!(anchor.range.start > 513, "the summary ends there: {anchor:?}");
        assert!(crate::briefing::count_words(&anchor.exact) <= 50);
    }

    #[test]
    fn the_next_step_names_owner_and_date_as_the_source_does() {
        let briefing = drafted(1);
        let ItemBody::Step(step) = &*section(&briefing, "next-steps")[0].body else {
            panic!("no step");
        };
        assert_eq!(
            (step.owner.as_str(), step.date.as_str()),
            ("The two governments", "by 30 June 2027")
        );
    }

    #[test]
    fn limits_hold_and_nothing_stands_twice() {
        let briefing = drafted(3);
        let limits = briefing.template.limits;
        assert!(briefing.words() <= limits.words as usize, "{}", briefing.words());
        assert!(briefing.quotations().count() <= limits.quotations_max as usize);
        for (form, content) in briefing.template.sections.iter().zip(&briefing.sections) {
            assert!(
                form.max == 0 || content.items.len() <= form.max as usize,
                "{}",
                form.id
            );
        }
        let mut places: Vec<_> = briefing
            .items()
            .flat_map(|(_, _, item)| item.anchors())
            .map(|anchor| (anchor.source, anchor.range))
            .collect();
        let count = places.len();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), count);
    }

    /// A wire in two outlets' words round it, and a third article on the same day.
    fn wires() -> Vec<Article> {
        let said = "“We will build nine ships in Bergen before the winter,” said Minister Ada Berg.";
        let wire = "Berg and her guest General Jon Moe signed the agreement in the customs house on Monday. The \
                    yard in Bergen will build the ships with steel from Valdivia by June 2027. Four hundred men \
                    work in the yard, and half as many learn their trade there. The two navies share the costs, \
                    and the crews will train together from the first day on. Fishermen asked for lights in the \
                    narrow straits, and the minister promised them pilots.";
        let texts = [
            format!("Ships for the north\n\n{wire}\n\n{said}\n"),
            format!("Nine ships agreed\n\nFrom our own staff.\n\n{wire}\n\n{said}\n"),
            "Yard looks for workers\n\nThe mayor of Bergen asked for homes near the yard for two hundred \
             families.\n\nThe yard in Bergen will build the ships with steel from Valdivia by June 2027, as agreed.\n\n\
             Minister Ada Berg told the paper: “We will build eleven ships in Bergen before the winter.”\n"
                .to_owned(),
        ];
        let read = |(index, text): (usize, &String)| {
            let request = Request {
                file: format!("{index}.txt"),
                bytes: text.clone().into_bytes(),
                media_type: None,
                limits: Limits::default(),
            };
            crate::article::read(&request).article.unwrap()
        };
        texts.iter().enumerate().map(read).collect()
    }

    #[test]
    fn what_several_outlets_carry_is_drafted_once() {
        let briefing = draft(wires(), crate::template::builtin()[0].clone(), Details::default());
        assert_eq!(briefing.sources.len(), 3);
        assert_eq!(briefing.quotations().count(), 1, "one statement in two wordings");
        let rests = briefing.items().flat_map(|(_, _, item)| item.rests_on());
        let words: Vec<&str> = rests.map(|anchor| anchor.exact.as_str()).collect();
        let steel = words.iter().filter(|words| words.contains("steel from Valdivia"));
        assert_eq!(steel.count(), 1, "{words:#?}");
    }

    #[test]
    fn the_same_file_twice_is_one_source() {
        let mut twice = articles(1);
        twice.extend(articles(1));
        let briefing = draft(twice, crate::template::builtin()[0].clone(), Details::default());
        assert_eq!(briefing.sources.len(), 1);
    }
}
