use super::columns::Columns;
use super::slot::Slot;
use super::texts::Symbol;

/// The rows of a crosswalk by the entities at their ends.
#[derive(Debug, Clone)]
pub(super) struct Lookup {
    pub(super) subjects: RowsBySymbol,
    pub(super) objects: RowsBySymbol,
}

impl Lookup {
    pub(super) fn new(columns: &Columns) -> Self {
        let entities = columns.entities().len();
        Self {
            subjects: RowsBySymbol::new(columns.symbols(Slot::SubjectId), entities),
            objects: RowsBySymbol::new(columns.symbols(Slot::ObjectId), entities),
        }
    }
}

/// Rows by a number that stands in them: those of each number in one stretch.
#[derive(Debug, Clone)]
pub(crate) struct RowsBySymbol {
    /// Where the rows of each number begin, and where the last ones end.
    starts: Vec<u32>,
    rows: Vec<u32>,
}

impl RowsBySymbol {
    /// The rows of a column whose numbers are below `symbols`.
    pub(crate) fn new(column: &[Symbol], symbols: usize) -> Self {
        let mut starts = vec![0; symbols + 1];
        for symbol in column {
            if let Some(count) = starts.get_mut(*symbol as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut rows = vec![0; column.len()];
        for (row, symbol) in (0..).zip(column) {
            if let Some(at) = next.get_mut(*symbol as usize) {
                if let Some(place) = rows.get_mut(*at as usize) {
                    *place = row;
                }
                *at += 1;
            }
        }
        Self { starts, rows }
    }

    /// The rows of a number, in their order.
    pub(crate) fn rows(&self, symbol: Symbol) -> &[u32] {
        let symbol = symbol as usize;
        let bounds = (self.starts.get(symbol), self.starts.get(symbol + 1));
        let (Some(start), Some(end)) = bounds else {
            return &[];
        };
        self.rows
            .get(*start as usize..*end as usize)
            .unwrap_or_default()
    }
}
