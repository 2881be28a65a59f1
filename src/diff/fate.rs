use super::bump::Bump;
use super::change::{Change, Diff, What};
use crate::diagnostic::Pointer;
use crate::error::Error;
use crate::id::{EntityRef, FrameworkId};
use crate::model::DocumentKind;
use semver::Version;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::fmt;

/// What became of something in a framework from one version to a later one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Fate {
    /// What it comes to, in a word.
    pub aftermath: Aftermath,
    /// The reference by which it is found now; `None` where it is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<EntityRef>,
    /// What the framework says took its place, where it was retired.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced_by: Vec<EntityRef>,
    /// Whether its wording that counts differs.
    #[serde(default)]
    pub reworded: bool,
    /// What else of weight changed in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<What>,
}

/// What the fate of a thing comes to, the worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Aftermath {
    /// It is as it was, but for glosses and notes.
    Untouched,
    /// It has the same id.
    ReIdentified,
    /// Its level, role, demands or place differ.
    Changed,
    /// Its wording differs.
    Reworded,
    /// It was retired, and one thing took its place.
    Replaced,
    /// It is gone.
    Gone,
}

impl Aftermath {
    /// Whether what was said of it must be looked at again, if it can still be
    /// said.
    pub fn needs_a_look(self) -> bool {
        matches!(self, Self::Changed | Self::Reworded | Self::Replaced)
    }
}

impl fmt::Display for Aftermath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Untouched => "untouched",
            Self::ReIdentified => "re-identified",
            Self::Changed => "changed",
            Self::Reworded => "reworded",
            Self::Replaced => "replaced",
            Self::Gone => "gone",
        })
    }
}

/// What became of each thing in a framework, along one diff or a chain of them.
///
/// ```
/// # #[cfg(feature = "builtin")] {
/// use competency::{Catalog, diff::{Diff, Fates, Aftermath}};
/// let catalog = Catalog::builtin();
/// let old = catalog.framework(&"it-i2-4".parse()?)?;
/// let mut new = old.clone();
/// new.units[0].id = "customer-help".parse()?;
/// let fates = Fates::along(&[Diff::between(old, &new)?])?;
/// let fate = fates.of(&old.reference_to(&old.units[0].id)).unwrap();
/// assert_eq!(fate.aftermath, Aftermath::ReIdentified);
/// assert_eq!(fate.now, Some("it-i2-4:customer-help".parse()?));
/// # }
/// # Ok::<(), competency::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Fates {
    links: Vec<Link>,
    from: Option<Version>,
    to: Option<Version>,
}

/// One diff: what becomes of the things that it names.
#[derive(Debug, Clone)]
struct Link {
    old: FrameworkId,
    new: FrameworkId,
    /// By local id; that of the framework itself is empty.
    steps: HashMap<String, Step>,
    /// What something was added to, by its new local id.
    grown: HashSet<String>,
    /// Whether anything in the framework says something else than before.
    differs: bool,
}

#[derive(Debug, Clone, Default)]
struct Step {
    became: Option<String>,
    removed: bool,
    replaced_by: Vec<EntityRef>,
    reworded: bool,
    changed: Vec<What>,
}

/// Lists whose parts are not referred to.
const NO_ENTITIES: [&str; 4] = ["descriptors", "documents", "glosses", "retired"];

/// Lists whose parts are held by whoever holds what they are in.
const ITEMS: [&str; 3] = ["units", "statements", "criteria"];

impl Fates {
    /// The fates along diffs of a framework, the oldest first.
    ///
    /// # Errors
    ///
    /// Where there is no diff, one is not of a framework, or does not begin
    /// where the one before it ends.
    pub fn along(diffs: &[Diff]) -> Result<Self, Error> {
        let misfit = |reason: String| Error::DiffMisfit {
            at: Pointer::root(),
            reason,
        };
        let mut links: Vec<Link> = Vec::new();
        let mut end: Option<&Diff> = None;
        for diff in diffs {
            if diff.kind != DocumentKind::Framework {
                return Err(misfit(format!(
                    "`{}` is a {}, not a framework",
                    diff.id, diff.kind
                )));
            }
            let before = diff.formerly.as_ref().unwrap_or(&diff.id);
            if let Some(end) = end.filter(|end| end.id != *before || end.to != diff.from) {
                let named = |id: &str, version: &Option<Version>| match version {
                    Some(version) => format!("`{id}` {version}"),
                    None => format!("`{id}`"),
                };
                return Err(misfit(format!(
                    "the chain leads to {} and goes on from {}",
                    named(&end.id, &end.to),
                    named(before, &diff.from)
                )));
            }
            links.push(Link::of(diff, before)?);
            end = Some(diff);
        }
        let Some((first, last)) = diffs.first().zip(end) else {
            return Err(misfit("there is no diff".to_owned()));
        };
        Ok(Self {
            from: first.from.clone(),
            to: last.to.clone(),
            links,
        })
    }

    /// The framework, as the first version calls it.
    pub fn framework(&self) -> Option<&FrameworkId> {
        self.links.first().map(|link| &link.old)
    }

    /// The framework, as the last version calls it.
    pub fn becomes(&self) -> Option<&FrameworkId> {
        self.links.last().map(|link| &link.new)
    }

    /// The version that the chain begins with.
    pub fn from(&self) -> Option<&Version> {
        self.from.as_ref()
    }

    /// The version that it ends with.
    pub fn to(&self) -> Option<&Version> {
        self.to.as_ref()
    }

    /// The fate of what a reference names; `None` where that is not of the
    /// framework. What no diff names is untouched, whether it was there or not.
    pub fn of(&self, reference: &EntityRef) -> Option<Fate> {
        if self.framework() != Some(reference.framework()) {
            return None;
        }
        let mut fate = Fate {
            aftermath: Aftermath::Untouched,
            now: Some(reference.clone()),
            replaced_by: Vec::new(),
            reworded: false,
            changed: Vec::new(),
        };
        let mut replaced = false;
        for link in &self.links {
            let Some(now) = fate.now.take() else { break };
            fate.now = link.follow(&now, &mut fate, &mut replaced);
        }
        fate.sum_up(reference, replaced);
        Some(fate)
    }

    /// The fate of what a reference names, for whoever holds it with all that is in
    /// it: changed where something was added to it, and for the framework itself
    /// where anything in it says something else.
    pub(super) fn of_all_in(&self, reference: &EntityRef) -> Option<Fate> {
        let mut fate = self.of(reference)?;
        let mut at = Some(reference.clone());
        let mut differs = false;
        for link in &self.links {
            let (mut unused, mut replaced) = (fate.clone(), false);
            at = at.and_then(|at| link.follow(&at, &mut unused, &mut replaced));
            differs |= match at.as_ref().map(EntityRef::local) {
                Some(Some(local)) => link.grown.contains(local.as_str()),
                Some(None) => link.differs,
                None => false,
            };
        }
        if differs && !fate.changed.contains(&What::Added) {
            fate.changed.push(What::Added);
            fate.sum_up(reference, fate.aftermath == Aftermath::Replaced);
        }
        Some(fate)
    }
}

impl Fate {
    /// Says in a word what it comes to.
    fn sum_up(&mut self, reference: &EntityRef, replaced: bool) {
        self.aftermath = match () {
            () if self.now.is_none() => Aftermath::Gone,
            () if replaced => Aftermath::Replaced,
            () if self.reworded => Aftermath::Reworded,
            () if !self.changed.is_empty() => Aftermath::Changed,
            () if self.now.as_ref() != Some(reference) => Aftermath::ReIdentified,
            () => Aftermath::Untouched,
        };
    }
}

impl Link {
    fn of(diff: &Diff, before: &str) -> Result<Self, Error> {
        let mut steps: HashMap<String, Step> = HashMap::new();
        let mut added: Vec<&str> = Vec::new();
        let mut grown = HashSet::new();
        let mut differs = false;
        for change in &diff.changes {
            let part = change.part.as_ref();
            if part.is_some_and(|part| part.list == "retired") {
                retired(change, &mut steps);
                continue;
            }
            if part.is_some_and(|part| NO_ENTITIES.contains(&&*part.list)) {
                continue;
            }
            let whole = change.field.is_root();
            let item = part.is_some_and(|part| ITEMS.contains(&&*part.list));
            differs |= match change.what {
                What::Removed | What::ReIdentified | What::Reordered => false,
                What::Reworded => item,
                _ => item && change.weight >= Bump::Minor,
            };
            if let (true, Some(to)) = (item, &change.to) {
                grown.extend(to.of.as_ref().map(|of| of.id.clone()));
            }
            if whole && change.before.is_none() && change.after.is_some() {
                added.extend(change.id());
                continue;
            }
            let step = steps
                .entry(change.id().unwrap_or_default().to_owned())
                .or_default();
            step.became = change.became.as_ref().map(|part| part.id.clone());
            step.removed |= whole && change.after.is_none() && change.to.is_none();
            match change.what {
                What::Reworded => step.reworded |= own_wording(change),
                What::ReIdentified | What::Reordered | What::Removed | What::WaiverRemoved
                    if whole || change.what == What::ReIdentified => {}
                // Of the standard as a whole, not of what it says.
                What::ValidityChanged => {}
                what if change.weight >= Bump::Minor && !step.changed.contains(&what) => {
                    step.changed.push(what);
                }
                _ => {}
            }
        }
        // An id that is gone from one list and came into another is not gone.
        for id in added {
            if let Some(step) = steps.get_mut(id).filter(|step| step.removed) {
                step.removed = false;
                step.changed.push(What::KindChanged);
            }
        }
        Ok(Self {
            old: before.parse()?,
            new: diff.id.parse()?,
            steps,
            grown,
            differs,
        })
    }

    /// Where a reference leads, what happened on the way being put down.
    fn follow(&self, from: &EntityRef, fate: &mut Fate, replaced: &mut bool) -> Option<EntityRef> {
        let local = from.local().map_or("", |local| local.as_str());
        let at = |local: &str| -> Option<EntityRef> {
            match local {
                "" => Some(self.new.clone().into()),
                local => Some(EntityRef::new(self.new.clone(), local.parse().ok()?)),
            }
        };
        let Some(step) = self
            .steps
            .get(local)
            .filter(|_| *from.framework() == self.old)
        else {
            return if *from.framework() == self.old {
                at(local)
            } else {
                Some(from.clone())
            };
        };
        fate.reworded |= step.reworded;
        for what in &step.changed {
            if !fate.changed.contains(what) {
                fate.changed.push(*what);
            }
        }
        if !step.removed {
            return at(step.became.as_deref().unwrap_or(local));
        }
        fate.replaced_by.clone_from(&step.replaced_by);
        match step.replaced_by.as_slice() {
            [only] => {
                *replaced = true;
                Some(only.clone())
            }
            _ => None,
        }
    }
}

/// Whether the wording that differs is the one that a mapping's label shows.
fn own_wording(change: &Change) -> bool {
    let first = change.field.steps().next().unwrap_or_default();
    matches!(&*first, "title" | "text")
}

/// Puts down what took the place of a retired id.
fn retired(change: &Change, steps: &mut HashMap<String, Step>) {
    let (Some(id), Some(after)) = (change.id(), &change.after) else {
        return;
    };
    let list = after.get("replaced_by").unwrap_or(after);
    let references = list.as_array().into_iter().flatten();
    let references = references.filter_map(Value::as_str);
    let step = steps.entry(id.to_owned()).or_default();
    step.replaced_by
        .extend(references.filter_map(|reference| reference.parse::<EntityRef>().ok()));
}
