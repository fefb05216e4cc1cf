//! Saved web pages. One document is parsed and listed as blocks (`html_blocks`, `html_walk`); which of them are the
//! article is judged by what the page says of its elements and where its prose is (`html_body`,
//! `html_hints`, `html_trim`), with a readability library as a second opinion (`html_opinion`). Title,
//! byline and dates have rules of their own. The rest of the page is hidden, not dropped. Nothing in a
//! page is ever fetched.

use super::html_blocks::Page;
use super::html_body::Judgement;
use super::html_limits::over_limit;
use super::html_stated::Stated;
use super::read::Draft;
use super::worker::Limits;
use super::{
    Block, BlockKind, CharRange, FrozenText, HiddenReason, Problem, ProblemKind, about_authors, furniture,
    html_body, html_byline, html_dates, html_notes, html_opinion, html_title, html_walk,
};
use dom_query::Document;
use std::borrow::Cow;

/// Reads a page.
pub(super) fn read(html: &str, limits: &Limits) -> Draft {
    if let Some(reason) = over_limit(html, limits) {
        let message = format!("{reason}; save the page again as text, or copy the article and paste it");
        let problem = Problem {
            kind: ProblemKind::TooLarge,
            message,
            blocking: true,
        };
        return Draft {
            problems: vec![problem],
            ..Draft::default()
        };
    }
    let document = Document::from(html);
    let stated = Stated::of(&document);
    let title = html_title::title(&stated);
    html_notes::remove_marks(&document);
    let page = html_walk::blocks(&document);
    let opinion = html_opinion::second_opinion(document, &page);
    let judgement = html_body::judge(&page, title.as_deref(), &opinion);
    let mut assembly = Assembly::of(&page, &judgement, title.as_deref());
    let frozen = FrozenText::new(assembly.text.clone());
    let authors = html_byline::authors(&stated, &page, &judgement.around, &judgement.body);
    furniture::hide(&mut assembly.blocks, &frozen);
    about_authors::hide(&mut assembly.blocks, &frozen, &authors);
    Draft {
        authors,
        dates: html_dates::dates(&stated, &page, &judgement.around, &judgement.body, html),
        site: stated.site(),
        url: stated.url.clone(),
        language: stated.language.clone(),
        title,
        blocks: assembly.blocks,
        text: assembly.text,
        problems: Vec::new(),
    }
}

/// The text so far and its blocks.
#[derive(Default)]
struct Assembly {
    text: String,
    chars: usize,
    blocks: Vec<Block>,
}

impl Assembly {
    /// The blocks of a page. What stands outside the article is put together: one hidden block for
    /// each run of one reason, so that a menu of a hundred entries is one line in the list of hidden ones.
    fn of(page: &Page, judgement: &Judgement, title: Option<&str>) -> Self {
        let mut assembly = Self::default();
        if let (Some(title), None) = (title, judgement.headline) {
            assembly.push(BlockKind::Heading(1), title, None);
        }
        let mut run: Option<(HiddenReason, Vec<Cow<'_, str>>)> = None;
        for (index, (block, hidden)) in page.blocks.iter().zip(&judgement.verdicts).enumerate() {
            let headline = judgement.headline == Some(index);
            let inside = judgement.body.contains(&index) || headline;
            if let (Some(reason), false) = (hidden, inside) {
                match &mut run {
                    Some((open, lines)) if open == reason => lines.push(block.shown()),
                    _ => {
                        assembly.close(&mut run);
                        run = Some((*reason, vec![block.shown()]));
                    }
                }
                continue;
            }
            assembly.close(&mut run);
            let kind = match block.kind {
                _ if headline => BlockKind::Heading(1),
                BlockKind::Heading(level) => BlockKind::Heading(level.max(2)),
                kind => kind,
            };
            assembly.push(kind, &block.shown(), hidden.filter(|_| !headline));
        }
        assembly.close(&mut run);
        // A page that shows nothing but its own title has no article.
        if !assembly
            .blocks
            .iter()
            .any(|block| block.hidden.is_none() && block.kind != BlockKind::Heading(1))
        {
            return Self::default();
        }
        assembly
    }

    fn close(&mut self, run: &mut Option<(HiddenReason, Vec<Cow<'_, str>>)>) {
        if let Some((reason, lines)) = run.take() {
            self.push(BlockKind::Paragraph, &lines.join("\n"), Some(reason));
        }
    }

    fn push(&mut self, kind: BlockKind, words: &str, hidden: Option<HiddenReason>) {
        if words.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
            self.chars += 2;
        }
        let end = self.chars + words.chars().count();
        self.blocks.push(Block {
            kind,
            range: CharRange::new(self.chars, end),
            hidden,
        });
        self.text.push_str(words);
        self.chars = end;
    }
}
