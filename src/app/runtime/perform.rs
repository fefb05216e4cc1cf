//! Each effect as a task for the worker it belongs to.

use super::{ForWindow, Runtime, files};
use crate::app::effect::{Effect, Question};
use crate::app::event::Event;
use crate::app::source_files::PageKey;
use crate::app::workers::Task;
use crate::article::worker::PageRequest;
use crate::search::Query;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

impl Runtime {
    /// Performs effects in order.
    pub(super) fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.perform_one(effect);
        }
    }

    fn perform_one(&mut self, effect: Effect) {
        let folder = self.outside.state_folder.clone();
        match effect {
            Effect::Ask(question) => self.ask(question),
            Effect::ReadSources { job, paths } => {
                self.read(job, paths.into_iter().map(super::reading::Input::Path).collect());
            }
            Effect::ReadBytes { job, inputs } => {
                self.read(job, inputs.into_iter().map(super::reading::Input::from).collect());
            }
            Effect::ReadPicture { path, place } => {
                let reply = self.reply();
                let task: Task = Box::new(move || reply.send(files::read_picture(&path, place)));
                let [(reader, _), _] = &self.readers;
                if let Err(message) = reader.run(task) {
                    self.take_in(Event::Failed(message));
                }
            }
            Effect::Search {
                asked,
                typed,
                briefing,
            } => self.search(asked, typed, briefing),
            Effect::FindIn {
                asked,
                source,
                typed,
                words,
                briefing,
            } => {
                let query = if words {
                    Query::words(&typed)
                } else {
                    Query::phrase(&typed)
                };
                self.find_in(asked, query, source, briefing);
            }
            Effect::ReadOriginal {
                path,
                sha256,
                source,
                keep,
            } => self.write(move || Some(files::read_original(&path, &sha256, source, keep))),
            Effect::PaintPage { file, key } => self.paint_page(file, key),
            Effect::Load(path) => self.write(move || Some(files::load(path))),
            Effect::Save(save) => self.write(move || Some(files::save(save))),
            Effect::Export {
                path,
                briefing,
                revision,
                draft,
                attached,
            } => {
                self.write(move || Some(files::export(path, &briefing, revision, draft, attached)));
            }
            Effect::Mail { briefing, draft, pdf } => {
                let launcher = Arc::clone(&self.outside.launcher);
                self.write(move || {
                    Some(files::mail(
                        folder.as_deref(),
                        &briefing,
                        draft,
                        pdf.as_deref(),
                        &*launcher,
                    ))
                });
            }
            Effect::Print { briefing, draft } => {
                let launcher = Arc::clone(&self.outside.launcher);
                self.write(move || files::print(folder.as_deref(), &briefing, draft, &*launcher));
            }
            Effect::ReadFont(path) => self.write(move || Some(files::read_font(&path))),
            Effect::OpenFile(path) => self.open(path),
            Effect::ShowInFolder(path) => {
                self.open(path.parent().map_or(path.clone(), std::path::Path::to_owned));
            }
            Effect::CopyText(text) => self.for_window.push(ForWindow::CopyText(text)),
            Effect::SaveSettings(settings) => {
                if let Some(folder) = self.outside.config_folder.clone() {
                    self.write(move || files::save_settings(&folder, &settings));
                }
            }
            Effect::KeepCopy { briefing, path } => self.keep_copy(briefing, path),
            Effect::LoadCopy(id) => {
                if let Some(folder) = folder {
                    self.write(move || Some(files::load_copy(&folder, id)));
                }
            }
            Effect::DropCopy(id) => {
                self.copies.forget(&id);
                if let Some(folder) = folder {
                    self.write(move || files::drop_copy(&folder, &id));
                }
            }
            Effect::Cancel(job) => {
                if let Some(stop) = self.stops.get(&job) {
                    stop.store(true, Ordering::Relaxed);
                }
            }
            Effect::Quit => {
                self.keep_copy_now();
                self.for_window.push(ForWindow::Close);
            }
        }
    }

    /// Paints a page of a hostile file, in a reading process as all reading.
    fn paint_page(&mut self, file: Arc<[u8]>, key: PageKey) {
        let [_, (reader, extractor)] = &self.readers;
        let (extractor, reply) = (Arc::clone(extractor), self.reply());
        let request = PageRequest {
            bytes: file,
            page: key.page,
            width: key.width,
        };
        let refused = key.clone();
        let task: Task = Box::new(move || {
            let result = match extractor.lock() {
                Ok(mut extractor) => extractor.paint(&request).map(Arc::new),
                Err(_) => Err("was not painted: the reader has stopped; start Attaché again".into()),
            };
            reply.send(Event::PagePainted { key, result });
        });
        if let Err(message) = reader.run(task) {
            let result = Err(format!("was not painted: {message}"));
            self.take_in(Event::PagePainted { key: refused, result });
        }
    }

    /// Runs `work` on the writer and sends what it has to tell.
    pub(super) fn write(&mut self, work: impl FnOnce() -> Option<Event> + Send + 'static) {
        let reply = self.reply();
        let task: Task = Box::new(move || {
            if let Some(event) = work() {
                reply.send(event);
            }
        });
        if let Err(message) = self.writer.run(task) {
            self.take_in(Event::Failed(message));
        }
    }

    fn open(&mut self, path: PathBuf) {
        let launcher = Arc::clone(&self.outside.launcher);
        self.write(move || launcher.open(&path).err().map(Event::Failed));
    }

    fn ask(&mut self, question: Question) {
        let dialogs = Arc::clone(&self.outside.dialogs);
        let reply = self.reply();
        let task: Task = Box::new(move || {
            reply.send(match dialogs.ask(&question) {
                Ok(paths) => Event::Answered { question, paths },
                Err(message) => Event::NoDialog(message),
            });
        });
        if let Err(message) = self.asker.run(task) {
            self.take_in(Event::NoDialog(message));
        }
    }
}
