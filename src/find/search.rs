//! A search that is kept: each article is searched once, and after an edit only what depends on the
//! briefing is made anew: the sections, told when they are asked for, and what counts as said already.

use super::across::{copies, statements};
use super::fresh::{Told, key_points, key_points_after};
use super::model::{Finds, FoundKeyPoint, FoundQuotation, SectionHint, Suggestion};
use super::per_article::Searched;
use super::sections::Sections;
use crate::article::{Article, CharRange};
use std::collections::HashMap;
use std::sync::Arc;

/// The finds of some articles, with the work that went into each article.
#[derive(Debug, Default)]
pub struct Search {
    articles: Vec<Arc<Article>>,
    searched: Vec<Arc<Searched>>,
    sections: Sections,
    picked: Vec<(usize, CharRange)>,
    told: Told,
    finds: Finds,
}

impl Search {
    /// What was found at the last [`update`](Self::update), without sections.
    pub fn finds(&self) -> &Finds {
        &self.finds
    }

    /// The same, each find with the section it would fit.
    pub fn suggested(&self) -> Finds {
        let mut finds = self.finds.clone();
        suggest(&mut finds, &self.searched, &self.sections);
        finds
    }

    /// The section that a found quotation would fit.
    pub fn section_of_quotation(&self, found: &FoundQuotation) -> Option<Suggestion> {
        let searched = self.searched.get(found.article)?;
        let here = |other: &FoundQuotation| other.range == found.range;
        let around = searched.around.get(searched.quotations.iter().position(here)?)?;
        self.sections
            .of_quotation(&searched.outline, found.range.start, around)
    }

    /// The section that a found key point would fit.
    pub fn section_of_key_point(&self, found: &FoundKeyPoint) -> Option<Suggestion> {
        let searched = self.searched.get(found.article)?;
        let at = searched.points.partition_point(|point| point.range < found.range);
        self.sections
            .of_key_point(&searched.outline, searched.points.get(at)?)
    }

    /// Brings the finds up to these articles, these sections and what is `picked` (index of the article and
    /// range). Only articles whose text or parts were not among the last ones are searched.
    pub fn update(
        &mut self,
        articles: &[Arc<Article>],
        sections: &[SectionHint],
        picked: &[(usize, CharRange)],
    ) {
        let others = self.take_articles(articles);
        if self.sections.hints() != sections {
            self.sections = Sections::new(sections);
        }
        if others {
            (self.finds.quotations, self.finds.phrases) = said(&self.searched);
            self.finds.statements = statements(&self.searched, &self.finds.quotations);
            self.finds.copies = copies(&self.searched);
            self.told = Told::new(&self.searched);
            self.finds.key_points = key_points(&self.searched, picked, &self.told);
        } else if self.picked != picked {
            let known = std::mem::take(&mut self.finds.key_points);
            self.finds.key_points =
                key_points_after(&self.searched, (&self.picked, known), picked, &self.told);
        }
        self.picked = picked.to_vec();
    }

    /// Lets `correct` change who says the quotations of an article; each comes as it was found.
    pub fn correct(&mut self, article: usize, correct: impl Fn(&mut FoundQuotation)) {
        let Some(searched) = self.searched.get(article) else {
            return;
        };
        let before = |found: &FoundQuotation| found.article < article;
        let first = self.finds.quotations.partition_point(before);
        let quotations = self.finds.quotations.iter_mut().skip(first);
        for (found, as_found) in quotations.zip(&searched.quotations) {
            found.speaker.clone_from(&as_found.speaker);
            found.rule = as_found.rule;
            found.confidence = as_found.confidence;
            found.auto = as_found.auto;
            correct(found);
        }
    }

    /// Takes the articles over; whether anything that was found may be another thing now.
    fn take_articles(&mut self, articles: &[Arc<Article>]) -> bool {
        let same = |(old, new): (&Arc<Article>, &Arc<Article>)| Arc::ptr_eq(old, new);
        if self.articles.len() == articles.len() && self.articles.iter().zip(articles).all(same) {
            return false;
        }
        let known: HashMap<&str, usize> = self
            .articles
            .iter()
            .enumerate()
            .map(|(index, article)| (article.frozen.sha256(), index))
            .collect();
        let search = |new: &Arc<Article>| {
            let index = known.get(new.frozen.sha256()).copied();
            let old = index.and_then(|index| self.articles.get(index).zip(self.searched.get(index)));
            match old {
                Some((old, searched)) if searches_alike(old, new) => Arc::clone(searched),
                _ => Arc::new(Searched::new(new)),
            }
        };
        let searched: Vec<Arc<Searched>> = articles.iter().map(search).collect();
        let same = |(old, new): (&Arc<Searched>, &Arc<Searched>)| Arc::ptr_eq(old, new);
        let others = self.searched.len() != searched.len() || !self.searched.iter().zip(&searched).all(same);
        self.searched = searched;
        self.articles = articles.to_vec();
        others
    }
}

/// Whether a search of both (of one text) finds the same: it sees parts and language, but no other details.
fn searches_alike(old: &Article, new: &Article) -> bool {
    old.language == new.language && old.blocks == new.blocks
}

/// Finds quotations and key points in `articles` and suggests sections for them; `picked` (article
/// index and range) counts as said already. The result is in reading order, summaries last.
pub fn find(articles: &[&Article], sections: &[SectionHint], picked: &[(usize, CharRange)]) -> Finds {
    let search = |article: &&Article| Arc::new(Searched::new(article));
    let searched: Vec<Arc<Searched>> = articles.iter().map(search).collect();
    let (quotations, phrases) = said(&searched);
    let mut finds = Finds {
        statements: statements(&searched, &quotations),
        copies: copies(&searched),
        quotations,
        phrases,
        key_points: key_points(&searched, picked, &Told::new(&searched)),
    };
    suggest(&mut finds, &searched, &Sections::new(sections));
    finds
}

/// The quotations and phrases of all articles.
fn said(searched: &[Arc<Searched>]) -> (Vec<FoundQuotation>, Vec<super::FoundPhrase>) {
    let (mut quotations, mut phrases) = (Vec::new(), Vec::new());
    for (index, searched) in searched.iter().enumerate() {
        quotations.extend(searched.quotations.iter().cloned().map(|mut found| {
            found.article = index;
            found
        }));
        phrases.extend(searched.phrases.iter().copied().map(|mut found| {
            found.article = index;
            found
        }));
    }
    (quotations, phrases)
}

/// Suggests a section for every find.
fn suggest(finds: &mut Finds, searched: &[Arc<Searched>], sections: &Sections) {
    let around = searched
        .iter()
        .flat_map(|searched| searched.around.iter().map(move |around| (searched, around)));
    for (found, (searched, around)) in finds.quotations.iter_mut().zip(around) {
        found.section = sections.of_quotation(&searched.outline, found.range.start, around);
    }
    for found in &mut finds.key_points {
        let searched = searched.get(found.article);
        found.section = searched.and_then(|searched| {
            let at = searched.points.partition_point(|point| point.range < found.range);
            sections.of_key_point(&searched.outline, searched.points.get(at)?)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::HiddenReason;
    use crate::find::tests::{article, hints};
    use proptest::prelude::*;

    const NAMES: [&str; 4] = ["Ada Berg", "Jon Moe", "Mai Lund", "Ola Vik"];

    /// Articles of ours, each about another ship.
    fn articles() -> Vec<Arc<Article>> {
        let text = |name: &str| {
            format!(
                "Talks in Oslo\n\nMinister {name} met shipbuilders in Oslo on Monday for talks about ships.\n\n\
                 \"We will build a ship for {name},\" {name} said. The yard has built eleven ships since 1998.\n\n\
                 Next steps: The committee will meet in June to settle the costs of the ship.\n"
            )
        };
        let read = |name: &&str| Arc::new(article(&format!("{name}.txt"), text(name).as_bytes()));
        NAMES.iter().map(read).collect()
    }

    /// Hides the block at `index`, as the analyst does.
    fn hide(article: &mut Arc<Article>, index: usize) {
        let mut changed = (**article).clone();
        if let Some(block) = changed.blocks.get_mut(index) {
            block.hidden = Some(HiddenReason::ByHand);
        }
        *article = Arc::new(changed);
    }

    proptest! {
        #[test]
        fn what_is_kept_is_what_a_search_anew_finds(
            steps in prop::collection::vec((0usize..6, 0usize..8, 0usize..300), 1..12)
        ) {
            let all = articles();
            let mut current = all.clone();
            let mut sections = hints();
            let mut picked = Vec::new();
            let mut search = Search::default();
            for (step, a, b) in steps {
                match step {
                    0 => current.reverse(),
                    1 => current.truncate(a),
                    2 => current.push(Arc::clone(&all[a % all.len()])),
                    3 => picked.insert(a.min(picked.len()), (a, CharRange::new(b, b + 40))),
                    4 if a < picked.len() => drop(picked.remove(a)),
                    _ => sections.rotate_left(1),
                }
                if let Some(article) = current.first_mut().filter(|_| b % 3 == 0) {
                    hide(article, a);
                }
                search.update(&current, &sections, &picked);
                let anew: Vec<&Article> = current.iter().map(Arc::as_ref).collect();
                let expected = find(&anew, &sections, &picked);
                prop_assert_eq!(&search.suggested(), &expected);
                for found in &expected.quotations {
                    prop_assert_eq!(&search.section_of_quotation(found), &found.section);
                }
                for found in &expected.key_points {
                    prop_assert_eq!(&search.section_of_key_point(found), &found.section);
                }
            }
        }
    }

    #[test]
    fn only_an_article_with_other_words_or_parts_is_searched() {
        let mut current = articles();
        let mut search = Search::default();
        search.update(&current, &hints(), &[]);
        let before = search.searched.clone();
        let searched_anew = |search: &Search| {
            let known = |now: &Arc<Searched>| before.iter().any(|before| Arc::ptr_eq(before, now));
            search.searched.iter().filter(|now| !known(now)).count()
        };
        search.update(&current, &hints(), &[(0, CharRange::new(20, 60))]);
        assert_eq!(searched_anew(&search), 0, "a pick");
        search.update(&current, &hints()[..1], &[]);
        assert_eq!(searched_anew(&search), 0, "another template");
        let mut titled = (*current[1]).clone();
        titled.title = Some("Another title".into());
        current[1] = Arc::new(titled);
        current.rotate_left(1);
        search.update(&current, &hints(), &[]);
        assert_eq!(searched_anew(&search), 0, "another title, another order");
        hide(&mut current[2], 1);
        search.update(&current, &hints(), &[]);
        assert_eq!(searched_anew(&search), 1, "a hidden block");
    }
}
