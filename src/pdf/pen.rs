//! Kerning numbers: how a reader's pen is kept on the display list's positions.

/// Largest error, in points, that a number between two glyphs may leave.
const TOLERANCE: f64 = 0.006;
/// Largest error that may add up before a number is changed to make up for it. Equal kerns and blanks
/// then have equal numbers, which deflate better.
const DRIFT: f64 = 0.0085;

/// Where a reader's pen stands: it moves by the widths that the file states, which are cut off, so
/// the numbers between glyphs make up for what is lost.
pub(super) struct Pen {
    x: f64,
    /// Where the glyph belongs.
    wanted: f64,
    em: f64,
    /// Finest step of those numbers in 1/1000 em: large type needs tenths.
    step: f64,
}

impl Pen {
    /// A pen set down at `x` points for a glyph that belongs to `wanted`, in type of `size` points.
    pub(super) fn new(x: f32, wanted: f32, size: f32) -> Self {
        let em = f64::from(size);
        let step = if em <= 2.0 * TOLERANCE * 1000.0 { 1.0 } else { 0.1 };
        Self {
            x: f64::from(x),
            wanted: f64::from(wanted),
            em,
            step,
        }
    }

    /// Moves over a glyph, in which a reader puts `more` points behind it; the answer is the number
    /// (1/1000 em, leftwards) that brings the pen to the next glyph.
    pub(super) fn advance(&mut self, width: i64, more: f32, next: Option<f32>) -> f32 {
        let width = points(width, self.em) + f64::from(more);
        self.x += width;
        let Some(next) = next else { return 0.0 };
        let next = f64::from(next);
        let off = self.x - next;
        let own = self.steps(width - (next - self.wanted));
        self.wanted = next;
        let number = if off.abs() <= TOLERANCE {
            0.0
        } else if (off - own * self.em / 1000.0).abs() <= DRIFT {
            own
        } else {
            self.steps(off)
        };
        self.x -= number * self.em / 1000.0;
        #[expect(clippy::cast_possible_truncation, reason = "the file keeps single precision")]
        let number = number as f32;
        number
    }

    /// A way in points as whole steps, in 1/1000 em.
    fn steps(&self, points: f64) -> f64 {
        let steps = (points * 1000.0 / self.em / self.step).round();
        // Tenths are written as the shortest fraction.
        if self.step < 1.0 { steps / 10.0 } else { steps }
    }
}

/// A width in 1/1000 em, in points.
fn points(width: i64, em: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a width is at most 65535 units")]
    let width = width as f64;
    width * em / 1000.0
}

/// What must be put behind each blank of a line (its width and where it and the next glyph belong): the
/// middle value, so that few of them need a number.
pub(super) fn word_space(blanks: impl Iterator<Item = (i64, f32, f32)>, size: f32) -> Option<f32> {
    let em = f64::from(size);
    let mut gaps: Vec<f64> = blanks
        .map(|(width, x, next)| f64::from(next) - f64::from(x) - points(width, em))
        .collect();
    gaps.sort_by(f64::total_cmp);
    #[expect(clippy::cast_possible_truncation, reason = "the file keeps single precision")]
    let gap = *gaps.get(gaps.len() / 2)? as f32;
    Some(thousandths(gap))
}

/// Positions are written to 1/100 point.
pub(super) fn hundredths(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}

/// Thicknesses and colours are written to 1/1000.
pub(super) fn thousandths(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// A reader that adds widths and numbers up never stands further off than 1/100 point,
        /// in type of any size and on lines of any length.
        #[test]
        fn the_pen_stays_on_its_line(
            size in 5.0f32..40.0,
            more in prop_oneof![Just(0.0f32), -2.0f32..9.0],
            glyphs in prop::collection::vec((100i64..1000, -0.6f32..0.6), 2..120),
        ) {
            let start = hundredths(72.004);
            let mut pen = Pen::new(start, 72.004, size);
            let (mut reader, mut want) = (f64::from(start), 72.004f32);
            for (width, shift) in glyphs {
                want += width as f32 * size / 1000.0 + shift;
                let number = pen.advance(width, more, Some(want));
                reader += (width as f64 - f64::from(number)) * f64::from(size) / 1000.0 + f64::from(more);
                prop_assert!((reader - f64::from(want)).abs() <= 0.01, "{reader} for {want}");
            }
        }
    }

    #[test]
    fn the_space_of_most_blanks() {
        let check = |gaps: &[f32], expected: Option<f32>| {
            let blanks = gaps.iter().map(|gap| (250, 10.0, 12.5 + gap));
            assert_eq!(word_space(blanks, 10.0), expected);
        };
        check(&[], None);
        check(&[1.5, 1.5, 1.1], Some(1.5));
        check(&[-0.25], Some(-0.25));
    }

    #[test]
    fn no_number_where_none_is_needed() {
        let check = |next: f32, expected: f32| {
            assert_eq!(
                Pen::new(0.0, 0.0, 10.0).advance(500, 0.0, Some(next)),
                expected,
                "{next}"
            );
        };
        check(5.0, 0.0);
        check(5.005, 0.0);
        check(5.02, -2.0);
        check(4.5, 50.0);
    }
}
