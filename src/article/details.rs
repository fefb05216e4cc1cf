//! Details that stand in running text: bylines and the language.

pub(super) use super::dates::date;

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

/// Splits a byline at commas, semicolons and "and". Letters after a name ("Ada Berg, PhD") stay with it.
pub(super) fn split_names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let parts = text
        .split([',', ';', '&', '\n'])
        .flat_map(|part| part.split(" and "));
    for part in parts {
        let name = part
            .trim()
            .trim_start_matches("and ")
            .trim_end_matches('.')
            .trim();
        if name.is_empty() {
            continue;
        }
        match names.last_mut() {
            Some(last) if is_degree(name) => {
                last.push_str(", ");
                last.push_str(name);
            }
            _ => names.push(name.to_owned()),
        }
    }
    names
}

/// Letters that stand behind a name: "PhD", "CFP", "M.D.", "Jr".
fn is_degree(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    !text.contains(' ')
        && (1..=5).contains(&letters)
        && (capitals * 2 > letters || text == "Jr" || text == "Sr")
}

/// Two to five words that begin with a capital, or a name in a script without capitals.
pub(super) fn is_name(text: &str) -> bool {
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
