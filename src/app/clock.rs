//! The clock: the only place that reads it.
//!
//! A document stores its date when it is made; nothing that is printed is read from here later.

use jiff::ZonedDateTime;
use std::time::{Duration, Instant};

/// What the application asks of a clock.
pub trait Clock: Send {
    /// Today, `YYYY-MM-DD`, in local time.
    fn today(&self) -> String;
    /// The local time, "14:02".
    fn time(&self) -> String;
    /// Time since some fixed moment of this run; it never goes back.
    fn elapsed(&self) -> Duration;
}

/// The machine's clock.
#[derive(Debug)]
pub struct SystemClock {
    started: Instant,
}

impl Default for SystemClock {
    fn default() -> Self {
        Self {
            started: Instant::now(),
        }
    }
}

impl SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the clock"
    )]
    fn now() -> ZonedDateTime {
        ZonedDateTime::now()
    }
}

impl Clock for SystemClock {
    fn today(&self) -> String {
        Self::now().date().to_string()
    }

    fn time(&self) -> String {
        let now = Self::now();
        format!("{:02}:{:02}", now.hour(), now.minute())
    }

    fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}

/// A clock that stands still, for scripts and tests.
#[derive(Debug, Clone)]
pub struct FixedClock {
    /// The day it shows.
    pub today: String,
    /// The time it shows.
    pub time: String,
    /// The time since the start.
    pub elapsed: Duration,
}

impl Default for FixedClock {
    fn default() -> Self {
        Self {
            today: "2026-01-19".into(),
            time: "14:02".into(),
            elapsed: Duration::ZERO,
        }
    }
}

impl Clock for FixedClock {
    fn today(&self) -> String {
        self.today.clone()
    }

    fn time(&self) -> String {
        self.time.clone()
    }

    fn elapsed(&self) -> Duration {
        self.elapsed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_have_their_form() {
        let clock = SystemClock::default();
        let is = |text: &str, form: &str| {
            text.len() == form.len()
                && text
                    .chars()
                    .zip(form.chars())
                    .all(|(c, f)| if f == '0' { c.is_ascii_digit() } else { c == f })
        };
        assert!(is(&clock.today(), "0000-00-00"));
        assert!(is(&clock.time(), "00:00"));
    }
}
