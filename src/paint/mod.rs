//! From one page of the display list to pixels, at any scale. Measures no text.
