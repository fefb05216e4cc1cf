//! XMP metadata, equal to the information dictionary field for field, and the output intent.

use super::info::{PRODUCER, keywords};
use crate::PROGRAM;
use crate::typeset::Pages;
use lopdf::{Document, Object, ObjectId, Stream, dictionary};
use std::fmt::Write;

const OPEN: &str = concat!(
    "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n",
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">",
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">",
    "<rdf:Description rdf:about=\"\"",
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"",
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"",
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"",
    " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"",
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"",
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"",
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"",
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"",
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n",
);

/// The part of PDF/UA that the file keeps to, and the schema block that PDF/A asks for it.
const CLAIMS: &str = concat!(
    "<pdfuaid:part>1</pdfuaid:part>\n",
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">",
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>",
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>",
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">",
    "<pdfaProperty:name>part</pdfaProperty:name>",
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>",
    "<pdfaProperty:category>internal</pdfaProperty:category>",
    "<pdfaProperty:description>PDF/UA part</pdfaProperty:description>",
    "</rdf:li></rdf:Seq></pdfaSchema:property>",
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n",
);

const CLOSE: &str = "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>";

/// Adds the packet of a file that keeps to this part of PDF/A, at level A.
pub(super) fn add(file: &mut Document, pages: &Pages, identity: &[u8; 16], part: u8) -> ObjectId {
    let words = packet(pages, identity, part).into_bytes();
    // Left uncompressed, so that programs which know no PDF can find it.
    let dictionary = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    file.add_object(Stream::new(dictionary, words).with_compression(false))
}

fn packet(pages: &Pages, identity: &[u8; 16], part: u8) -> String {
    let info = &pages.info;
    let date = format!("{}T00:00:00Z", info.date);
    let uuid = format!("uuid:{}", uuid(identity));
    let mut body = String::from(OPEN);
    body.push_str("<dc:format>application/pdf</dc:format>\n");
    let mut field = |open: &str, value: &str, close: &str| {
        if !value.is_empty() {
            body.push_str(open);
            body.push_str(&escaped(value));
            body.push_str(close);
            body.push('\n');
        }
    };
    field(
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
        &info.title,
        "</rdf:li></rdf:Alt></dc:title>",
    );
    field(
        "<dc:creator><rdf:Seq><rdf:li>",
        &info.author,
        "</rdf:li></rdf:Seq></dc:creator>",
    );
    field(
        "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
        &info.subject,
        "</rdf:li></rdf:Alt></dc:description>",
    );
    field(
        "<dc:language><rdf:Bag><rdf:li>",
        &info.language,
        "</rdf:li></rdf:Bag></dc:language>",
    );
    field("<pdf:Keywords>", &keywords(pages), "</pdf:Keywords>");
    field("<pdf:Producer>", PRODUCER, "</pdf:Producer>");
    field("<xmp:CreatorTool>", PROGRAM, "</xmp:CreatorTool>");
    field("<xmp:CreateDate>", &date, "</xmp:CreateDate>");
    field("<xmp:ModifyDate>", &date, "</xmp:ModifyDate>");
    field("<xmpMM:DocumentID>", &uuid, "</xmpMM:DocumentID>");
    field("<xmpMM:InstanceID>", &uuid, "</xmpMM:InstanceID>");
    field("<pdfaid:part>", &part.to_string(), "</pdfaid:part>");
    field("<pdfaid:conformance>", "A", "</pdfaid:conformance>");
    body.push_str(CLAIMS);
    body.push_str(CLOSE);
    body
}

/// Text between tags; control characters, which XML cannot hold, are left out.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// The usual grouping: 8-4-4-4-12 digits.
fn uuid(identity: &[u8; 16]) -> String {
    let mut grouped = String::with_capacity(36);
    for (index, byte) in identity.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            grouped.push('-');
        }
        // Writing into a String cannot fail.
        let _ = write!(grouped, "{byte:02x}");
    }
    grouped
}

/// sRGB as the colour space of the page.
pub(super) fn output_intent(file: &mut Document) -> Object {
    let bytes = include_bytes!("../../../assets/icc/sRGB-v4.icc").to_vec();
    let profile = file.add_object(Stream::new(
        dictionary! { "N" => 3, "Alternate" => "DeviceRGB" },
        bytes,
    ));
    dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uuids_are_grouped() {
        assert_eq!(uuid(&[0xAB; 16]), "abababab-abab-abab-abab-abababababab");
    }

    #[test]
    fn markup_and_controls_do_not_reach_the_packet() {
        assert_eq!(escaped("A & B <c>\u{0}"), "A &amp; B &lt;c&gt;");
    }
}
