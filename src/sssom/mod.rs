//! Mapping sets in the formats of SSSOM: TSV and CSV, with metadata before the
//! table or in a text of its own, and JSON.
//!
//! [`Reader`] reads versions 1.0 and 1.1, and what was different before, into a
//! [`Crosswalk`](crate::Crosswalk) with findings ([`Read`]); [`Writer`] writes
//! the canonical form. Both also work some rows at a time ([`Stream`],
//! [`RowWriter`]), in memory that does not grow with the table. What a mapping
//! is recognised by in another file is its [record
//! hash](crate::Mapping::record_hash) and its [sameness
//! identifier](crate::Mapping::sameness_id). The specification is at
//! <https://mapping-commons.github.io/sssom/>.
//!
//! # What is read otherwise than written
//!
//! Reading is liberal: what can be understood is read, and each departure from
//! the specification is told under a code of the family `CF13`, with line,
//! column and slot. Writing is strict: it gives the canonical form or an error.
//!
//! - A slot that is neither SSSOM's nor defined as an extension is kept as an
//!   extension; one that stands where it has no meaning (a slot of mappings in
//!   the metadata) is not read.
//! - A value that does not fit its slot is left out. Such is, other than SSSOM
//!   recommends it for sets of version 1.0, a relative IRI.
//! - White space around values that are no texts is taken away, empty items of
//!   lists are left out, and an IRI where a CURIE must stand becomes one if a
//!   declared prefix begins it.
//! - Metadata that is not YAML as a whole is read entry by entry.
//! - The slots of old (`match_type` and others) become today's without a word,
//!   as SSSOM demands.
//!
//! # What is written
//!
//! - Numbers of mappings have at most three digits behind the point, those of
//!   the set and those in JSON all they have.
//! - A declared prefix is kept where a CURIE has it, and where a category, a
//!   measure or an extension of type `linkml:Uriorcurie` begins with it.
//! - Slots of the set stand in the order of SSSOM's class of sets, those of
//!   mappings in that of its class of mappings; extensions follow by property.
//! - JSON, which SSSOM leaves open, has its prefixes under `@context`, as
//!   sssom-py reads it.
//!
//! # Limits
//!
//! 16 MiB of metadata, 8 levels deep; 1,000 columns, definitions and extension
//! slots; 64 MiB a row. [`MOST_OF_A_KIND`] findings of a kind are listed.

mod column;
mod fill;
mod findings;
mod hash;
mod header;
mod json_read;
mod json_rows;
mod json_write;
mod layout;
mod marks;
mod metadata;
mod number;
mod old;
mod order;
mod plan;
mod prefixes;
mod read;
mod reader;
mod required;
mod row_writer;
mod rows;
mod sameness;
mod source;
mod stream;
mod table;
mod told;
mod value;
mod version;
mod writer;
mod yaml;
mod yaml_write;

pub use findings::MOST_OF_A_KIND;
pub use layout::lacks;
pub use reader::{Read, Reader, Separator};
pub use row_writer::RowWriter;
pub use stream::Stream;
pub use writer::Writer;
