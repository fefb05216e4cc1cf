//! A briefing that shows what a template looks like.

use super::draft::draft;
use crate::article::worker::{Limits, Request};
use crate::article::{read, samples};
use crate::briefing::{Briefing, Details};
use crate::template::Template;

/// The sample articles drafted into a template: what its pages look like before there are words of one's
/// own. `today` is the date on them, `YYYY-MM-DD`.
pub fn example(template: Template, today: &str) -> Briefing {
    let articles = samples().iter().filter_map(|sample| {
        let request = Request {
            file: sample.file.to_owned(),
            bytes: sample.bytes.to_vec(),
            media_type: None,
            limits: Limits::default(),
        };
        read(&request).article
    });
    let details = Details {
        version: "1".into(),
        date: today.to_owned(),
        cut_off: today.to_owned(),
        language: "en-GB".into(),
        paper: template.paper,
        ..Details::default()
    };
    draft(articles.collect(), template, details)
}
