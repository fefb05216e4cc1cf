//! Three documents of ours: English with everything, German, and Korean with Russian.

use super::Span::{Comment, Deleted, Inserted, Note, Strong, Words};
use super::{Document, Part};

pub fn documents() -> Vec<Document> {
    vec![english(), german(), korean()]
}

fn english() -> Document {
    Document {
        title: "Two ports agree on one timetable",
        author: "Ada Berg",
        created: "2026-02-14",
        language: "en",
        header: "The Harbour Letter, number 12",
        parts: vec![
            Part::Heading(1, "Two ports agree on one timetable"),
            Part::Paragraph(vec![
                Words("The ports of Bergen and Valdivia signed a common timetable on Friday. "),
                Strong("It begins in June"),
                Words(", said the two harbour masters"),
                Note("The text of the timetable is kept in the Bergen town archive."),
                Words(", and it will hold for "),
                Deleted("nine whole winters"),
                Inserted("five years"),
                Words(" at first."),
            ]),
            Part::Paragraph(vec![
                Words(
                    "“We have waited for this since the old pier burnt down,” harbour master Inger Lie said.",
                ),
                Comment("Please check the year of the fire before printing."),
                Words(" R&D costs < 2 % of the fees, she added."),
            ]),
            Part::Heading(2, "What changes"),
            Part::Item("Night sailings move to the western quay."),
            Part::Item("Cranes are shared on Sundays."),
            Part::Item("Fees fall by a tenth for ships under 400 tonnes."),
            Part::Heading(3, "Fees"),
            Part::Table(vec![
                vec!["Ship", "Before", "After"],
                vec!["Trawler", "120", "108"],
                vec!["Ferry", "340", "306"],
            ]),
            Part::Paragraph(vec![
                Words("The table leaves out tugs"),
                Note("Tugs pay by the hour, see the order of 3 May."),
                Words(". They are settled apart."),
            ]),
            Part::Heading(2, "What the sailors say"),
            Part::Quote("No timetable has ever moved the wind, but this one at least moves the queue."),
            Part::Figure(
                "A long line of trawlers in front of a wooden pier",
                "The queue at Bergen on Thursday morning",
            ),
            Part::Paragraph(vec![
                Words("A first report is due after the summer. "),
                Inserted("The council will read it in public."),
            ]),
        ],
    }
}

fn german() -> Document {
    Document {
        title: "Die Fähre fährt auch im Winter",
        author: "Jörg Möller",
        created: "2025-11-03",
        language: "de",
        header: "Küstenblatt",
        parts: vec![
            Part::Heading(1, "Die Fähre fährt auch im Winter"),
            Part::Paragraph(vec![
                Words(
                    "Die Gemeinde hat am Montag beschlossen, die Fähre zur Insel auch in den Wintermonaten fahren zu lassen. ",
                ),
                Words("Bürgermeisterin Käthe Brandt nannte das „einen überfälligen Schritt“."),
                Note("Der Beschluß fiel einstimmig; 14 Räte waren anwesend."),
            ]),
            Part::Heading(2, "Größere Schiffe, kürzere Wege"),
            Part::Paragraph(vec![
                Words("Zwei neue Schiffe sollen "),
                Deleted("im Frühjahr"),
                Inserted("schon im Dezember"),
                Words(" ausgeliefert werden. Sie fassen je 80 Fahrgäste."),
            ]),
            Part::Item("Abfahrt täglich um 7 Uhr"),
            Part::Item("Rückfahrt täglich um 18 Uhr"),
            Part::Heading(2, "Kosten"),
            Part::Table(vec![vec!["Jahr", "Euro"], vec!["2026", "410 000"]]),
            Part::Paragraph(vec![Words(
                "Über die Preise wird im Januar entschieden, sagte der Kämmerer.",
            )]),
        ],
    }
}

fn korean() -> Document {
    Document {
        title: "두 항구가 새 항로를 열다",
        author: "한지민",
        created: "2026-05-20",
        language: "ko",
        header: "항만 소식",
        parts: vec![
            Part::Heading(1, "두 항구가 새 항로를 열다"),
            Part::Paragraph(vec![
                Words("부산항과 오슬로항은 월요일에 새로운 항로를 열기로 합의했다. "),
                Strong("첫 배는 가을에 출발한다."),
                Note("합의문은 두 언어로 작성되었다."),
            ]),
            Part::Heading(2, "무엇이 달라지나"),
            Part::Item("운항 시간이 사흘 줄어든다."),
            Part::Item("선원 교육을 함께 한다 🚢."),
            Part::Quote("Порт открывает новую линию осенью, сказал капитан Орлов."),
            Part::Paragraph(vec![Words("시장은 “이 길은 바다의 다리”라고 말했다.")]),
        ],
    }
}
