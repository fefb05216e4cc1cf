//! Files: briefings and templates read and written, atomically. The only room that writes to disk.
