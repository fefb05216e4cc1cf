//! Running text of any length for benchmarks and gates: the same blocks from the same seed, so that
//! rivals set the very same words. All of it is invented.

/// A part of a generated document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A section's heading.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// A displayed quotation.
    Quotation {
        /// Its words, without marks.
        words: String,
        /// Who said it.
        name: String,
        /// The speaker's title.
        title: String,
    },
    /// A bullet.
    Entry(String),
}

const FUNCTION: &str = "the of and to in a that for on with as by at from its which has been would but \
    this their after more than over under between while against during before because although within";
const DESCRIBING: &str = "political strategic regional economic unprecedented administrative cautious \
    progressive bilateral multilateral diplomatic international domestic constitutional parliamentary \
    environmental technological industrial agricultural humanitarian controversial preliminary \
    comprehensive independent transparent institutional responsible significant interconnected seasonal";
const THINGS: &str = "government opposition committee negotiation administration infrastructure harbour \
    investment legislation responsibility representative manufacturer investigation transformation \
    implementation recommendation relationship agreement parliament minister analyst timetable statement \
    interview corridor sanction tariff export inflation currency reform security alliance intelligence \
    province border treaty policy market consumer shareholder regulator court ruling union worker pension \
    budget deficit growth forecast reserve bank rate bond ferry grid turbine electrification shipyard";
const DOING: &str = "announced criticised emphasised acknowledged warned suggested confirmed denied \
    reported proposed rejected welcomed described postponed accelerated questioned underlined argued";
const NAMES: [(&str, &str); 12] = [
    ("Ingrid Solheim", "Minister of Trade"),
    ("Han Ji-min (한지민)", "Deputy Minister"),
    ("Oh Se-rin (오세린)", "spokesperson"),
    ("Zofia Wrzesińska", "chief negotiator"),
    ("Þórdís Bjarnadóttir", "harbour master"),
    ("Ελένη Σταυρίδου", "economist"),
    ("Марина Ковалёва", "ambassador"),
    ("森本悠 (Morimoto Yū)", "director"),
    ("Anna-Lena Großkötter", "rapporteur"),
    ("ليلى الخطيب", "delegate"),
    ("Trần Bảo Ngọc", "adviser"),
    ("Thibault Delacroix", "chair"),
];
const OUTLETS: [&str; 4] = [
    "Northern Courier",
    "Harbour Post (항구일보)",
    "Le Littoral",
    "朝潮新聞",
];

/// The blocks of a document that fills 2, 10, 100 or 900 pages, give or take one in fifty.
///
/// # Panics
/// For another number of pages.
pub fn of_pages(pages: usize) -> Vec<Block> {
    match pages {
        // The first section without its last bullets: one page together with the list of sources.
        1 => blocks(200).into_iter().take(6).collect(),
        2 => blocks(700),
        10 => blocks(3_700),
        100 => blocks(37_000),
        900 => blocks(333_000),
        _ => panic!("1, 2, 10, 100 or 900 pages"),
    }
}

/// The blocks of a document of at least `words` words: sections of paragraphs, quotations and bullets.
pub fn blocks(words: usize) -> Vec<Block> {
    let mut writer = Writer {
        state: 2026,
        words: 0,
        blocks: Vec::new(),
    };
    let mut section = 0;
    while writer.words < words {
        section += 1;
        let heading = writer.heading(section);
        writer.put(Block::Heading(heading));
        for _ in 0..writer.between(2, 3) {
            writer.part();
            if writer.words >= words {
                break;
            }
        }
    }
    writer.blocks
}

struct Writer {
    state: u64,
    words: usize,
    blocks: Vec<Block>,
}

impl Writer {
    /// splitmix64: the same numbers on every machine.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn between(&mut self, least: usize, most: usize) -> usize {
        least + (self.next() % (most - least + 1) as u64) as usize
    }

    fn one_of(&mut self, words: &'static str) -> &'static str {
        let at = self.between(0, words.split_whitespace().count() - 1);
        words
            .split_whitespace()
            .nth(at)
            .expect("an index within the list")
    }

    fn put(&mut self, block: Block) {
        self.words += match &block {
            Block::Heading(text) | Block::Paragraph(text) | Block::Entry(text) => text.split(' ').count(),
            Block::Quotation { words, name, title } => [words, name, title]
                .iter()
                .map(|text| text.split(' ').count())
                .sum(),
        };
        self.blocks.push(block);
    }

    /// One or two paragraphs, a quotation and some bullets.
    fn part(&mut self) {
        for _ in 0..self.between(1, 2) {
            let text = self.sentences(40, 130);
            self.put(Block::Paragraph(text));
        }
        let words = self.sentences(25, 70);
        let (name, title) = NAMES[self.between(0, NAMES.len() - 1)];
        self.put(Block::Quotation {
            words,
            name: name.into(),
            title: title.into(),
        });
        for _ in 0..self.between(2, 4) {
            let text = self.sentence();
            self.put(Block::Entry(text));
        }
    }

    fn heading(&mut self, number: usize) -> String {
        let words = [
            capitalised(self.one_of(DESCRIBING)),
            self.one_of(THINGS).into(),
            "and".into(),
            self.one_of(THINGS).into(),
        ];
        format!("{} {number}", words.join(" "))
    }

    fn sentences(&mut self, least: usize, most: usize) -> String {
        let wanted = self.between(least, most);
        let mut text = self.sentence();
        while text.split(' ').count() < wanted {
            text.push(' ');
            text += &self.sentence();
        }
        text
    }

    fn sentence(&mut self) -> String {
        let count = self.between(11, 30);
        let mut words: Vec<String> = Vec::new();
        for at in 0..count {
            let mut word = self.word();
            if (3..count - 2).contains(&at) && self.between(1, 100) <= 7 {
                word.push(',');
            }
            words.push(word);
        }
        capitalised(&words.join(" ")) + "."
    }

    /// In a hundred words: 46 small ones, 41 with stems, 10 verbs, 2 names or outlets, 1 number.
    fn word(&mut self) -> String {
        match self.between(1, 100) {
            1..=46 => self.one_of(FUNCTION).into(),
            47..=58 => self.one_of(DESCRIBING).into(),
            59..=81 => self.one_of(THINGS).into(),
            82..=87 => format!("{}s", self.one_of(THINGS)),
            88..=97 => self.one_of(DOING).into(),
            98 => NAMES[self.between(0, NAMES.len() - 1)].0.into(),
            99 => OUTLETS[self.between(0, OUTLETS.len() - 1)].into(),
            _ => format!("{} per cent", self.between(1, 2026)),
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}
