//! A linear look at HTML before it is parsed: html5ever is quadratic in the depth of open elements
//! and in the attributes of one tag, so both are counted first.

use super::worker::Limits;

/// Elements that never hold others.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Says which limit a page is over, if any. Counts tags without building anything.
pub(super) fn over_limit(html: &str, limits: &Limits) -> Option<String> {
    let mut depth = 0usize;
    let mut deepest = 0usize;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..).unwrap_or("");
        let closing = rest.starts_with('/');
        let name: String = rest
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .take(16)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        if name.is_empty() {
            continue;
        }
        let end = rest.find('>').unwrap_or(rest.len());
        let tag = rest.get(..end).unwrap_or("");
        // Every attribute has a blank before it; a value with blanks only makes the count higher.
        if tag.len() > limits.attributes * 2 && attributes(tag) > limits.attributes {
            return Some(format!(
                "one element has more than {} attributes",
                limits.attributes
            ));
        }
        if closing {
            depth = depth.saturating_sub(1);
        } else if !VOID.contains(&name.as_str()) && !tag.ends_with('/') && name != "p" && name != "li" {
            depth += 1;
            deepest = deepest.max(depth);
        }
        rest = rest.get(end..).unwrap_or("");
        if name == "script" || name == "style" {
            let close = format!("</{name}");
            let skip = rest.to_ascii_lowercase_find(&close);
            rest = rest.get(skip.unwrap_or(rest.len())..).unwrap_or("");
        }
    }
    (deepest > limits.element_depth).then(|| {
        format!(
            "elements lie more than {} deep in each other",
            limits.element_depth
        )
    })
}

/// Attributes of a tag: names outside quoted values.
fn attributes(tag: &str) -> usize {
    let mut quote = None;
    let mut count = 0;
    let mut before_blank = false;
    for c in tag.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '"' || c == '\'' => quote = Some(c),
            None => {
                count += usize::from(before_blank && !c.is_whitespace() && c != '=');
                before_blank = c.is_whitespace();
            }
        }
    }
    count
}

trait FindIgnoringCase {
    fn to_ascii_lowercase_find(&self, needle: &str) -> Option<usize>;
}

impl FindIgnoringCase for str {
    /// Where `needle` (lower-case ASCII) first stands, whatever the case.
    fn to_ascii_lowercase_find(&self, needle: &str) -> Option<usize> {
        self.as_bytes()
            .windows(needle.len())
            .position(|window| window.eq_ignore_ascii_case(needle.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_and_attributes_are_counted() {
        let check = |html: &str, expected: Option<&str>| {
            let found = over_limit(html, &Limits::default());
            assert_eq!(found.is_some(), expected.is_some(), "{found:?}");
            assert!(found.unwrap_or_default().contains(expected.unwrap_or_default()));
        };
        check("<html><body><p>one<p>two<br><img src=x></body></html>", None);
        check(&"<div>".repeat(600), Some("deep"));
        check(&"<div></div>".repeat(60_000), None);
        check(&"<p>".repeat(60_000), None);
        check(&format!("<a{}>", " x=1".repeat(300)), Some("attributes"));
        check(&format!("<a title=\"{}\">", " word".repeat(300)), None);
        check(&format!("<script>{}</script>", "\"<div>\"".repeat(600)), None);
    }
}
