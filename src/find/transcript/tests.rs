//! Transcripts in small texts of our own, and texts that only look like them.

use crate::article::worker::{Limits, Request};
use crate::article::{Article, read};
use crate::find::find;
use proptest::prelude::*;

fn article(text: &str) -> Option<Article> {
    let request = Request {
        file: "a.txt".into(),
        bytes: text.as_bytes().to_vec(),
        media_type: None,
        limits: Limits::default(),
    };
    read(&request).article
}

/// The first two words and the speaker of each quotation.
fn check(text: &str, expected: &[&str]) {
    let article = article(&format!("Talks in Oslo end\n\n{text}\n")).unwrap();
    let finds = find(&[&article], &[], &[]);
    let found: Vec<String> = finds
        .quotations
        .iter()
        .map(|found| {
            let words = article.frozen.slice(found.range).split_whitespace().take(2);
            let words: Vec<&str> = words.collect();
            let name = found
                .speaker
                .as_ref()
                .map_or("nobody", |who| who.speaker_name.as_str());
            format!("{} | {name}", words.join(" "))
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

const LEAD: &str =
    "Defence Minister Ada Berg met General Jon Moe in Oslo on Monday for talks about ships.\n\n";

#[test]
fn what_stands_behind_a_label_is_its_speakers() {
    check(
        &format!(
            "{LEAD}BERG: We will build four ships in the north.\n\nMOE (interpreted): They are not enough for us.\n\nWe asked for six of them in May.\n\nBERG: Then we will talk again in June."
        ),
        &[
            "We will | Ada Berg",
            "They are | Jon Moe",
            "We asked | Jon Moe",
            "Then we | Ada Berg",
        ],
    );
    check(
        &format!(
            "{LEAD}Moderator: Who will pay for the ships?\n\nGeneral Moe: The yards will pay for them.\n\nModerator: And when will that be?"
        ),
        &[
            "Who will | Moderator",
            "The yards | Jon Moe",
            "And when | Moderator",
        ],
    );
}

#[test]
fn answers_are_those_of_the_one_who_was_asked() {
    check(
        "An interview with General Jon Moe about the new ships in the north.\n\nQ: Who will pay for the ships?\n\nA: The yards will pay for them.\n\nQ: And when will that be?",
        &["Who will | nobody", "The yards | Jon Moe", "And when | nobody"],
    );
    check(
        "How to order a ticket for the ferry.\n\nQ: What does it cost?\n\nA: It costs four euros.\n\nQ: Where is it sold?",
        &[],
    );
}

#[test]
fn what_is_quoted_in_a_turn_is_not_found_twice() {
    check(
        &format!(
            "{LEAD}BERG: We call it “the long way north” here.\n\nMOE: I have no words for that now.\n\nBERG: It is done and we go home."
        ),
        &["We call | Ada Berg", "I have | Jon Moe", "It is | Ada Berg"],
    );
}

#[test]
fn other_labels_are_no_transcript() {
    let remarks = "NOTE: The office is shut.\n\nPRICE: Four euros each.\n\nNOTE: Bring your own cup.";
    check(&format!("{LEAD}{remarks}"), &[]);
    check(
        "Pros: It is cheap.\n\nCons: It is slow.\n\nPros: It is small.",
        &[],
    );
    check(&format!("{LEAD}Berg: We will build four ships."), &[]);
}

#[test]
fn ten_thousand_labels_come_to_an_end() {
    let text = format!(
        "{LEAD}{}",
        "BERG: We go now.\n\nMOE: We stay here.\n\n".repeat(5_000)
    );
    let article = article(&text).unwrap();
    let finds = find(&[&article], &[], &[]);
    assert_eq!(finds.quotations.len(), 10_000);
}

proptest! {
    #[test]
    fn turns_lie_in_blocks_that_are_shown(text in "(BERG: |MOE: |Q: |A: |Ada Berg |said |“[a-z ]{1,9}” |he |we go |, |\\. |\n\n|\\(|\\) ){0,60}") {
        if let Some(article) = article(&format!("Talks\n\n{LEAD}{text}")) {
            let finds = find(&[&article], &[], &[]);
            let all = &finds.quotations;
            for (at, found) in all.iter().enumerate() {
                prop_assert!(article.visible().any(|block| block.range.contains(found.outer)));
                for next in all.iter().skip(at + 1).filter(|next| next.outer.overlaps(found.outer)) {
                    prop_assert!(found.outer.contains(next.outer) && found.speaker != next.speaker);
                }
            }
        }
    }
}
