//! The briefing room's promises: edits and their inverses, picks, rendering and the proof.

use super::testing::{briefing, empty, outlet_pick, quoted_pick, source};
use super::*;
use crate::article::CharRange;
use proptest::prelude::*;

/// An edit made from a few numbers: most are possible on `briefing`, some are refused.
fn edit_from(briefing: &Briefing, seed: (u8, usize, usize, usize)) -> Edit {
    let (kind, a, b, c) = seed;
    let ids: Vec<ItemId> = briefing.items().map(|(_, _, item)| item.id).collect();
    let id = if ids.is_empty() {
        ItemId(9)
    } else {
        ids[a % ids.len()]
    };
    let section = b % 6;
    match kind % 9 {
        0 | 1 => {
            let item = Item::new(briefing.next_item_id(), body_from(c));
            Edit::InsertItem {
                section,
                index: c % 4,
                item: Box::new(item),
            }
        }
        2 => Edit::RemoveItem(id),
        3 => Edit::MoveItem {
            item: id,
            section,
            index: c % 4,
        },
        4 => Edit::ReplaceItem(Box::new(Item::new(id, ItemBody::Note(format!("note {c}"))))),
        5 => Edit::SetDetails(Box::new(Details {
            title: format!("title {c}"),
            ..briefing.details.clone()
        })),
        6 => Edit::AddSource {
            index: c % 3,
            source: Box::new(source(briefing.next_source_id().0, &format!("text {c}"))),
        },
        7 if c % 2 == 0 => Edit::RemoveFont(c % 3),
        7 => Edit::AddFont {
            index: c % 3,
            font: Box::new(AddedFont {
                name: format!("font {c}"),
                data: FontBytes(vec![1, 2, 3].into()),
            }),
        },
        _ => {
            let inner = (kind.wrapping_mul(31) % 7, b, c, a);
            Edit::Batch(vec![
                edit_from(briefing, inner),
                Edit::RemoveItem(id),
                Edit::RemoveSource(SourceId(1)),
            ])
        }
    }
}

/// A body of each kind, by turns.
fn body_from(seed: usize) -> ItemBody {
    let plain = |n: usize| RichText::plain(format!("words {n}"));
    match seed % 5 {
        0 => ItemBody::List {
            ordered: seed.is_multiple_of(2),
            entries: (0..seed % 4).map(plain).collect(),
        },
        1 => ItemBody::Table(Table {
            caption: format!("table {seed}"),
            header: vec![plain(1), plain(2)],
            rows: vec![vec![plain(3), plain(seed)]; seed % 3],
        }),
        2 => ItemBody::Image(Image {
            data: PictureData::new(seed.to_le_bytes()),
            alt: format!("picture {seed}"),
            caption: String::new(),
            width: PictureWidth::Half,
        }),
        3 => ItemBody::Prose(RichText(vec![Inline::Note(plain(seed))])),
        _ => ItemBody::Prose(plain(seed)),
    }
}

proptest! {
    #[test]
    fn every_kind_of_item_comes_back_from_ron(seeds in prop::collection::vec(any::<usize>(), 0..12)) {
        let mut document = briefing();
        for seed in seeds {
            let item = Box::new(Item::new(document.next_item_id(), body_from(seed)));
            document.apply(Edit::InsertItem { section: 1, index: 0, item }).unwrap();
        }
        let text = ron::to_string(&document).unwrap();
        prop_assert_eq!(ron::from_str::<Briefing>(&text).unwrap(), document);
    }

    #[test]
    fn an_edit_and_its_inverse_change_nothing(seeds in prop::collection::vec(any::<(u8, usize, usize, usize)>(), 1..30)) {
        let mut document = briefing();
        for seed in seeds {
            let before = document.clone();
            let edit = edit_from(&document, seed);
            match document.clone().apply(edit.clone()) {
                Err(_) => {
                    prop_assert!(document.apply(edit).is_err());
                    prop_assert_eq!(&document, &before, "a refused edit must change nothing");
                }
                Ok(_) => {
                    let inverse = document.apply(edit).unwrap();
                    let after = document.clone();
                    let again = document.apply(inverse).unwrap();
                    prop_assert_eq!(&document, &before);
                    document.apply(again).unwrap();
                    prop_assert_eq!(&document, &after);
                }
            }
        }
    }

    #[test]
    fn undo_to_the_start_and_redo_to_the_end(seeds in prop::collection::vec(any::<(u8, usize, usize, usize)>(), 1..25)) {
        let start = briefing();
        let (mut document, mut history) = (start.clone(), History::default());
        for seed in seeds {
            let edit = edit_from(&document, seed);
            let key = (seed.0 % 2 == 0).then_some("field");
            let _ = history.apply_keyed(&mut document, "Change", edit, key);
        }
        let (end, revision) = (document.clone(), history.revision());
        while history.undo(&mut document).unwrap().is_some() {}
        prop_assert_eq!(&document, &start);
        prop_assert_eq!(history.revision(), 0);
        while history.redo(&mut document).unwrap().is_some() {}
        prop_assert_eq!(&document, &end);
        prop_assert_eq!(history.revision(), revision);
    }
}

#[test]
fn typing_in_one_field_is_one_step() {
    let (mut document, mut history) = (briefing(), History::default());
    let before = document.clone();
    let id = document.items().next().unwrap().2.id;
    for words in ["W", "Wo", "Words"] {
        let item = Item::new(id, ItemBody::Prose(RichText::plain(words)));
        history
            .apply_keyed(
                &mut document,
                "Type",
                Edit::ReplaceItem(Box::new(item)),
                Some("1/0"),
            )
            .unwrap();
    }
    assert_eq!(history.undo(&mut document).unwrap().as_deref(), Some("Type"));
    assert_eq!(document, before);
    history.redo(&mut document).unwrap();
    history.break_coalescing();
    assert_eq!(history.undo_name(), Some("Type"));
}

/// Operations on places that are given by their words.
type Operations = dyn Fn(&dyn Fn(&str) -> CharRange) -> Vec<Operation>;

/// Renders the first quotation of `text` (between straight marks) with operations on word ranges.
fn rendered(text: &str, operations: impl Fn(&dyn Fn(&str) -> CharRange) -> Vec<Operation>) -> String {
    let source = source(1, text);
    let place = |words: &str| {
        let start = source.text.char_of(source.text.as_str().find(words).unwrap());
        CharRange::new(start, start + words.chars().count())
    };
    let all = place(text.split('"').nth(1).unwrap());
    let quotation = Quotation {
        id: QuoteId(1),
        anchor: Anchor::new(&source, all),
        operations: operations(&place),
        speaker: Speaker::Unknown,
    };
    quotation.check_operations(&source.text).unwrap();
    quotation.render(&source).text()
}

#[test]
fn operations_print_as_the_style_says() {
    let text = "\"We will, as I said before, keep the lanes open for ships.\"";
    let check = |operations: &Operations, expected: &str| assert_eq!(rendered(text, operations), expected);
    check(
        &|_| vec![],
        "We will, as I said before, keep the lanes open for ships.",
    );
    check(
        &|at| vec![Operation::Cut(at(", as I said before,"))],
        "We will … keep the lanes open for ships.",
    );
    check(
        &|at| vec![Operation::Cut(at(" for ships"))],
        "We will, as I said before, keep the lanes open ….",
    );
    check(
        &|at| {
            vec![Operation::Bracket {
                range: at("the lanes"),
                text: "the straits".into(),
            }]
        },
        "We will, as I said before, keep [the straits] open for ships.",
    );
    check(
        &|at| vec![Operation::Case(at("We").start)],
        "[w]e will, as I said before, keep the lanes open for ships.",
    );
    let own = "\"extending our efforts ... to the wider world\"";
    assert_eq!(
        rendered(own, |at| vec![Operation::Cut(at(" wider"))]),
        "extending our efforts ... to the [...] world"
    );
}

/// The status after the stored words are replaced by `exact` and the source's text by `text`.
fn status(exact: &str, text: &str) -> Status {
    let mut document = empty();
    let outcome = pick(&document, 1, &quoted_pick(&document, 1), None).unwrap();
    document.apply(outcome.edit).unwrap();
    let mut item = document.find_item(outcome.item).unwrap().2.clone();
    let ItemBody::Prose(words) = &mut *item.body else {
        panic!("not a sentence")
    };
    for inline in &mut words.0 {
        if let Inline::Quote(quotation) = inline {
            quotation.anchor.exact = exact.into();
        }
    }
    document.apply(Edit::ReplaceItem(Box::new(item))).unwrap();
    if !text.is_empty() {
        document.sources[0].text = crate::article::FrozenText::new(text);
    }
    let verification = verify(&document);
    assert_eq!(verification.sources[0].intact, text.is_empty());
    assert_eq!(verification.quotations[0].number, "2.1");
    verification.quotations[0].status
}

#[test]
fn verify_gives_each_quotation_its_status() {
    let words = "We will keep the sea lanes open, as we always have ... for everyone";
    assert_eq!(status(words, ""), Status::Exact);
    assert_eq!(status(&words.replace("...", "…"), ""), Status::TypographyOnly);
    assert_eq!(
        status(&words.replace("sea lanes", "sea\u{a0}lanes"), ""),
        Status::TypographyOnly
    );
    assert_eq!(
        status(&words.replace("will keep", "will not keep"), ""),
        Status::Changed
    );
    assert_eq!(status(&words.replace("open", "opem"), ""), Status::Changed);
    assert_eq!(
        status("Words that nobody ever said in this whole article", ""),
        Status::Missing
    );
    let moved = format!("A new first line of the article.\n{}", testing::TEXT);
    assert_eq!(status(words, &moved), Status::Moved);
}

#[test]
fn a_range_that_does_not_hold_the_stored_words_is_never_a_matter_of_typography() {
    let text = "South Korea has not provided arms to Ukraine, officials said on the record.";
    let words = "South Korea has not provided arms to Ukraine";
    let check = |start, end, operations: Vec<Operation>, expected| {
        let mut document = empty();
        document.sources[0] = source(1, text).into();
        let mut anchor = Anchor::new(&document.sources[0], CharRange::new(start, end));
        anchor.exact = words.replace(' ', "\u{a0}");
        let quotation = Quotation {
            id: QuoteId(1),
            anchor,
            operations,
            speaker: Speaker::Unknown,
        };
        let item = Item::new(ItemId(1), ItemBody::Quotation(quotation));
        let insertion = Edit::InsertItem {
            section: 1,
            index: 0,
            item: Box::new(item),
        };
        document.apply(insertion).unwrap();
        assert_eq!(verify(&document).quotations[0].status, expected, "{start}..{end}");
    };
    check(0, 44, vec![], Status::TypographyOnly);
    check(0, 43, vec![], Status::Moved);
    check(0, 20, vec![], Status::Moved);
    check(0, 70, vec![], Status::Moved);
    check(29, 44, vec![], Status::Moved);
    let outside = Operation::Cut(CharRange::new(40, 50));
    check(0, 44, vec![outside], Status::Changed);
}

#[test]
fn two_hundred_changes_are_all_found() {
    let sentence = |n: usize| {
        let (a, b, c) = (n % 7 + 2, n * 13 % 90 + 10, n * 7 % 50 + 3);
        format!(
            "Ministers agreed in round {n} that {a} ships and {b} crews will sail within {c} days of notice"
        )
    };
    let text: String = (0..200)
        .map(|n| format!("\"{}.\" Park said.\n", sentence(n)))
        .collect();
    let source = source(1, &text);
    for n in 0..200 {
        let start = source
            .text
            .char_of(source.text.as_str().find(&sentence(n)).unwrap());
        let mut document = empty();
        // Each stands in a short source of its own, so that the search stays quick.
        let from = start.saturating_sub(200);
        document.sources[0] = testing::source(1, source.text.slice(CharRange::new(from, start + 400))).into();
        let anchor = Anchor::new(
            &document.sources[0],
            CharRange::new(start - from, start - from + sentence(n).chars().count()),
        );
        let check = |exact: String, expected: &[Status]| {
            let mut document = document.clone();
            let anchor = Anchor {
                exact,
                ..anchor.clone()
            };
            let quotation = Quotation {
                id: QuoteId(1),
                anchor,
                operations: vec![],
                speaker: Speaker::Unknown,
            };
            let item = Item::new(ItemId(1), ItemBody::Quotation(quotation));
            document
                .apply(Edit::InsertItem {
                    section: 1,
                    index: 0,
                    item: Box::new(item),
                })
                .unwrap();
            let found = verify(&document).quotations[0].status;
            assert!(expected.contains(&found), "{n}: {found:?}");
        };
        check(sentence(n), &[Status::Exact]);
        check(
            sentence(n).replace("will sail", "will not sail"),
            &[Status::Changed],
        );
        let at = n % (sentence(n).len() - 1);
        let mut letters: Vec<char> = sentence(n).chars().collect();
        letters[at] = if letters[at] == 'q' { 'z' } else { 'q' };
        check(letters.into_iter().collect(), &[Status::Changed]);
        check(sentence(n).replace(' ', "\u{a0}"), &[Status::TypographyOnly]);
        check(
            sentence(n).replace("ships", "sh\u{ad}ips"),
            &[Status::TypographyOnly],
        );
    }
}

#[test]
fn a_selection_snaps_to_the_marks_round_it() {
    let range = CharRange::new;
    let quotations = [(range(11, 30), range(10, 31)), (range(51, 60), range(50, 61))];
    let check = |start, end, expected| assert_eq!(snap(range(start, end), &quotations), expected);
    check(12, 20, Snapped::Inside(0, range(12, 20)));
    check(10, 31, Snapped::Inside(0, range(11, 30)));
    check(9, 32, Snapped::Inside(0, range(11, 30)));
    check(0, 8, Snapped::Outside(vec![]));
    check(0, 40, Snapped::Outside(vec![0]));
    check(0, 65, Snapped::Outside(vec![0, 1]));
    check(25, 45, Snapped::Straddling(0));
    check(40, 55, Snapped::Straddling(1));
}

#[test]
fn picks_become_what_their_section_holds() {
    let mut document = empty();
    let check = |document: &mut Briefing, section: usize, picked: &Pick, expected: &str| {
        let outcome = pick(document, section, picked, None).unwrap();
        document.apply(outcome.edit).unwrap();
        let (at, _, item) = document.find_item(outcome.item).unwrap();
        assert_eq!(at, section);
        let words: Vec<String> = item
            .texts()
            .into_iter()
            .map(|text| document.plain(text))
            .collect();
        assert_eq!(words.join(" "), expected);
    };
    let (first, second) = (quoted_pick(&document, 0), quoted_pick(&document, 1));
    check(
        &mut document,
        1,
        &first,
        "President Park Min Seo said “further widen the horizons of cooperation.”",
    );
    check(
        &mut document,
        2,
        &second,
        "President Park Min Seo said “We will keep the sea lanes open, as we always have ... for everyone”.",
    );
    let step = outlet_pick(
        &document,
        "The ministers will meet again in Bergen on 3 March 2027",
    );
    check(
        &mut document,
        3,
        &step,
        "The ministers will meet again in Bergen on 3 March 2027",
    );
    // the same words again: the card moves
    check(
        &mut document,
        2,
        &first,
        "President Park Min Seo said “further widen the horizons of cooperation.”",
    );
    assert_eq!(document.quotations().count(), 2);
    assert!(verify(&document).holds());
}

#[test]
fn refusals_say_why() {
    let document = empty();
    let check = |section: usize, expected: &str| {
        let refusal = pick(&document, section, &quoted_pick(&document, 0), None).unwrap_err();
        assert!(refusal.to_string().contains(expected), "{refusal}");
    };
    check(0, "Bottom line takes no quotations");
    check(4, "Sources is made from the citations");
    check(9, "no section 10");
    let document = briefing();
    let refusal = pick(&document, 1, &quoted_pick(&document, 0), None).unwrap_err();
    assert_eq!(refusal, Refusal::AlreadyThere("Summit highlights".into()));
    let support = pick(&document, 0, &quoted_pick(&document, 0), None).unwrap();
    assert_eq!(support.name, "Cite");
}

#[test]
fn a_key_point_keeps_the_quotations_inside_it() {
    let document = empty();
    let inner = quoted_pick(&document, 1);
    let Whose::Quoted(span) = &inner.whose else {
        panic!("not quoted")
    };
    let source = document.source(SourceId(1)).unwrap();
    let line = source.blocks[1].range;
    let whole = Pick {
        source: SourceId(1),
        range: line,
        whose: Whose::Outlet,
        inside: vec![span.clone()],
        cuts: Vec::new(),
        suggested: true,
    };
    let outcome = pick(&document, 1, &whole, None).unwrap();
    let Edit::InsertItem { item, .. } = outcome.edit else {
        panic!("no insertion")
    };
    assert!(item.suggested);
    assert_eq!(item.quotations().count(), 1);
    let words = document.plain(item.texts()[0]);
    assert_eq!(
        words,
        "“We will keep the sea lanes open, as we always have ... for everyone”, Park said."
    );
}

#[test]
fn numbers_follow_print() {
    let document = briefing();
    let numbers = Numbers::new(&document);
    let all: Vec<String> = document
        .items()
        .filter_map(|(_, _, item)| numbers.item(item.id))
        .collect();
    assert_eq!(all, ["1.1", "2.1", "2.2", "4.1"]);
    assert_eq!(numbers.cited(), [SourceId(1)]);
    assert_eq!(count_words("two — words, 3"), 3);
}

#[test]
fn a_switch_of_template_keeps_every_item() {
    let mut document = briefing();
    let mut other = document.template.clone();
    other.id = "other".into();
    other.sections.retain(|section| section.id != "summit-highlights");
    let before = document.clone();
    let inverse = document
        .apply(document.switch_template(other.into_inner()))
        .unwrap();
    assert_eq!(document.items().count(), before.items().count());
    assert_eq!(document.sections[0].items.len(), 3);
    document.apply(inverse).unwrap();
    assert_eq!(document, before);
}

#[test]
fn notes_count_as_words_and_their_quotations_are_proved() {
    let mut document = briefing();
    let words = document.words();
    let (_, quotation) = document.quotations().next().unwrap();
    let mut forged = quotation.clone();
    forged.id = document.next_quote_id();
    forged.anchor.exact = "We will close the sea.".into();
    let note = RichText(vec![
        Inline::Text {
            text: "He added: ".into(),
            bold: false,
            italic: false,
        },
        Inline::Quote(forged),
    ]);
    let entries = vec![RichText(vec![Inline::Note(note)])];
    let list = ItemBody::List {
        ordered: true,
        entries,
    };
    let item = Box::new(Item::new(document.next_item_id(), list));
    document
        .apply(Edit::InsertItem {
            section: 1,
            index: 0,
            item,
        })
        .unwrap();
    assert!(document.words() > words + 2);
    assert!(!verify(&document).holds());
    assert_eq!(verify(&document).quotations.len(), 3);
}

#[test]
fn a_list_cites_from_its_last_entry() {
    let mut document = briefing();
    let entries = vec![RichText::plain("one"), RichText::plain("two")];
    let list = ItemBody::List {
        ordered: false,
        entries,
    };
    let item = Box::new(Item::new(document.next_item_id(), list));
    let id = item.id;
    document
        .apply(Edit::InsertItem {
            section: 1,
            index: 0,
            item,
        })
        .unwrap();
    let support = outlet_pick(&document, "The ministers will meet again");
    let cited = cite(&document, id, &support).unwrap();
    document.apply(cited.edit).unwrap();
    let (_, _, item) = document.find_item(id).unwrap();
    assert!(matches!(item.texts()[1].0.last(), Some(Inline::Cite(_))));
    assert_eq!(item.texts()[0].0.len(), 1);
}
