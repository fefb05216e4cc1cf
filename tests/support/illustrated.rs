//! Running text over many pages with a table or a picture every few paragraphs.

use crate::running_briefing::running_briefing;
use crate::running_text::blocks;
use attache::briefing::{
    Briefing, Image, Item, ItemBody, ItemId, PictureData, PictureWidth, RichText, Table,
};

/// A briefing of at least `words` words of text, illustrated.
pub fn illustrated_briefing(words: usize) -> Briefing {
    let mut briefing = running_briefing(&blocks(words));
    let mut next = briefing.next_item_id().0;
    let mut count = 0;
    for section in &mut briefing.sections {
        let items = std::mem::take(&mut section.items);
        for item in items {
            section.items.push(item);
            count += 1;
            let body = match count % 12 {
                4 => ItemBody::Table(table(count)),
                10 => ItemBody::Image(picture(count)),
                _ => continue,
            };
            section.items.push(Item::new(ItemId(next), body));
            next += 1;
        }
    }
    briefing
}

/// A table of 4 to 33 rows, so that some go over a page.
fn table(number: usize) -> Table {
    let plain = |text: String| RichText::plain(text);
    let header = ["Year", "Berths", "Cost in million", "Remark"];
    let rows = (0..4 + number % 30).map(|row| {
        vec![
            plain(format!("{}", 2026 + row)),
            plain(format!("{}", number * 7 % 41 + row)),
            plain(format!("{}.{}", number * 13 % 97, row % 10)),
            plain(if row % 4 == 3 {
                String::new()
            } else {
                format!("Phase {}, harbour administration", row + 1)
            }),
        ]
    });
    Table {
        caption: format!("Table {number}: berths and cost by year"),
        header: header.iter().map(|text| plain((*text).into())).collect(),
        rows: rows.collect(),
    }
}

/// A bar chart in grey or in colour.
fn picture(number: usize) -> Image {
    let (width, height) = (320_usize, 160_usize);
    let colour = number % 24 == 10;
    let mut pixels = Vec::new();
    for y in 0..height {
        for x in 0..width {
            let bar = x / 32;
            let inside = x % 32 > 6 && height - y < 20 + (bar * 37 + number * 11) % 120;
            match (inside, colour) {
                (true, true) => pixels.extend([11, 97, 88]),
                (true, false) => pixels.push(96),
                (false, true) => pixels.extend([255; 3]),
                (false, false) => pixels.push(255),
            }
        }
    }
    let mut data = Vec::new();
    let mut encoder = png::Encoder::new(&mut data, width as u32, height as u32);
    encoder.set_color(if colour {
        png::ColorType::Rgb
    } else {
        png::ColorType::Grayscale
    });
    let mut writer = encoder.write_header().expect("a PNG can be written to memory");
    writer
        .write_image_data(&pixels)
        .expect("a PNG can be written to memory");
    writer.finish().expect("a PNG can be written to memory");
    Image {
        data: PictureData::new(data),
        alt: format!("Bar chart {number}: berths in ten harbours, between 20 and 140 each"),
        caption: format!("Figure {number}: berths in ten harbours"),
        width: PictureWidth::Column,
    }
}
