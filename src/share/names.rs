//! File names that travel: letters, digits, dots, hyphens and underscores, with date and reference.

use crate::briefing::Briefing;

/// Longest name without its ending.
const LONGEST: usize = 72;

/// The name proposed for an exported file without its folder: date, reference and title, "draft" for a
/// draft copy. Always `[A-Za-z0-9._-]`, never empty.
pub fn proposed_file_name(briefing: &Briefing, draft: bool) -> String {
    let details = &briefing.details;
    let parts = [
        details.date.as_str(),
        details.reference.as_str(),
        details.title.as_str(),
    ];
    let mut name = parts
        .iter()
        .map(|part| plain(part))
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("_");
    name.truncate(LONGEST);
    let mut name = name.trim_end_matches(['-', '_', '.']).to_owned();
    if name.is_empty() {
        name.push_str("briefing");
    }
    if draft { name + "_draft.pdf" } else { name + ".pdf" }
}

/// Letters and digits; everything between them is one hyphen.
fn plain(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    kept.split('-')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::testing::empty;

    #[test]
    fn names_are_safe_everywhere() {
        let check = |date: &str, reference: &str, title: &str, expected: &str| {
            let mut document = empty();
            document.details.date = date.into();
            document.details.reference = reference.into();
            document.details.title = title.into();
            assert_eq!(proposed_file_name(&document, false), format!("{expected}.pdf"));
        };
        check(
            "2026-11-23",
            "PU/2026/014",
            "Oslo: what was agreed?",
            "2026-11-23_PU-2026-014_Oslo-what-was-agreed",
        );
        check("", "", "../../etc/passwd", "etc-passwd");
        check("", "", "이재명", "briefing");
        check(
            "",
            "",
            &"word ".repeat(40),
            "word-".repeat(15)[..LONGEST].trim_end_matches('-'),
        );
        assert!(proposed_file_name(&empty(), true).ends_with("_draft.pdf"));
    }
}
