//! The program's own folders: made when first needed, for nobody else's eyes.

use std::path::Path;

/// Makes a folder of the program's own with all that lead to it; on Unix only its owner may look in.
///
/// # Errors
/// The system's refusal, with the path.
pub fn make_folder(path: &Path) -> std::io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    fs_err::create_dir_all(path)?;
    private(path)
}

#[cfg(unix)]
fn private(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs_err::set_permissions(path, std::fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn private(_path: &Path) -> std::io::Result<()> {
    Ok(())
}
