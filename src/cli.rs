//! Arguments to a headless command or the window.
