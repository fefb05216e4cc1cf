//! What an element's name, role, style, class and id say of the text in it. A hint is no verdict:
//! whoever reads it knows how much of the page stands in the element.

use dom_query::NodeRef;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A set of hints.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hints(u32);

impl Hints {
    /// Menus, breadcrumbs, tables of contents, page numbers.
    pub(super) const NAVIGATION: Self = Self(1);
    /// The foot of the page or of a part.
    pub(super) const FOOTER: Self = Self(1 << 1);
    /// Beside the article.
    pub(super) const ASIDE: Self = Self(1 << 2);
    /// The head of the page or of the article.
    pub(super) const HEADER: Self = Self(1 << 3);
    /// What readers wrote.
    pub(super) const COMMENTS: Self = Self(1 << 4);
    /// Leads to other stories.
    pub(super) const RELATED: Self = Self(1 << 5);
    /// Share rows.
    pub(super) const SHARE: Self = Self(1 << 6);
    /// Newsletters, subscriptions, cookie notices, pop-ups.
    pub(super) const CALL: Self = Self(1 << 7);
    /// Advertisements.
    pub(super) const ADVERT: Self = Self(1 << 8);
    /// Byline, date line, tags, section names.
    pub(super) const META: Self = Self(1 << 9);
    /// Who the author is.
    pub(super) const AUTHOR_BOX: Self = Self(1 << 10);
    /// Words under or on a picture.
    pub(super) const CAPTION: Self = Self(1 << 11);
    /// Not drawn, or drawn for nobody.
    pub(super) const HIDDEN: Self = Self(1 << 12);
    /// The body of an article, by a name that publishers use for it.
    pub(super) const BODY: Self = Self(1 << 13);
    /// `article`, `main` or the same by role.
    pub(super) const MAIN: Self = Self(1 << 14);
    /// A form with fields in it.
    pub(super) const FORM: Self = Self(1 << 17);

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether any hint of `other` is in the set.
    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The hints of one element, not of those around it.
    pub(super) fn of(node: &NodeRef<'_>) -> Self {
        let Some(name) = node.node_name() else {
            return Self::default();
        };
        let mut hints = by_name(&name);
        if name.starts_with('h') && name.len() == 2 {
            return hints;
        }
        for attribute in node.attrs() {
            let value = &*attribute.value;
            hints = hints.with(match &*attribute.name.local {
                "class" => by_words(value, true),
                "id" | "data-component" | "data-testid" | "data-component-name" => by_words(value, false),
                "role" => by_role(value),
                "itemprop" if value.eq_ignore_ascii_case("articlebody") => Self::BODY,
                "hidden" => Self::HIDDEN,
                "aria-hidden" if value == "true" => Self::HIDDEN,
                "style" => by_style(value),
                _ => Self::default(),
            });
        }
        hints
    }
}

fn by_name(name: &str) -> Hints {
    match name {
        "nav" => Hints::NAVIGATION,
        "footer" => Hints::FOOTER,
        "aside" => Hints::ASIDE,
        "header" => Hints::HEADER,
        "article" | "main" => Hints::MAIN,
        "figcaption" | "caption" => Hints::CAPTION,
        "form" => Hints::FORM,
        _ => Hints::default(),
    }
}

fn by_role(role: &str) -> Hints {
    match role.trim() {
        "navigation" | "menu" | "menubar" | "tablist" | "search" => Hints::NAVIGATION,
        "contentinfo" => Hints::FOOTER,
        "complementary" => Hints::ASIDE,
        "banner" => Hints::HEADER,
        "main" | "article" => Hints::MAIN,
        "dialog" | "alertdialog" => Hints::CALL,
        _ => Hints::default(),
    }
}

fn by_style(style: &str) -> Hints {
    let compact: String = style.chars().filter(|c| !c.is_whitespace()).take(400).collect();
    if compact.contains("display:none") || compact.contains("visibility:hidden") {
        Hints::HIDDEN
    } else {
        Hints::default()
    }
}

/// Words of class names and ids, each a whole word between separators.
const WORDS: [(Hints, &str); 13] = [
    (
        Hints::NAVIGATION,
        "nav navbar navigation menu menus submenu breadcrumb crumbs pagination pager toc skip skiplink sitemap topnav \
         subnav megamenu tabs jumplinks anchorlinks",
    ),
    (
        Hints::FOOTER,
        "footer foot colophon bottombar copyright footnav subfooter",
    ),
    (
        Hints::ASIDE,
        "sidebar aside rail sidenav sidecolumn widget widgets siderail secondary",
    ),
    (Hints::HEADER, "header masthead topbar branding siteheader"),
    (
        Hints::COMMENTS,
        "respond replies livefyre coral discussion kommentare comentarios commentaires reacties",
    ),
    (
        Hints::RELATED,
        "recirc recirculation readnext readmore morefrom popular trending teaser teasers upnext outbrain taboola \
         mostread similar suggested suggestions crosslinks yarpp linklist seealso alsolike previous siblings \
         relacionadas relacionados verwandte latest archive archives",
    ),
    (
        Hints::SHARE,
        "share shares sharing social socials sharedaddy addtoany sharethis addthis sharebar sharebuttons socialmedia \
         follow bookmark",
    ),
    (
        Hints::CALL,
        "signup cta paywall popup modal overlay consent gdpr donate optin onetrust dialog toast lightbox tooltip login \
         regwall membership promo promotion promobox hubspot mailchimp convertkit feedback didomi onesignal",
    ),
    (
        Hints::ADVERT,
        "ad ads sponsor sponsored sponsors adsbygoogle adslot dfp adbox adwrapper anzeige publicidad publicite adunit",
    ),
    (
        Hints::META,
        "byline meta postmeta metadata tags taglist dateline timestamp posted pubdate category categories eyebrow \
         kicker readtime views published authors topics keywords rating ratings votes print printfriendly date",
    ),
    (
        Hints::AUTHOR_BOX,
        "author bio authorbox aboutauthor contributor contributors",
    ),
    (
        Hints::CAPTION,
        "caption captions figcaption credit credits gallery imagecaption slideshow lightgallery",
    ),
    (Hints::HIDDEN, "visuallyhidden screenreader noprint"),
];

/// Beginnings of words that are enough by themselves.
const BEGINNINGS: [(Hints, &str); 10] = [
    (Hints::COMMENTS, "comment"),
    (Hints::COMMENTS, "disqus"),
    (Hints::COMMENTS, "wpdiscuz"),
    (Hints::NAVIGATION, "breadcrumb"),
    (Hints::RELATED, "related"),
    (Hints::RELATED, "recommend"),
    (Hints::CALL, "newsletter"),
    (Hints::CALL, "subscri"),
    (Hints::CALL, "cookie"),
    (Hints::ADVERT, "advert"),
];

/// Several words in a row: what publishers call the body of an article, and text for screen readers.
const ROWS: [(Hints, &str); 2] = [
    (
        Hints::BODY,
        "article-body articlebody article-content articlecontent article-text articletext entry-content post-content \
         postcontent post-body postbody story-body storybody story-content story-text content-body body-content \
         body-text bodytext rich-text richtext blog-content post-entry article-copy main-content news-content",
    ),
    (
        Hints::HIDDEN,
        "sr-only visually-hidden screen-reader-text hide-for-print",
    ),
];

/// The words by themselves, so that a name costs one look-up a word.
static BY_WORD: LazyLock<BTreeMap<&str, Hints>> = LazyLock::new(|| {
    let entries = WORDS
        .iter()
        .flat_map(|(hint, words)| words.split_whitespace().map(move |word| (word, *hint)));
    entries.collect()
});

/// Reads class names or an id. Utility classes with a colon ("md:hidden") say how something is drawn.
fn by_words(value: &str, is_class: bool) -> Hints {
    let mut hints = Hints::default();
    for name in value.split_whitespace().take(40) {
        if name.len() > 120 || (is_class && name.contains([':', '['])) {
            continue;
        }
        let name = hyphenated(name);
        for word in name.split('-').filter(|word| !word.is_empty()) {
            if let Some(hint) = BY_WORD.get(word) {
                hints = hints.with(*hint);
            }
            for (hint, start) in BEGINNINGS {
                if word.starts_with(start) {
                    hints = hints.with(hint);
                }
            }
        }
        for (hint, rows) in ROWS {
            if rows.split_whitespace().any(|row| holds_words(&name, row)) {
                hints = hints.with(hint);
            }
        }
    }
    hints
}

/// Lower case, a hyphen for every separator and before capitals inside a word.
fn hyphenated(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut lower_before = false;
    for c in name.chars() {
        if c.is_alphanumeric() {
            if c.is_uppercase() && lower_before {
                out.push('-');
            }
            lower_before = c.is_lowercase() || c.is_numeric();
            out.extend(c.to_lowercase());
        } else {
            lower_before = false;
            if !out.ends_with('-') {
                out.push('-');
            }
        }
    }
    out
}

/// Whether hyphenated words stand in a hyphenated name, on word borders.
fn holds_words(name: &str, words: &str) -> bool {
    let mut rest = name;
    let mut before = true;
    while let Some(at) = rest.find(words) {
        let starts = if at == 0 {
            before
        } else {
            rest.get(..at).is_some_and(|head| head.ends_with('-'))
        };
        let tail = rest.get(at + words.len()..).unwrap_or("");
        if starts && (tail.is_empty() || tail.starts_with('-')) {
            return true;
        }
        before = false;
        rest = tail;
    }
    false
}
