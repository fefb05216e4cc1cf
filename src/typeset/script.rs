//! The writings that tell a language: which one a letter is of, and which languages are written in it.

use parlance::Language;

/// A writing that tells a language, or a family of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Hangul,
    Kana,
    Han,
}

impl Script {
    /// The script of a letter; marks, figures and signs have none.
    pub(super) fn of(c: char) -> Option<Self> {
        let script = match c {
            'A'..='Z' | 'a'..='z' => Self::Latin,
            '\u{0}'..='\u{bf}' | '\u{d7}' | '\u{f7}' => return None,
            '\u{c0}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' => Self::Latin,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Self::Greek,
            '\u{400}'..='\u{52f}' => Self::Cyrillic,
            '\u{590}'..='\u{5ff}' | '\u{fb1d}'..='\u{fb4f}' => Self::Hebrew,
            '\u{600}'..='\u{6ff}'
            | '\u{750}'..='\u{77f}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}' => Self::Arabic,
            '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7ff}' => Self::Hangul,
            '\u{3041}'..='\u{30ff}' => Self::Kana,
            '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}' => Self::Han,
            _ => return None,
        };
        // Figures of the Arabic block are no letters.
        c.is_alphabetic().then_some(script)
    }

    /// Whether a language is written in it.
    pub(super) fn writes(self, language: Language) -> bool {
        let writes: &[&str] = match self {
            Self::Latin => {
                return ![
                    Self::Greek,
                    Self::Cyrillic,
                    Self::Hebrew,
                    Self::Arabic,
                    Self::Hangul,
                    Self::Kana,
                    Self::Han,
                ]
                .iter()
                .any(|other| other.writes(language));
            }
            Self::Greek => &["el"],
            Self::Cyrillic => &["ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn"],
            Self::Hebrew => &["he", "yi"],
            Self::Arabic => &["ar", "fa", "ur", "ps", "ku", "sd", "ug"],
            Self::Hangul => &["ko"],
            Self::Kana => &["ja"],
            Self::Han => &["zh", "ja", "ko"],
        };
        writes.contains(&primary(language))
    }
}

/// The language subtag alone.
fn primary(language: Language) -> &'static str {
    const KNOWN: [&str; 23] = [
        "el", "ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn", "he", "yi", "ar", "fa", "ur", "ps",
        "ku", "sd", "ug", "ko", "ja", "zh",
    ];
    let tag = language.as_str().split(['-', '_']).next().unwrap_or("");
    KNOWN.into_iter().find(|known| *known == tag).unwrap_or("")
}
