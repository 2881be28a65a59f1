use std::io::{self, IsTerminal as _, Write as _};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

/// Says what is being done, on standard error, once it has taken a second, and
/// only on a terminal. Gone when dropped.
#[derive(Debug)]
pub(crate) struct Progress(Option<(Sender<()>, JoinHandle<()>)>);

impl Progress {
    pub(crate) fn of(work: impl Into<String>) -> Self {
        if !io::stderr().is_terminal() {
            return Self(None);
        }
        let work = work.into();
        let (done, is_done) = mpsc::channel();
        let show = move || {
            let mut seconds = 0_u32;
            while let Err(RecvTimeoutError::Timeout) = is_done.recv_timeout(Duration::from_secs(1))
            {
                seconds += 1;
                let mut err = io::stderr();
                let _unread = write!(err, "\r{work} … {seconds} s").and_then(|()| err.flush());
            }
            if seconds > 0 {
                let _unread = write!(io::stderr(), "\r\u{1b}[K");
            }
        };
        let thread = std::thread::Builder::new().spawn(show).ok();
        Self(thread.map(|thread| (done, thread)))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((done, thread)) = self.0.take() {
            drop(done);
            let _ended = thread.join();
        }
    }
}
