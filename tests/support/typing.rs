//! Edits as they come from a keyboard: one letter at a time, in the longest and in scattered paragraphs.

use attache::briefing::{Briefing, Edit, Item, ItemBody, ItemId, RichText};

/// How many paragraphs are typed in, the longest and the scattered each.
const PARAGRAPHS: usize = 20;

/// Where the next letter goes.
pub struct Typing {
    places: Vec<ItemId>,
    round: usize,
}

impl Typing {
    /// Typing in the paragraphs of this briefing.
    pub fn new(briefing: &Briefing) -> Self {
        let mut paragraphs: Vec<(usize, ItemId)> = briefing
            .items()
            .filter(|(_, _, item)| matches!(*item.body, ItemBody::Prose(_)))
            .map(|(_, _, item)| (briefing.plain(item.texts()[0]).len(), item.id))
            .collect();
        let step = paragraphs.len().div_ceil(PARAGRAPHS);
        let scattered: Vec<ItemId> = paragraphs.iter().step_by(step).map(|(_, id)| *id).collect();
        paragraphs.sort_by_key(|(length, id)| (std::cmp::Reverse(*length), *id));
        let longest = paragraphs.iter().take(PARAGRAPHS).map(|(_, id)| *id);
        Self {
            places: longest.chain(scattered).collect(),
            round: 0,
        }
    }

    /// The edit that types one more letter into the middle of the next paragraph.
    pub fn next_edit(&mut self, briefing: &Briefing) -> Edit {
        let id = self.places[self.round % self.places.len()];
        let letter = char::from(b'a' + (self.round % 26) as u8);
        self.round += 1;
        let (_, _, item) = briefing.find_item(id).expect("the paragraph is there");
        let mut text = briefing.plain(item.texts()[0]);
        let middle = (text.len() / 2..).find(|at| text.is_char_boundary(*at));
        text.insert(middle.expect("a boundary at the end at the latest"), letter);
        Edit::ReplaceItem(Box::new(Item {
            body: ItemBody::Prose(RichText::plain(text)).into(),
            ..item.clone()
        }))
    }
}
