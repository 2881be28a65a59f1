//! Mappings between frameworks, with the slots of SSSOM.
//!
//! A [`Crosswalk`] is a mapping set of the Simple Standard for Sharing
//! Ontological Mappings (SSSOM, <https://w3id.org/sssom/>): slots of the set,
//! and mappings whose slots have the same names and meanings as there. In
//! memory it is a table of columns over interned strings; a [`Mapping`] is a
//! view of a row.

mod cell;
mod claim;
// Whole columns are filled and taken out by mapping tables alone.
#[cfg_attr(not(feature = "sssom"), allow(dead_code))]
mod columns;
mod end;
mod lists;
mod lookup;
mod mapping;
mod predicate;
mod reshape;
mod serde_form;
mod set;
mod slot;
mod slots;
mod symbol_table;
#[cfg_attr(not(feature = "sssom"), allow(dead_code))]
mod taken;
#[cfg_attr(not(feature = "sssom"), allow(dead_code))]
mod texts;
#[cfg_attr(not(feature = "sssom"), allow(dead_code))]
mod whole;

#[cfg(feature = "sssom")]
pub(crate) use cell::{Cell, Cells};
pub use claim::{Claim, Conflict};
pub(crate) use columns::Columns;
pub use end::End;
pub use mapping::{Mapping, MappingRecord};
pub use predicate::Predicate;
pub(crate) use reshape::Rename;
pub use set::{Crosswalk, ExtensionDefinition};
pub use slot::{Slot, SlotKind, SlotName};
pub use slots::{SlotValue, Slots};
pub(crate) use taken::Taken;
pub(crate) use texts::{NONE, Symbol, Texts, symbol};

/// The extension slot by which a curator says that the subject includes the
/// object: whoever holds the subject holds the object.
pub const INCLUDES_OBJECT: &str = "ext_includes_object";

/// The extension slot by which a curator says that the object includes the
/// subject.
pub const INCLUDES_SUBJECT: &str = "ext_includes_subject";

/// The value of an end for which no term was found (SSSOM).
pub const NO_TERM_FOUND: &str = "sssom:NoTermFound";

/// The justification of a mapping that was made of others, end to end.
pub const CHAINING: &str = "semapv:MappingChaining";

/// The justification of a mapping that another one is, read from its other
/// end.
pub const INVERSION: &str = "semapv:MappingInversion";
