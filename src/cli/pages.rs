//! `attache pages` and `attache paint`: the display list as JSON lines, and a page as the window paints it.

use super::{CommandResult, Outcome, briefings};
use crate::paint::{self, Painter};
use crate::typeset::{Item, LinkTarget, Page, Pages, Run};
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct PagesArgs {
    /// The briefing
    briefing: PathBuf,
    /// Set it as a draft copy
    #[arg(long)]
    draft: bool,
}

#[derive(Debug, Args)]
pub(super) struct PaintArgs {
    /// The briefing
    briefing: PathBuf,
    /// Page number, from 1
    #[arg(long, value_name = "N")]
    page: usize,
    /// Pixels per point (2 is 144 dots an inch)
    #[arg(long, value_name = "S", default_value_t = 2.0)]
    scale: f32,
    /// Set it as a draft copy
    #[arg(long)]
    draft: bool,
    /// The PNG file to write
    #[arg(short, value_name = "PAGE.png")]
    output: PathBuf,
}

pub(super) fn pages(args: &PagesArgs) -> CommandResult {
    let pages = briefings::set(&briefings::load(&args.briefing)?, args.draft);
    for (index, page) in pages.pages.iter().enumerate() {
        println!("{}", page_json(&pages, index, page));
    }
    Ok(Outcome::Done)
}

pub(super) fn paint(args: &PaintArgs) -> CommandResult {
    if !(0.1..=16.0).contains(&args.scale) {
        return Err(format!("--scale {}: give a scale from 0.1 to 16", args.scale));
    }
    let pages = briefings::set(&briefings::load(&args.briefing)?, args.draft);
    let raster = args
        .page
        .checked_sub(1)
        .and_then(|page| Painter::new().paint(&pages, page, args.scale))
        .ok_or_else(|| {
            let count = briefings::counted(pages.pages.len(), "page", "pages");
            format!("--page {}: {} has {count}", args.page, args.briefing.display())
        })?;
    let png = paint::png(&raster).map_err(|error| {
        format!(
            "{}: the picture could not be made ({error})",
            args.output.display()
        )
    })?;
    briefings::write(&args.output, &png)?;
    Ok(Outcome::Done)
}

/// One page: every glyph with font, id, text, position and advance, in points from the top left corner.
fn page_json(pages: &Pages, index: usize, page: &Page) -> Value {
    let mut glyphs = Vec::new();
    let mut rules = Vec::new();
    let mut images = Vec::new();
    for item in &page.items {
        match item {
            Item::Run(run) => run_json(pages, run, &mut glyphs),
            Item::Rule(rule) => {
                let rect = rule.rect;
                rules.push(json!({ "x": rect.x, "y": rect.y, "width": rect.width, "height": rect.height }));
            }
            Item::Image(image) => {
                let rect = image.rect;
                images.push(json!({ "x": rect.x, "y": rect.y, "width": rect.width, "height": rect.height }));
            }
        }
    }
    let links: Vec<Value> = page
        .links
        .iter()
        .map(|link| {
            let rect = link.rect;
            let target = match &link.target {
                LinkTarget::Address(address) => json!({ "address": address }),
                LinkTarget::Place { page, y } => json!({ "page": page + 1, "y": y }),
            };
            json!({ "x": rect.x, "y": rect.y, "width": rect.width, "height": rect.height, "target": target })
        })
        .collect();
    json!({
        "page": index + 1,
        "label": page.label,
        "width": page.size.width,
        "height": page.size.height,
        "glyphs": glyphs,
        "rules": rules,
        "images": images,
        "links": links,
    })
}

fn run_json(pages: &Pages, run: &Run, out: &mut Vec<Value>) {
    let font = pages.faces.get(run.face).map_or("", |face| &face.name);
    let text = usize::try_from(run.paragraph.0)
        .ok()
        .and_then(|index| pages.paragraphs.get(index))
        .map_or("", |paragraph| paragraph.text.as_str());
    for glyph in run.glyphs.iter() {
        let range = glyph.text.start as usize..glyph.text.end as usize;
        let text = if range.is_empty() {
            "\u{ad}"
        } else {
            text.get(range).unwrap_or("")
        };
        out.push(json!({
            "font": font,
            "size": run.size,
            "id": glyph.id,
            "text": text,
            "x": run.pen(glyph),
            "y": run.baseline - glyph.rise,
            "advance": glyph.advance,
        }));
    }
}
