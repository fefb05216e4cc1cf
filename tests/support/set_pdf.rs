//! Text set in columns as a PDF, by hand: Courier, whose letters are all six tenths of their size wide.

/// How a text is set.
pub struct Setting {
    pub columns: usize,
    /// Letters on a line.
    pub width: usize,
    /// Lines of a column.
    pub lines: usize,
    pub size: f32,
    /// Distance of paragraphs in lines; without it they are set in.
    pub apart: bool,
    /// Words of more than six letters are parted where they would not fit.
    pub hyphens: bool,
    pub head: &'static str,
}

/// A paragraph; a heading is set larger.
pub enum Part {
    Heading(String),
    Text(String),
}

/// Lines of a paragraph.
fn lines(text: &str, setting: &Setting) -> Vec<String> {
    let mut lines = vec![String::new()];
    if !setting.apart {
        lines[0] = "  ".into();
    }
    for word in text.split(' ') {
        let mut word = word.to_owned();
        loop {
            let line = lines.last_mut().unwrap();
            let used = line.chars().count() + usize::from(!line.trim().is_empty());
            let room = setting.width.saturating_sub(used);
            if word.chars().count() <= room {
                if !line.trim().is_empty() {
                    line.push(' ');
                }
                *line += &word;
                break;
            }
            let letters = word.chars().all(|c| c.is_ascii_lowercase());
            if setting.hyphens && letters && word.len() > 6 && room > 4 {
                let (first, rest) = word.split_at((room - 1).min(word.len() - 3));
                if !line.trim().is_empty() {
                    line.push(' ');
                }
                *line += &format!("{first}-");
                word = rest.to_owned();
            }
            lines.push(String::new());
        }
    }
    lines
}

/// The file, page by page.
pub fn set(parts: &[Part], setting: &Setting) -> Vec<u8> {
    let (margin, top, gutter) = (50.0, 740.0, 2.0 * setting.size);
    let leading = 1.3 * setting.size;
    let measure = setting.width as f32 * 0.6 * setting.size;
    let mut pages: Vec<String> = Vec::new();
    let (mut column, mut line) = (setting.columns, 0.0);
    let mut put = |text: &str, size: f32, column: &mut usize, line: &mut f32| {
        if *column >= setting.columns || *line >= setting.lines as f32 {
            *column += 1;
            *line = 0.0;
            if *column >= setting.columns {
                *column = 0;
                pages.push(String::new());
                // The headline of the first page stands in its first column.
            }
        }
        let x = margin
            + *column as f32 * (measure + gutter)
            + (text.len() - text.trim_start().len()) as f32 * 0.6 * size;
        let y = top - *line * leading;
        *pages.last_mut().unwrap() += &shown(text.trim_start(), x, y, size);
    };
    for part in parts {
        match part {
            Part::Heading(text) => {
                let narrow = Setting {
                    width: setting.width * 2 / 3,
                    apart: true,
                    hyphens: false,
                    head: "",
                    ..*setting
                };
                for text in lines(text, &narrow) {
                    put(&text, setting.size * 1.5, &mut column, &mut line);
                    line += 1.5;
                }
                line += 0.5;
            }
            Part::Text(text) => {
                for text in lines(text, setting) {
                    put(&text, setting.size, &mut column, &mut line);
                    line += 1.0;
                }
                if setting.apart && line > 0.0 {
                    line += 0.8;
                }
            }
        }
    }
    let count = pages.len();
    let pages: Vec<String> = pages
        .into_iter()
        .enumerate()
        .map(|(at, page)| {
            if setting.head.is_empty() {
                return page;
            }
            let number = format!("Page {} of {count}", at + 1);
            shown(setting.head, 200.0, 780.0, 8.0) + &page + &shown(&number, 270.0, 30.0, 8.0)
        })
        .collect();
    file(&pages)
}

fn shown(text: &str, x: f32, y: f32, size: f32) -> String {
    let text = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
    format!("BT /F {size} Tf 1 0 0 1 {x:.2} {y:.2} Tm ({text}) Tj ET\n")
}

/// A file of these content streams.
pub fn file(pages: &[String]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!(
            "<< /Type /Pages /Count {} /Kids [{}] >>",
            pages.len(),
            (0..pages.len())
                .map(|n| format!("{} 0 R ", 4 + 2 * n))
                .collect::<String>()
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for (n, page) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F 3 0 R >> >> /Contents {} 0 R >>",
            5 + 2 * n
        ));
        objects.push(format!(
            "<< /Length {} >>\nstream\n{page}\nendstream",
            page.len() + 1
        ));
    }
    of_objects(&objects)
}

/// A file of these objects, the first being its catalogue.
pub fn of_objects(objects: &[String]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", n + 1).bytes());
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(
        format!(
            "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
            objects.len() + 1
        )
        .bytes(),
    );
    out
}
