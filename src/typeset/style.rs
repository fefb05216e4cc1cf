//! How a briefing looks in print: every face, size, leading, colour and distance, in points.
//!
//! A4 keeps 24 mm at the sides; text stands 18 mm inside the headings so that a line holds about 75
//! characters.

use super::faces::FaceId;
use super::page::{Colour, Size};
use crate::template::{Columns, Paper};

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;

/// Baseline grid; blocks start on halves of it.
pub(super) const GRID: f32 = 15.5;
/// Width of the text column with its indent.
pub(super) const COLUMN: f32 = 162.0 * MM;
/// Distance of the text from the headings, in one column.
pub(super) const INDENT: f32 = 18.0 * MM;
/// Distance of the text area from the paper's top.
pub(super) const TOP: f32 = 22.0 * MM;
/// Distance of the text area from the paper's bottom.
pub(super) const BOTTOM: f32 = 24.0 * MM;
/// Baseline of the top banner from the paper's top, and of the bottom one from its bottom.
pub(super) const BANNER: f32 = 30.0;
/// Hanging indent of bullets.
pub(super) const BULLET: f32 = 4.5 * MM;
/// Width of the date column of next steps: "by 30 September 2027" stands on one line.
pub(super) const DATE_COLUMN: f32 = 34.0 * MM;

/// The column that text is set in, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    /// Width of the column with its indent.
    pub(super) column: f32,
    /// Distance of the text from the headings.
    pub(super) indent: f32,
}

impl Frame {
    /// Width of the text.
    pub(super) fn text(self) -> f32 {
        self.column - self.indent
    }
}

/// One column, its text hung from the headings.
pub(super) const ONE_COLUMN: Frame = Frame {
    column: COLUMN,
    indent: INDENT,
};
/// One of two columns, headings flush with the text.
pub(super) const TWO_COLUMNS: Frame = Frame {
    column: (COLUMN - GUTTER) / 2.0,
    indent: 0.0,
};
/// One of two columns of a long source list under text of one column.
pub(super) const SOURCE_COLUMNS: Frame = Frame {
    column: (COLUMN - INDENT - GUTTER) / 2.0,
    indent: 0.0,
};

/// The frame of a column of text.
pub(super) fn frame(columns: Columns) -> Frame {
    match columns {
        Columns::One => ONE_COLUMN,
        Columns::Two => TWO_COLUMNS,
    }
}

/// Distance between two columns.
pub(super) const GUTTER: f32 = 7.0 * MM;

pub(super) const INK: Colour = Colour {
    red: 0x16,
    green: 0x21,
    blue: 0x1f,
};
pub(super) const MUTED: Colour = Colour {
    red: 0x55,
    green: 0x60,
    blue: 0x5d,
};
pub(super) const HAIR: Colour = Colour {
    red: 0xb9,
    green: 0xc0,
    blue: 0xbd,
};
/// The accent of a template that names none.
pub(super) const ACCENT: Colour = Colour {
    red: 0x0b,
    green: 0x61,
    blue: 0x58,
};

/// Face, size and colour of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct TextStyle {
    pub(super) face: FaceId,
    /// Points.
    pub(super) size: f32,
    pub(super) colour: Colour,
    /// Shift upwards, in points.
    pub(super) rise: f32,
    /// Added behind each cluster, in points.
    pub(super) tracking: f32,
    /// Tabular lining figures.
    pub(super) tabular: bool,
}

impl TextStyle {
    pub(super) const fn new(face: FaceId, size: f32, colour: Colour) -> Self {
        Self {
            face,
            size,
            colour,
            rise: 0.0,
            tracking: 0.0,
            tabular: false,
        }
    }

    pub(super) fn tracked(self, em: f32) -> Self {
        Self {
            tracking: em * self.size,
            ..self
        }
    }

    pub(super) fn tabular(self) -> Self {
        Self {
            tabular: true,
            ..self
        }
    }

    pub(super) fn coloured(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    /// The same style in bold or italic, within its family.
    pub(super) fn weighted(self, bold: bool, italic: bool) -> Self {
        let serif = self.face.0 <= FaceId::SERIF_BOLD_ITALIC.0;
        let face = match (serif, bold, italic) {
            (_, false, false) => self.face,
            (true, true, false) => FaceId::SERIF_BOLD,
            (true, false, true) => FaceId::SERIF_ITALIC,
            (true, true, true) => FaceId::SERIF_BOLD_ITALIC,
            (false, true, false) => FaceId::SANS_BOLD,
            (false, false, true) => FaceId::SANS_ITALIC,
            (false, true, true) => FaceId::SANS_BOLD_ITALIC,
        };
        Self { face, ..self }
    }
}

pub(super) const BODY: TextStyle = TextStyle::new(FaceId::SERIF, 11.0, INK);
pub(super) const BOTTOM_LINE: TextStyle = TextStyle::new(FaceId::SERIF, 12.5, INK);
pub(super) const TITLE: TextStyle = TextStyle::new(FaceId::SERIF_SEMIBOLD, 22.0, INK);
pub(super) const SUBTITLE: TextStyle = TextStyle::new(FaceId::SERIF, 13.0, MUTED);
pub(super) const HEADING: TextStyle = TextStyle::new(FaceId::SANS_SEMIBOLD, 12.5, ACCENT);
pub(super) const DETAIL: TextStyle = TextStyle::new(FaceId::SANS, 9.0, INK);
pub(super) const ATTRIBUTION: TextStyle = TextStyle::new(FaceId::SANS, 9.5, INK);
pub(super) const SOURCE: TextStyle = TextStyle::new(FaceId::SANS, 8.5, INK);
pub(super) const FOLIO: TextStyle = TextStyle::new(FaceId::SANS, 8.5, MUTED);
pub(super) const MASTHEAD: TextStyle = TextStyle::new(FaceId::SANS_SEMIBOLD, 9.0, INK);
pub(super) const BANNER_TEXT: TextStyle = TextStyle::new(FaceId::SANS_BOLD, 12.0, INK);
pub(super) const CAPTION: TextStyle = TextStyle::new(FaceId::SANS_SEMIBOLD, 9.0, INK);
/// Rule between a table's head and its first row, on each page: thickness and colour.
pub(super) const HEAD_RULE: (f32, Colour) = (0.8, INK);
/// Rule between two rows.
pub(super) const ROW_RULE: (f32, Colour) = (0.3, HAIR);
pub(super) const TABLE: TextStyle = TextStyle::new(FaceId::SANS, 9.5, INK);

/// A citation number beside text of `size` points.
pub(super) fn citation(size: f32, accent: Colour) -> TextStyle {
    TextStyle {
        rise: size * 0.34,
        ..TextStyle::new(FaceId::SANS, size * 0.68, accent).tabular()
    }
}

/// How lines are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Align {
    /// Both edges straight, with hyphens.
    Justified,
    /// Left edge straight, no hyphens.
    Left,
    /// The same with lines as equally long as they get: titles.
    Balanced,
    /// Right edge straight, no hyphens.
    Right,
    /// Centred, no hyphens.
    Centre,
}

/// Paper size in points.
pub(super) fn paper(paper: Paper) -> Size {
    match paper {
        Paper::A4 => Size {
            width: 595.276,
            height: 841.89,
        },
        Paper::Letter => Size {
            width: 612.0,
            height: 792.0,
        },
    }
}

/// `#RRGGBB` as a colour; the house accent if it is none (templates are checked when they are read).
pub(super) fn accent(hex: Option<&str>) -> Colour {
    let channel = |at: usize| {
        hex?.get(at..at + 2)
            .and_then(|pair| u8::from_str_radix(pair, 16).ok())
    };
    match (channel(1), channel(3), channel(5)) {
        (Some(red), Some(green), Some(blue)) => Colour { red, green, blue },
        _ => ACCENT,
    }
}
