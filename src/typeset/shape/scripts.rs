//! What shaping and breaking need to know of scripts.

use std::ops::Range;

pub(super) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8ff}' | '\u{200c}' | '\u{200d}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// A word of more characters than this is no word: Han and kana are written without blanks.
const LONGEST_WORD: usize = 24;

/// Stretches with Hangul break only at blanks (a name must not split); Han and kana keep their breaks.
pub(super) fn unbroken(text: &str) -> Vec<Range<usize>> {
    let hangul =
        |c: char| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7ff}');
    let kana = |c: char| matches!(c, '\u{3041}'..='\u{30ff}');
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut keep = |range: Range<usize>| match found.last_mut() {
        Some(last) if last.end == range.start => last.end = range.end,
        _ => found.push(range),
    };
    // The first byte of Hangul is at least E1; most text has none.
    if text.bytes().all(|byte| byte < 0xe1) {
        return found;
    }
    let mut start = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let begin = start;
        start += word.len();
        if !word.contains(hangul) {
            continue;
        }
        if !word.contains(kana) && word.chars().count() <= LONGEST_WORD {
            keep(begin..start);
            continue;
        }
        for (at, c) in word.char_indices().filter(|(_, c)| hangul(*c)) {
            keep(begin + at..begin + at + c.len_utf8());
        }
    }
    found
}

/// Whether it is a thin space, with or without a break.
pub(super) fn is_thin_blank(c: char) -> bool {
    matches!(c, '\u{2009}' | '\u{202f}')
}

/// Least width of a thin space in em (The Unicode Standard, table 6-2: a fifth, sometimes a sixth). Some faces
/// have it narrower, so that readers of the file find no blank at all.
pub(super) const THIN_BLANK: f32 = 1.0 / 6.0;

/// Han, kana, and the marks and letters of full width that go with them.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{312f}' | '\u{31a0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}
