//! Round trips, damage, and the ways a save can be refused.
#![allow(clippy::disallowed_methods, reason = "tests write their own files")]

use super::*;
use crate::briefing::testing::{briefing, empty};
use crate::briefing::{Edit, Inline, Item, ItemBody, RichText};
use proptest::prelude::*;

#[test]
fn what_is_saved_is_what_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.briefing.ron");
    let document = briefing();
    let stamp = save(&path, &document, None).unwrap();
    let (back, loaded) = load(&path).unwrap();
    assert_eq!(back, document);
    assert_eq!(stamp, loaded);
    let before = std::fs::read(&path).unwrap();
    save(&path, &back, Some(&loaded)).unwrap();
    assert_eq!(
        std::fs::read(&path).unwrap(),
        before,
        "a save without a change is the same bytes"
    );
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "no temporary file is left");
}

proptest! {
    #[test]
    fn any_words_survive_the_file(words in "\\PC{1,80}|[\"\\\\\u{202e}\u{feff}\u{ad}\r\n]{1,9}", bold in any::<bool>()) {
        let mut document = empty();
        let text = RichText(vec![Inline::Text { text: words.clone(), bold, italic: false }]);
        let item = Item::new(document.next_item_id(), ItemBody::Prose(text));
        document.apply(Edit::InsertItem { section: 0, index: 0, item: Box::new(item) }).unwrap();
        document.details.title = words;
        let text = to_ron(&document).unwrap();
        prop_assert_eq!(&from_ron(&text).unwrap(), &document);
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        prop_assert_eq!(&from_ron(&windows).unwrap(), &document);
    }

    #[test]
    fn a_damaged_file_is_an_error_never_a_panic(at in 0.0..1.0f64, bit in 0u8..8) {
        let text = to_ron(&briefing()).unwrap();
        let mut bytes = text.clone().into_bytes();
        let place = (bytes.len() as f64 * at) as usize;
        bytes[place] ^= 1 << bit;
        if let Ok(changed) = String::from_utf8(bytes) {
            let _ = from_ron(&changed);
        }
        let cut = (0..=place).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        if cut + 2 < text.len() {
            prop_assert!(from_ron(&text[..cut]).is_err());
        }
    }
}

#[test]
fn other_versions_and_unknown_fields_are_refused() {
    let text = to_ron(&briefing()).unwrap();
    let check = |from: &str, to: &str, words: &str| {
        let error = from_ron(&text.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(error.contains(words), "{error}");
    };
    check("format_version: 1", "format_version: 2", "newer");
    check("title:", "tilte:", "tilte");
    check("section: \"bottom-line\"", "section: \"other\"", "template");
    assert!(from_ron(&format!("{text} more")).is_err());
    assert!(from_ron("").is_err());
}

#[test]
fn a_save_is_refused_rather_than_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.briefing.ron");
    let document = briefing();
    let stamp = save(&path, &document, None).unwrap();

    std::fs::write(&path, "changed by another program").unwrap();
    assert!(matches!(
        save(&path, &document, Some(&stamp)),
        Err(SaveError::Foreign(_))
    ));
    assert_eq!(
        std::fs::read_to_string(&path).unwrap(),
        "changed by another program"
    );

    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    assert!(matches!(
        save(&path, &document, None),
        Err(SaveError::Protected(_))
    ));

    assert!(matches!(
        save(folder.path(), &document, None),
        Err(SaveError::NotAFile(_))
    ));
    let nowhere = folder.path().join("none/a.ron");
    assert!(matches!(
        save(&nowhere, &document, None),
        Err(SaveError::NoFolder(_))
    ));
    assert!(matches!(
        load(&folder.path().join("b.ron")),
        Err(LoadError::Input(InputError::Missing(_)))
    ));
}

#[cfg(unix)]
#[test]
fn links_and_modes_are_kept() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("file"), folder.path().join("link"));
    std::fs::write(&file, "old").unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    write_bytes(&link, b"new").unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "new");
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(
        std::fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o640
    );
    let long = folder.path().join("n".repeat(254));
    write_bytes(&long, b"x").unwrap();
    assert_eq!(std::fs::read(&long).unwrap(), b"x");
}
