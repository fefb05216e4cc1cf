//! Every text of the window stands out from every ground that it is drawn on.

use super::*;

/// Contrast of two opaque colours (WCAG 2.2).
fn contrast(one: Color32, other: Color32) -> f64 {
    let luminance = |colour: Color32| {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
    };
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// All colours of texts with the grounds they are drawn on: rows and buttons under the pointer, chosen rows,
/// cards and found words that shine, the desk round the pages.
fn pairs(palette: &Palette) -> Vec<(String, Color32, Color32)> {
    let grounds = [
        ("window", palette.window),
        ("surface", palette.surface),
        ("hover", palette.hover),
        ("selection", palette.selection),
        ("flash", palette.flash),
        ("desk", palette.desk),
    ];
    let texts = [
        ("text", palette.text),
        ("muted", palette.muted),
        ("accent", palette.accent),
        ("ok", palette.ok),
        ("warn", palette.warn),
        ("error", palette.error),
        ("info", palette.info),
    ];
    let mut pairs = Vec::new();
    for (text, colour) in texts {
        for (ground, under) in grounds {
            // Round the pages stand only quiet words; the mark of an error stands beside the row that is chosen.
            let drawn = match (text, ground) {
                (text, "desk") => matches!(text, "text" | "muted"),
                (text, "selection") => text != "error",
                _ => true,
            };
            if drawn {
                pairs.push((format!("{text} on {ground}"), colour, under));
            }
        }
    }
    for index in 0..5 {
        let (section, tint) = (palette.section(index), palette.section_tint(index));
        pairs.push((format!("section {index} on surface"), section, palette.surface));
        pairs.push((format!("section {index} on window"), section, palette.window));
        pairs.push((format!("section {index} on its tint"), section, tint));
        pairs.push((format!("text on the tint of {index}"), palette.text, tint));
    }
    pairs.push(("text on accent".to_owned(), palette.on_accent, palette.accent));
    pairs
}

#[test]
fn text_stands_out_everywhere() {
    let mut faint = Vec::new();
    for (look, palette) in [("light", LIGHT), ("dark", DARK)] {
        for (pair, text, ground) in pairs(&palette) {
            let contrast = contrast(text, ground);
            if contrast < 4.5 {
                faint.push(format!("{look}: {pair} {contrast:.2}"));
            }
        }
    }
    assert!(faint.is_empty(), "{faint:#?}");
}

/// Edges that say where something is: 3 to 1 (WCAG 1.4.11).
#[test]
fn edges_that_matter_are_seen() {
    for palette in [LIGHT, DARK] {
        for ground in [palette.surface, palette.window, palette.hover] {
            for edge in [palette.accent, palette.border] {
                assert!(contrast(edge, ground) >= 3.0, "{edge:?} on {ground:?}");
            }
        }
    }
}
