//! The templates that come with the program, read from the same files an analyst can copy.

use super::{Template, parse};
use std::sync::LazyLock;

/// File name and text of each built-in template, the default first.
const SOURCES: [(&str, &str); 3] = [
    (
        "summit-brief.ron",
        include_str!("../../templates/summit-brief.ron"),
    ),
    ("two-pager.ron", include_str!("../../templates/two-pager.ron")),
    (
        "key-judgements.ron",
        include_str!("../../templates/key-judgements.ron"),
    ),
];

static BUILTIN: LazyLock<Vec<Template>> = LazyLock::new(|| {
    SOURCES
        .iter()
        .filter_map(|(file, source)| parse(source, file).ok())
        .collect()
});

/// The built-in templates, the default first. (A test keeps every one of them valid.)
pub fn builtin() -> &'static [Template] {
    &BUILTIN
}

/// The text of a built-in template, to start an own one from.
pub fn builtin_source(id: &str) -> Option<&'static str> {
    let named = |file: &str| file.strip_suffix(".ron") == Some(id);
    SOURCES
        .iter()
        .find(|(file, _)| named(file))
        .map(|(_, source)| *source)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_builtin_is_valid_and_shown_by_its_id() {
        for (file, source) in SOURCES {
            let template = parse(source, file).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(builtin_source(&template.id), Some(source));
        }
        assert_eq!(builtin().len(), SOURCES.len());
        assert_eq!(
            builtin().first().map(|template| template.id.as_str()),
            Some("summit-brief")
        );
    }
}
