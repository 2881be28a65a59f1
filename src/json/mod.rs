//! Text to model and back, with the place of every error.
//!
//! The happy path is one pass of serde; only when it fails, or a finding needs
//! its place, is the text read again for paths and positions.

mod head;
mod limits;
mod locate;
mod message;
mod partly;
mod read;
mod recover;
mod tree;
mod write;

pub use head::Head;
pub use limits::Limits;
pub use locate::place;
#[cfg(feature = "sssom")]
pub(crate) use message::of_syntax;
pub(crate) use message::{MOST_SUGGESTIONS, nearest};
pub use partly::{LeftOut, PartlyRead};
pub use read::Reader;
pub use write::to_string;
