//! The window: egui only. It reads the state and pushes commands.
