//! The words by which condensing knows reports, clauses and asides, as tables in lower case.

/// What leads in to a sentence before a comma.
#[rustfmt::skip]
pub(super) const OPENERS: [&[&str]; 14] = [
    &["however"], &["meanwhile"], &["moreover"], &["furthermore"], &["additionally"], &["nevertheless"],
    &["separately"], &["notably"], &["indeed"], &["in", "addition"], &["at", "the", "same", "time"],
    &["in", "the", "meantime"], &["for", "his", "part"], &["for", "her", "part"],
];

/// Verbs that only report. "Denied", "claimed" or "warned" say more, and stay.
#[rustfmt::skip]
pub(super) const REPORTS: [&str; 10] = [
    "said", "says", "told", "added", "noted", "announced", "reported", "confirmed", "stated", "explained",
];

/// What must not stand right before such a verb: "did not say", "is said", "who said".
#[rustfmt::skip]
pub(super) const NOT_BEFORE: [&str; 22] = [
    "not", "never", "to", "will", "would", "could", "may", "might", "should", "who", "which", "that", "was",
    "were", "is", "are", "be", "been", "being", "nobody", "no", "having",
];

/// With these a clause begins that the rest of the sentence needs.
#[rustfmt::skip]
pub(super) const SUBORDINATE: [&str; 17] = [
    "if", "when", "while", "although", "though", "after", "before", "as", "because", "since", "unless",
    "until", "but", "and", "or", "whether", "what",
];

/// A sentence that begins with one of these points back at what was cut.
#[rustfmt::skip]
pub(super) const POINTING: [&str; 18] = [
    "he", "she", "it", "they", "we", "i", "you", "this", "these", "those", "his", "her", "its", "their",
    "our", "such", "there", "each",
];

/// With these words a statement begins where "that" was left out.
#[rustfmt::skip]
pub(super) const DETERMINERS: [&str; 12] = [
    "the", "a", "an", "both", "all", "no", "some", "many", "most", "each", "every", "two",
];

/// Verbs that carry a sentence.
#[rustfmt::skip]
pub(super) const FINITE: [&str; 22] = [
    "is", "are", "was", "were", "will", "would", "has", "have", "had", "can", "could", "may", "might",
    "must", "should", "shall", "does", "do", "did", "said", "says", "plans",
];

/// A closing clause that begins with one of these reads something into what was said.
#[rustfmt::skip]
pub(super) const READING_IN: [&str; 13] = [
    "amid", "signaling", "signalling", "underscoring", "underlining", "highlighting", "reflecting",
    "marking", "signifying", "raising", "fuelling", "fueling", "prompting",
];

/// What may follow the verb of an attribution that closes a sentence: where, when and to whom.
#[rustfmt::skip]
pub(super) const SAID_WHERE: [&str; 26] = [
    "on", "in", "at", "a", "an", "the", "statement", "interview", "reporters", "journalists", "parliament",
    "briefing", "press", "news", "conference", "earlier", "late", "last", "week", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday",
];

/// Without these words a clause is no mere aside.
#[rustfmt::skip]
pub(super) const NEEDED: [&str; 9] = [
    "not", "never", "no", "only", "unless", "except", "without", "but", "if",
];

/// Who was asked: the statement holds of them only.
#[rustfmt::skip]
pub(super) const ASKED: [&str; 18] = [
    "voters", "percent", "cent", "poll", "polls", "survey", "respondents", "people", "many", "some", "few", "half",
    "most", "majority", "third", "quarter", "dozen", "ten",
];

/// With these words a statement demands or judges.
#[rustfmt::skip]
pub(super) const DEMANDS: [&str; 6] = [
    "must", "should", "ought", "cannot", "may", "might",
];
