//! The window: egui only. Functions read the state and push commands; nothing here changes the state,
//! blocks, or touches a file. Colours and sizes come from [`theme`] alone.

mod bar;
mod by_keys;
mod card_drag;
mod cards;
mod columns;
mod details;
mod differences;
mod finder_bar;
mod findings;
mod finds;
mod fonts;
mod gallery;
mod guide;
mod item_card;
mod keys;
mod menus;
mod notices;
mod over;
mod page_layout;
mod page_textures;
mod page_view;
mod page_words;
mod palette;
mod panels;
mod reader;
mod run;
mod section_head;
mod settings;
mod shortcuts;
mod source_page;
mod sources;
mod speaker;
mod status;
mod steady;
pub mod theme;
mod welcome;
mod window;
mod wordings;

pub use run::run;
pub use window::Window;
