//! A briefing with every script that Attaché sets, several to a line and several lines to a paragraph:
//! what extraction, validators and page pictures are tried on. All words are our own.

use attache::article::{self, CharRange, worker};
use attache::briefing::{
    Anchor, Briefing, Details, DocumentId, Edit, Inline, Item, ItemBody, Quotation, RichText, Source,
    SourceId, Speaker, Table,
};
use attache::template::{SectionKind, builtin};
use icu_normalizer::ComposingNormalizerBorrowed;

/// Running text, one paragraph each.
const PARAGRAPHS: [&str; 17] = [
    LATIN,
    WESTERN,
    GREEK,
    RUSSIAN,
    UKRAINIAN,
    VIETNAMESE,
    KOREAN,
    JAPANESE,
    CHINESE,
    ARABIC,
    HEBREW,
    MIXED,
    ARABIC_MIXED,
    HEBREW_MIXED,
    MARKS,
    EMOJI,
    JOINTS,
];

const LATIN: &str = "Delegates came from Ålesund, Århus, Besançon, Brčko, Čakovec, Düsseldorf, Gdańsk, Győr, Iași, \
    Kaišiadorys, Kõrveküla, Łódź, Malmö, A Coruña, Ħamrun, Ķekava, Reykjavík, Þingeyri, Škofja Loka, Tórshavn, \
    Ústí nad Labem, Târgu Mureș, Ærøskøbing, Žilina, Żejtun, Ýdalir, Ġgantija, Ěščova, Ďáblice, Ňárad, Õismäe, \
    Çeşme, İzmir, Iğdır, Şanlıurfa, Timișoara, Ŵyddfa and L’Haÿ-les-Roses, and each of them signed in the spelling \
    of home.";
const WESTERN: &str = "Les négociateurs ont réaffirmé leur volonté de coopérer; die Unterhändler bekräftigten die \
    Größe der Aufgabe; los ministros señalaron una solución común; i ministri ribadirono che la sicurezza è una \
    priorità; os ministros sublinharam a cooperação; ministrowie podkreślili znaczenie współpracy; de ministers \
    benadrukten de coördinatie.";
const GREEK: &str = "Οι δύο κυβερνήσεις συμφώνησαν να συνεχίσουν τη συνεργασία στη ναυτιλία και στην έρευνα. Η \
    υπουργός είπε ότι η Αθήνα θα φιλοξενήσει την επόμενη σύνοδο, ενώ οι ομάδες εργασίας θα συναντώνται κάθε μήνα \
    ώστε καμία εκκρεμότητα να μη μένει αναπάντητη.";
const RUSSIAN: &str = "Стороны договорились продолжить переговоры о судоходстве и научных исследованиях. Министр \
    заявил, что следующая встреча пройдёт осенью, а рабочие группы будут собираться ежемесячно, чтобы ни один \
    вопрос не остался без ответа; подъезд и объём работ согласуют отдельно.";
const UKRAINIAN: &str = "Сторони домовилися продовжити перемовини про судноплавство та наукові дослідження. Її \
    речниця сказала, що наступна зустріч відбудеться восени, а робочі ґрунтовні групи збиратимуться щомісяця, щоб \
    жодне питання не залишилося без відповіді.";
const VIETNAMESE: &str = "Hai chính phủ đã đồng ý tiếp tục hợp tác về hàng hải và nghiên cứu khoa học. Bộ trưởng \
    cho biết cuộc họp tiếp theo sẽ diễn ra tại Huế vào mùa thu, và các nhóm công tác sẽ gặp nhau mỗi tháng để không \
    câu hỏi nào bị bỏ ngỏ; những thỏa thuận ấy được nói rõ trong phụ lục.";
const KOREAN: &str = "양국 정부는 해양과 과학 분야의 협력을 계속하기로 합의했다. 장관은 다음 회담이 가을에 부산에서 열릴 \
    것이라고 밝혔으며, 실무진은 어떤 질문도 답 없이 남지 않도록 매달 만나기로 했다. 한지민 대변인은 Oslo 선언의 조항 3개를 \
    설명하면서 이재명 대통령의 편지를 읽었다.";
const JAPANESE: &str = "二つの政府は、海洋と科学の分野で協力を続けることに合意した。大臣は「次の会談は秋に大阪で開かれる」と述べ、\
    作業部会はどの問題も答えのないままにしないように月に一度会うことになった。スポークスマンは、コンピューターと\
    データベースについて語り、文書(三ページ)を配った。";
const CHINESE: &str = "兩國政府同意繼續在海洋與科學領域合作。部長表示，下一次會談將於秋天在高雄召開；工作小組每月見面，\
    使任何問題都不會沒有答案。發言人說：「我們的協議十分清楚，附件共三頁。」記者問到期限，部長回答說今年年底以前完成，\
    並且感謝各方的努力。";
const ARABIC: &str = "اتفقت الحكومتان على مواصلة التعاون في مجالي الملاحة والبحث العلمي. وقال الوزير إن الاجتماع \
    المقبل سيعقد في الخريف في الدوحة، وإن مجموعات العمل ستلتقي كل شهر حتى لا يبقى أي سؤال بلا جواب؛ وأكدت \
    المتحدثة أن الملحق واضح، وأن اللغة العربية هي لغة النص الأصلي.";
const HEBREW: &str = "שתי הממשלות הסכימו להמשיך את שיתוף הפעולה בתחומי הספנות והמחקר המדעי. השר אמר כי הפגישה הבאה \
    תתקיים בסתיו בחיפה, וכי קבוצות העבודה ייפגשו בכל חודש כדי ששום שאלה לא תישאר ללא תשובה; הדוברת הוסיפה כי הנספח \
    ברור וקצר.";
const MIXED: &str = "In one line stand 한지민 and 이재명(李在明), then مريم حداد, then נועה לוי, then 東京 and さくら, then \
    Αθήνα, Київ and Huế; the note by مريم حداد (page 12) answers the letter of נועה לוי [see 3.4], and 한지민의 Oslo \
    문서 names all of them again in the order of their signatures: نور الدين، سلمى، أحمد; דנה, יוסי; 김하늘.";
const ARABIC_MIXED: &str = "وقعت شركة Northern Wire عقدا بقيمة 1,250 مليون دولار في 23 نوفمبر 2026، وقالت (في بيان \
    من Oslo) إن المشروع Project Aurora 2 سيبدأ في العام ٢٠٢٧، وإن 45% من العمل سينجز في الميناء [المرحلة 1]، \
    والباقي في Bergen بعد ذلك بعامين.";
const HEBREW_MIXED: &str = "חברת Northern Wire חתמה על חוזה בסך 1,250 מיליון (ראו סעיף 3.4), ונציגת Policy Unit אמרה: \
    “We will publish the annex” והוסיפה כי 45% מן העבודה תושלם עד 2027 בנמל [שלב 1], והיתרה בעיר Bergen שנתיים לאחר \
    מכן.";
const MARKS: &str = "Decomposed letters: cafe\u{301}, Z\u{30c}iz\u{30c}kov, Vie\u{323}\u{302}t Nam, A\u{30a}ngstro\u{308}m. \
    Marks without a ready letter: m\u{304}a, x\u{302}y, q\u{307}, ti\u{306}\u{301}l. Arabic with vowels: كِتَابٌ جَدِيدٌ، \
    لَوْ رَأَى أَخُوهُ النَّصَّ كُلَّهُ. Hebrew with points: שָׁלוֹם עֲלֵיכֶם, קִוִּינוּ לוֹ. Hangul in parts: \
    \u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}.";
const EMOJI: &str = "Signs that people paste: the sun ☀, a heart ❤, an anchor ⚓, a hand 👍, a globe 🌍, papers 📄 and a \
    flag of the sea 🚢, each between words, and one at the end of the line ✅.";
const JOINTS: &str = "The office filed five fluffy affidavits on shuffling and difficult offshore traffic. A \
    sam\u{ad}ple with soft hyphens: inter\u{ad}gov\u{ad}ern\u{ad}men\u{ad}tal coordination. No-break: 12\u{a0}km, \
    5\u{a0}µm and 5\u{a0}μm, Dr\u{a0}Moe, p.\u{202f}7. Kelvin K, ohm Ω, dashes 1914–1918 — so. Addresses: \
    https://example.org/reports/2026/november/annex-three_final.version?language=en&page=12 and \
    desk@policy-unit.example.org.";

/// What foreign sources say, each picked as a quotation: file name, words before, words quoted, language.
const QUOTED: [(&str, &str, &str, &str); 6] = [
    (
        "seoul.txt",
        "대변인은 기자들에게 말했다.",
        "우리는 협력을 계속할 것이며 모든 질문에 답할 것입니다. 다음 회담은 가을에 부산에서 열리고, 실무진은 매달 만날 것입니다.",
        "ko",
    ),
    (
        "doha.txt",
        "قال المتحدث للصحفيين.",
        "سنواصل التعاون وسنجيب عن كل سؤال، وسيعقد الاجتماع المقبل في Oslo يوم 23 نوفمبر، وستلتقي مجموعات العمل كل شهر.",
        "ar",
    ),
    (
        "haifa.txt",
        "הדובר אמר לעיתונאים.",
        "נמשיך את שיתוף הפעולה ונענה על כל שאלה (בלי יוצא מן הכלל), והפגישה הבאה תתקיים ב-23 בנובמבר בחיפה.",
        "he",
    ),
    (
        "berlin.txt",
        "Der Sprecher sagte den Journalisten.",
        "Wir werden die Zusammenarbeit fortsetzen und die Verantwortung für die Unterzeichnung der \
         Verwaltungsvereinbarung übernehmen, deren Veröffentlichung die Bundesregierung ausdrücklich begrüßt.",
        "de",
    ),
    (
        "paris.txt",
        "Le porte-parole a dit aux journalistes.",
        "Nous poursuivrons la coopération et nous répondrons à toutes les questions concernant l’administration des \
         laboratoires communs, conformément aux engagements internationaux réaffirmés cet automne.",
        "fr",
    ),
    (
        "kyiv.txt",
        "Речниця сказала журналістам.",
        "Ми продовжимо співпрацю та відповімо на кожне запитання, а наступна зустріч відбудеться восени.",
        "uk",
    ),
];

/// The briefing, and every paragraph of words as it must come back from the pages: composed (NFC),
/// without soft hyphens.
pub fn all_scripts() -> (Briefing, Vec<String>) {
    let compose = |words: &String| {
        let words = words.replace('\u{ad}', "");
        ComposingNormalizerBorrowed::new_nfc()
            .normalize(&words)
            .into_owned()
    };
    let details = Details {
        title: "All scripts: 한글, العربية, עברית, Ελληνικά".into(),
        organisation: "Policy Unit".into(),
        reference: "PU/2026/015".into(),
        date: "2026-11-24".into(),
        language: "en-GB".into(),
        ..Details::default()
    };
    let template = builtin().first().cloned().expect("a built-in template");
    let id = DocumentId("00112233445566778899aabbccddeeff".into());
    let mut briefing = Briefing::new(id, template, details);
    briefing.template.bottom_line = None;
    let mut expected: Vec<String> = PARAGRAPHS.iter().map(|words| words.to_string()).collect();
    let running = section(&briefing, |kind| kind == SectionKind::Prose);
    let bullets = section(&briefing, |kind| kind == SectionKind::Bullets);
    for words in PARAGRAPHS {
        add(&mut briefing, running, ItemBody::Prose(RichText::plain(words)));
    }
    for words in [ARABIC, HEBREW, KOREAN, JAPANESE, ARABIC_MIXED, MIXED] {
        let text = RichText(vec![
            Inline::Text {
                text: format!("{words} "),
                bold: false,
                italic: false,
            },
            Inline::Link {
                text: "annex".into(),
                href: "https://example.org/annex".into(),
            },
        ]);
        add(&mut briefing, bullets, ItemBody::Prose(text));
        expected.push(format!("{words} annex"));
    }
    let cell = |words: &str| RichText::plain(words.to_owned());
    let rows = [
        ["Arabic", "اتفاق التعاون البحري", "1,250"],
        ["Hebrew", "הסכם שיתוף הפעולה", "45%"],
        ["한국어", "해양 협력 합의", "三頁"],
    ];
    expected.extend(rows.iter().flatten().map(|words| words.to_string()));
    let table = Table {
        caption: String::new(),
        header: ["Language", "Words", "Figure"].map(cell).to_vec(),
        rows: rows.iter().map(|row| row.map(cell).to_vec()).collect(),
    };
    add(&mut briefing, running, ItemBody::Table(table));
    for (index, quoted) in QUOTED.into_iter().enumerate() {
        quote(&mut briefing, (running, bullets), index, quoted);
        expected.push(quoted.2.to_owned());
        expected.push(quoted.2.to_owned());
    }
    (briefing, expected.iter().map(compose).collect())
}

/// The first section of a kind, or the first that takes anything.
fn section(briefing: &Briefing, wanted: impl Fn(SectionKind) -> bool) -> usize {
    let sections = &briefing.template.sections;
    sections
        .iter()
        .position(|section| wanted(section.kind))
        .or_else(|| {
            sections
                .iter()
                .position(|section| section.kind != SectionKind::Sources)
        })
        .expect("a section")
}

fn add(briefing: &mut Briefing, section: usize, body: ItemBody) {
    let index = briefing.sections[section].items.len();
    let item = Box::new(Item::new(briefing.next_item_id(), body));
    let edit = Edit::InsertItem { section, index, item };
    briefing.apply(edit).expect("a place for the item");
}

/// Adds a source in `language`, displays its quoted words, and puts them into a bullet's sentence.
fn quote(briefing: &mut Briefing, sections: (usize, usize), index: usize, quoted: (&str, &str, &str, &str)) {
    let (file, before, words, language) = quoted;
    let text = format!("{before}\n\n“{words}”\n");
    let answer = article::read(&worker::Request {
        file: file.into(),
        bytes: text.into_bytes(),
        media_type: None,
        limits: worker::Limits::default(),
    });
    let mut article = answer.article.expect("the source can be read");
    article.language = Some(language.into());
    let head = article.frozen.as_str().split_once(words);
    let start = head.expect("the words stand in the text").0.chars().count();
    let range = CharRange::new(start, start + words.chars().count());
    let id = SourceId(index as u32 + 1);
    let source = Box::new(Source::freeze(id, article, "2026-11-24"));
    let anchor = Anchor::new(&source, range);
    briefing
        .apply(Edit::AddSource { index, source })
        .expect("a new source");
    let quotation = |number| Quotation {
        id: number,
        anchor: anchor.clone(),
        operations: Vec::new(),
        speaker: Speaker::Document("The statement".into()),
    };
    let (displayed, bullets) = sections;
    let body = ItemBody::Quotation(quotation(briefing.next_quote_id()));
    add(briefing, displayed, body);
    let plain = |words: &str| Inline::Text {
        text: words.into(),
        bold: false,
        italic: false,
    };
    let atom = Inline::Quote(quotation(briefing.next_quote_id()));
    let sentence = vec![plain("The statement says "), atom, plain(" and no more.")];
    add(briefing, bullets, ItemBody::Prose(RichText(sentence)));
}
