//! Dates as a template writes them.

use super::DateStyle;

/// The months in English, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl DateStyle {
    /// `YYYY-MM-DD` in words; anything else ("n.d.") is given back as it is.
    pub fn format(self, iso: &str) -> String {
        let mut parts = iso.splitn(3, '-');
        let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else {
            return iso.to_owned();
        };
        let month = month
            .parse::<usize>()
            .ok()
            .and_then(|month| MONTHS.get(month.checked_sub(1)?));
        match (month, day.parse::<u8>(), year.parse::<u16>()) {
            (Some(month), Ok(day), Ok(year)) => match self {
                Self::DayMonthYear => format!("{day} {month} {year}"),
                Self::MonthDayYear => format!("{month} {day}, {year}"),
            },
            _ => iso.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_in_words() {
        assert_eq!(DateStyle::DayMonthYear.format("2026-01-09"), "9 January 2026");
        assert_eq!(DateStyle::MonthDayYear.format("2026-01-09"), "January 9, 2026");
        for other in ["n.d.", "", "2026", "2026-13-01", "next-week-ish"] {
            assert_eq!(DateStyle::DayMonthYear.format(other), other);
        }
    }
}
