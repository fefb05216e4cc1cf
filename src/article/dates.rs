//! Calendar dates as pages and people write them: "19 January 2026", "January 19, 2026", "19.01.2026",
//! "2026-01-19T08:00", "2026年1月19日", with the names of months in the languages that are read most.
//! An all-number date that can be read in two ways is not guessed unless the caller knows the order.

/// Whether the day or the month stands first in "03/04/2026".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
    /// Not known: such a date is no date.
    Unknown,
}

/// The first date in a short text as `YYYY-MM-DD`.
pub(super) fn date(text: &str) -> Option<String> {
    date_in(text, Order::Unknown)
}

/// The first date in a short text, two-way dates read in the given order.
pub(super) fn date_in(text: &str, order: Order) -> Option<String> {
    let compact = text.trim();
    if compact.len() == 8 && compact.bytes().all(|byte| byte.is_ascii_digit()) {
        let number = |from: usize, to: usize| compact.get(from..to)?.parse().ok();
        return valid(number(0, 4)?, number(4, 6)?, number(6, 8)?);
    }
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| at_token(tokens.get(at..)?, order))
}

/// The order of the first date in a short text that can be read in one way only ("25/12/2026").
pub(super) fn order_of(text: &str) -> Option<Order> {
    let tokens = tokens(text);
    tokens.windows(3).find_map(|window| match window {
        [first, second, third] if (first.after, second.after) == ("/", "/") && third.text.len() == 4 => {
            match (first.number?, second.number?) {
                (13..=31, 1..=12) => Some(Order::DayFirst),
                (1..=12, 13..=31) => Some(Order::MonthFirst),
                _ => None,
            }
        }
        _ => None,
    })
}

/// A number or a word, and what parts it from the next one.
#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    text: &'a str,
    number: Option<u32>,
    after: &'a str,
}

/// Longest text that is searched for a date.
const LONGEST: usize = 400;

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let mut rest = text.get(..end).unwrap_or(text);
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let same = |c: char| {
            if digits {
                c.is_ascii_digit()
            } else {
                c.is_alphabetic() && !c.is_ascii_digit()
            }
        };
        let length = rest.find(|c: char| !same(c)).unwrap_or(rest.len());
        if length == 0 {
            rest = rest.get(first.len_utf8()..).unwrap_or("");
            continue;
        }
        let (word, tail) = rest.split_at(length);
        let gap = tail.find(char::is_alphanumeric).unwrap_or(tail.len());
        tokens.push(Token {
            text: word,
            number: if digits && word.len() <= 4 {
                word.parse().ok()
            } else {
                None
            },
            after: tail.get(..gap).unwrap_or(""),
        });
        rest = tail.get(gap..).unwrap_or("");
    }
    tokens
}

fn at_token(tokens: &[Token<'_>], order: Order) -> Option<String> {
    let first = tokens.first()?;
    if let Some(month) = month(first.text) {
        // January 19th, 2026; March 2026 is no day.
        let (day, rest) = day(tokens.get(1..)?)?;
        return valid(year(rest.first()?)?, month, day);
    }
    let second = tokens.get(1)?;
    let third = tokens.get(2);
    if first.text.len() == 4 {
        let year = first.number?;
        let marks = (first.after, second.after);
        let parted = matches!(marks, ("-", _) | ("/", "/") | ("." | ". ", "." | ". "));
        if parted && let (Some(month), Some(third)) = (second.number, third) {
            return valid(year, month, third.number?);
        }
        // 2026年1月19日
        if second.text == "年" && tokens.get(3)?.text == "月" {
            return valid(year, third?.number?, tokens.get(4)?.number?);
        }
        return None;
    }
    let (day_number, rest) = day(tokens)?;
    let named = rest
        .first()
        .filter(|token| !matches!(token.text, "de" | "of" | "di"));
    let named = named.or_else(|| rest.get(1));
    if let Some(month) = named.and_then(|token| month(token.text)) {
        let mut after = rest
            .iter()
            .skip_while(|token| self::month(token.text) != Some(month))
            .skip(1);
        let token = after.find(|token| !matches!(token.text, "de" | "del" | "of" | "di"))?;
        return valid(year(token)?, month, day_number);
    }
    let (middle, last) = (second.number?, third?);
    let year = year(last).filter(|_| last.text.len() == 4)?;
    match (first.after.trim(), second.after.trim()) {
        (".", ".") | ("-", "-") => valid(year, middle, day_number),
        ("/", "/") if day_number > 12 => valid(year, middle, day_number),
        ("/", "/") if middle > 12 => valid(year, day_number, middle),
        ("/", "/") => match order {
            Order::DayFirst => valid(year, middle, day_number),
            Order::MonthFirst => valid(year, day_number, middle),
            Order::Unknown => None,
        },
        _ => None,
    }
}

/// A day of the month with what follows it, an ordinal ending left out ("3rd").
fn day<'a, 'b>(tokens: &'a [Token<'b>]) -> Option<(u32, &'a [Token<'b>])> {
    let first = tokens.first()?;
    let day = first
        .number
        .filter(|day| (1..=31).contains(day) && first.text.len() <= 2)?;
    let ordinal = first.after.is_empty()
        && tokens
            .get(1)
            .is_some_and(|next| matches!(next.text, "st" | "nd" | "rd" | "th" | "er" | "º"));
    Some((day, tokens.get(if ordinal { 2 } else { 1 }..)?))
}

fn year(token: &Token<'_>) -> Option<u32> {
    token.number.filter(|year| (1900..2200).contains(year))
}

/// A date that the calendar could hold.
fn valid(year: u32, month: u32, day: u32) -> Option<String> {
    ((1900..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day))
        .then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// Names of months in lower case, by month: English, German, French, Spanish, Italian, Portuguese,
/// Dutch, the Nordic languages, Polish, Russian, Turkish.
const MONTHS: [&str; 12] = [
    "january januar jänner janvier enero gennaio janeiro januari stycznia января ocak",
    "february februar feber février febrero febbraio fevereiro februari lutego февраля şubat",
    "march märz mrz mars marzo março maart marts marca марта mart",
    "april avril abril aprile kwietnia апреля nisan",
    "may mai mayo maggio maio mei maj maja мая mayıs",
    "june juni juin junio giugno junho czerwca июня haziran",
    "july juli juillet julio luglio julho lipca июля temmuz",
    "august août agosto augustus augusti sierpnia августа ağustos",
    "september septembre septiembre settembre setembro września сентября eylül",
    "october oktober octobre octubre ottobre outubro października октября ekim",
    "november novembre noviembre novembro listopada ноября kasım",
    "december dezember décembre diciembre dicembre dezembro desember grudnia декабря aralık",
];

/// The month that a word names, in full or cut to three letters or more.
fn month(word: &str) -> Option<u32> {
    let letters = word.chars().count();
    if !(3..=12).contains(&letters) {
        return None;
    }
    let lower = word.to_lowercase();
    let named = |name: &str| name.starts_with(&lower) && (letters <= 4 || name == lower);
    let found = MONTHS.iter().position(|names| names.split(' ').any(named))?;
    u32::try_from(found + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_words_and_numbers() {
        let check =
            |text: &str, expected: Option<&str>| assert_eq!(date(text).as_deref(), expected, "{text}");
        check("19 January 2026", Some("2026-01-19"));
        check("Published: January 19, 2026, 08:00", Some("2026-01-19"));
        check("Monday 3rd March 2027", Some("2027-03-03"));
        check("Sept. 7, 2025", Some("2025-09-07"));
        check("2026-01-19T08:00:00Z", Some("2026-01-19"));
        check("Thu Jan 19 2026", Some("2026-01-19"));
        check("Montag, 19. Januar 2026, 8 Uhr", Some("2026-01-19"));
        check("le 1er février 2026", Some("2026-02-01"));
        check("19 de enero de 2026", Some("2026-01-19"));
        check("19.1.2026", Some("2026-01-19"));
        check("19/01/2026", Some("2026-01-19"));
        check("01/19/2026", Some("2026-01-19"));
        check("2026/01/19", Some("2026-01-19"));
        check("2026年1月19日", Some("2026-01-19"));
        check("20260119", Some("2026-01-19"));
        check("Updated 7 Sept 2025", Some("2025-09-07"));
        check("03/04/2026", None);
        check("March 2026", None);
        check("in May they met 40 people", None);
        check("40.50.2026", None);
        assert_eq!(
            date_in("03/04/2026", Order::DayFirst).as_deref(),
            Some("2026-04-03")
        );
        assert_eq!(
            date_in("03/04/2026", Order::MonthFirst).as_deref(),
            Some("2026-03-04")
        );
    }

    #[test]
    fn a_date_of_one_reading_tells_the_order() {
        let check = |text: &str, expected: Option<Order>| assert_eq!(order_of(text), expected, "{text}");
        check("Published 25/04/2026", Some(Order::DayFirst));
        check("04/25/2026, 8:00", Some(Order::MonthFirst));
        check("03/04/2026", None);
        check("25/26/2026", None);
        check("page 25/12 of 2026", None);
    }
}
