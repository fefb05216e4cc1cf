//! Finding on our own samples and on small texts of our own.

use super::*;
use crate::article::worker::{Limits, Request};
use crate::article::{read, samples};
use proptest::prelude::*;

pub(super) fn article(file: &str, bytes: &[u8]) -> Article {
    let request = Request {
        file: file.into(),
        bytes: bytes.to_vec(),
        media_type: None,
        limits: Limits::default(),
    };
    read(&request).article.unwrap()
}

fn sample(file: &str) -> Article {
    article(
        file,
        samples().iter().find(|sample| sample.file == file).unwrap().bytes,
    )
}

pub(super) fn hints() -> Vec<SectionHint> {
    let hint = |id: &str, heading: &str, words: &str, allows_quotes, next_steps| SectionHint {
        id: id.into(),
        heading: heading.into(),
        standing: String::new(),
        hints: words.split(' ').map(str::to_owned).collect(),
        allows_quotes,
        next_steps,
    };
    vec![
        hint("bottom-line", "Bottom line", "summary", false, false),
        hint(
            "summit-highlights",
            "Summit highlights",
            "summit talks leaders agreed cooperation",
            true,
            false,
        ),
        hint(
            "defence-context",
            "Defence context",
            "defence exports arms weapons policy limits licence",
            true,
            false,
        ),
        hint("next-steps", "Next steps", "will plan", false, true),
    ]
}

/// First words, full name, title and section of each quotation.
fn found(article: &Article) -> Vec<String> {
    let finds = find(&[article], &hints(), &[]);
    let row = |found: &FoundQuotation| {
        let words: Vec<&str> = article
            .frozen
            .slice(found.range)
            .split_whitespace()
            .take(2)
            .collect();
        let speaker = found.speaker.as_ref().map_or("?".into(), |speaker| {
            format!(
                "{} {}",
                speaker.speaker_title.as_deref().unwrap_or("-"),
                speaker.speaker_name
            )
        });
        format!(
            "{} | {speaker} | {}",
            words.join(" "),
            found.section.as_ref().unwrap().id
        )
    };
    finds.quotations.iter().map(row).collect()
}

#[test]
fn the_plain_sample_gives_five_quotations_with_full_names_and_titles() {
    assert_eq!(
        found(&sample("summit.txt")),
        [
            "carry our | Prime Minister Ingrid Solheim | summit-highlights",
            "seek defence | Prime Minister Ingrid Solheim | summit-highlights",
            "We will | Prime Minister Ingrid Solheim | summit-highlights",
            "one of | President Tran Minh Duc | summit-highlights",
            "an unwatched | President Tran Minh Duc | summit-highlights",
        ]
    );
}

#[test]
fn the_other_samples_give_offices_behind_names() {
    assert_eq!(
        found(&sample("defence-industry.md"))[..3],
        [
            "A ship | chief executive of Haiphong Marine Han Ji-min | summit-highlights",
            "The order | director of the Bergen yard Jonas Eide | summit-highlights",
            "We can | director of the Bergen yard Jonas Eide | defence-context",
        ]
    );
    let energy = found(&sample("energy-talks.html"));
    assert!(
        energy[0].starts_with("Wind does | Energy Minister Nguyen Van Son"),
        "{energy:?}"
    );
    assert!(energy[1].contains("Astrid Lunde"), "{energy:?}");
}

/// The speaker's full name of the last quotation of a text that names Ada Berg and Jon Moe first.
fn check(text: &str, expected: &str) {
    let text = format!(
        "Talks in Oslo\n\nDefence Minister Ada Berg met General Jon Moe in Oslo for talks about ships. {text}\n"
    );
    let article = article("a.txt", text.as_bytes());
    let finds = find(&[&article], &[], &[]);
    let speaker = finds.quotations.last().and_then(|found| found.speaker.as_ref());
    assert_eq!(
        speaker.map_or("nobody", |speaker| speaker.speaker_name.as_str()),
        expected,
        "{text}"
    );
}

#[test]
fn speakers_are_found_by_their_cues() {
    check("“We will go,” Berg said.", "Ada Berg");
    check("“We will go,” said General Moe.", "Jon Moe");
    check("Berg said: “We will go.”", "Ada Berg");
    check(
        "Moe described the plan as “a good beginning for us all.”",
        "Jon Moe",
    );
    check(
        "Berg called it “a good day” and warned that “it may not last.”",
        "Ada Berg",
    );
    check("Berg spoke first. “We will go,” she said.", "Ada Berg");
    check("“We will go,” the general said.", "Jon Moe");
    check(
        "“We will go,” said Berg. “We will not wait for long.”",
        "Ada Berg",
    );
    check("According to Moe, “the ships are ready to sail.”", "Jon Moe");
    check("“We will go,” Berg, the minister, told reporters.", "Ada Berg");
    check("The ship is “ready”.", "nobody");
}

#[test]
fn headings_are_searched_where_they_give_somebody_the_word() {
    let text = "Berg vows ‘swift’ help for ‘Sea Trade’ ports\n\nThe minister spoke in Oslo on Monday about the ports.\n\nA ‘swift’ look back\n\nThe ports were built in a year of war by the navy.\n";
    let article = article("a.txt", text.as_bytes());
    let finds = find(&[&article], &[], &[]);
    let words = |range| article.frozen.slice(range).to_owned();
    let quoted: Vec<String> = finds.quotations.iter().map(|found| words(found.range)).collect();
    let named: Vec<String> = finds.phrases.iter().map(|found| words(found.range)).collect();
    assert_eq!(
        (quoted, named),
        (vec!["swift".to_owned()], vec!["Sea Trade".to_owned()])
    );
}

#[test]
fn key_points_are_leads_and_next_steps() {
    let article = sample("summit.txt");
    let finds = find(&[&article], &hints(), &[]);
    let rows: Vec<(&str, Option<&str>)> = finds
        .key_points
        .iter()
        .map(|found| {
            (
                found.reason.as_str(),
                found.section.as_ref().map(|section| section.id.as_str()),
            )
        })
        .collect();
    assert_eq!(rows[0], ("lead sentence", Some("bottom-line")));
    assert!(
        rows.contains(&("under “Next steps”", Some("next-steps"))),
        "{rows:?}"
    );
    assert!(
        rows.contains(&(
            "opens “Context: Defence Exports and Policy Limits”",
            Some("defence-context")
        )),
        "{rows:?}"
    );
    let first = finds.key_points[0].range;
    let again = find(&[&article], &hints(), &[(0, first)]);
    assert!(again.key_points.iter().all(|found| !found.range.overlaps(first)));
}

#[test]
fn hostile_texts_are_searched_in_linear_time() {
    let marks = "\" “ ‘ « ".repeat(10_000);
    let unclosed = "“a, ‘b, \"c, he said. ".repeat(10_000);
    let closing = "a” b» c’ d\" ".repeat(10_000);
    let inches = format!("\"a {}", "5\" ".repeat(20_000));
    let long = format!("\"{}\" Berg said.", "word ".repeat(100_000));
    let names = "Ada Berg Said ".repeat(20_000);
    for text in [marks, unclosed, closing, inches, long, names] {
        let article = article("a.txt", text.as_bytes());
        let _ = find(&[&article], &hints(), &[]);
    }
}

proptest! {
    #[test]
    fn finds_lie_inside_the_text(text in "([A-Z][a-z]{1,6} |said |\"|''|„|«|»|=|5|“|”|‘|’|'|, |\\. |\n\n|he |the president |이재명 |: |according to ){0,60}") {
        let request = Request { file: "a.txt".into(), bytes: text.into_bytes(), media_type: None, limits: Limits::default() };
        if let Some(article) = read(&request).article {
            let finds = find(&[&article], &hints(), &[]);
            let end = article.frozen.len();
            for found in &finds.quotations {
                prop_assert!(found.outer.contains(found.range) && found.outer.end <= end && !found.range.is_empty());
                prop_assert!((0.0..=1.0).contains(&found.confidence));
            }
            prop_assert!(finds.key_points.iter().all(|found| found.range.end <= end));
        }
    }
}
