//! 02: ids and references.

use super::hierarchy::Parents;
use super::walk::{Named, Part, walk};
use crate::diagnostic::{At, Code, Diagnostic, Pointer};
use crate::id::{EntityRef, LocalId};
use crate::json::{MOST_SUGGESTIONS, nearest};
use crate::model::crosswalk::{NONE, Symbol, Texts};
use crate::model::{Framework, FrameworkKind, Place, Unit};
use foldhash::fast::RandomState;
use indexmap::IndexSet;
use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};
use std::convert::Infallible;

/// The ids of a framework and the references to them, as a walk comes by them.
pub(super) struct Ids<'a> {
    /// Every id, in one piece of memory: those of the units, then the others as
    /// the walk comes by them.
    known: Texts,
    /// By number of an id: whether the walk came by it.
    met: Vec<bool>,
    /// By number of an id: the last unit that has it.
    units: Vec<usize>,
    /// By number of an id: the last list of links that has it.
    listed: Vec<usize>,
    lists: usize,
    twice: HashSet<&'a str>,
    /// The references that are not to a unit of the framework.
    references: Vec<&'a EntityRef>,
    pub(super) parents: Parents,
}

impl<'a> Ids<'a> {
    pub(super) fn new(framework: &Framework) -> Self {
        let mut ids = Self {
            known: Texts::default(),
            met: vec![false],
            units: vec![usize::MAX],
            listed: Vec::new(),
            lists: 0,
            twice: HashSet::new(),
            references: Vec::new(),
            parents: Parents::default(),
        };
        for (index, unit) in framework.units.iter().enumerate() {
            let number = ids.number(&unit.id);
            ids.units.resize(ids.met.len(), index);
            put(&mut ids.units, number, index);
        }
        ids.listed.resize(ids.units.len(), 0);
        ids
    }

    /// The number of an id, new or not.
    fn number(&mut self, id: &LocalId) -> Symbol {
        let any = |_: &str| Ok::<(), Infallible>(());
        let Ok(number) = self.known.intern(id.as_str(), any);
        self.met.resize(self.known.len(), false);
        number
    }

    pub(super) fn add(&mut self, id: &'a LocalId) {
        let number = self.number(id);
        if put(&mut self.met, number, true) == Some(true) {
            self.twice.insert(id.as_str());
        }
    }

    pub(super) fn refer(&mut self, reference: &'a EntityRef) {
        self.references.push(reference);
    }

    /// Looks where the links of a unit lead, and that what it is below or needs
    /// is listed once.
    pub(super) fn links(
        &mut self,
        framework: &Framework,
        unit: &'a Unit,
        at: &At<'_>,
        found: &mut Vec<Diagnostic>,
    ) {
        let broader = self.resolve(framework, unit.broader.iter());
        if self.has_any_twice(&broader) {
            twice(&unit.broader, &at.key("broader"), None, found, |parent| {
                parent
            });
        }
        let units = broader.into_iter().enumerate().filter_map(|(index, id)| {
            let unit = self.units.get(id as usize).filter(|_| id != NONE)?;
            Some((index, *unit))
        });
        self.parents.push(units);
        let uses = self.resolve(framework, unit.uses.iter().map(|used| &used.of));
        if self.has_any_twice(&uses) {
            twice(&unit.uses, &at.key("uses"), Some("of"), found, |used| {
                &used.of
            });
        }
    }

    /// The numbers of the units that references lead to. The others are kept
    /// for when all ids are known.
    fn resolve(
        &mut self,
        framework: &Framework,
        references: impl ExactSizeIterator<Item = &'a EntityRef> + Clone,
    ) -> Vec<Symbol> {
        if references.len() == 0 {
            return Vec::new();
        }
        // No id is empty.
        let local = |reference: &'a EntityRef| match reference.local() {
            Some(local) if *reference.framework() == framework.id => local.as_str(),
            _ => "",
        };
        let mut numbers = self.known.find_each(references.clone().map(local));
        for (number, reference) in numbers.iter_mut().zip(references) {
            // Of what is no unit, the walk may have come by some.
            if *number as usize >= self.units.len() {
                *number = NONE;
            }
            if *number == NONE {
                self.references.push(reference);
            }
        }
        numbers
    }

    /// Whether a list may name something twice: a unit, or what is none.
    fn has_any_twice(&mut self, list: &[Symbol]) -> bool {
        self.lists += 1;
        let mut others = 0;
        list.iter().any(|number| match *number {
            NONE => {
                others += 1;
                others > 1
            }
            unit => put(&mut self.listed, unit, self.lists) == Some(self.lists),
        })
    }

    /// Every id stands once, every reference into the framework leads to one,
    /// and none is in use that is retired.
    pub(super) fn check(&self, framework: &Framework, found: &mut Vec<Diagnostic>) {
        // Only where something is wrong is the framework walked again, to say
        // where.
        if !self.twice.is_empty() {
            self.say_twice(framework, found);
        }
        if self
            .references
            .iter()
            .any(|reference| self.dangles(framework, reference))
        {
            self.say_dangling(framework, found);
        }
        retired(framework, &self.known, found);
    }

    fn say_twice(&self, framework: &Framework, found: &mut Vec<Diagnostic>) {
        let mut first: HashMap<&str, Pointer> = HashMap::new();
        walk(framework, &mut |part, at| {
            let Part::Id(id) = part else { return };
            if !self.twice.contains(id.as_str()) {
                return;
            }
            let here = at.pointer();
            match first.get(id.as_str()) {
                Some(before) => found.push(
                    Diagnostic::new(
                        Code::DuplicateId,
                        here,
                        format!("the id `{id}` is already in use"),
                    )
                    .with_related(before.clone(), "first used here")
                    .with_help("give this one an id of its own"),
                ),
                None => {
                    first.insert(id.as_str(), here);
                }
            }
        });
    }

    fn dangles(&self, framework: &Framework, reference: &EntityRef) -> bool {
        *reference.framework() == framework.id
            && reference
                .local()
                .is_some_and(|id| self.known.find(id.as_str()).is_none())
    }

    fn say_dangling(&self, framework: &Framework, found: &mut Vec<Diagnostic>) {
        let mut known: Vec<&str> = self.known.iter().map(|(_, id)| id).collect();
        known.sort_unstable();
        let mut suggestions = MOST_SUGGESTIONS;
        walk(framework, &mut |part, at| {
            let (Part::Reference(reference) | Part::Link(reference)) = part else {
                return;
            };
            if let (true, Some(id)) = (self.dangles(framework, reference), reference.local()) {
                let message = format!("the framework has no `{id}`");
                found.push(dangling(at, message, id, &known, &mut suggestions));
            }
        });
    }
}

/// Puts a value at a number, and gives the one that was there.
fn put<T>(values: &mut [T], number: Symbol, value: T) -> Option<T> {
    let place = values.get_mut(number as usize)?;
    Some(std::mem::replace(place, value))
}

/// A finding that nothing of a name is there, with a suggestion while any are
/// left.
fn dangling(
    at: &At<'_>,
    message: String,
    name: &LocalId,
    known: &[&str],
    suggestions: &mut usize,
) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(Code::DanglingReference, at.pointer(), message);
    if *suggestions > 0 {
        *suggestions -= 1;
        let near = nearest(name.as_str(), known.iter().copied());
        diagnostic.help = match (near, known) {
            (Some(near), _) => Some(format!("did you mean `{near}`?")),
            (None, []) => None,
            (None, [only]) => Some(format!("there is `{only}`")),
            (None, few) if few.len() <= 12 => Some(format!("there are `{}`", few.join("`, `"))),
            (None, _) => None,
        };
    }
    diagnostic
}

/// Where the ids are the project's own, they are slugs.
pub(super) fn form(framework: &Framework, id: &LocalId, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    if framework.kind != FrameworkKind::Taxonomy && !id.is_slug() {
        found.push(
            Diagnostic::new(
                Code::NotASlug,
                at.pointer(),
                format!("`{id}` is not a slug"),
            )
            .with_help("use lower-case letters, digits and hyphens, with dots between parts"),
        );
    }
}

/// What may be named in a framework: terms, conditions, units, documents.
pub(super) struct Names<'a> {
    terms: IndexSet<&'a str>,
    conditions: IndexSet<&'a str>,
    units: LazyCell<IndexSet<&'a str>, Box<dyn Fn() -> IndexSet<&'a str> + 'a>>,
    documents: IndexSet<&'a str>,
    suggestions: usize,
    /// Whether anything in the framework has a place.
    pub(super) has_places: bool,
}

impl<'a> Names<'a> {
    pub(super) fn new(framework: &'a Framework) -> Self {
        let documents = framework.provenance.documents.iter();
        Self {
            terms: framework
                .terms
                .iter()
                .map(|term| term.id.as_str())
                .collect(),
            conditions: framework.conditions.iter().map(|c| c.id.as_str()).collect(),
            // Hardly a framework names a unit otherwise than by a reference.
            units: LazyCell::new(Box::new(|| {
                framework
                    .units
                    .iter()
                    .map(|unit| unit.id.as_str())
                    .collect()
            })),
            documents: documents.map(|document| document.id.as_str()).collect(),
            suggestions: MOST_SUGGESTIONS,
            has_places: false,
        }
    }

    /// The name of a term, a condition or a unit is that of one.
    pub(super) fn check(
        &mut self,
        id: &LocalId,
        named: Named,
        at: &At<'_>,
        found: &mut Vec<Diagnostic>,
    ) {
        let known = match named {
            Named::Term => &self.terms,
            Named::Condition => &self.conditions,
            Named::Unit => &*self.units,
        };
        if !known.contains(id.as_str()) {
            let mut known: Vec<&str> = known.iter().copied().collect();
            known.sort_unstable();
            let message = format!("the framework has no {} `{id}`", named.as_str());
            found.push(dangling(at, message, id, &known, &mut self.suggestions));
        }
    }

    /// The document that a place is in is listed.
    pub(super) fn place(&mut self, place: &Place, at: &At<'_>, found: &mut Vec<Diagnostic>) {
        self.has_places = true;
        if let Some(id) = place
            .document()
            .filter(|id| !self.documents.contains(id.as_str()))
        {
            let mut known: Vec<&str> = self.documents.iter().copied().collect();
            known.sort_unstable();
            let message = format!("no source document `{id}` is listed");
            found.push(dangling(at, message, id, &known, &mut self.suggestions));
        }
    }
}

/// Retired ids are listed once, are no longer in use, and were retired by now.
fn retired(framework: &Framework, ids: &Texts, found: &mut Vec<Diagnostic>) {
    let mut listed = HashSet::new();
    for (index, retired) in framework.retired.iter().enumerate() {
        let at = Pointer::root().key("retired").index(index).key("id");
        let id = &retired.id;
        if retired.since > framework.version {
            let at = Pointer::root().key("retired").index(index).key("since");
            let message = format!(
                "retired since {}, and the document is of version {}",
                retired.since, framework.version
            );
            found.push(
                Diagnostic::new(Code::RetiredLater, at, message)
                    .with_help("give the version that no longer had it"),
            );
        }
        let message = if ids.find(id.as_str()).is_some() {
            format!("`{id}` is retired and still in use")
        } else if !listed.insert(id) {
            format!("`{id}` is listed as retired twice")
        } else {
            continue;
        };
        found.push(
            Diagnostic::new(Code::ReusedId, at, message)
                .with_help("ids are never used again; give the new thing a new one"),
        );
    }
}

/// Says which references of a list stand in it a second time.
pub(super) fn twice<T>(
    list: &[T],
    at: &At<'_>,
    key: Option<&str>,
    found: &mut Vec<Diagnostic>,
    reference: impl Fn(&T) -> &EntityRef,
) {
    if list.len() < 2 {
        return;
    }
    let mut first: HashMap<&EntityRef, usize, RandomState> =
        HashMap::with_capacity_and_hasher(list.len(), RandomState::default());
    for (index, item) in list.iter().enumerate() {
        let Some(before) = first.get(reference(item)).copied() else {
            first.insert(reference(item), index);
            continue;
        };
        let place = |index: usize| {
            let pointer = at.index(index).pointer();
            key.map_or(pointer.clone(), |key| pointer.key(key))
        };
        found.push(
            Diagnostic::new(
                Code::ListedTwice,
                place(index),
                format!("`{}` is listed already", reference(item)),
            )
            .with_related(place(before), "the first")
            .with_help("keep one of the two"),
        );
    }
}
