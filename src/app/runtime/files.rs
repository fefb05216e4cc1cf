//! The work of the writer: loading, saving, exporting. Every error is told once, with the
//! file and what to do.

use crate::app::effect::{PicturePlace, Saving};
use crate::app::event::{Event, SaveFailure};
use crate::app::launcher::Launcher;
use crate::app::notice::Mailed;
use crate::app::opened::Opened;
use crate::app::settings::Settings;
use crate::article::worker::Limits;
use crate::briefing::{AddedFont, Briefing, DocumentId, ItemBody, Original, PictureData, SourceId};
use crate::pdf::Attachment;
use crate::store::{self, file_name};
use crate::typeset::{self, Options, typeset};
use std::path::{Path, PathBuf};

/// Reads a picture file: what may be kept of it.
pub(super) fn read_picture(path: &Path, place: PicturePlace) -> Event {
    let file = file_name(path);
    let bytes = store::read_input(path, Limits::default().file_bytes).map_err(|error| error.to_string());
    let result = bytes.and_then(|bytes| {
        PictureData::of_file(&bytes).map_err(|error| format!("{file} was not added: {error}."))
    });
    Event::PictureRead { file, place, result }
}

/// Decodes the pictures of a briefing once, here rather than on the window's thread.
fn look_at_pictures(briefing: &Briefing) {
    for (_, _, item) in briefing.items() {
        if let ItemBody::Image(image) = &*item.body {
            // What cannot be decoded is told by the checks.
            let _ = image.data.whole();
        }
    }
}

/// Loads a briefing.
pub(super) fn load(path: PathBuf) -> Event {
    let result = store::load(&path).map_err(|error| error.to_string());
    if let Ok((briefing, _)) = &result {
        look_at_pictures(briefing);
    }
    Event::Loaded {
        result: result.map(|(briefing, stamp)| (Box::new(Opened::from(briefing)), stamp)),
        path,
    }
}

/// Reads a font file that is to be added.
pub(super) fn read_font(path: &Path) -> Event {
    let read = || {
        let bytes =
            store::read_input(path, AddedFont::MOST_BYTES as u64).map_err(|error| error.to_string())?;
        let font = typeset::read_font(&bytes);
        font.map_err(|refusal| format!("{}: it {refusal}.", path.display()))
    };
    Event::FontRead(read().map(Box::new))
}

/// Reads the file that a source was read from: it must be the same, byte for byte.
pub(super) fn read_original(path: &Path, sha256: &str, source: SourceId, keep: bool) -> Event {
    let bytes = store::read_input(path, Limits::default().file_bytes).map_err(|error| error.to_string());
    let result = bytes.and_then(|bytes| {
        let file = Original::new(bytes);
        if file.sha256() == sha256 {
            return Ok(file);
        }
        Err(format!(
            "{} is not the file that the source was read from: its bytes differ. Choose that one, or read the source again.",
            file_name(path)
        ))
    });
    Event::OriginalRead { source, keep, result }
}

/// Saves a briefing.
pub(super) fn save(saving: Saving) -> Event {
    let Saving {
        path,
        briefing,
        revision,
        stamp,
        overwrite,
    } = saving;
    // Without a stamp nothing is compared: the analyst has just said that the file may be replaced.
    let stamp = stamp.filter(|_| !overwrite);
    let result = store::save(&path, &briefing, stamp.as_ref()).map_err(|error| match error {
        store::SaveError::Foreign(_) => SaveFailure::Changed(error.to_string()),
        _ => SaveFailure::Other(error.to_string()),
    });
    Event::Saved {
        id: briefing.id.clone(),
        path,
        revision,
        result,
    }
}

/// Sets and writes the PDF.
pub(super) fn export(
    path: PathBuf,
    briefing: &Briefing,
    revision: u64,
    draft: bool,
    attached: bool,
) -> Event {
    let write = || {
        let attachments = if attached {
            attachments(briefing)?
        } else {
            Vec::new()
        };
        let (pdf, pages) = pdf_bytes(briefing, draft, &attachments)?;
        store::write_bytes(&path, &pdf).map_err(|error| error.to_string())?;
        Ok(pages)
    };
    let result = write();
    Event::Exported {
        path,
        revision,
        draft,
        result,
    }
}

/// What travels inside the PDF.
fn attachments(briefing: &Briefing) -> Result<Vec<Attachment>, String> {
    let stripped = briefing.stripped();
    let text =
        store::to_ron(&stripped).map_err(|error| format!("The briefing could not be attached: {error}"))?;
    Ok(crate::share::attachments(&stripped, text, false))
}

/// The PDF and how many pages it has.
fn pdf_bytes(
    briefing: &Briefing,
    draft: bool,
    attachments: &[Attachment],
) -> Result<(Vec<u8>, usize), String> {
    let pages = typeset(briefing, &Options { draft });
    let bytes = crate::pdf::export_with(&pages, attachments).map_err(|error| {
        format!(
            "The PDF could not be made: {}",
            crate::share::export_problem(&error, briefing)
        )
    })?;
    Ok((bytes, pages.pages.len()))
}

/// Makes an e-mail draft with the PDF and opens it in the mail program.
pub(super) fn mail(
    state_folder: Option<&Path>,
    briefing: &Briefing,
    draft: bool,
    exported: Option<&Path>,
    launcher: &dyn Launcher,
) -> Event {
    Event::Mailed {
        result: make_mail(state_folder, briefing, draft, exported, launcher),
    }
}

fn make_mail(
    state_folder: Option<&Path>,
    briefing: &Briefing,
    draft: bool,
    exported: Option<&Path>,
    launcher: &dyn Launcher,
) -> Result<Mailed, String> {
    // The exported file goes out as it is: what was looked at is what is sent.
    let (pdf, name) = match exported {
        Some(path) => {
            let bytes = store::read_input(path, u64::MAX - 1).map_err(|error| error.to_string())?;
            (bytes, file_name(path))
        }
        None => (
            pdf_bytes(briefing, draft, &[])?.0,
            crate::share::proposed_file_name(briefing, draft),
        ),
    };
    let mail = crate::share::mail(briefing, &pdf, &name, &[]).map_err(|error| error.to_string())?;
    let eml = Path::new(&name).with_extension("eml");
    let path = match exported {
        Some(pdf) => pdf.with_extension("eml"),
        None => temporary(state_folder)?.join(eml),
    };
    store::write_bytes(&path, &mail.eml).map_err(|error| error.to_string())?;
    launcher.open(&path)?;
    Ok(Mailed {
        path,
        subject: mail.subject,
        leaves: mail.leaves,
    })
}

/// Writes the PDF to a temporary file and opens it in the system's viewer.
pub(super) fn print(
    state_folder: Option<&Path>,
    briefing: &Briefing,
    draft: bool,
    launcher: &dyn Launcher,
) -> Option<Event> {
    let printed = || -> Result<(), String> {
        let (pdf, _) = pdf_bytes(briefing, draft, &[])?;
        let path = temporary(state_folder)?.join(crate::share::proposed_file_name(briefing, draft));
        store::write_bytes(&path, &pdf).map_err(|error| error.to_string())?;
        launcher.open(&path)
    };
    printed().err().map(Event::Failed)
}

/// The folder for files that other programs open.
fn temporary(state_folder: Option<&Path>) -> Result<PathBuf, String> {
    let folder =
        state_folder.ok_or("There is no folder for temporary files. Export the PDF to a file first.")?;
    let folder = folder.join("outgoing");
    store::make_folder(&folder).map_err(|error| format!("{error}. Export the PDF to a file first."))?;
    Ok(folder)
}

/// Saves the settings.
pub(super) fn save_settings(folder: &Path, settings: &Settings) -> Option<Event> {
    let error = store::save_settings(folder, settings).err()?;
    Some(Event::Failed(format!("The settings were not saved: {error}")))
}

/// Keeps a copy of unsaved work.
pub(super) fn keep_copy(folder: &Path, briefing: &Briefing, path: Option<&Path>) -> Option<Event> {
    let error = store::recovery::keep(folder, briefing, path).err()?;
    Some(Event::Failed(format!(
        "Unsaved work could not be kept: {error}. Save the briefing to a file now."
    )))
}

/// Loads a kept copy.
pub(super) fn load_copy(folder: &Path, id: DocumentId) -> Event {
    match store::recovery::load(folder, &id) {
        Ok(copy) => {
            look_at_pictures(&copy.briefing);
            Event::CopyLoaded {
                id,
                path: copy.path,
                result: Ok(Box::new(Opened::from(copy.briefing))),
            }
        }
        Err(error) => Event::CopyLoaded {
            id,
            path: None,
            result: Err(error.to_string()),
        },
    }
}

/// Drops a kept copy.
pub(super) fn drop_copy(folder: &Path, id: &DocumentId) -> Option<Event> {
    store::recovery::discard(folder, id)
        .err()
        .map(|error| Event::Failed(error.to_string()))
}
