//! Control words and symbols: what each says of the words that follow.

use super::Walk;
use super::state::{Aside, Destination, State};

impl Walk {
    pub(super) fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'*' => self.starred = true,
            b'~' => self.say("\u{a0}"),
            b'_' => self.say("\u{2011}"),
            b'\\' | b'{' | b'}' => self.say(char::from(symbol).encode_utf8(&mut [0; 4])),
            b'\n' | b'\r' => self.end_paragraph(),
            _ => {}
        }
    }

    pub(super) fn word(&mut self, word: &str, number: Option<i32>, starred: bool) {
        use Destination::{Author, Changed, Created, Fonts, Info, Picture, Skip, Styles, Title};
        let destination = self.state().destination;
        let on = number != Some(0);
        match word {
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => self
                .change(|state| state.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(16)),
            "ansicpg" => self.fonts.set_default(number.unwrap_or(0)),
            "mac" => self.fonts.set_mac(),
            "f" if destination == Fonts => self.fonts.open = number.unwrap_or(0),
            "f" => self.change(|state| state.font = number.unwrap_or(0)),
            "fcharset" => self.fonts.charset(number.unwrap_or(0)),
            "cpg" => self.fonts.code_page(number.unwrap_or(0)),
            "s" if destination == Styles => self.style.0 = number.unwrap_or(0),
            "s" => self.change(|state| state.style = number.unwrap_or(0)),
            "outlinelevel" => {
                let level = u8::try_from(number.unwrap_or(9)).ok().filter(|level| *level < 9);
                if destination == Styles {
                    self.style.1 = level.map(|level| level + 1);
                } else {
                    self.change(|state| state.outline = level.map(|level| level + 1));
                }
            }
            "fonttbl" => self.begin(Fonts),
            "stylesheet" => self.begin(Styles),
            "info" => self.begin(Info),
            "title" if destination == Info => self.begin(Title),
            "author" if destination == Info => self.begin(Author),
            "creatim" if destination == Info => self.begin(Created),
            "revtim" if destination == Info => self.begin(Changed),
            "yr" => self.date.0 = number.unwrap_or(0),
            "mo" => self.date.1 = number.unwrap_or(0),
            "dy" => self.date.2 = number.unwrap_or(0),
            "sn" => self.begin(Destination::PropertyName),
            "sv" => self.begin(Destination::PropertyValue),
            "pict" => {
                self.begin(Picture);
                self.change(|state| state.opens = Some(Aside::Picture));
            }
            "footnote" => self.begin_aside(Aside::Note),
            "shptxt" => self.begin_aside(Aside::Box),
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
                self.begin_aside(Aside::Margin);
            }
            "annotation" => {
                self.left_out.comments += 1;
                self.begin(Skip);
            }
            "object" => self.left_out.objects += 1,
            "listtext" | "pntext" | "pn" => {
                self.paragraph.listed = true;
                self.begin(Skip);
            }
            "colortbl" | "nonshppict" | "shprslt" | "xe" | "tc" | "rxe" | "txe" | "template" | "filetbl"
            | "fldinst" | "objdata" | "operator" | "keywords" | "doccomm" | "subject" | "category"
            | "manager" | "company" | "hlinkbase" | "printim" | "buptim" => self.begin(Skip),
            "shppict" | "shpinst" | "picprop" | "sp" => {}
            _ if starred => self.begin(Skip),
            _ if destination != Destination::Body => {}
            "par" | "sect" | "page" => self.end_paragraph(),
            "line" => self.say("\n"),
            "tab" => self.say("\t"),
            "cell" => self.end_cell(),
            "row" => self.row_open = false,
            "nestcell" | "nestrow" => self.say(" "),
            "pard" => self.change(State::reset_paragraph),
            "intbl" => self.change(|state| state.in_table = true),
            "ls" => self.change(|state| state.listed = on),
            "deleted" => {
                self.left_out.deletions += usize::from(on && !self.state().deleted);
                self.change(|state| state.deleted = on);
            }
            "revised" => self.left_out.insertions += usize::from(on),
            "v" => self.change(|state| state.hidden = on),
            "plain" => self.change(|state| {
                state.hidden = false;
                state.deleted = false;
            }),
            _ => {
                if let Some(words) = named_character(word) {
                    self.say(words);
                }
            }
        }
    }

    /// `\u`: a UTF-16 unit as a signed number, and bytes to pass over.
    fn unicode(&mut self, number: i32) {
        self.passed_over = self.state().fallback;
        let unit = u16::try_from(number.rem_euclid(65536)).unwrap_or(0xfffd);
        let units: Vec<u16> = self.surrogate.take().into_iter().chain([unit]).collect();
        if units.len() == 1 && (0xd800..0xdc00).contains(&unit) {
            self.surrogate = Some(unit);
        } else {
            self.say(&String::from_utf16_lossy(&units));
        }
    }
}

fn named_character(word: &str) -> Option<&'static str> {
    Some(match word {
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "emspace" => "\u{2003}",
        "enspace" => "\u{2002}",
        "qmspace" => "\u{2005}",
        "zwj" => "\u{200d}",
        "zwnj" => "\u{200c}",
        "ltrmark" => "\u{200e}",
        "rtlmark" => "\u{200f}",
        _ => return None,
    })
}
