//! Checking after every edit: what was found of an item is kept for as long as the item and the sources it
//! names are the same, so that a letter costs what it touches.

use super::{Finding, file, form, items, key_points, quotations, sources};
use crate::briefing::{
    Briefing, Item, ItemId, ItemProof, Numbers, Shared, Source, SourceId, Verification, Views, verify_item,
    verify_sources,
};
use crate::template::Template;
use crate::typeset::Pages;
use std::collections::HashMap;

/// What a check tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checked {
    /// Every finding, worst first, then in the order of print; what concerns no card comes last.
    pub findings: Vec<Finding>,
    /// What the quotations are worth.
    pub verification: Verification,
    /// How many words of each section are printed.
    pub words: Vec<usize>,
}

/// Checks the versions of a briefing one after the other. What it tells depends on the last one alone.
#[derive(Debug, Default)]
pub struct Checker {
    around: Option<Around>,
    sources: Vec<Shared<Source>>,
    items: HashMap<ItemId, Kept>,
}

/// What the rules of every item look at.
#[derive(Debug, PartialEq)]
struct Around {
    template: Shared<Template>,
    language: String,
}

/// What was told of an item.
#[derive(Debug)]
struct Kept {
    section: usize,
    item: Item,
    proof: ItemProof,
    findings: Vec<Finding>,
    words: usize,
}

impl Kept {
    fn new(briefing: &Briefing, section: usize, item: &Item, views: &mut Views) -> Self {
        let proof = verify_item(briefing, item, views);
        let mut findings = Vec::new();
        quotations::item(briefing, item, &mut findings);
        key_points::item(briefing, item, &mut findings);
        sources::item(briefing, section, item, &proof, &mut findings);
        form::item(briefing, item, &mut findings);
        items::item(item, &mut findings);
        Self {
            section,
            item: item.clone(),
            proof,
            findings,
            words: briefing.item_words(item),
        }
    }
}

impl Checker {
    /// Checks a briefing and its pages.
    pub fn check(&mut self, briefing: &Briefing, pages: &Pages) -> Checked {
        self.forget_what_changed(briefing);
        let numbers = Numbers::new(briefing);
        let mut checked = Checked {
            words: vec![0; briefing.sections.len()],
            verification: Verification {
                sources: verify_sources(briefing),
                ..Verification::default()
            },
            ..Checked::default()
        };
        let mut known = std::mem::take(&mut self.items);
        let mut views = Views::new();
        for (section, _, item) in briefing.items() {
            let kept = match known.remove(&item.id) {
                Some(kept) if kept.section == section && kept.item == *item => kept,
                _ => Kept::new(briefing, section, item, &mut views),
            };
            let before = checked.verification.quotations.len();
            checked.verification.add(kept.proof.clone(), &numbers);
            let proved = checked.verification.quotations.iter().skip(before);
            proved.for_each(|check| quotations::proof(check, &mut checked.findings));
            checked.findings.extend(kept.findings.iter().cloned());
            if let Some(words) = checked.words.get_mut(section) {
                *words += kept.words;
            }
            self.items.insert(item.id, kept);
        }
        let findings = &mut checked.findings;
        quotations::whole(briefing, findings);
        sources::whole(briefing, &numbers, &checked.verification.sources, findings);
        form::whole(briefing, pages, &numbers, &checked.words, findings);
        file::whole(briefing, pages, findings);
        findings.sort_by_key(|finding| finding.severity);
        checked
    }

    /// Drops what was told of items that look at something that is another thing now.
    fn forget_what_changed(&mut self, briefing: &Briefing) {
        let around = Around {
            template: briefing.template.clone(),
            language: briefing.details.language.clone(),
        };
        if self.around.as_ref() != Some(&around) {
            self.items.clear();
            self.around = Some(around);
        }
        let same = |(old, new): (&Shared<Source>, &Shared<Source>)| old.same(new);
        if self.sources.len() == briefing.sources.len()
            && self.sources.iter().zip(&briefing.sources).all(same)
        {
            return;
        }
        let known: HashMap<SourceId, &Shared<Source>> =
            self.sources.iter().map(|source| (source.id, source)).collect();
        let stays = |id: SourceId| {
            let now = briefing.source_index(id).and_then(|at| briefing.sources.get(at));
            match (known.get(&id), now) {
                (Some(old), Some(new)) => old.same(new),
                (None, None) => true,
                _ => false,
            }
        };
        self.items
            .retain(|_, kept| kept.item.anchors().all(|anchor| stays(anchor.source)));
        self.sources.clone_from(&briefing.sources);
    }
}
