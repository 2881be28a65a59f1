//! Coverage unit by unit.

use super::result::{CoverageOptions, Figure, ItemCoverage, Verdict};
use crate::catalog::Catalog;
use crate::error::Error;
use crate::id::{EntityRef, FrameworkId};
use serde::Serialize;

/// How far each unit of one framework covers each unit of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CoverageMatrix {
    /// The units of the framework that is held, in its order.
    pub held: Vec<EntityRef>,
    /// The units of the framework that is asked about, in its order.
    pub asked: Vec<EntityRef>,
    /// For each unit held, and each asked about: the items of the latter that
    /// are not under a condition, by the best verdict that the former and its
    /// items give them. Each figure of a column is of the same number of items.
    pub cells: Vec<Vec<Figure>>,
}

impl CoverageMatrix {
    /// The figure of a unit that is held for one that is asked about.
    pub fn cell(&self, held: &EntityRef, asked: &EntityRef) -> Option<&Figure> {
        let row = self.held.iter().position(|unit| unit == held)?;
        let column = self.asked.iter().position(|unit| unit == asked)?;
        self.cells.get(row)?.get(column)
    }
}

impl Catalog {
    /// How far each unit of a framework that is held covers each unit of
    /// another, by curated mappings, as in [`Catalog::coverage`].
    ///
    /// ```
    /// # #[cfg(feature = "builtin")] {
    /// use competency::{Catalog, CoverageOptions};
    /// let catalog = Catalog::builtin();
    /// let matrix = catalog.coverage_matrix(&"it-i2-4".parse()?, &"cz-nsk-66-029-m".parse()?, &CoverageOptions::new())?;
    /// let cell = matrix.cell(&"it-i2-4:customer-relations".parse()?, &"cz-nsk-66-029-m:complaint".parse()?).unwrap();
    /// assert_eq!(cell.of(), 3); // the three items of the complaint unit
    /// # }
    /// # Ok::<(), competency::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the catalog lacks one of the frameworks.
    pub fn coverage_matrix(
        &self,
        source: &FrameworkId,
        target: &FrameworkId,
        options: &CoverageOptions,
    ) -> Result<CoverageMatrix, Error> {
        let curated = CoverageOptions {
            derived: None,
            ..options.clone()
        };
        let coverage = self.coverage(source, target, &curated)?;
        let framework = self.framework(source)?;
        let units = framework.units.iter();
        let held: Vec<EntityRef> = units.map(|unit| framework.reference_to(&unit.id)).collect();
        let asked: Vec<EntityRef> = coverage.units.iter().map(|u| u.unit.clone()).collect();
        let mut cells = vec![vec![Figure::default(); asked.len()]; held.len()];
        let row_of = |reference: &EntityRef| {
            let unit = self.resolve(reference)?.unit()?;
            framework.units.iter().position(|other| other.id == unit.id)
        };
        for (column, unit) in coverage.units.iter().enumerate() {
            for item in unit.items.iter().filter(|item| item.condition.is_none()) {
                let verdicts = verdicts(item, held.len(), &row_of);
                for (row, verdict) in cells.iter_mut().zip(verdicts) {
                    if let Some(cell) = row.get_mut(column) {
                        cell.add(verdict);
                    }
                }
            }
        }
        Ok(CoverageMatrix { held, asked, cells })
    }
}

/// The best verdict on an item by each unit held.
fn verdicts(
    item: &ItemCoverage,
    units: usize,
    row_of: &dyn Fn(&EntityRef) -> Option<usize>,
) -> Vec<Verdict> {
    let mut verdicts = vec![Verdict::Open; units];
    for evidence in &item.evidence {
        let place = row_of(&evidence.held).and_then(|row| verdicts.get_mut(row));
        if let (Some(place), Some(verdict)) = (place, evidence.verdict) {
            *place = verdict.min(*place);
        }
    }
    verdicts
}
