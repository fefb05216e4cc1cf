//! `attache find`: quotations, speakers and key points of many files, and what these have in common.

use super::input::Wanted;
use super::reading::{each_file, line};
use super::{CommandResult, Format, FormatArgs, article_json};
use crate::article::Article;
use crate::find::{self, Finds, FoundQuotation, SectionHint, Statement};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct FindArgs {
    /// Articles, or folders and zip files of them, to search; `-` is standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Suggest sections of this template (an id, or a template file)
    #[arg(long, value_name = "ID")]
    template: Option<String>,
    /// Search each article of a file of many by itself
    #[arg(long)]
    split: bool,
    #[command(flatten)]
    output: FormatArgs,
}

/// The articles of all files with what was found in them.
pub(super) struct Search {
    pub(super) files: Vec<String>,
    pub(super) articles: Vec<Article>,
    pub(super) finds: Finds,
}

/// Other articles of one statement that are listed at most: what a hundred outlets carry need not be told a
/// hundred times a hundred times.
const MOST_OTHERS: usize = 20;

/// What is printed for a file, in the order of the files.
enum Answered {
    /// The finds of the article with this index.
    Article(usize),
    /// Words that hold whatever the other files hold.
    Words(String),
}

pub(super) fn find(args: &FindArgs) -> CommandResult {
    let hints = match &args.template {
        Some(id) => crate::app::section_hints(&super::templates::by_id_or_file(id)?),
        None => Vec::new(),
    };
    let wanted = Wanted {
        split: args.split,
        ..Wanted::default()
    };
    let format = args.output.format;
    let (mut files, mut articles, mut answered) = (Vec::new(), Vec::new(), Vec::new());
    let outcome = each_file(&args.files, wanted, format, |file, answer, format| {
        answered.push(match (&answer.article, format) {
            (Some(article), _) => {
                files.push(file.to_owned());
                articles.push(article.clone());
                Answered::Article(articles.len() - 1)
            }
            (None, Format::Json) => Answered::Words(line(&article_json::article(file, answer, false))),
            (None, Format::Text) => return String::new(),
        });
        String::new()
    });
    let all: Vec<&Article> = articles.iter().collect();
    let finds = find::find(&all, &hints, &[]);
    let search = Search {
        files,
        articles,
        finds,
    };
    let of_each = search.finds.statement_of_each();
    for answer in answered {
        match (answer, format) {
            (Answered::Words(words), _) => print!("{words}"),
            (Answered::Article(index), Format::Json) => {
                print!("{}", line(&article_json::finds(&search, &of_each, index)));
            }
            (Answered::Article(index), Format::Text) => {
                print!("{}", listing(&search, &of_each, index, &hints));
            }
        }
    }
    outcome
}

impl Search {
    /// The quotations of an article with their indices.
    pub(super) fn quotations(&self, article: usize) -> impl Iterator<Item = (usize, &FoundQuotation)> {
        let all = self.finds.quotations.iter().enumerate();
        all.filter(move |(_, found)| found.article == article)
    }

    /// Other articles that carry the statement of a quotation: in the same words, and in other ones; the first
    /// of each article, and at most [`MOST_OTHERS`] of each kind.
    pub(super) fn others(
        &self,
        index: usize,
        statement: &Statement,
    ) -> (Vec<&FoundQuotation>, Vec<&FoundQuotation>) {
        let own = self.finds.quotations.get(index).map(|found| found.article);
        let same = |wording: &&Vec<usize>| wording.binary_search(&index).is_ok();
        let elsewhere = |wanted: bool| {
            let wordings = statement
                .wordings
                .iter()
                .filter(|wording| same(wording) == wanted);
            let mut found: Vec<&FoundQuotation> = Vec::new();
            for wording in wordings {
                let mut rest = wording.as_slice();
                while let Some(other) = rest.first().and_then(|other| self.finds.quotations.get(*other))
                    && found.len() < MOST_OTHERS
                {
                    let known = found.iter().any(|known| known.article == other.article);
                    if Some(other.article) != own && !known {
                        found.push(other);
                    }
                    // Quotations stand in the order of their articles: on to the next one.
                    let here = |index: &usize| {
                        let found = self.finds.quotations.get(*index);
                        found.is_some_and(|found| found.article <= other.article)
                    };
                    rest = rest.get(rest.partition_point(here)..).unwrap_or_default();
                }
            }
            found
        };
        (elsewhere(true), elsewhere(false))
    }

    /// The name of an article's file.
    pub(super) fn file(&self, article: usize) -> &str {
        self.files.get(article).map_or("", String::as_str)
    }

    /// The words of a quotation.
    pub(super) fn words(&self, found: &FoundQuotation) -> &str {
        let article = self.articles.get(found.article);
        article.map_or("", |article| article.frozen.slice(found.range))
    }
}

/// Finds for people, one a line.
fn listing(search: &Search, of_each: &[Option<&Statement>], index: usize, hints: &[SectionHint]) -> String {
    let heading = |id: &str| {
        hints
            .iter()
            .find(|hint| hint.id == id)
            .map_or_else(|| id.to_owned(), |hint| hint.heading.clone())
    };
    let mut out = String::new();
    if let Some(first) = search.finds.copy_of(index) {
        out += &format!("Near copy of {}\n", search.file(first));
    }
    for (at, found) in search.quotations(index) {
        let speaker = found.speaker.as_ref().map_or_else(
            || "speaker not found".to_owned(),
            |speaker| match &speaker.speaker_title {
                Some(title) => format!("{title} {}", speaker.speaker_name),
                None => speaker.speaker_name.clone(),
            },
        );
        out += &format!("“{}” — {speaker}", search.words(found));
        if let Some(section) = &found.section {
            out += &format!(" → {} ({})", heading(&section.id), section.reason);
        }
        out += &format!(" [{}, {:.0} %]\n", found.rule, found.confidence * 100.0);
        if let Some(statement) = of_each.get(at).copied().flatten() {
            let (same, other) = search.others(at, statement);
            for found in same {
                out += &format!("  also in {}\n", search.file(found.article));
            }
            for found in other {
                let (file, words) = (search.file(found.article), search.words(found));
                out += &format!("  in other words in {file}: “{words}”\n");
            }
        }
    }
    let Some(article) = search.articles.get(index) else {
        return out;
    };
    let mut points = search.finds.key_points.iter();
    while let Some(found) = points.find(|found| found.article == index) {
        out += &format!("• {} [{}]\n", article.frozen.slice(found.range), found.reason);
        if !found.cuts.is_empty() {
            out += &format!("  condensed: {}\n", found.condensed(&article.frozen));
        }
    }
    if out.is_empty() {
        out += "Nothing found\n";
    }
    out
}
