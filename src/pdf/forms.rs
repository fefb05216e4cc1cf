//! What a code of a font shows: a glyph of the face as it is, or a letter and its marks as one.
//!
//! Readers end a word where the pen goes back over a letter (for the mark upon it) or leaves the line (for
//! a letter that another raises), so these clusters become glyphs of their own, with the cluster's text.

use crate::typeset::{Face, Glyph};
use skrifa::FontRef;
use skrifa::raw::TableProvider;

/// What one code of a font shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// The face's glyph of this id.
    Glyph(u16),
    /// Several glyphs, or one off its line.
    Fused(Vec<Part>),
}

/// A glyph of a fused form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part {
    /// Its id in the face.
    pub(super) id: u16,
    /// How far it stands to the right of the form's origin, in units of the face.
    pub(super) x: i16,
    /// How far above it.
    pub(super) y: i16,
    /// Whether it takes room on the line; a mark takes none.
    pub(super) takes_room: bool,
}

/// Units per em of a face whose glyphs can be fused: its outlines are TrueType's.
pub(super) fn units_to_fuse(face: &Face) -> Option<u16> {
    let reader = FontRef::new(face.data.data()).ok()?;
    let units = reader.head().ok()?.units_per_em();
    (reader.cff().is_err() && units > 0).then_some(units)
}

/// The glyph whose place is the cluster's: the first that takes room.
pub(super) fn anchor(cluster: &[Glyph]) -> Option<&Glyph> {
    cluster
        .iter()
        .find(|glyph| glyph.advance > 0.0)
        .or(cluster.first())
}

impl Form {
    /// The form of a cluster on a line that is raised by `level` points, in type of `size` points of a face
    /// with so many units per em. `None` when a part stands too far off.
    pub(super) fn of(cluster: &[Glyph], level: f32, size: f32, units: u16) -> Option<Self> {
        let origin = anchor(cluster)?;
        let unit = f32::from(units) / size;
        let parts = cluster.iter().map(|glyph| {
            Some(Part {
                id: glyph.id,
                x: whole((glyph.x - origin.x) * unit)?,
                y: whole((glyph.rise - level) * unit)?,
                takes_room: glyph.advance > 0.0,
            })
        });
        let parts: Vec<Part> = parts.collect::<Option<_>>()?;
        Some(match parts.as_slice() {
            [Part { id, x: 0, y: 0, .. }] => Self::Glyph(*id),
            _ => Self::Fused(parts),
        })
    }

    /// Its parts, if it is fused.
    pub(super) fn parts(&self) -> Option<&Vec<Part>> {
        match self {
            Self::Glyph(_) => None,
            Self::Fused(parts) => Some(parts),
        }
    }

    /// Ids of the glyphs that it shows.
    pub(super) fn glyphs(&self) -> impl Iterator<Item = u16> {
        let one = match self {
            Self::Glyph(id) => Some(*id),
            Self::Fused(_) => None,
        };
        let parts = self.parts().into_iter().flatten();
        one.into_iter().chain(parts.map(|part| part.id))
    }
}

/// Shaping places glyphs in whole units, which sums of points blur.
fn whole(units: f32) -> Option<i16> {
    #[expect(clippy::cast_possible_truncation, reason = "it fits after the comparison")]
    let whole = units.round() as i16;
    (f32::from(whole) - units).abs().le(&0.5).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(id: u16, x: f32, rise: f32, advance: f32) -> Glyph {
        Glyph {
            id,
            x,
            rise,
            advance,
            text: 0..1,
        }
    }

    #[test]
    fn a_cluster_becomes_one_form() {
        let part = |id, x, y, takes_room| Part { id, x, y, takes_room };
        let check = |cluster: &[Glyph], level, expected: Option<Form>| {
            assert_eq!(Form::of(cluster, level, 10.0, 1000), expected, "{cluster:?}");
        };
        check(&[glyph(7, 3.0, 0.0, 5.0)], 0.0, Some(Form::Glyph(7)));
        check(&[glyph(7, 3.0, 3.4, 5.0)], 3.4, Some(Form::Glyph(7)));
        check(
            &[glyph(7, 3.0, 1.25, 5.0)],
            0.0,
            Some(Form::Fused(vec![part(7, 0, 125, true)])),
        );
        // A letter and a mark, and a mark before its letter as in right-to-left runs.
        check(
            &[glyph(7, 3.0, 0.0, 5.0), glyph(9, 4.5, 0.2, 0.0)],
            0.0,
            Some(Form::Fused(vec![part(7, 0, 0, true), part(9, 150, 20, false)])),
        );
        check(
            &[glyph(9, 4.5, -0.2, 0.0), glyph(7, 3.0, 0.0, 5.0)],
            0.0,
            Some(Form::Fused(vec![part(9, 150, -20, false), part(7, 0, 0, true)])),
        );
        check(&[glyph(7, 0.0, 400.0, 5.0)], 0.0, None);
        check(&[glyph(7, 0.0, f32::NAN, 5.0)], 0.0, None);
        check(&[], 0.0, None);
    }
}
