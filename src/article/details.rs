//! Details that stand in running text: bylines, dates and the language.

/// The authors of a byline ("By Ada Berg and Jon Moe"), or `None` if the line is none.
pub(super) fn byline(line: &str) -> Option<Vec<String>> {
    let line = line.trim();
    let rest = ["By ", "BY ", "by "]
        .iter()
        .find_map(|start| line.strip_prefix(start))?;
    let rest = rest.split(['|', '•', '·']).next().unwrap_or(rest);
    let names = split_names(rest);
    (line.chars().count() <= 120 && !names.is_empty() && names.iter().all(|name| is_name(name)))
        .then_some(names)
}

/// Splits a byline at commas, semicolons and "and".
pub(super) fn split_names(text: &str) -> Vec<String> {
    text.split([',', ';', '&'])
        .flat_map(|part| part.split(" and "))
        .map(|name| name.trim().trim_end_matches('.').trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// Two to five words that begin with a capital, or a name in a script without capitals.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &&&str| {
        word.chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
    };
    let particles = [
        "de", "van", "von", "der", "den", "di", "da", "al", "bin", "el", "la", "le", "du", "dos",
    ];
    (1..=5).contains(&words.len())
        && words
            .iter()
            .all(|word| particles.contains(word) || capital(&word))
        && !text.contains(|c: char| c.is_ascii_digit())
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The date a short line or attribute states, as `YYYY-MM-DD`: "19 January 2026", "January 19, 2026",
/// "2026-01-19T08:00". Ambiguous all-number dates are not guessed.
pub(super) fn date(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == ',' || c == '.')
        .filter(|word| !word.is_empty())
        .collect();
    for (at, word) in words.iter().enumerate() {
        if let Some(iso) = iso_date(word) {
            return Some(iso);
        }
        let Some(month) = month(word) else { continue };
        let number = |index: Option<usize>| {
            let digits = index
                .and_then(|index| words.get(index))?
                .trim_end_matches(|c: char| c.is_ascii_alphabetic());
            digits
                .trim_end_matches(|c: char| !c.is_ascii_digit())
                .parse::<u32>()
                .ok()
        };
        let (before, next, after) = (
            number(at.checked_sub(1)),
            number(Some(at + 1)),
            number(Some(at + 2)),
        );
        let (day, year) = match (before, next, after) {
            (Some(day), Some(year), _) if (1..=31).contains(&day) && year > 1900 => (day, year),
            (_, Some(day), Some(year)) if (1..=31).contains(&day) && year > 1900 => (day, year),
            _ => continue,
        };
        return valid(year, month, day);
    }
    None
}

fn month(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    let found = MONTHS
        .iter()
        .position(|month| *month == lower || (lower.len() >= 3 && month.get(..3) == Some(&lower)))?;
    u32::try_from(found + 1).ok()
}

fn iso_date(word: &str) -> Option<String> {
    let mut parts = word.get(..10)?.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
        return None;
    }
    valid(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn valid(year: u32, month: u32, day: u32) -> Option<String> {
    ((1900..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day))
        .then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// BCP 47 language of a text, if it is long enough to tell.
pub(super) fn language_of(text: &str) -> Option<String> {
    let sample: String = text.chars().take(20_000).collect();
    let info = whatlang::detect(&sample)?;
    if !info.is_reliable() && sample.len() < 200 {
        return None;
    }
    use whatlang::Lang;
    let code = match info.lang() {
        Lang::Eng => "en",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Por => "pt",
        Lang::Nld => "nl",
        Lang::Pol => "pl",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Kor => "ko",
        Lang::Jpn => "ja",
        Lang::Cmn => "zh",
        Lang::Ara => "ar",
        Lang::Heb => "he",
        Lang::Ell => "el",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Nob => "nb",
        Lang::Fin => "fi",
        Lang::Ces => "cs",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        other => other.code(),
    };
    Some(code.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_words_and_in_iso_form() {
        let check =
            |text: &str, expected: Option<&str>| assert_eq!(date(text).as_deref(), expected, "{text}");
        check("19 January 2026", Some("2026-01-19"));
        check("Published: January 19, 2026, 08:00", Some("2026-01-19"));
        check("Monday 3rd March 2027", Some("2027-03-03"));
        check("2026-01-19T08:00:00Z", Some("2026-01-19"));
        check("Updated 7 Sept 2025", None);
        check("03/04/2026", None);
        check("in May they met 40 people", None);
    }

    #[test]
    fn bylines() {
        let check = |line: &str, expected: Option<&[&str]>| {
            let names = byline(line);
            let expected =
                expected.map(|names| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>());
            assert_eq!(names, expected, "{line}");
        };
        check("By Ada Berg", Some(&["Ada Berg"]));
        check(
            "By Ada Berg, Jon van der Moe and Li Na",
            Some(&["Ada Berg", "Jon van der Moe", "Li Na"]),
        );
        check("By the end of the year the yard will close", None);
        check("By 2030", None);
    }
}
