//! What a candidate must bring, held against what a profile has.

use super::entry::{EntryVerdict, Lack, RequirementStanding, RouteKind, RouteStanding};
use super::judging::Judging;
use super::language;
use crate::compare::{LevelVerdict, level_rank};
use crate::date::Date;
use crate::id::{EntityRef, LocalId};
use crate::model::{
    Award, Education, EntryRequirement, EntryRoute, Experience, HeldExperience,
    LanguageRequirement, LevelSubject, RequirementKind, Strength, TimeUnit,
};

type Found = (EntryVerdict, Vec<LocalId>, Option<Lack>);

impl Judging<'_, '_> {
    /// How the profile stands before what a candidate must bring.
    pub(super) fn entry(&mut self) -> Option<RouteStanding> {
        let entry = self.target.framework.entry.as_ref()?;
        Some(self.route(entry))
    }

    fn route(&mut self, route: &EntryRoute) -> RouteStanding {
        let (kind, routes) = match route {
            EntryRoute::AllOf(routes) => (RouteKind::AllOf, routes),
            EntryRoute::AnyOf(routes) => (RouteKind::AnyOf, routes),
            EntryRoute::Requirement(requirement) => {
                let requirement = self.requirement(requirement);
                return RouteStanding {
                    kind: RouteKind::Requirement,
                    verdict: requirement.verdict,
                    routes: Vec::new(),
                    requirement: Some(requirement),
                };
            }
        };
        let routes: Vec<RouteStanding> = routes.iter().map(|route| self.route(route)).collect();
        let asked = routes
            .iter()
            .map(|route| route.verdict)
            .filter(|verdict| *verdict != EntryVerdict::NotAsked);
        let verdict = match kind {
            RouteKind::AnyOf => asked.min(),
            _ => asked.max(),
        };
        RouteStanding {
            kind,
            verdict: verdict.unwrap_or(EntryVerdict::NotAsked),
            routes,
            requirement: None,
        }
    }

    fn requirement(&mut self, requirement: &EntryRequirement) -> RequirementStanding {
        let framework = self.target.framework;
        let condition = requirement.condition.as_ref();
        let holds = condition.is_none_or(|id| {
            let reference = framework.reference_to(id);
            self.options.coverage.conditions.contains(&reference)
        });
        let (verdict, mut entries, lack) = match &requirement.kind {
            RequirementKind::Education(asked) => self.education(requirement, asked),
            RequirementKind::Experience(asked) => self.experience(requirement, asked),
            RequirementKind::Language(asked) => self.language_asked(requirement, asked),
        };
        entries.sort();
        let counts = holds && requirement.strength == Strength::Required;
        RequirementStanding {
            requirement: framework.reference_to(&requirement.id),
            text: requirement.text.clone(),
            strength: requirement.strength,
            verdict: if counts {
                verdict
            } else {
                EntryVerdict::NotAsked
            },
            entries,
            lack,
        }
    }

    /// Whether someone said that an entry counts for a requirement, or for one
    /// of the same wording.
    fn counts_for(&self, counts_for: &[EntityRef], requirement: &EntryRequirement) -> bool {
        let framework = self.target.framework;
        let all = framework.entry.iter().flat_map(EntryRoute::requirements);
        let mut same = all.filter(|one| one.text == requirement.text || one.id == requirement.id);
        same.any(|one| counts_for.contains(&framework.reference_to(&one.id)))
    }

    fn in_force(&self, award: Option<&Award>) -> bool {
        award.is_none_or(|award| award.status(self.options.on, None).counts())
    }

    fn education(&mut self, requirement: &EntryRequirement, asked: &Education) -> Found {
        let profile = self.profile;
        let held = profile.education.iter();
        let held = held.filter(|held| self.in_force(held.award.as_ref()));
        let held: Vec<_> = held.collect();
        let said = held
            .iter()
            .filter(|held| self.counts_for(&held.counts_for, requirement))
            .map(|held| (&held.id, held.award.as_ref()));
        if let Some(found) = by_word(requirement, said.collect()) {
            return found;
        }
        let Some(first) = held.first() else {
            return (EntryVerdict::Missing, Vec::new(), Some(Lack::NothingHeld));
        };
        // Levels can be compared; fields and programmes cannot.
        let alone = asked.field_as_written.is_none() && asked.programmes.is_empty();
        let mut best = None;
        for stated in &asked.levels {
            for held in &held {
                let levels: Vec<_> = held.level.iter().collect();
                let weakest = language::weakest(
                    self.catalog,
                    self.comparisons,
                    &levels,
                    (&stated.level, LevelSubject::Framework),
                );
                let Some((verdict, _)) = weakest else {
                    continue;
                };
                nearer(&mut best, (verdict, &held.id, held.award.as_ref()));
            }
        }
        match best {
            Some(nearest) => by_level(requirement, nearest, alone),
            None => {
                let first = held.iter().map(|held| &held.id).min().unwrap_or(&first.id);
                (
                    EntryVerdict::Undecided,
                    vec![first.clone()],
                    Some(Lack::Word),
                )
            }
        }
    }

    fn experience(&mut self, requirement: &EntryRequirement, asked: &Experience) -> Found {
        let Some(minimum) = months(asked) else {
            return (EntryVerdict::Undecided, Vec::new(), Some(Lack::Word));
        };
        let (mut proven, mut said, mut any) = (0.0, 0.0, 0.0);
        let (mut entries, mut others) = (Vec::new(), Vec::new());
        for held in &self.profile.experience {
            let months = months_by(held, self.options.on);
            if !self.in_force(held.award.as_ref()) || months == 0.0 {
                continue;
            }
            any += months;
            if asked.activity.is_none() || self.counts_for(&held.counts_for, requirement) {
                said += months;
                entries.push(held.id.clone());
                if !requirement.documented || is_documented(held.award.as_ref()) {
                    proven += months;
                }
            } else {
                others.push(held.id.clone());
            }
        }
        if proven >= minimum {
            (EntryVerdict::Met, entries, None)
        } else if said >= minimum {
            (EntryVerdict::Missing, entries, Some(Lack::Document))
        } else if any >= minimum {
            entries.append(&mut others);
            (EntryVerdict::Undecided, entries, Some(Lack::Word))
        } else if any > 0.0 {
            // Fractions of months are summed, and shown to the hundredth.
            let lacking = ((minimum - said) * 100.0).round() / 100.0;
            let lacking = crate::amount::Amount::new(lacking).ok();
            let lack = lacking.map_or(Lack::NothingHeld, Lack::Months);
            (EntryVerdict::Missing, entries, Some(lack))
        } else {
            (EntryVerdict::Missing, entries, Some(Lack::NothingHeld))
        }
    }

    fn language_asked(
        &mut self,
        requirement: &EntryRequirement,
        asked: &LanguageRequirement,
    ) -> Found {
        let profile = self.profile;
        let own = &self.target.framework.language;
        let held = profile.languages.iter();
        let held: Vec<_> = held
            .filter(|held| language::fits(&held.language, &asked.language_use, own))
            .filter(|held| self.in_force(held.award.as_ref()))
            .collect();
        let said = held
            .iter()
            .filter(|held| self.counts_for(&held.counts_for, requirement))
            .map(|held| (&held.id, held.award.as_ref()));
        if let Some(found) = by_word(requirement, said.collect()) {
            return found;
        }
        let Some(stated) = &asked.level else {
            let nearest = held.iter().map(|held| &held.id).min().cloned();
            return match nearest {
                Some(id) => (EntryVerdict::Undecided, vec![id], Some(Lack::Word)),
                None => (EntryVerdict::Missing, Vec::new(), Some(Lack::NothingHeld)),
            };
        };
        let mut best = None;
        for held in &held {
            let levels = language::levels(held, &asked.language_use.activities);
            let asked = (&stated.level, LevelSubject::Framework);
            let Some((verdict, _)) =
                language::weakest(self.catalog, self.comparisons, &levels, asked)
            else {
                continue;
            };
            nearer(&mut best, (verdict, &held.id, held.award.as_ref()));
        }
        match best {
            Some(nearest) => by_level(requirement, nearest, true),
            None => (EntryVerdict::Missing, Vec::new(), Some(Lack::NothingHeld)),
        }
    }
}

/// An entry whose level was held against one that is asked for.
type Nearest<'a> = (LevelVerdict, &'a LocalId, Option<&'a Award>);

/// Keeps the entry whose level comes nearest; of equals, the one whose id is
/// the first.
fn nearer<'a>(best: &mut Option<Nearest<'a>>, other: Nearest<'a>) {
    let rank = |(verdict, id, _): &Nearest<'a>| (level_rank(*verdict), *id);
    if best.as_ref().is_none_or(|best| rank(&other) < rank(best)) {
        *best = Some(other);
    }
}

/// What the level that comes nearest makes of a requirement. One that is high
/// enough meets it where nothing is asked for but levels (`alone`).
fn by_level(requirement: &EntryRequirement, nearest: Nearest<'_>, alone: bool) -> Found {
    match nearest {
        (verdict, id, award) if is_enough(verdict) && alone => proven(requirement, id, award),
        (LevelVerdict::Short(steps), id, _) => (
            EntryVerdict::Missing,
            vec![id.clone()],
            Some(Lack::Level(steps)),
        ),
        (LevelVerdict::NotComparable(why), id, _) => (
            EntryVerdict::Undecided,
            vec![id.clone()],
            Some(Lack::ComparableLevel(why)),
        ),
        (_, id, _) => (EntryVerdict::Undecided, vec![id.clone()], Some(Lack::Word)),
    }
}

/// What is met by somebody's word: with a document, where one is asked for.
fn by_word(requirement: &EntryRequirement, said: Vec<(&LocalId, Option<&Award>)>) -> Option<Found> {
    let documented = said.iter().filter(|(_, award)| is_documented(*award));
    let proven = documented.map(|(id, _)| *id).min();
    let any = said.iter().map(|(id, _)| *id).min()?;
    Some(match proven {
        Some(id) => (EntryVerdict::Met, vec![id.clone()], None),
        None if !requirement.documented => (EntryVerdict::Met, vec![any.clone()], None),
        None => (
            EntryVerdict::Missing,
            vec![any.clone()],
            Some(Lack::Document),
        ),
    })
}

fn proven(requirement: &EntryRequirement, id: &LocalId, award: Option<&Award>) -> Found {
    if requirement.documented && !is_documented(award) {
        let lack = Some(Lack::Document);
        return (EntryVerdict::Missing, vec![id.clone()], lack);
    }
    (EntryVerdict::Met, vec![id.clone()], None)
}

fn is_documented(award: Option<&Award>) -> bool {
    award.is_some_and(|award| award.evidence.is_some())
}

fn is_enough(verdict: LevelVerdict) -> bool {
    matches!(
        verdict,
        LevelVerdict::Met | LevelVerdict::MetByCumulation(_) | LevelVerdict::Higher(_)
    )
}

/// The months of experience asked for; `None` where they are asked for in hours
/// or minutes, of which nobody says how many make a month.
fn months(asked: &Experience) -> Option<f64> {
    const DAYS: f64 = 365.2425 / 12.0; // the mean month of the Gregorian calendar
    let value = asked.minimum.value.get();
    match asked.minimum.unit {
        TimeUnit::Minute | TimeUnit::Hour => None,
        TimeUnit::Day => Some(value / DAYS),
        TimeUnit::Week => Some(value * 7.0 / DAYS),
        TimeUnit::Month => Some(value),
        TimeUnit::Year => Some(value * 12.0),
    }
}

/// The months of experience by the end of a day: those stated, and where it began
/// before and goes on after the day no more than are complete by then.
fn months_by(held: &HeldExperience, on: Date) -> f64 {
    let stated = held.months.get();
    match (held.from, held.until) {
        (Some(from), _) if from > on => 0.0,
        (_, Some(until)) if until <= on => stated,
        (Some(from), _) => stated.min(complete_months(from, on)),
        (None, _) => stated,
    }
}

/// How many months are complete from the beginning of a day to the end of
/// another.
fn complete_months(from: Date, until: Date) -> f64 {
    let Some(end) = until.plus_days(1.0) else {
        return f64::INFINITY; // the calendar ends here
    };
    let months = |date: Date| f64::from(date.year()) * 12.0 + f64::from(date.month());
    let begun = months(end) - months(from);
    match from.plus_months(begun) {
        Some(date) if date > end => begun - 1.0,
        _ => begun,
    }
}
