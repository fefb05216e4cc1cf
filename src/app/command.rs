//! Everything the analyst can ask for, as one closed list.
//!
//! Commands are plain values: the window, the scripted tests and the palette all send the same ones.
//! The upper half ("listed") stands in menus and has texts and shortcuts in [`super::command_table`];
//! the lower half carries what was pointed at. What they do is in [`super::update`].

use super::page_text::Selected;
mod change;

pub use change::{ItemChange, ListChange, PictureChange, TableChange, TextPlace};

use super::place::{Column, NoticeId, Place};
use super::searching::SourceFilter;
use super::settings::{Appearance, Settings};
use super::view::{NamedCaret, QuoteWords};
use crate::article::{CharRange, HiddenReason};
use crate::briefing::{Corrected, Details, DocumentId, ItemId, Mark, SourceDetails, SourceId, Treatment};
use std::path::PathBuf;

/// One wish of the analyst's.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    // --- listed: each has a row in the command table (a test reads these names) ---
    /// A new, empty briefing on the default template.
    NewBriefing,
    /// Ask for a briefing file and open it.
    OpenBriefing,
    /// Open the sample briefing with its articles.
    OpenSample,
    /// Ask for article files and load them.
    AddSources,
    /// Read the source in the reader again, as another version: from the file kept in the briefing, or one
    /// that is asked for.
    ReadAgain,
    /// Show what differs between the source in the reader and its newest other version.
    CompareVersions,
    /// Keep the file that the source in the reader was read from in the briefing.
    KeepOriginal,
    /// Take it out of the briefing again.
    DropOriginal,
    /// Ask for a font file for characters that no bundled font has.
    AddFont,
    /// Save to the briefing's file, or ask for one.
    Save,
    /// Ask for a file and save there.
    SaveAs,
    /// Ask for a file and write the PDF; a draft copy is never blocked by findings.
    Export {
        /// A draft copy rather than the final document.
        draft: bool,
    },
    /// Show what an export with the briefing attached would give away.
    ShowAttached,
    /// Make an e-mail draft with the PDF attached and open it in the mail program.
    MailDraft,
    /// Write the PDF to a temporary file and open it in the system's viewer, to print.
    Print,
    /// Leave; unsaved work is kept and offered at the next start.
    Quit,
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
    /// Take the focused card out.
    RemoveItem,
    /// Move the focused card up.
    MoveItemUp,
    /// Move the focused card down.
    MoveItemDown,
    /// Put the words selected on the pages on the clipboard.
    CopyFromPages,
    /// Select all words on the pages.
    SelectAllOnPages,
    /// Cite the selection from the card last edited.
    Cite,
    /// Tag the focused card "analyst judgement", or take the tag away.
    ToggleJudgement,
    /// Add something behind the focused card, or to the first section that is filled by hand.
    Add(NewItem),
    /// Put the caret into the focused card's words.
    EditCard,
    /// Leave the card that is written on, for the reader.
    FinishCard,
    /// Set the words selected in a card's field off, or plain again; without a selection the word at the caret.
    MarkWords(Mark),
    /// Ask for the address that these words link to.
    LinkWords,
    /// Put a printed note where the caret is on the focused card, or at the end of its text.
    InsertNote,
    /// Display the quotation in the focused card's sentence as a block, or run a block into a sentence.
    TurnQuotation,
    /// Select the next word of the focused card's quotation, or make the selection a word longer.
    NextWord {
        /// Longer rather than another one.
        extend: bool,
    },
    /// Select the word before, or make the selection a word shorter.
    PreviousWord {
        /// Shorter rather than another one.
        extend: bool,
    },
    /// Leave the selected words of the quotation out.
    CutWords,
    /// Ask for a clarification in brackets, for the selected words.
    BracketWords,
    /// Change the case of the first selected letter.
    RecaseWords,
    /// Emphasise the selected words.
    EmphasiseWords,
    /// Take back what was done to the selected words, or to all of the quotation.
    RestoreWords,
    /// Pick the selection, or the current find, into section 1–9.
    Pick(u8),
    /// The same, as the outlet's words.
    PickAsOutlet(u8),
    /// Pick the current find into the section suggested for it.
    AcceptSuggestion,
    /// Go to the next quotation found.
    NextFind,
    /// Go to the quotation found before.
    PreviousFind,
    /// Go to the next key point found.
    NextKeyPoint,
    /// Go to the key point found before.
    PreviousKeyPoint,
    /// Show how sources differ in the words of the current quotation.
    CompareWordings,
    /// Pick the current key point in its condensed form, or whole again.
    CondenseKeyPoint,
    /// Find words in the source being read.
    FindInSource,
    /// Find words in all sources.
    FindInSources,
    /// Go to the next place of the words looked for.
    NextPlace,
    /// Go to the place before.
    PreviousPlace,
    /// Show the form that sets who says the current find, the selection or the focused card's quotation.
    ShowSpeaker,
    /// Place the best quotations and key points into the sections.
    DraftForMe,
    /// Show the briefing's details: title, dates, marking.
    ShowDetails,
    /// Show the templates to choose from.
    ShowTemplates,
    /// Show the findings of the checks.
    ShowFindings,
    /// Show the list of finds over all sources, by speaker.
    ShowFinds,
    /// Go to the next finding.
    NextFinding,
    /// Go to the next column.
    NextColumn,
    /// Give the keyboard to the menus.
    GoToMenus,
    /// Show the cards or the page where there is no room for both.
    FlipCardsPage,
    /// Show the page of a PDF beside its text, or the text alone.
    ToggleSourcePage,
    /// Fold or unfold a column, 1–4.
    ToggleColumn(u8),
    /// The page larger.
    ZoomIn,
    /// The page smaller.
    ZoomOut,
    /// The page as wide as its column.
    ZoomReset,
    /// Back to where I was before the last jump.
    Back,
    /// Forward again.
    Forward,
    /// Light, dark or as the system.
    Appearance(Appearance),
    /// Show the settings.
    ShowSettings,
    /// Find any command by its name.
    ShowPalette,
    /// Go to an item by its number.
    GoToItem,
    /// Show all keys.
    ShowKeys,
    /// Show the guide.
    ShowGuide,

    // --- with a payload: sent by pointing at something ---
    /// Show this source in the reader.
    SelectSource(SourceId),
    /// Look for these words in the source being read.
    FindWords(String),
    /// Stop looking in the source being read.
    CloseFinder,
    /// Look for these words in all sources.
    SearchFor(String),
    /// Narrow the list of sources.
    FilterSources(Box<SourceFilter>),
    /// Show a source that was found, at its best place.
    OpenFound(SourceId),
    /// Stop looking in all sources.
    CloseSearch,
    /// Select words in the reader.
    SelectText {
        /// The source.
        source: SourceId,
        /// The words.
        range: CharRange,
    },
    /// Select nothing; the current find goes too.
    ClearSelection,
    /// The reader has been scrolled to this code point: where reading goes on later.
    ReadTo {
        /// The source.
        source: SourceId,
        /// The first code point shown.
        at: usize,
    },
    /// The end of a source came into view: it counts as read.
    ReadToEnd(SourceId),
    /// Make this found quotation or key point the current one (a click on its highlight).
    SelectFind {
        /// The source.
        source: SourceId,
        /// Its words.
        range: CharRange,
    },
    /// Show the form that sets who says this quotation of a source.
    ShowSpeakerOf {
        /// The source.
        source: SourceId,
        /// The words.
        range: CharRange,
    },
    /// Set who says something, with the finds, cards and lead-ins that it concerns.
    SetSpeaker {
        /// The source.
        source: SourceId,
        /// This quotation, or all of one speaker.
        of: Corrected,
        /// Full name.
        name: String,
        /// Title or office; may be empty.
        title: String,
    },
    /// Pick the selection, or the current find, into this section (index from 0).
    PickInto {
        /// Index of the section.
        section: usize,
        /// As the outlet's words.
        as_outlet: bool,
    },
    /// A new empty card at the end of a section: a step in a section of steps, else prose.
    AddCard {
        /// Index of the section.
        section: usize,
    },
    /// A new note to self at the end of a section.
    AddNote {
        /// Index of the section.
        section: usize,
    },
    /// Something new at the end of a section.
    AddItem {
        /// Index of the section.
        section: usize,
        /// What.
        what: NewItem,
    },
    /// Go to a card and put the caret there.
    WriteAt(Caret),
    /// Enter was pressed in a card's field: another entry or bullet, where there are such.
    NextLine(Caret),
    /// Put the caret into another place of the card that is written on.
    PutCaret(Caret),
    /// Go to a card or the details and put the caret into a field by its name.
    WriteIn(NamedCaret),
    /// The caret stands here on a card.
    Caret(Option<Caret>),
    /// Link the words that were asked for to this address; an empty one takes the link away.
    LinkTo(String),
    /// Change one thing of an item.
    EditItem {
        /// The item.
        item: ItemId,
        /// What changes.
        change: ItemChange,
    },
    /// Typing paused or its field was left: the next key starts a new step of undo.
    EndTyping,
    /// Select words of a quotation on a card.
    SelectWords(QuoteWords),
    /// Treat the selected words of the quotation.
    TreatWords(Treatment),
    /// Focus a card (or none).
    FocusItem(Option<ItemId>),
    /// The pointer lies on the words of this item on a page, or on none.
    PointAt(Option<ItemId>),
    /// Select words on the pages, or none.
    SelectOnPages(Option<Selected>),
    /// Move a card to a place.
    MoveItemTo {
        /// The item.
        item: ItemId,
        /// Index of the section it goes to.
        section: usize,
        /// Its index there, counted without the item itself.
        index: usize,
    },
    /// Take this card out.
    RemoveItemById(ItemId),
    /// Change the settings; they are saved when their page is closed.
    SetSettings(Box<Settings>),
    /// Set the briefing's details.
    SetDetails(Box<Details>),
    /// Set what is printed of a source.
    SetSourceDetails {
        /// The source.
        source: SourceId,
        /// Its details, all of them.
        details: Box<SourceDetails>,
    },
    /// Hide a block of a source, or show it again.
    SetBlockHidden {
        /// The source.
        source: SourceId,
        /// Index of the block.
        block: usize,
        /// Why it is hidden; `None` shows it.
        hidden: Option<HiddenReason>,
    },
    /// Take the font at this place out of the briefing.
    RemoveFont(usize),
    /// Ask for a file and read a source again from it.
    ReadAgainFromFile(SourceId),
    /// Show what differs between two versions of a source.
    Compare {
        /// The older one.
        old: SourceId,
        /// The newer one.
        new: SourceId,
    },
    /// Move what rests on one version of a source to another, where its exact words stand there.
    MovePicks {
        /// The version that is left.
        from: SourceId,
        /// The version that is gone to.
        to: SourceId,
    },
    /// Ask for the file that a source was read from, to look at its pages.
    FindOriginal(SourceId),
    /// Paint a page of the file that a source was read from, if that is held.
    PaintSourcePage {
        /// The source.
        source: SourceId,
        /// The page's index, from 0.
        page: usize,
        /// Pixels across.
        width: u32,
    },
    /// Put the articles of a file in its place, where it is a bundle of many.
    SplitSource(SourceId),
    /// Take a source out with everything that stands on it.
    RemoveSource(SourceId),
    /// Build the briefing on this template; what has no section of its own goes to a fitting one.
    ChooseTemplate(String),
    /// Files were dropped on the window.
    FilesDropped(Vec<PathBuf>),
    /// Files named on the command line or in the list of recent files.
    LoadPaths(Vec<PathBuf>),
    /// Something was pasted outside a text field.
    Pasted {
        /// As plain text.
        text: String,
        /// As HTML, if the clipboard holds it.
        html: Option<String>,
    },
    /// Go to a place, remembering where we were.
    GoTo(Place),
    /// Focus a column.
    FocusColumn(Column),
    /// Go to this finding (index into the list).
    SelectFinding(usize),
    /// Ask for a file and write the final PDF with the briefing attached.
    ExportAttached,
    /// Show this chapter of the guide, by its index.
    ShowChapter(usize),
    /// Close the open modal.
    CloseModal,
    /// Dismiss a notice.
    DismissNotice(NoticeId),
    /// Dismiss the bar about the last export.
    DismissExported,
    /// Open the last export in the system's viewer.
    OpenExported,
    /// Show the last export in its folder.
    ShowExportedInFolder,
    /// Open unsaved work found at the start.
    RestoreRecovery(DocumentId),
    /// Forget unsaved work found at the start.
    DiscardRecovery(DocumentId),
    /// Save over a file that another program changed.
    Overwrite,
    /// Stop a job.
    CancelJob(u64),
    /// Read the files that are attached to an article.
    ReadAttached(u64),
    /// Put a text on the clipboard.
    CopyText(String),
}

/// What can be added to a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewItem {
    /// A paragraph, or a bullet in a section of bullets.
    Paragraph,
    /// A bulleted list.
    List,
    /// A numbered list.
    NumberedList,
    /// A table.
    Table,
    /// A picture from a file.
    Picture,
    /// A note to self.
    NoteToSelf,
}

/// Where the caret stands on a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caret {
    /// The card's item.
    pub item: ItemId,
    /// The place to write.
    pub place: TextPlace,
    /// Code points before it there.
    pub at: usize,
    /// Code points before the other end of the selection; the same as `at` if nothing is selected.
    pub from: usize,
}
