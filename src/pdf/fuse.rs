//! Glyphs made of others, added behind those of a cut-down TrueType font (OpenType 1.9, "glyf": composite
//! glyph description).

use super::tables::Tables;

/// A glyph that is made of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Composite {
    /// Its parts.
    pub(super) components: Vec<Component>,
    /// Its advance in units.
    pub(super) advance: u16,
}

/// A part of a composite glyph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Component {
    /// Its number in the font.
    pub(super) glyph: u16,
    /// How far it is moved to the right, in units.
    pub(super) x: i16,
    /// How far it is moved up.
    pub(super) y: i16,
}

/// Flags of a component: its offsets have two bytes; they are offsets; another one follows.
const WORDS: u16 = 0x0001;
const OFFSETS: u16 = 0x0002;
const MORE: u16 = 0x0020;
/// Places of numbers in `head`, `hhea` and `maxp`.
const LOCA_FORMAT: usize = 50;
const METRICS: usize = 34;
const GLYPHS: usize = 4;
const POINTS: usize = 6;
const CONTOURS: usize = 8;
const COMPOSITE_POINTS: usize = 10;
const COMPOSITE_CONTOURS: usize = 12;
const COMPONENTS: usize = 28;
const DEPTH: usize = 30;

/// Adds glyphs; the answer is the number of the first. `None` when the font's tables do not fit together,
/// or the glyphs become too many.
pub(super) fn add(font: &mut Tables, composites: &[Composite]) -> Option<u16> {
    let glyphs = word(font.get(b"maxp")?, GLYPHS)?;
    let places = places(font, glyphs)?;
    let mut metrics = metrics(font, glyphs)?;
    let mut outlines = font.get(b"glyf")?.to_vec();
    let mut ends = places.clone();
    for composite in composites {
        let outline = outline(composite, &outlines, &places, &metrics)?;
        metrics.push((composite.advance, signed(&outline, 2).unwrap_or(0)));
        outlines.extend(outline);
        ends.push(u32::try_from(outlines.len()).ok()?);
    }
    *font.get_mut(b"glyf")? = outlines;
    write_places(font, &ends)?;
    let count = u16::try_from(metrics.len()).ok()?;
    let rows = metrics.iter().flat_map(|(advance, left)| {
        let ([a, b], [c, d]) = (advance.to_be_bytes(), left.to_be_bytes());
        [a, b, c, d]
    });
    *font.get_mut(b"hmtx")? = rows.collect();
    put(font.get_mut(b"hhea")?, METRICS, count)?;
    let most = composites
        .iter()
        .map(|composite| composite.components.len())
        .max()
        .unwrap_or(0);
    limits(font.get_mut(b"maxp")?, count, u16::try_from(most).ok()?)?;
    Some(glyphs)
}

/// What `maxp` says, as far as composites of so many components can raise it.
fn limits(maxp: &mut [u8], glyphs: u16, most: u16) -> Option<()> {
    put(maxp, GLYPHS, glyphs)?;
    for (simple, composite) in [(POINTS, COMPOSITE_POINTS), (CONTOURS, COMPOSITE_CONTOURS)] {
        let one = word(maxp, simple)?.max(word(maxp, composite)?);
        put(maxp, composite, one.saturating_mul(most.max(1)))?;
    }
    let components = word(maxp, COMPONENTS)?.max(most);
    put(maxp, COMPONENTS, components)?;
    let depth = word(maxp, DEPTH)?.saturating_add(1);
    put(maxp, DEPTH, depth)
}

/// A composite's description; nothing where all its parts are blank.
fn outline(
    composite: &Composite,
    outlines: &[u8],
    places: &[u32],
    metrics: &[(u16, i16)],
) -> Option<Vec<u8>> {
    let mut corners: Option<[i16; 4]> = None;
    let mut parts = Vec::new();
    for component in &composite.components {
        let at = usize::from(component.glyph);
        let (start, end) = (*places.get(at)?, *places.get(at + 1)?);
        let part = outlines.get(start as usize..end as usize)?;
        if part.is_empty() {
            continue;
        }
        // Alone, the glyph is moved so that its left edge stands where `hmtx` has it.
        let (_, left) = metrics.get(at)?;
        let x = component.x.checked_add(left.checked_sub(signed(part, 2)?)?)?;
        let corner = |place, shift| signed(part, place)?.checked_add(shift);
        let (left, right) = (corner(2, x)?, corner(6, x)?);
        let (low, high) = (corner(4, component.y)?, corner(8, component.y)?);
        let [a, b, c, d] = corners.unwrap_or([left, low, right, high]);
        corners = Some([a.min(left), b.min(low), c.max(right), d.max(high)]);
        parts.push((component.glyph, x, component.y));
    }
    let mut description = Vec::new();
    let Some(corners) = corners else {
        return Some(description);
    };
    for value in [-1].into_iter().chain(corners) {
        description.extend(value.to_be_bytes());
    }
    let last = parts.len() - 1;
    for (index, (glyph, x, y)) in parts.into_iter().enumerate() {
        let flags = WORDS | OFFSETS | if index < last { MORE } else { 0 };
        description.extend([flags, glyph].into_iter().flat_map(u16::to_be_bytes));
        description.extend([x, y].into_iter().flat_map(i16::to_be_bytes));
    }
    Some(description)
}

/// Where each glyph's outline begins in `glyf`, and where the last one ends.
fn places(font: &Tables, glyphs: u16) -> Option<Vec<u32>> {
    let loca = font.get(b"loca")?;
    let long = word(font.get(b"head")?, LOCA_FORMAT)? != 0;
    let places = (0..=usize::from(glyphs)).map(|at| {
        if long {
            let bytes = loca.get(at * 4..at * 4 + 4)?.try_into().ok()?;
            Some(u32::from_be_bytes(bytes))
        } else {
            Some(u32::from(word(loca, at * 2)?) * 2)
        }
    });
    places.collect()
}

/// Writes them in the shorter form where that holds them.
fn write_places(font: &mut Tables, places: &[u32]) -> Option<()> {
    let short = places
        .iter()
        .map(|place| u16::try_from(place / 2).ok().filter(|_| place % 2 == 0));
    let short: Option<Vec<u16>> = short.collect();
    put(font.get_mut(b"head")?, LOCA_FORMAT, u16::from(short.is_none()))?;
    *font.get_mut(b"loca")? = match short {
        Some(short) => short.into_iter().flat_map(u16::to_be_bytes).collect(),
        None => places.iter().copied().flat_map(u32::to_be_bytes).collect(),
    };
    Some(())
}

/// Advance and left edge of each glyph.
fn metrics(font: &Tables, glyphs: u16) -> Option<Vec<(u16, i16)>> {
    let full = usize::from(word(font.get(b"hhea")?, METRICS)?);
    let hmtx = font.get(b"hmtx")?;
    let rows = (0..usize::from(glyphs)).map(|at| {
        // The last advance counts for all glyphs behind it.
        let advance = word(hmtx, at.min(full.checked_sub(1)?) * 4)?;
        let left = if at < full {
            at * 4 + 2
        } else {
            full * 4 + (at - full) * 2
        };
        Some((advance, signed(hmtx, left)?))
    });
    rows.collect()
}

fn word(table: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(table.get(at..at + 2)?.try_into().ok()?))
}

fn signed(table: &[u8], at: usize) -> Option<i16> {
    Some(i16::from_be_bytes(table.get(at..at + 2)?.try_into().ok()?))
}

fn put(table: &mut [u8], at: usize, value: u16) -> Option<()> {
    table.get_mut(at..at + 2)?.copy_from_slice(&value.to_be_bytes());
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::{FaceId, Faces};
    use skrifa::instance::{LocationRef, Size};
    use skrifa::outline::{DrawSettings, OutlinePen};
    use skrifa::{FontRef, GlyphId, MetadataProvider};

    /// The points of an outline, moved.
    #[derive(Default)]
    struct Points(Vec<(f32, f32)>, (f32, f32));

    impl Points {
        fn push(&mut self, x: f32, y: f32) {
            self.0.push((x + self.1.0, y + self.1.1));
        }
    }

    impl OutlinePen for Points {
        fn move_to(&mut self, x: f32, y: f32) {
            self.push(x, y);
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.push(x, y);
        }
        fn quad_to(&mut self, a: f32, b: f32, x: f32, y: f32) {
            self.push(a, b);
            self.push(x, y);
        }
        fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
            unreachable!("TrueType has none");
        }
        fn close(&mut self) {}
    }

    fn draw(font: &FontRef, glyph: u16, points: &mut Points, by: (f32, f32)) {
        points.1 = by;
        let outline = font.outline_glyphs().get(GlyphId::from(glyph)).unwrap();
        outline
            .draw(
                DrawSettings::unhinted(Size::unscaled(), LocationRef::default()),
                points,
            )
            .unwrap();
    }

    #[test]
    fn a_composite_is_its_parts_in_their_places() {
        for face in [FaceId::SERIF, FaceId::ARABIC, FaceId::HEBREW] {
            let data = Faces::bundled().get(face).unwrap().data.clone();
            let before = FontRef::new(data.data()).unwrap();
            let glyph = |c: char| u16::try_from(before.charmap().map(c).unwrap().to_u32()).unwrap();
            let component = |c, x, y| Component {
                glyph: glyph(c),
                x,
                y,
            };
            let composite = |components| Composite {
                components,
                advance: 321,
            };
            let composites = [
                // A blank, a simple glyph and one that is a composite itself in some of the faces.
                composite(vec![
                    component(' ', 9, 9),
                    component('.', 120, -30),
                    component(':', -7, 400),
                ]),
                composite(vec![component('.', 0, 512)]),
                composite(vec![component(' ', 5, 5)]),
            ];
            let mut tables = Tables::read(data.data()).unwrap();
            let first = add(&mut tables, &composites).unwrap();
            let bytes = tables.write().unwrap();
            let font = FontRef::new(&bytes).unwrap();
            let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
            for (composite, number) in composites.iter().zip(first..) {
                let (mut have, mut want) = (Points::default(), Points::default());
                draw(&font, number, &mut have, (0.0, 0.0));
                for part in &composite.components {
                    draw(
                        &before,
                        part.glyph,
                        &mut want,
                        (f32::from(part.x), f32::from(part.y)),
                    );
                }
                assert_eq!(have.0, want.0, "{face:?}");
                assert_eq!(metrics.advance_width(GlyphId::from(number)), Some(321.0));
            }
            let old = before.glyph_metrics(Size::unscaled(), LocationRef::default());
            for number in (0..first).step_by(7).map(GlyphId::from) {
                assert_eq!(
                    metrics.advance_width(number),
                    old.advance_width(number),
                    "{face:?}"
                );
                assert_eq!(metrics.left_side_bearing(number), old.left_side_bearing(number));
            }
        }
    }

    #[test]
    fn parts_that_are_not_there_are_refused() {
        let data = Faces::bundled().get(FaceId::HEBREW).unwrap().data.clone();
        let check = |glyph: u16, x: i16| {
            let components = vec![Component { glyph, x, y: 0 }];
            let composite = Composite {
                components,
                advance: 0,
            };
            let added = add(&mut Tables::read(data.data()).unwrap(), &[composite]);
            assert_eq!(added, None, "{glyph} at {x}");
        };
        check(60_000, 0);
        check(20, i16::MAX);
    }
}
