//! What a template must be beyond its form: ids, limits, colours. And where in the file a field stands.

use super::{SectionKind, Template};

/// A mistake: the field, what is wrong, and the words to look for in the file, in order.
pub(super) struct Mistake {
    pub(super) field: String,
    pub(super) message: String,
    pub(super) look_for: Vec<String>,
}

/// Checks a template that has the right form.
pub(super) fn validate(template: &Template) -> Result<(), Mistake> {
    let mistake = |field: &str, look_for: &[&str], message: String| Mistake {
        field: field.to_owned(),
        message,
        look_for: look_for.iter().map(|&word| word.to_owned()).collect(),
    };
    if !good_id(&template.id) {
        let message = format!("“{}” must be lower case letters, digits and hyphens", template.id);
        return Err(mistake("id", &["id:"], message));
    }
    if template.name.trim().is_empty() {
        return Err(mistake("name", &["name:"], "must not be empty".into()));
    }
    if let Some(accent) = &template.accent {
        match contrast_on_white(accent) {
            None => {
                return Err(mistake(
                    "accent",
                    &["accent:"],
                    format!("“{accent}” must be #RRGGBB"),
                ));
            }
            Some(contrast) if contrast < 4.5 => {
                let message =
                    format!("{accent} has a contrast of {contrast:.1} on white; at least 4.5 is needed");
                return Err(mistake("accent", &["accent:"], message));
            }
            Some(_) => {}
        }
    }
    let limits = template.limits;
    if limits.pages_hard > 0 && limits.pages_soft > limits.pages_hard {
        let message = format!(
            "{} is more than pages_hard {}",
            limits.pages_soft, limits.pages_hard
        );
        return Err(mistake("limits.pages_soft", &["pages_soft"], message));
    }
    if limits.quotations_max > 0 && limits.quotations_min > limits.quotations_max {
        let message = format!(
            "{} is more than quotations_max {}",
            limits.quotations_min, limits.quotations_max
        );
        return Err(mistake("limits.quotations_min", &["quotations_min"], message));
    }
    if template.sections.is_empty() {
        return Err(mistake(
            "sections",
            &["sections"],
            "a template needs at least one section".into(),
        ));
    }
    sections(template)?;
    match &template.bottom_line {
        Some(id) if template.section(id).is_none() => Err(mistake(
            "bottom_line",
            &["bottom_line"],
            format!("there is no section “{id}”"),
        )),
        _ => Ok(()),
    }
}

fn sections(template: &Template) -> Result<(), Mistake> {
    for (index, section) in template.sections.iter().enumerate() {
        let quoted = format!("\"{}\"", section.id);
        let mistake = |field: &str, look_for: Vec<String>, message: String| Mistake {
            field: format!("sections[{index}].{field}"),
            message,
            look_for,
        };
        let here = |field: &str| vec!["sections".to_owned(), quoted.clone(), format!("{field}:")];
        if !good_id(&section.id) {
            let message = format!("“{}” must be lower case letters, digits and hyphens", section.id);
            return Err(mistake("id", vec!["sections".into(), quoted], message));
        }
        let earlier = template.sections.iter().take(index);
        let again = earlier.filter(|other| other.id == section.id).count();
        if again > 0 {
            let look_for = std::iter::once("sections".to_owned())
                .chain(std::iter::repeat_n(quoted, again + 1))
                .collect();
            return Err(mistake(
                "id",
                look_for,
                format!("“{}” stands here twice", section.id),
            ));
        }
        if section.heading.trim().is_empty() {
            return Err(mistake("heading", here("heading"), "must not be empty".into()));
        }
        if section.max > 0 && section.min > section.max {
            let message = format!("{} is more than max {}", section.min, section.max);
            return Err(mistake("min", here("min"), message));
        }
        if section.kind == SectionKind::LadderKey
            && template
                .ladder
                .as_ref()
                .is_none_or(|ladder| ladder.rungs.is_empty())
        {
            return Err(mistake(
                "kind",
                here("kind"),
                "a ladder key needs a ladder with at least one rung: add `ladder: Some((…))`".into(),
            ));
        }
        if section.kind == SectionKind::Sources && index + 1 != template.sections.len() {
            return Err(mistake(
                "kind",
                here("kind"),
                "the source list is printed last: move it to the end".into(),
            ));
        }
    }
    Ok(())
}

fn good_id(id: &str) -> bool {
    !id.is_empty()
        && id
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Contrast of `#RRGGBB` on white (WCAG 2.2, relative luminance), or `None` if it is no such colour.
pub fn contrast_on_white(colour: &str) -> Option<f64> {
    let hex = colour
        .strip_prefix('#')
        .filter(|hex| hex.len() == 6 && hex.is_ascii())?;
    let channel = |at: usize| -> Option<f64> {
        let value = f64::from(u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()?) / 255.0;
        Some(if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        })
    };
    let luminance = 0.2126 * channel(0)? + 0.7152 * channel(2)? + 0.0722 * channel(4)?;
    Some(1.05 / (luminance + 0.05))
}

/// Line and column (from 1) of the last of `words`, each looked for behind the one before; comment
/// lines do not count. The start of the file if they are not there.
pub(super) fn place(source: &str, words: &[&str]) -> (usize, usize) {
    let mut from = 0;
    let mut found = 0;
    for word in words {
        let rest = source.get(from..).unwrap_or("");
        let hit = rest
            .match_indices(word)
            .map(|(at, _)| from + at)
            .find(|at| !in_comment(source, *at));
        let Some(at) = hit else { break };
        found = at;
        from = at + word.len();
    }
    line_and_column(source, found)
}

/// Line and column of the last `word` that stands on or before `line`.
pub(super) fn last_before(source: &str, word: &str, line: usize) -> Option<(usize, usize)> {
    let places = source
        .match_indices(word)
        .map(|(at, _)| line_and_column(source, at));
    places.filter(|(found, _)| *found <= line).last()
}

fn in_comment(source: &str, at: usize) -> bool {
    let line = source.get(..at).unwrap_or("").rsplit('\n').next().unwrap_or("");
    line.trim_start().starts_with("//")
}

fn line_and_column(source: &str, at: usize) -> (usize, usize) {
    let before = source.get(..at).unwrap_or("");
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (before.matches('\n').count() + 1, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_follows_wcag() {
        let check = |colour: &str, expected: f64| {
            let contrast = contrast_on_white(colour).unwrap();
            assert!((contrast - expected).abs() < 0.05, "{colour}: {contrast}");
        };
        check("#000000", 21.0);
        check("#FFFFFF", 1.0);
        check("#FF8C00", 2.3);
        check("#00B050", 2.9);
        assert_eq!(contrast_on_white("0B6158"), None);
        assert_eq!(contrast_on_white("#0B615"), None);
        assert_eq!(contrast_on_white("#0B615é"), None);
    }
}
