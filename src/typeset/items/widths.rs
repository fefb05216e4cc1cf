//! How wide the columns of a table are: each between its longest word and its longest line, what is left
//! over shared out (CSS 2.2, 17.5.2.2, automatic layout). Numbers only.

use crate::typeset::set_lines::SetParagraph;

/// What the cells of a column ask for, in points.
#[derive(Debug, Clone, Default)]
pub(super) struct Wanted {
    /// The longest word.
    least: f32,
    /// The longest cell on one line.
    most: f32,
    /// Cells with figures and cells with other words, the head not counted.
    figures: usize,
    words: usize,
}

impl Wanted {
    /// Takes in a cell that was set on one line.
    pub(super) fn take_in(&mut self, line: &SetParagraph, text: &str, body: bool) {
        let (least, most) = natural(line, text);
        self.least = self.least.max(least);
        self.most = self.most.max(most);
        if body && !text.trim().is_empty() {
            if is_figure(text) {
                self.figures += 1;
            } else {
                self.words += 1;
            }
        }
    }

    /// Whether the column holds figures alone.
    pub(super) fn is_figures(&self) -> bool {
        self.figures > 0 && self.words == 0
    }
}

/// Width of the longest word and of the whole, of a text set on one line.
fn natural(line: &SetParagraph, text: &str) -> (f32, f32) {
    let pieces = || line.lines.iter().flat_map(|line| &line.pieces);
    let right = pieces().map(|piece| piece.extent.1).fold(0.0, f32::max);
    let left = pieces().map(|piece| piece.extent.0).fold(right, f32::min);
    let most = right - left;
    let (mut least, mut word) = (0.0f32, 0.0f32);
    for glyph in pieces().flat_map(|piece| piece.glyphs.iter()) {
        let place = glyph.text.start as usize..glyph.text.end as usize;
        let shown = text.get(place).unwrap_or("");
        let blank = shown.chars().all(char::is_whitespace) && shown != "\u{a0}";
        let alone = shown.starts_with(|c| ('\u{2e80}'..='\u{9fff}').contains(&c));
        if blank || alone {
            least = least.max(word);
            word = 0.0;
        }
        if !blank {
            word += glyph.advance;
        }
        if shown.ends_with(['-', '–', '/']) {
            least = least.max(word);
            word = 0.0;
        }
    }
    // Sums of advances and edges differ in their last bits; a word must not break for that.
    (least.max(word).min(most) + 0.05, most + 0.05)
}

/// Widths that fill `room`, and whether the longest words fit.
pub(super) fn share(wanted: &[Wanted], room: f32) -> (Vec<f32>, bool) {
    let least: f32 = wanted.iter().map(|column| column.least).sum();
    let most: f32 = wanted.iter().map(|column| column.most).sum();
    let count = f32::from(u16::try_from(wanted.len().max(1)).unwrap_or(u16::MAX));
    let width = |column: &Wanted| {
        if most <= 0.0 {
            room / count
        } else if most <= room {
            column.most + (room - most) * column.most / most
        } else if least <= room {
            column.least + (room - least) * (column.most - column.least) / (most - least).max(0.01)
        } else {
            room * column.least / least
        }
    };
    (wanted.iter().map(width).collect(), least <= room + 0.5)
}

/// Whether a cell holds a figure: digits with their separators, a sign or currency before them, a short
/// unit behind them.
fn is_figure(text: &str) -> bool {
    let text = text.trim();
    let start = text.trim_start_matches(|c: char| "+-−–±~≈<>≤≥€$£¥₩(".contains(c) || c.is_whitespace());
    let end = start.trim_start_matches(|c: char| c.is_ascii_digit() || ".,:\u{a0}\u{202f} ’".contains(c));
    let unit = end.trim_end_matches(')').trim();
    let dash = matches!(text, "–" | "—" | "-" | "−");
    dash || (end.len() < start.len()
        && start.starts_with(|c: char| c.is_ascii_digit())
        && unit.chars().count() <= 3
        && !unit.contains(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_from_words() {
        for figure in [
            "12", "−3.5", "1,234.50", "€ 40", "12 %", "14 km", "(7)", "+0,2", "–", "09:30",
        ] {
            assert!(is_figure(figure), "{figure}");
        }
        for words in ["", "Oslo", "3 March 2027", "12 ships", "B-52", "4 to 6", "~"] {
            assert!(!is_figure(words), "{words}");
        }
    }

    fn check(columns: &[(f32, f32)], room: f32, expected: &[f32], fits: bool) {
        let wanted: Vec<Wanted> = columns
            .iter()
            .map(|(least, most)| Wanted {
                least: *least,
                most: *most,
                ..Wanted::default()
            })
            .collect();
        let (widths, does) = share(&wanted, room);
        assert_eq!(does, fits);
        for (width, expected) in widths.iter().zip(expected) {
            assert!((width - expected).abs() < 0.01, "{widths:?}");
        }
    }

    #[test]
    fn columns_share_the_width() {
        check(&[(10.0, 20.0), (10.0, 60.0)], 100.0, &[25.0, 75.0], true);
        check(&[(10.0, 30.0), (20.0, 200.0)], 130.0, &[20.0, 110.0], true);
        check(&[(60.0, 90.0), (60.0, 90.0)], 100.0, &[50.0, 50.0], false);
        check(&[(0.0, 0.0), (0.0, 0.0)], 100.0, &[50.0, 50.0], true);
        check(&[], 100.0, &[], true);
    }
}
