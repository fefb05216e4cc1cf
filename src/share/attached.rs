//! What travels inside the PDF when it is asked for: the briefing itself, stripped, and a manifest of
//! its quotations (W3C Web Annotation Data Model as JSON-LD).

use crate::briefing::{Anchor, Briefing, Quotation, Source, Speaker};
use crate::pdf::{Attachment, Relationship};
use serde_json::{Value, json};

/// Media type of the attached briefing: RON is plain text, and no registered type says more.
pub const BRIEFING_TYPE: &str = "text/plain";
/// Media type of the manifest.
const MANIFEST_TYPE: &str = "application/ld+json";

/// The files to attach: `text` is what a briefing file of `stripped` holds.
pub fn attachments(stripped: &Briefing, text: String, with_manifest: bool) -> Vec<Attachment> {
    let mut list = vec![Attachment {
        name: "briefing.ron",
        media_type: BRIEFING_TYPE,
        description: "The briefing with its frozen sources; Attaché opens and verifies it",
        relationship: Relationship::Source,
        bytes: text.into_bytes(),
    }];
    if with_manifest {
        list.push(Attachment {
            name: "quotations.jsonld",
            media_type: MANIFEST_TYPE,
            description: "The quotations and their places in the sources, as web annotations",
            relationship: Relationship::Data,
            bytes: format!("{:#}\n", manifest(stripped)).into_bytes(),
        });
    }
    list
}

/// What the attachments give away, one thing a line: the whole texts of the sources above all.
pub fn attached_lines(stripped: &Briefing, with_manifest: bool) -> Vec<String> {
    let mut lines = vec!["the briefing (briefing.ron), without notes to self".to_owned()];
    lines.extend(stripped.sources.iter().map(|source| {
        format!(
            "the full text of “{}” ({} characters): check that you may pass it on",
            source.details.title,
            source.text.len()
        )
    }));
    if with_manifest {
        lines.push("a list of the quotations for programs (quotations.jsonld)".to_owned());
    }
    lines
}

/// Every quotation as an annotation of its source.
fn manifest(briefing: &Briefing) -> Value {
    let base = format!("urn:attache:briefing:{}", briefing.id.0);
    let items: Vec<Value> = briefing
        .quotations()
        .filter_map(|(_, quotation)| {
            let source = briefing.source(quotation.anchor.source)?;
            Some(annotation(&base, briefing, quotation, source))
        })
        .collect();
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": base,
        "type": "AnnotationCollection",
        "label": briefing.details.title,
        "created": format!("{}T00:00:00Z", briefing.details.date),
        "generator": { "type": "Software", "name": crate::PROGRAM },
        "total": items.len(),
        "first": {
            "id": format!("{base}#quotations"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    })
}

fn annotation(base: &str, briefing: &Briefing, quotation: &Quotation, source: &Source) -> Value {
    let (anchor, details) = (&quotation.anchor, &source.details);
    let speaker = match &quotation.speaker {
        Speaker::Person { name, title } => {
            json!({ "type": "Person", "name": name, "schema:jobTitle": title })
        }
        Speaker::Document(name) => json!({ "type": "schema:CreativeWork", "name": name }),
        Speaker::Outlet => json!({ "type": "Organization", "name": details.outlet }),
        Speaker::Unknown => Value::Null,
    };
    let id = match details.url.as_str() {
        "" => format!("urn:sha256:{}", source.frozen_sha256),
        url => url.to_owned(),
    };
    json!({
        "id": format!("{base}#q{}", quotation.id.0),
        "type": "Annotation",
        "motivation": "highlighting",
        "body": {
            "type": "TextualBody",
            "value": briefing.plain_quotation(quotation),
            "creator": speaker,
        },
        "target": {
            "type": "SpecificResource",
            "source": {
                "id": id,
                "type": "Text",
                "dc:title": details.title,
                "dc:publisher": details.outlet,
                "dc:date": details.published,
                "dc:language": details.language,
                "schema:sha256": source.frozen_sha256,
            },
            "selector": selectors(anchor, source),
        },
    })
}

/// Where the words stand: by place, by their surroundings and, in a PDF, by page.
fn selectors(anchor: &Anchor, source: &Source) -> Vec<Value> {
    let mut selectors = vec![
        json!({
            "type": "TextPositionSelector",
            "start": anchor.range.start,
            "end": anchor.range.end,
        }),
        json!({
            "type": "TextQuoteSelector",
            "exact": anchor.exact,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
        }),
    ];
    selectors.extend(source.page_of(anchor.range.start).map(|page| {
        json!({
            "type": "FragmentSelector",
            "conformsTo": "http://tools.ietf.org/rfc/rfc3778",
            "value": format!("page={page}"),
        })
    }));
    selectors
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::testing::briefing;

    #[test]
    fn words_of_a_pdf_are_told_by_page_too() {
        let mut document = briefing();
        let (_, quotation) = document.quotations().last().unwrap();
        let anchor = quotation.anchor.clone();
        let kinds = |source: &Source| -> Vec<String> {
            let found = selectors(&anchor, source);
            found
                .iter()
                .map(|selector| selector["type"].as_str().unwrap().to_owned())
                .collect()
        };
        assert_eq!(
            kinds(&document.sources[0]),
            ["TextPositionSelector", "TextQuoteSelector"]
        );
        // The second page begins with the last quotation.
        document.sources[0].pages = vec![0, anchor.range.start];
        let found = selectors(&anchor, &document.sources[0]);
        assert_eq!(found[2]["value"], "page=2");
    }
}
