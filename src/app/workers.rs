//! Named threads with bounded queues: the only place that starts threads.
//!
//! A worker does its tasks one after the other, so what one worker writes is written in order.

use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::thread::{Builder, JoinHandle};

/// Something to do.
pub type Task = Box<dyn FnOnce() + Send>;

/// A thread that does tasks in order.
#[derive(Debug)]
pub struct Worker {
    name: &'static str,
    queue: Option<SyncSender<Task>>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts a thread called `name` that keeps at most `waiting` tasks.
    ///
    /// Where the system gives no thread, every task is refused, with a sentence that says so.
    pub fn start(name: &'static str, waiting: usize) -> Self {
        let (queue, tasks) = sync_channel::<Task>(waiting);
        let thread = Builder::new().name(name.to_owned()).spawn(move || {
            while let Ok(task) = tasks.recv() {
                task();
            }
        });
        match thread {
            Ok(thread) => Self {
                name,
                queue: Some(queue),
                thread: Some(thread),
            },
            Err(_) => Self {
                name,
                queue: None,
                thread: None,
            },
        }
    }

    /// Queues a task; never blocks.
    ///
    /// # Errors
    /// The sentence to show if the queue is full or the thread is gone.
    pub fn run(&self, task: Task) -> Result<(), String> {
        let Some(queue) = &self.queue else {
            return Err(format!(
                "The {} thread could not be started. Close other programs and try again.",
                self.name
            ));
        };
        queue.try_send(task).map_err(|error| match error {
            TrySendError::Full(_) => {
                format!("The {} thread is still busy. Try again in a moment.", self.name)
            }
            TrySendError::Disconnected(_) => format!(
                "The {} thread has stopped. Save and start Attaché again.",
                self.name
            ),
        })
    }

    /// Does what is queued and ends the thread; blocks until then.
    pub fn finish(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            // The task's panic was already printed by the thread; there is nothing left to save here.
            self.thread = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::sync_channel;

    #[test]
    fn tasks_run_in_order_and_finish_waits() {
        let (sent, received) = sync_channel(100);
        let mut worker = Worker::start("test", 100);
        for n in 0..50 {
            let sent = sent.clone();
            worker.run(Box::new(move || sent.send(n).unwrap())).unwrap();
        }
        worker.finish();
        assert_eq!(
            received.try_iter().collect::<Vec<_>>(),
            (0..50).collect::<Vec<_>>()
        );
        assert!(worker.run(Box::new(|| ())).is_err());
    }

    #[test]
    fn a_full_queue_refuses_instead_of_blocking() {
        let (go, wait) = sync_channel::<()>(0);
        let mut worker = Worker::start("test", 1);
        worker.run(Box::new(move || wait.recv().unwrap())).unwrap();
        // One task runs or waits, one more fits at most; a third cannot.
        let refused = (0..3).filter(|_| worker.run(Box::new(|| ())).is_err()).count();
        assert!(refused >= 1);
        go.send(()).unwrap();
        worker.finish();
    }
}
