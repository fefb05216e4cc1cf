//! What holds inside a group of an RTF file, and which encoding its bytes are in.

use encoding_rs::Encoding;
use std::collections::BTreeMap;

/// What the words of a group are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Destination {
    /// They are read.
    #[default]
    Body,
    /// They are not.
    Skip,
    Fonts,
    Styles,
    /// Title, author and dates stand in groups of their own inside.
    Info,
    Title,
    Author,
    Created,
    Changed,
    Picture,
    /// The name and the value of a picture's or a shape's property.
    PropertyName,
    PropertyValue,
}

/// What holds until the group ends.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct State {
    pub(super) destination: Destination,
    /// A footnote, a text box, a header: the group whose end ends them.
    pub(super) opens: Option<Aside>,
    /// Bytes that follow each `\u` for readers that do not know it.
    pub(super) fallback: usize,
    pub(super) font: i32,
    pub(super) style: i32,
    pub(super) outline: Option<u8>,
    pub(super) listed: bool,
    pub(super) in_table: bool,
    pub(super) deleted: bool,
    pub(super) hidden: bool,
}

impl State {
    /// `\pard`: the properties of paragraphs as they are without any.
    pub(super) fn reset_paragraph(&mut self) {
        self.style = 0;
        self.outline = None;
        self.listed = false;
        self.in_table = false;
    }
}

/// Text that stands apart from the paragraph round it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aside {
    Note,
    Box,
    /// Header or footer.
    Margin,
    Picture,
}

/// Encodings of the fonts.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    by_number: BTreeMap<i32, &'static Encoding>,
    pub(super) open: i32,
    default: Option<&'static Encoding>,
}

impl Fonts {
    /// `\ansicpg`.
    pub(super) fn set_default(&mut self, code_page: i32) {
        self.default = by_code_page(code_page).or(self.default);
    }

    /// `\mac`.
    pub(super) fn set_mac(&mut self) {
        self.default = Some(encoding_rs::MACINTOSH);
    }

    /// `\fcharset` of the font being defined.
    pub(super) fn charset(&mut self, charset: i32) {
        let code_page = match charset {
            77 => 10000,
            128 => 932,
            129 => 949,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            _ => return,
        };
        self.code_page(code_page);
    }

    /// `\cpg` of the font being defined.
    pub(super) fn code_page(&mut self, code_page: i32) {
        if let Some(encoding) = by_code_page(code_page) {
            self.by_number.insert(self.open, encoding);
        }
    }

    pub(super) fn encoding(&self, font: i32) -> &'static Encoding {
        let known = self.by_number.get(&font).copied();
        known.or(self.default).unwrap_or(encoding_rs::WINDOWS_1252)
    }
}

fn by_code_page(code_page: i32) -> Option<&'static Encoding> {
    Some(match code_page {
        874 => encoding_rs::WINDOWS_874,
        932 => encoding_rs::SHIFT_JIS,
        936 => encoding_rs::GBK,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        1250 => encoding_rs::WINDOWS_1250,
        1251 => encoding_rs::WINDOWS_1251,
        1252 => encoding_rs::WINDOWS_1252,
        1253 => encoding_rs::WINDOWS_1253,
        1254 => encoding_rs::WINDOWS_1254,
        1255 => encoding_rs::WINDOWS_1255,
        1256 => encoding_rs::WINDOWS_1256,
        1257 => encoding_rs::WINDOWS_1257,
        1258 => encoding_rs::WINDOWS_1258,
        10000 => encoding_rs::MACINTOSH,
        65001 => encoding_rs::UTF_8,
        _ => return None,
    })
}
