use super::column::Newer;
use super::fill::{Filler, Teller};
use super::findings::{Findings, Said, span_of};
use super::header::{Block, MOST_METADATA};
use super::metadata::MetadataReader;
use super::plan::Plan;
use super::prefixes::Prefixes;
use super::required::{Required, required_columns};
use super::source::Source;
use super::table::{Batch, scan};
use super::value::Iris;
use super::yaml::Node;
use super::{Reader, Separator};
use crate::diagnostic::{Code, Pointer, Span};
use crate::model::crosswalk::{Crosswalk, Slot, SlotName};
use crate::parallel;
use std::io::{self, BufRead};
use std::sync::Arc;

/// How many cells are read together.
const CELLS: usize = 64 * 1024;

/// How many bytes must have been read, and how many rows be asked for, for it to
/// pay to go on on two threads; and how many rows are read before the rest of a
/// table is.
const LARGE: usize = 64 * 1024;
const LARGE_ROWS: usize = 1024;
pub(super) const SMALL_ROWS: usize = 16 * 1024;

/// The most columns a table may have, and bytes a row.
const MOST_COLUMNS: usize = 1_000;
const MOST_ROW: usize = 64 << 20;

/// A crosswalk without mappings and without the slots that a set must have.
pub(super) fn empty() -> Crosswalk {
    Crosswalk::without_metadata()
}

/// A reading of a table that is under way.
pub(super) struct Reading<R> {
    source: Source<R>,
    separator: u8,
    filler: Filler,
    teller: Teller,
    pub(super) metadata: Crosswalk,
    pub(super) findings: Findings,
    has_table: bool,
}

impl<R: BufRead> Reading<R> {
    /// Reads the metadata and the header line. `metadata` is that of another
    /// text.
    pub(super) fn begin(reader: &Reader, metadata: Option<&[u8]>, input: R) -> io::Result<Self> {
        let mut findings = Findings::default();
        let mut crosswalk = empty();
        let mut prefixes = None;
        if let Some(bytes) = metadata {
            findings.in_file(reader.metadata_file.as_deref());
            let block = block_of(bytes, &mut findings)?;
            prefixes = read_metadata(&block, &mut crosswalk, &mut findings);
        }
        findings.in_file(reader.file.as_deref());
        let mut source = Source::new(input);
        let block = Block::take(&mut source, &mut findings)?;
        if metadata.is_some() {
            if !block.is_empty() {
                findings.add(Code::StrayLine, None, || {
                    let said = Said::new("metadata in a table whose metadata is in another file")
                        .with_help("keep it in one place; that of the other file is read");
                    (said, Pointer::root(), span_of(super::findings::START, "#"))
                });
            }
        } else {
            prefixes = read_metadata(&block, &mut crosswalk, &mut findings);
        }
        let place = span_of(super::findings::START, "");
        set_slots(&crosswalk, prefixes.is_some(), place, &mut findings);

        let (separator, used, plan) = header(reader, &mut source, &crosswalk, &mut findings)?;
        let has_table = used > 0;
        let newer = Newer::than(crosswalk.set().text(Slot::SssomVersion));
        Ok(Self {
            source,
            separator,
            teller: Teller::new(newer, Required::of(&plan, &crosswalk)),
            filler: Filler { plan, prefixes },
            metadata: crosswalk,
            findings,
            has_table,
        })
    }

    /// The slots of the columns.
    pub(super) fn slots(&self) -> Vec<SlotName> {
        let mut slots: Vec<SlotName> = Vec::new();
        for role in &self.filler.plan.columns {
            match role {
                super::plan::Role::Slot(name) => slots.push(name.clone()),
                super::plan::Role::Old(old) => {
                    slots.extend(old.slots().iter().map(|s| (*s).into()))
                }
                super::plan::Role::Nothing => {}
            }
        }
        slots.sort();
        slots.dedup();
        slots
    }

    /// Puts at most `most` rows into a crosswalk, and says whether there may be
    /// more.
    pub(super) fn read(&mut self, crosswalk: &mut Crosswalk, most: usize) -> io::Result<bool> {
        let Self {
            source,
            filler,
            teller,
            findings,
            ..
        } = self;
        let plan = &filler.plan;
        let width = plan.columns.len();
        if !self.has_table || width == 0 {
            return Ok(false);
        }
        let separator = self.separator;
        let columns = crosswalk.columns_mut();
        let mut apart = columns.take_apart();
        let is_large = most >= LARGE_ROWS && source.place().byte >= LARGE;
        let goes_on = parallel::aside(
            is_large,
            |batch: Arc<Batch>| filler.fill_apart(&batch, &mut apart),
            |aside| {
                let mut left = most;
                let goes_on = loop {
                    let batch = match next_batch(source, separator, width, left, findings) {
                        Ok(Some(batch)) => Arc::new(batch),
                        Ok(None) => break Ok(left == 0),
                        Err(error) => break Err(error),
                    };
                    left -= batch.rows.len();
                    aside.give(batch.clone());
                    let of_rows = teller.begin(&batch, plan, findings);
                    let of_texts = filler.fill_texts(&batch, columns, &mut teller.newer);
                    teller.keep(batch, of_rows, of_texts);
                    if let Some(found) = aside.take_if_full() {
                        teller.finish(found, plan, findings);
                    }
                };
                while let Some(found) = aside.take() {
                    teller.finish(found, plan, findings);
                }
                goes_on
            },
        );
        columns.put_apart(apart);
        goes_on
    }
}

/// The next rows of a table, at most `most`; none at the end.
fn next_batch<R: BufRead>(
    source: &mut Source<R>,
    separator: u8,
    width: usize,
    most: usize,
    findings: &mut Findings,
) -> io::Result<Option<Batch>> {
    let rows = (CELLS / width).clamp(16, 8192).min(most);
    if rows == 0 {
        return Ok(None);
    }
    loop {
        let ended = source.is_ended();
        let batch = scan(
            source.piece(),
            source.place(),
            separator,
            width,
            rows,
            ended,
        );
        if batch.used > 0 {
            source.advance(batch.used, batch.lines);
            return Ok(Some(batch));
        }
        if ended {
            return Ok(None);
        }
        if source.rest().len() > MOST_ROW {
            too_long(source, findings);
            return Ok(None);
        }
        // It holds the text, which then could not be made longer where it is.
        drop(batch);
        source.much_more(findings)?;
    }
}

fn too_long<R: BufRead>(source: &mut Source<R>, findings: &mut Findings) {
    let place = source.place();
    findings.add(Code::OverLimit, None, || {
        let said = Said::new(format!("a row of more than {MOST_ROW} bytes"))
            .with_help("look for a quotation that does not end");
        (said, Pointer::root().key("mappings"), span_of(place, ""))
    });
    source.end();
}

/// The block of a file of metadata.
fn block_of(bytes: &[u8], findings: &mut Findings) -> io::Result<Block> {
    let mut source = Source::new(bytes);
    while !source.is_ended() && source.rest().len() <= MOST_METADATA {
        source.more(findings)?;
    }
    if source.rest().len() > MOST_METADATA {
        findings.add(Code::OverLimit, None, || {
            let said = Said::new(format!("more than {MOST_METADATA} bytes of metadata"));
            (said, Pointer::root(), span_of(super::findings::START, ""))
        });
        return Ok(Block::default());
    }
    if source.rest().contains('\r') {
        super::header::foreign_line_ends(findings, None);
    }
    Ok(Block::of_file(source.rest(), source.place()))
}

/// Reads a block; no prefixes come back where it holds nothing.
fn read_metadata(
    block: &Block,
    crosswalk: &mut Crosswalk,
    findings: &mut Findings,
) -> Option<Prefixes> {
    if block.is_empty() {
        return None;
    }
    let nodes: Vec<(Node, Node)> = block.entries(findings);
    let reader = MetadataReader {
        block: Some(block),
        iris: Iris::Unusual,
        crosswalk,
        findings,
        prefixes: Prefixes::new(&Default::default()),
    };
    Some(reader.read(nodes))
}

/// Tells what a set must have and has not.
pub(super) fn set_slots(
    crosswalk: &Crosswalk,
    has_metadata: bool,
    place: impl Into<Option<Span>>,
    findings: &mut Findings,
) {
    let place = place.into();
    if !has_metadata {
        return findings.add(Code::NoSetMetadata, None, || {
            let said = Said::new("the mapping set has no metadata")
                .with_help("without it nobody knows what its prefixes stand for");
            (said, Pointer::root(), place)
        });
    }
    for slot in [Slot::MappingSetId, Slot::License] {
        let is_told = findings.has(Code::BadCell, slot);
        if crosswalk.set().text(slot).is_none() && !is_told {
            findings.add(Code::NoSetMetadata, Some(slot), || {
                let said = Said::new(format!("the mapping set has no `{slot}`"))
                    .with_help(format!("add `{slot}` to the metadata"));
                (said, Pointer::root(), place)
            });
        }
    }
}

/// Reads the header line: what separates cells, its bytes, and the columns.
fn header<R: BufRead>(
    reader: &Reader,
    source: &mut Source<R>,
    crosswalk: &Crosswalk,
    findings: &mut Findings,
) -> io::Result<(u8, usize, Plan)> {
    let none = (b'\t', 0, Plan::default());
    loop {
        let (rest, ended) = (source.rest(), source.is_ended());
        let line = memchr::memchr(b'\n', rest.as_bytes());
        if line.is_none() && !ended {
            if rest.len() <= MOST_METADATA {
                source.more(findings)?;
                continue;
            }
            let place = source.place();
            findings.add(Code::OverLimit, None, || {
                let said = Said::new(format!("a header line of more than {MOST_METADATA} bytes"));
                (said, Pointer::root(), span_of(place, ""))
            });
            source.end();
            return Ok(none);
        }
        let place = source.place();
        if rest.is_empty() {
            findings.add(Code::NoTable, None, || {
                let said = Said::new("no table follows")
                    .with_help("a line with the names of the columns begins it");
                (said, Pointer::root().key("mappings"), span_of(place, ""))
            });
            return Ok(none);
        }
        let text = rest.get(..line.unwrap_or(rest.len())).unwrap_or_default();
        let separator = match reader.separator {
            Some(separator) => separator.byte(),
            None if text.contains('\t') || !text.contains(',') => Separator::Tab.byte(),
            None => Separator::Comma.byte(),
        };
        let width = 1 + memchr::memchr_iter(separator, text.as_bytes()).count();
        if width > MOST_COLUMNS {
            findings.add(Code::OverLimit, None, || {
                let said = Said::new(format!("more than {MOST_COLUMNS} columns"));
                (said, Pointer::root().key("mappings"), span_of(place, ""))
            });
            source.end();
            return Ok(none);
        }
        // One line is one row here, however it is quoted.
        let batch = scan(&text.into(), place, separator, width, 1, true);
        let plan = Plan::read(&batch, crosswalk, findings);
        required_columns(&plan, crosswalk, &batch, findings);
        if text.ends_with('\r') {
            super::header::foreign_line_ends(findings, Some(place));
        }
        let used = line.map_or(rest.len(), |line| line + 1);
        source.advance(used, 1);
        return Ok((separator, used, plan));
    }
}
