//! Attributions in small texts of our own: which words are the mention, and by which rule.

use super::*;
use crate::article::worker::{Limits, Request};
use crate::article::{Article, read};
use proptest::prelude::*;

fn article(text: &str, language: &str) -> Option<Article> {
    let request = Request {
        file: "a.txt".into(),
        bytes: text.as_bytes().to_vec(),
        media_type: None,
        limits: Limits::default(),
    };
    let mut article = read(&request).article?;
    article.language = Some(language.into());
    Some(article)
}

/// The mention and the name of each quotation of `text`, "mention = name" where they differ.
fn check_in(language: &str, text: &str, expected: &[&str]) {
    let article = article(&format!("Talks in Oslo\n\n{text}\n"), language).unwrap();
    let found: Vec<String> = spoken(&article)
        .0
        .into_iter()
        .map(|found| match found.speaker {
            None => "nobody".to_owned(),
            Some(who) if who.speaker == who.speaker_name => who.speaker,
            Some(who) => format!("{} = {}", who.speaker, who.speaker_name),
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

fn check(text: &str, expected: &[&str]) {
    check_in("en", text, expected);
}

#[test]
fn the_speaker_stands_behind() {
    check("“We will go,” said Ada Berg, who leads the yard.", &["Ada Berg"]);
    check(
        "“We will go,” the minister’s spokesman, Jon Moe, told reporters.",
        &["the minister’s spokesman, Jon Moe = Jon Moe"],
    );
    check(
        "“Why now?” Ada Berg asked. “Nobody told us.”",
        &["Ada Berg", "Ada Berg"],
    );
    check(
        "“We will go,” according to a report from Oslo.",
        &["a report from Oslo"],
    );
    check(
        "“Ships” are “not what we need,” Ada Berg said.",
        &["Ada Berg", "Ada Berg"],
    );
    check(
        "The yard had “no orders left” in May, Ada Berg said.",
        &["Ada Berg"],
    );
}

#[test]
fn the_speaker_stands_before() {
    check(
        "Ada Berg (D-Ore.) told the yard that “nobody will be left behind.”",
        &["Ada Berg"],
    );
    check(
        "Ada Berg praised the yard and warned that “time is short.”",
        &["Ada Berg"],
    );
    check(
        "Ada Berg left the hall, saying it was “too late for that.”",
        &["Ada Berg"],
    );
    check("Ada Berg went on to say: “We will go.”", &["Ada Berg"]);
    check("Ada Berg said he wants “a bigger ship than that.”", &["Ada Berg"]);
    check(
        "The plan was called “a gift to the yards” by Ada Berg.",
        &["Ada Berg"],
    );
    check(
        "Jon Moe’s warning that they “will not wait” was heard.",
        &["Jon Moe"],
    );
    check(
        "While Jon Moe called it “weak,” Ada Berg said it was “good for all.”",
        &["Jon Moe", "Ada Berg"],
    );
    check(
        "Jon Moe, who called the plan “a gift to the yards,” left.",
        &["who = Jon Moe"],
    );
}

#[test]
fn the_speaker_is_taken_over() {
    check(
        "“We go,” said Ada Berg. “We go now.”\n\n“And we stay.”",
        &["Ada Berg", "Ada Berg", "Ada Berg"],
    );
    check(
        "Ada Berg put it this way:\n\n“We will go when the ships are ready.”",
        &["Ada Berg"],
    );
    check(
        "“We will go when the ships are ready.”\n\n— Ada Berg, Oslo",
        &["Ada Berg"],
    );
    check(
        "Ada Berg said: “We will go.\n\n“And we will stay.”",
        &["Ada Berg", "Ada Berg"],
    );
}

#[test]
fn pronouns_and_offices_stand_for_people() {
    check(
        "Mary Berg met General Jon Moe. “We go,” she said. “We stay,” he said. “Good,” the general said.",
        &["she = Mary Berg", "he = Jon Moe", "the general = Jon Moe"],
    );
    check(
        "Defence Minister Ada Berg met Jon Moe, director of the yard. “We go,” the director said.",
        &["the director = Jon Moe"],
    );
    check(
        "“It is a great day,” she wrote after Mary Berg had landed.",
        &["she = Mary Berg"],
    );
}

#[test]
fn a_word_that_nobody_says_is_held_at_arms_length() {
    let article = article(
        "Talks in Oslo\n\nThe “clever” fence fell. Ada Berg called it “clever” too.\n",
        "en",
    )
    .unwrap();
    let (found, phrases) = spoken(&article);
    let said = found
        .iter()
        .map(|found| found.speaker.as_ref().unwrap().speaker.as_str());
    assert_eq!(said.collect::<Vec<_>>(), ["Ada Berg"]);
    assert_eq!(phrases.len(), 1);
    assert_eq!(phrases[0].kind, PhraseKind::Scare);
}

#[test]
fn other_languages_have_their_own_order() {
    check_in(
        "de",
        "Am Montag sagte Anna Berg in Oslo: „Wir fahren morgen früh.“",
        &["Anna Berg"],
    );
    check_in(
        "de",
        "Anna Berg hatte in Oslo erklärt, man werde „nicht länger warten können“.",
        &["Anna Berg"],
    );
    check_in(
        "de",
        "„Wir fahren morgen“, so der Sprecher der Werft.",
        &["der Sprecher der Werft"],
    );
    check_in(
        "de",
        "Nach Angaben der Polizei war es „ein gefährlicher Abend“.",
        &["Angaben der Polizei"],
    );
    check_in(
        "fr",
        "« Nous partirons demain », a déclaré Anne Moreau.",
        &["Anne Moreau"],
    );
    check_in("es", "“Nos vamos mañana temprano”, dijo Ana Ruiz.", &["Ana Ruiz"]);
    check_in(
        "it",
        "“Partiremo domani mattina”, ha detto Anna Riva.",
        &["Anna Riva"],
    );
}

#[test]
fn hostile_texts_come_to_an_end() {
    let many = |text: &str, times: usize| text.repeat(times);
    let texts = [
        String::new(),
        many("Ada Berg said “we go” and Jon Moe said that “no”, ", 1_000),
        many("the man, Berg, the (D-Ky.), aide, said “yes”, and told, ", 700),
        many("and saying, to say, calling “x y” by saying, ", 700),
        many("said told warned called added and, ", 2_000),
        many("李首相は「協力」と述べた。 Берг said «да» и قال “نعم” ", 500),
        many("Ada Berg went. “We go,” she said. “They go,” he said.\n\n", 700),
        (0..4_000).map(|at| format!("N{at} B{at} ")).collect(),
        many("\" “ ‘ « a ", 10_000),
    ];
    for text in texts {
        for language in ["en", "de", "fr"] {
            if let Some(article) = article(&text, language) {
                let _ = spoken(&article);
            }
        }
    }
}

proptest! {
    /// Whatever the text, a mention is a stretch of it outside the quotation it belongs to.
    #[test]
    fn mentions_are_words_of_the_text(text in "([A-Z][a-z]{1,6} |said |who |, |\\. |: |\\(|\\) |’s |to |and |by |of |calling |der |sagte |hat |“[a-z ]{1,9}[,.]?” |„[a-z ]{1,9}“ |- |the president |he |李首相は|according to |laut |\n\n){0,60}", german in any::<bool>()) {
        if let Some(article) = article(&text, if german { "de" } else { "en" }) {
            for found in spoken(&article).0 {
                if let Some(who) = found.speaker {
                    let mention = CharRange::new(who.speaker_start, who.speaker_end);
                    prop_assert_eq!(article.frozen.get(mention), Some(who.speaker.as_str()));
                    prop_assert!(!mention.is_empty() && !mention.overlaps(found.range));
                }
                prop_assert!((0.0..=1.0).contains(&found.confidence));
            }
        }
    }
}

/// The words and the speaker of each quotation of a text in Markdown.
fn check_displayed(text: &str, expected: &[(&str, &str)]) {
    let request = Request {
        file: "a.md".into(),
        bytes: format!("# Talks in Oslo\n\nMinister Ada Berg met General Jon Moe in Oslo.\n\n{text}\n")
            .into_bytes(),
        media_type: Some("text/markdown".into()),
        limits: Limits::default(),
    };
    let article = read(&request).article.unwrap();
    let found: Vec<(String, String)> = spoken(&article)
        .0
        .into_iter()
        .map(|found| {
            let name = found
                .speaker
                .map_or_else(|| "nobody".to_owned(), |who| who.speaker_name);
            (article.frozen.slice(found.range).to_owned(), name)
        })
        .collect();
    let expected: Vec<(String, String)> = expected
        .iter()
        .map(|(words, name)| ((*words).to_owned(), (*name).to_owned()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_block_set_apart_is_a_quotation_without_marks() {
    let words = "We will keep the lanes open for all who trade fairly.";
    let around =
        "The talks went on until the evening and will be taken up again in spring, the two sides said later.";
    check_displayed(
        &format!("{around}\n\nBerg said in a statement:\n\n> {words}\n\n{around}"),
        &[(words, "Ada Berg")],
    );
    check_displayed(
        &format!("{around}\n\n> {words}\n\n— General Jon Moe\n\n{around}"),
        &[(words, "Jon Moe")],
    );
    // Nobody is given the word: whoever was named before is not taken for the speaker.
    check_displayed(
        &format!("Deliveries depend on the paperwork, Berg’s office says.\n\n> {words}\n\n{around}"),
        &[(words, "nobody")],
    );
    // With marks of its own the marks count; a signature is nobody's words.
    check_displayed(
        &format!("{around}\n\n> “{words}” Berg said.\n\n{around}"),
        &[(words, "Ada Berg")],
    );
    check_displayed(
        &format!("{around}\n\n> — Ada Berg, minister of trade\n\n{around}"),
        &[],
    );
    // A message that quotes nearly all of another one is no article with quotations.
    check_displayed(&format!("> {around}\n>\n> {around}\n>\n> {around}"), &[]);
}
