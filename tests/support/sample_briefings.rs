//! The samples as *Draft for me* drafts them.

use attache::app::draft::draft;
use attache::article::{self, Sample, worker};
use attache::briefing::{Briefing, Details, DocumentId};
use attache::template::{Marking, builtin};

/// A briefing for each sample article, named after its file.
pub fn sample_briefings() -> Vec<(String, Briefing)> {
    let named = article::samples().iter().map(|sample| {
        let name = sample.file.split('.').next().unwrap_or(sample.file);
        (name.to_owned(), drafted(sample))
    });
    named.collect()
}

fn drafted(sample: &Sample) -> Briefing {
    let answer = article::read(&worker::Request {
        file: sample.file.into(),
        bytes: sample.bytes.to_vec(),
        media_type: None,
        limits: worker::Limits::default(),
    });
    let details = Details {
        organisation: "Policy Unit".into(),
        reference: "PU/2026/014".into(),
        date: "2026-11-23".into(),
        cut_off: "2026-11-23".into(),
        language: "en-GB".into(),
        version: "1".into(),
        marking: Marking {
            profile: "tlp-2".into(),
            text: "TLP:GREEN".into(),
        },
        ..Details::default()
    };
    let template = builtin().first().cloned().expect("a built-in template");
    let mut briefing = draft(
        vec![answer.article.expect("a sample can be read")],
        template,
        details,
    );
    briefing.id = DocumentId("0123456789abcdef0123456789abcdef".into());
    briefing
}
