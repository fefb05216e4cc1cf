//! Two stress samples beside the Summit brief, from the sample articles and words of our own: a two-column
//! briefing, and one of notes, tables, lists and pictures as long as it is asked for.
//!
//! Both are the same on every run. `notes_tables_pictures(20)` fills over 20 pages.

#![allow(dead_code, unreachable_pub, reason = "each test and benchmark uses a part")]

use attache::article::{self, CharRange, worker};
use attache::briefing::{
    Anchor, Briefing, Citation, Details, DocumentId, Edit, Image, Inline, Item, ItemBody, PictureData,
    PictureWidth, Quotation, QuoteId, RichText, Source, SourceId, Speaker, Table,
};
use attache::template::{Template, builtin};

/// The two-pager: columns, endnotes, a table, a picture, a list, a displayed quotation.
pub fn two_pager() -> Briefing {
    let mut maker = Maker::new("two-pager", "Ships for two oceans", "PU/2026/021");
    let quote = maker.quote(
        1,
        "A ship is a promise that floats, and we intend to keep it on time",
        "Han Ji-min",
        "chief executive of Haiphong Marine",
    );
    let before = "Norway and Vietnam want to build patrol vessels together. The plan joins two yards, two export laws and one promise: ";
    let behind =
        ". The question for the reader is whether the licences will be ready before the welders are.";
    maker.put(
        0,
        ItemBody::Prose(RichText(vec![text(before), quote, text(behind)])),
    );
    let body = maker.sentence(
        0,
        "The visit was the first by a Vietnamese head of state in twelve years, and both sides used it to put projects between companies before declarations between ministries.",
        "the first Vietnamese leader to visit in twelve years",
        Some("The last visit, in the spring of the year the sea cable was laid, ended without a joint text."),
    );
    maker.put(1, body);
    let body = maker.sentence(
        0,
        "Oslo has become a supplier of naval equipment that others come to. It has kept the rule that goes with it: nothing is delivered to a country at war or under threat of war, whoever asks.",
        "bars deliveries to countries at war",
        Some("The rule is older than the industry it limits. It has been widened three times and never narrowed."),
    );
    maker.put(1, body);
    let body = maker.sentence(
        0,
        "What is new is not the wish but the partner. Until now Norway sold sensors to coasts that already had ships; Vietnam has yards that want to build them, and a sea that nobody watches as a whole.",
        "smaller coastal states needed new forms of cooperation",
        None,
    );
    maker.put(1, body);
    let body = maker.displayed(
        0,
        "We will keep the sea lanes open for everyone who trades fairly, and we will share what our ships and satellites see ... with every neighbour that asks",
        "Ingrid Solheim",
        "Prime Minister",
    );
    maker.put(1, body);
    let body = maker.sentence(
        1,
        "The hulls are to be welded in Haiphong and the sensors fitted in Bergen, so that each yard does what it does best and neither holds the whole ship.",
        "Executives expect the hulls to be welded in Vietnam and the sensors to be fitted in Norway.",
        None,
    );
    maker.put(2, body);
    for (sentence, support, note) in [
        (
            "Neither yard is idle. Bergen has sold its berths for three years and would have to move a ferry to make room; Haiphong has the room but has never built to a naval standard, and its welders are being examined now.",
            "The order book is full until 2029",
            Some(
                "The examination covers plate above twelve millimetres. Two hundred welders have been entered for it.",
            ),
        ),
        (
            "The first series is small enough to be finished and large enough to be noticed. One analyst calls it modest in tonnage and large in meaning; the ministry, which has to answer for it, has called it nothing yet.",
            "modest in tonnage and large in meaning",
            None,
        ),
        (
            "Everything waits for the licences. The ministry reads the rule to the letter: it looks at what is mounted on a hull, not at the hull, and it looks at the end user each time.",
            "a licence for a hull is not a licence for what is mounted on it.",
            Some("A licence is given for one delivery to one user. It ends when the vessel changes hands."),
        ),
    ] {
        let body = maker.sentence(1, sentence, support, note);
        maker.put(2, body);
    }
    maker.put(
        2,
        ItemBody::Table(Table {
            caption: "The first series as planned".into(),
            header: words(&["Part of the work", "Yard", "Vessels", "From"]),
            rows: vec![
                words(&["Hull and engines", "Haiphong", "12", "2028"]),
                words(&["Coastal radar, two a vessel", "Bergen", "24", "2029"]),
                words(&["Trials and delivery", "both", "12", "2030"]),
            ],
        }),
    );
    maker.put(
        2,
        picture(
            &chart(7, 900, 420),
            "Bar chart of orders at the two yards: Bergen is full until 2029, Haiphong has room from 2027.",
            "Order books of the two yards by year, in vessels",
            PictureWidth::Column,
        ),
    );
    maker.put(
        2,
        ItemBody::List {
            ordered: true,
            entries: words(&[
                "A memorandum between the companies by March 2027",
                "A working group on ship sensors by 30 June 2027",
                "A list of joint projects at the meeting in Hanoi",
            ]),
        },
    );
    for (source, sentence, support) in [
        (
            1,
            "Can the ministry give guidance on licences before the yards have to order steel? It has said that it will, and nothing in the plan works without it.",
            "The ministry will publish its licence guidance before the end of the year.",
        ),
        (
            1,
            "Who pays when a vessel is ready and its sensors are not? The plan names two yards and no penalty.",
            "We can take this on only if the two governments settle the export licences first.",
        ),
        (
            0,
            "What do the neighbours hear first: that more will be seen at sea, or that more will be shared?",
            "an unwatched sea is the first step to a closed one.",
        ),
    ] {
        let body = maker.sentence(source, sentence, support, None);
        maker.put(3, body);
    }
    maker.briefing
}

/// A long assessment: `chapters` times some paragraphs with notes, a long or a wide table, a picture, lists
/// and a displayed quotation. One chapter is about a page.
pub fn notes_tables_pictures(chapters: usize) -> Briefing {
    let mut maker = Maker::new("key-judgements", "The sea between two coasts", "PU/2026/022");
    for (at, sentence) in JUDGEMENTS.iter().enumerate() {
        let body = maker.sentence(at % 2, sentence, SUPPORTS[at % 2], None);
        maker.put(0, body);
    }
    for chapter in 0..chapters {
        maker.chapter(chapter);
    }
    for (section, sentences) in [
        (2, &SENTENCES[3..6]),
        (3, &SENTENCES[6..10]),
        (4, &SENTENCES[10..11]),
        (5, &SENTENCES[11..12]),
    ] {
        for (at, sentence) in sentences.iter().enumerate() {
            let body = maker.sentence(at % 2, sentence, SUPPORTS[at % 2], None);
            maker.put(section, body);
        }
    }
    maker.briefing
}

/// A PNG with bars of different heights over a scale; `seed` decides the heights.
pub fn chart(seed: u32, width: u32, height: u32) -> Vec<u8> {
    let mut pixels = vec![255u8; (width * height * 3) as usize];
    let mut fill = |x: std::ops::Range<u32>, y: std::ops::Range<u32>, colour: [u8; 3]| {
        for y in y.start.min(height)..y.end.min(height) {
            for x in x.start.min(width)..x.end.min(width) {
                let at = ((y * width + x) * 3) as usize;
                pixels[at..at + 3].copy_from_slice(&colour);
            }
        }
    };
    let (left, bottom) = (width / 20, height - height / 12);
    for line in 0..5 {
        let y = bottom * line / 5 + height / 20;
        fill(left..width, y..y + 2, [222, 226, 224]);
    }
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(12_345);
    let bars = 9;
    let step = (width - left) / bars;
    for bar in 0..bars {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let tall = height / 8 + (state >> 16) % (height * 3 / 5);
        let x = left + bar * step + step / 5;
        let colour = if bar % 3 == 2 {
            [176, 96, 60]
        } else {
            [31, 78, 121]
        };
        fill(x..x + step * 3 / 5, bottom - tall..bottom, colour);
    }
    fill(left..width, bottom..bottom + 3, [22, 33, 31]);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&pixels).expect("pixels");
    drop(writer);
    bytes
}

/// A briefing in the making, on the sample articles.
struct Maker {
    briefing: Briefing,
    quotes: u32,
}

impl Maker {
    fn new(template: &str, title: &str, reference: &str) -> Self {
        let template: &Template = builtin()
            .iter()
            .find(|known| known.id == template)
            .expect("a built-in template");
        let details = Details {
            title: title.into(),
            organisation: "Policy Unit".into(),
            reference: reference.into(),
            date: "2026-11-23".into(),
            cut_off: "2026-11-23".into(),
            language: "en-GB".into(),
            version: "1".into(),
            ..Details::default()
        };
        let id = DocumentId("00000000000000000000000000000022".into());
        let mut briefing = Briefing::new(id, template.clone(), details);
        for (index, sample) in article::samples().iter().take(2).enumerate() {
            let answer = article::read(&worker::Request {
                file: sample.file.into(),
                bytes: sample.bytes.to_vec(),
                media_type: None,
                limits: worker::Limits::default(),
            });
            let read = answer.article.expect("a sample can be read");
            let mut source = Source::freeze(SourceId(index as u32 + 1), read, "2026-11-23");
            if source.details.outlet.is_empty() {
                source.details.outlet = "Northern Wire".into();
            }
            if source.details.published.is_empty() {
                source.details.published = "2026-11-03".into();
            }
            let source = Box::new(source);
            briefing
                .apply(Edit::AddSource { index, source })
                .expect("a new source");
        }
        Self { briefing, quotes: 0 }
    }

    /// Puts an item at the end of a section.
    fn put(&mut self, section: usize, body: ItemBody) {
        let item = Box::new(Item::new(self.briefing.next_item_id(), body));
        let index = self.briefing.sections[section].items.len();
        self.briefing
            .apply(Edit::InsertItem { section, index, item })
            .expect("a place for the item");
    }

    /// Where `words` stand in a source.
    fn anchor(&self, source: usize, words: &str) -> Anchor {
        let source = &self.briefing.sources[source];
        let byte = source
            .text
            .as_str()
            .find(words)
            .unwrap_or_else(|| panic!("{words} is in no source"));
        let start = source.text.char_of(byte);
        Anchor::new(source, CharRange::new(start, start + words.chars().count()))
    }

    fn quotation(&mut self, source: usize, words: &str, name: &str, title: &str) -> Quotation {
        self.quotes += 1;
        Quotation {
            id: QuoteId(self.quotes),
            anchor: self.anchor(source, words),
            operations: Vec::new(),
            speaker: Speaker::Person {
                name: name.into(),
                title: title.into(),
            },
        }
    }

    fn quote(&mut self, source: usize, words: &str, name: &str, title: &str) -> Inline {
        Inline::Quote(self.quotation(source, words, name, title))
    }

    fn displayed(&mut self, source: usize, words: &str, name: &str, title: &str) -> ItemBody {
        ItemBody::Quotation(self.quotation(source, words, name, title))
    }

    /// A sentence that rests on words of a source, with a note behind it.
    fn sentence(&self, source: usize, words: &str, support: &str, note: Option<&str>) -> ItemBody {
        let mut inlines = vec![text(words)];
        inlines.extend(note.map(|note| Inline::Note(RichText::plain(note))));
        inlines.push(Inline::Cite(Citation(self.anchor(source, support))));
        ItemBody::Prose(RichText(inlines))
    }

    /// About a page: four paragraphs with two notes, and by turns a table, a picture, lists, a quotation.
    fn chapter(&mut self, chapter: usize) {
        for paragraph in 0..4 {
            let at = chapter * 5 + paragraph * 3;
            let sentence = |offset: usize| SENTENCES[(at + offset) % SENTENCES.len()];
            let mut inlines = vec![
                bold(&format!("{}.{} ", chapter + 1, paragraph + 1)),
                text(&format!("{} {} ", sentence(0), sentence(1))),
                italic(sentence(2)),
            ];
            if paragraph % 2 == 1 {
                let note = format!("{} {}", sentence(4), sentence(7));
                inlines.push(Inline::Note(RichText::plain(note)));
            }
            inlines.push(text(&format!(" {}", sentence(3))));
            let support = self.anchor(at % 2, SUPPORTS[at % 2]);
            inlines.push(Inline::Cite(Citation(support)));
            self.put(1, ItemBody::Prose(RichText(inlines)));
        }
        match chapter % 4 {
            0 => self.put(1, ItemBody::Table(long_table(chapter))),
            1 => {
                let (width, height, half) = if chapter % 8 == 1 {
                    (1200, 560, false)
                } else {
                    (640, 480, true)
                };
                let width_choice = if half {
                    PictureWidth::Half
                } else {
                    PictureWidth::Column
                };
                let caption = format!("Arrivals at the nine harbours, quarter {}", chapter % 4 + 1);
                let alt = format!(
                    "Bar chart {}: nine harbours, the third, sixth and ninth ahead of the rest.",
                    chapter + 1
                );
                self.put(
                    1,
                    picture(
                        &chart(chapter as u32 + 1, width, height),
                        &alt,
                        &caption,
                        width_choice,
                    ),
                );
            }
            2 => {
                let entries = (0..4).map(|n| RichText::plain(SENTENCES[(chapter + n * 2) % SENTENCES.len()]));
                self.put(
                    1,
                    ItemBody::List {
                        ordered: chapter % 8 == 2,
                        entries: entries.collect(),
                    },
                );
            }
            _ => {
                let body = self.displayed(
                    1,
                    "We can take this on only if the two governments settle the export licences first.",
                    "Jonas Eide",
                    "director of the Bergen yard",
                );
                self.put(1, body);
                self.put(1, ItemBody::Table(wide_table(chapter)));
            }
        }
    }
}

/// Rows enough for one to three pages: every third table goes over a page break for certain.
fn long_table(chapter: usize) -> Table {
    let rows = if chapter.is_multiple_of(3) { 48 } else { 14 };
    let row = |n: usize| {
        let ships = (n * 37 + chapter * 11) % 91 + 3;
        words(&[
            HARBOURS[n % HARBOURS.len()],
            SENTENCES[(n * 5) % SENTENCES.len()]
                .split(',')
                .next()
                .unwrap_or_default(),
            &ships.to_string(),
            &format!("{}.{}", ships * 3 / 2, n % 10),
        ])
    };
    Table {
        caption: format!("Table {}: what was counted at the harbours", chapter + 1),
        header: words(&["Harbour", "What the pilots noted", "Ships", "Kilotonnes"]),
        rows: (0..rows).map(row).collect(),
    }
}

/// Eight narrow columns of figures.
fn wide_table(chapter: usize) -> Table {
    let figure = |row: usize, at: usize| format!("{}", (row * 131 + at * 17 + chapter * 7) % 1_900);
    let row = |row: usize| {
        let mut cells = vec![RichText::plain(HARBOURS[row])];
        cells.extend((0..7).map(|at| RichText::plain(figure(row, at))));
        cells
    };
    Table {
        caption: String::new(),
        header: words(&["Harbour", "2019", "2020", "2021", "2022", "2023", "2024", "2025"]),
        rows: (0..HARBOURS.len()).map(row).collect(),
    }
}

fn picture(bytes: &[u8], alt: &str, caption: &str, width: PictureWidth) -> ItemBody {
    ItemBody::Image(Image {
        data: PictureData::of_file(bytes).expect("a picture"),
        alt: alt.into(),
        caption: caption.into(),
        width,
    })
}

fn styled(words: &str, bold: bool, italic: bool) -> Inline {
    Inline::Text {
        text: words.into(),
        bold,
        italic,
    }
}

fn text(words: &str) -> Inline {
    styled(words, false, false)
}

fn bold(words: &str) -> Inline {
    styled(words, true, false)
}

fn italic(words: &str) -> Inline {
    styled(words, false, true)
}

fn words(words: &[&str]) -> Vec<RichText> {
    words.iter().map(|word| RichText::plain(*word)).collect()
}

const HARBOURS: [&str; 7] = [
    "Bergen",
    "Haiphong",
    "Tromsø",
    "Đà Nẵng",
    "Stavanger",
    "Vũng Tàu",
    "Ålesund",
];

/// What the judgements rest on, in the first and the second source.
const SUPPORTS: [&str; 2] = [
    "Norway and Vietnam agreed to work more closely on ocean surveillance",
    "Twelve vessels are planned in the first series",
];

const JUDGEMENTS: [&str; 4] = [
    "It is highly likely that the first hull is laid before the licences are settled. Confidence is moderate: the yards have said so, the ministry has not.",
    "It is unlikely that the rule on deliveries is changed for this project. Confidence is high: it has not been changed for any partner.",
    "It is a realistic possibility that a third coast asks to join within two years. Confidence is low: it rests on one remark.",
    "It is almost certain that both governments will publish the list of projects in spring.",
];

const SENTENCES: [&str; 16] = [
    "The pilots keep a log of every vessel that passes the outer buoys, and the log is older than the harbour office.",
    "What the satellites see at night is compared in the morning with what the harbour masters wrote down, and the two seldom agree.",
    "A ship that switches off its transponder is not hiding from the sea, it is hiding from its insurer.",
    "Traders who know both coasts say that the price of a delay is higher in the south, where the rain decides when the cranes can work.",
    "The committee met four times, changed its chair twice and its mind once.",
    "If the licences were given vessel by vessel, the second series would wait for the first to be judged.",
    "More pilots are asked for at the northern approaches than have been trained there since the school was moved.",
    "Coal comes in by night and fish goes out by day, so that the two never share a quay.",
    "A change of the fee schedule would show within a month in the logs of the smallest harbours.",
    "Orders for steel plate of more than twenty millimetres are the earliest sign that a yard believes its own plan.",
    "The working group will report before midsummer; the ministries have kept six weeks to read what it says.",
    "The sources are few, close to the yards and mostly hopeful; nobody who would lose by the plan was asked.",
    "Ice shuts the inner basin for ninety days in a hard winter and for none in a mild one.",
    "The captains complain of the paperwork in the order in which it reaches them, which is not the order in which it matters.",
    "Insurance for the strait costs twice what it did, and half of what the brokers had feared.",
    "Two yards that compete for every order share one apprentice school and are proud of it.",
];
