//! How far one framework covers another.

use super::derived::with_derived;
use super::evidence::{EvidenceMap, gather};
use super::level::judge_levels;
use super::result::{
    COVERAGE_FORMAT, Coverage, CoverageOptions, Evidence, Figure, FrameworkSummary, Ground,
    ItemCoverage, ItemKind, UnitCoverage, Verdict,
};
use crate::catalog::{Catalog, Entity};
use crate::error::Error;
use crate::id::{EntityRef, FrameworkId, LocalId};
use crate::model::{Criterion, Framework, Role, Statement, StatementKind, Unit};
use foldhash::fast::RandomState;
use smol_str::SmolStr;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

impl Unit {
    /// The criteria that say what the candidate must show.
    pub fn demonstrations(&self) -> impl Iterator<Item = &Criterion> {
        self.criteria()
            .filter(|criterion| criterion.role == Role::Demonstration)
    }

    /// How many things are counted in it: its statements and demonstrations;
    /// where it has none, itself.
    pub fn counted(&self) -> usize {
        (self.statements.len() + self.demonstrations().count()).max(1)
    }
}

impl Catalog {
    /// How far a framework that is held covers another, by the mappings of the
    /// catalog's crosswalks that lead directly from one to the other.
    ///
    /// What is counted in a unit is its items; a unit without items is counted
    /// as one. See DESIGN.md, "Coverage", for the definition.
    ///
    /// ```
    /// # #[cfg(feature = "builtin")] {
    /// use competency::{Catalog, CoverageOptions};
    /// let catalog = Catalog::builtin();
    /// let (held, asked) = ("it-i2-4".parse()?, "cz-nsk-66-029-m".parse()?);
    /// let coverage = catalog.coverage(&held, &asked, &CoverageOptions::new())?;
    /// assert_eq!(coverage.units.len(), 9);
    /// assert_eq!(coverage.total.of(), 17 + 2); // 17 demonstrations, and two units without items
    /// # }
    /// # Ok::<(), competency::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the catalog lacks one of the frameworks, or there is more to derive
    /// for the second figure than its options allow.
    pub fn coverage(
        &self,
        source: &FrameworkId,
        target: &FrameworkId,
        options: &CoverageOptions,
    ) -> Result<Coverage, Error> {
        let evidence = gather(self, source, target, options);
        self.cover([source, target], options, evidence, true)
    }

    /// The coverage by the evidence between the two; without the levels of items
    /// where nobody looks at them.
    pub(super) fn cover(
        &self,
        [source, target]: [&FrameworkId; 2],
        options: &CoverageOptions,
        mut evidence: EvidenceMap,
        levels_of_items: bool,
    ) -> Result<Coverage, Error> {
        let (held, asked) = (self.framework(source)?, self.framework(target)?);
        let mut comparing = Comparing {
            catalog: self,
            held,
            asked,
            options,
            levels_of_items,
            evidence: &mut evidence,
        };
        let mut units: Vec<UnitCoverage> = asked
            .units
            .iter()
            .map(|unit| comparing.unit(unit))
            .collect();
        let between_wholes = comparing.evidence.take(&asked.reference());
        let total = total(asked, &mut units);
        let conditional = conditional(&units);
        let with_derived = match &options.derived {
            Some(chains) => {
                let curated = (&units[..], (total, conditional));
                Some(with_derived(self, (held, asked), curated, options, chains)?)
            }
            None => None,
        };
        Ok(Coverage {
            format: SmolStr::new_static(COVERAGE_FORMAT),
            source: FrameworkSummary::of(held),
            target: FrameworkSummary::of(asked),
            policy: options.policy,
            crosswalks: evidence.crosswalks,
            conditions: options.conditions.clone(),
            total,
            conditional,
            units,
            between_wholes,
            with_derived,
        })
    }
}

/// A comparison that is being made.
struct Comparing<'a> {
    catalog: &'a Catalog,
    held: &'a Framework,
    asked: &'a Framework,
    options: &'a CoverageOptions,
    levels_of_items: bool,
    evidence: &'a mut EvidenceMap,
}

impl<'a> Comparing<'a> {
    fn unit(&mut self, unit: &'a Unit) -> UnitCoverage {
        let framework = self.asked;
        let entity = Entity::Unit { framework, unit };
        let mut items: Vec<ItemCoverage> = Vec::with_capacity(unit.counted());
        for statement in &unit.statements {
            items.push(self.statement(unit, statement));
        }
        for criterion in unit.demonstrations() {
            let entity = Entity::Criterion {
                framework,
                unit: Some(unit),
                criterion,
            };
            let condition = criterion.condition.as_ref().or(unit.condition.as_ref());
            items.push(self.item(&entity, ItemKind::Demonstration, condition));
        }
        let onto_unit = if items.is_empty() {
            items.push(self.item(&entity, ItemKind::Unit, unit.condition.as_ref()));
            Vec::new()
        } else {
            self.evidence_for(&entity.reference())
        };
        let (mut figure, mut conditional) = (Figure::default(), Figure::default());
        for item in &items {
            match item.condition {
                None => figure.add(item.verdict),
                Some(_) => conditional.add(item.verdict),
            }
        }
        let counting = items.iter().flat_map(counting);
        let level_judgements = judge_levels(self.catalog, &entity, counting);
        UnitCoverage {
            unit: entity.reference(),
            title: unit.title.clone(),
            levels: unit.levels.iter().map(|l| l.level.clone()).collect(),
            verdict: if figure.is_empty() {
                conditional.verdict()
            } else {
                figure.verdict()
            },
            figure,
            conditional,
            items,
            onto_unit,
            level_judgements,
        }
    }

    fn statement(&mut self, unit: &'a Unit, statement: &'a Statement) -> ItemCoverage {
        let entity = Entity::Statement {
            framework: self.asked,
            unit,
            statement,
        };
        let condition = statement.condition.as_ref().or(unit.condition.as_ref());
        self.item(&entity, ItemKind::Statement(statement.kind), condition)
    }

    fn item(
        &mut self,
        entity: &Entity<'a>,
        kind: ItemKind,
        condition: Option<&LocalId>,
    ) -> ItemCoverage {
        let reference = entity.reference();
        let evidence = self.evidence_for(&reference);
        let best = evidence.iter().filter_map(|one| one.verdict).min();
        let condition = condition
            .map(|id| self.asked.reference_to(id))
            .filter(|condition| !self.options.conditions.contains(condition));
        let mut item = ItemCoverage {
            item: reference,
            kind,
            text: entity.label().cloned(),
            verdict: best.unwrap_or(Verdict::Open),
            condition,
            counted_with: None,
            evidence,
            level_judgements: Vec::new(),
        };
        if self.levels_of_items {
            item.level_judgements = judge_levels(self.catalog, entity, counting(&item));
        }
        item
    }

    /// The evidence about something: the mappings onto it, and that a thing
    /// covers itself.
    fn evidence_for(&mut self, reference: &EntityRef) -> Vec<Evidence> {
        let mut evidence = self.evidence.take(reference);
        if self.held.id == self.asked.id {
            let entity = self.catalog.resolve(reference);
            let identity = Evidence {
                held: reference.clone(),
                text: entity.and_then(|entity| entity.label().cloned()),
                ground: Ground::Identity,
                verdict: Some(Verdict::Covered),
                discounted: None,
            };
            evidence.insert(0, identity);
        }
        evidence
    }
}

/// What is held that covers an item wholly or partly.
fn counting(item: &ItemCoverage) -> impl Iterator<Item = &EntityRef> {
    item.evidence
        .iter()
        .filter(|one| matches!(one.verdict, Some(Verdict::Covered | Verdict::Partly)))
        .map(|one| &one.held)
}

/// The figure of the items under conditions that do not hold.
pub(super) fn conditional(units: &[UnitCoverage]) -> Figure {
    let mut conditional = Figure::default();
    for item in units.iter().flat_map(|unit| &unit.items) {
        if item.condition.is_some() {
            conditional.add(item.verdict);
        }
    }
    conditional
}

/// The figure of the whole. Equal statements of one kind merge at their best,
/// criteria never; those that are merged say with what.
pub(super) fn total(framework: &Framework, units: &mut [UnitCoverage]) -> Figure {
    type Firsts<'u> = HashMap<(StatementKind, &'u str), usize, RandomState>;
    let count = units.iter().map(|unit| unit.items.len()).sum();
    let mut firsts = Firsts::with_capacity_and_hasher(count, RandomState::default());
    // Of what is counted once, where it stands first, and its best verdict.
    let mut counted: Vec<(usize, Verdict)> = Vec::with_capacity(count);
    let mut repeated: Vec<(usize, EntityRef)> = Vec::new();
    let mut references: Vec<&EntityRef> = Vec::with_capacity(count);
    let items = units.iter().flat_map(|unit| &unit.items);
    for (place, item) in items.enumerate() {
        references.push(&item.item);
        if item.condition.is_some() {
            continue;
        }
        let wording = item.text.as_ref();
        let wording = wording.and_then(|text| text.get(&framework.language));
        let before = match (item.kind, wording) {
            (ItemKind::Statement(kind), Some(wording)) => {
                match firsts.entry((kind, wording.as_str())) {
                    Entry::Occupied(first) => counted.get_mut(*first.get()),
                    Entry::Vacant(first) => {
                        first.insert(counted.len());
                        None
                    }
                }
            }
            _ => None,
        };
        match before {
            Some((first, best)) => {
                *best = item.verdict.min(*best);
                let first = references.get(*first).copied();
                repeated.extend(first.map(|first| (place, first.clone())));
            }
            None => counted.push((place, item.verdict)),
        }
    }
    let mut total = Figure::default();
    for (_, verdict) in counted {
        total.add(verdict);
    }
    let mut repeated = repeated.into_iter().peekable();
    for (place, item) in units
        .iter_mut()
        .flat_map(|unit| &mut unit.items)
        .enumerate()
    {
        if let Some((_, first)) = repeated.next_if(|(at, _)| *at == place) {
            item.counted_with = Some(first);
        }
    }
    total
}
