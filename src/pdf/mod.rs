//! From the display list to PDF bytes through printpdf. The only room that names printpdf and lopdf;
//! measures no text.
