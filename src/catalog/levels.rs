//! Comparing levels, as relations and never as numbers.

use super::{Catalog, Entity};
use crate::id::LocalId;
use crate::level::{Level, ScaleId};
use crate::model::{AlignmentStatus, LevelAlignment, LevelScale, LevelSubject};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How one level stands to another, and by whose word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct LevelComparison {
    /// How the first stands to the second.
    pub relation: LevelRelation,
    /// The alignments that the comparison went through; none on one scale.
    pub through: Vec<UsedAlignment>,
    /// The scale on which the two were compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<ScaleId>,
    /// Whether a level of that scale includes those below it; `None` where
    /// nobody says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cumulative: Option<bool>,
}

/// How one level stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LevelRelation {
    /// They are the same, or correspond.
    Equal,
    /// The first is higher.
    Higher(Steps),
    /// The first is lower.
    Lower(Steps),
    /// One of them corresponds to several levels, the other's among them.
    Overlapping,
    /// They cannot be compared.
    NotComparable(NotComparable),
}

/// How many levels apart two levels are: from the least to the most that the
/// alignments allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Steps {
    /// The least.
    pub least: u32,
    /// The most.
    pub most: u32,
}

impl fmt::Display for Steps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.least == self.most {
            write!(f, "{}", self.least)
        } else {
            write!(f, "{} to {}", self.least, self.most)
        }
    }
}

/// Why two levels cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NotComparable {
    /// A scale is not in the catalog.
    UnknownScale,
    /// A level is not on its scale.
    NotOnScale,
    /// The scales measure different things.
    OtherConstruct,
    /// Nobody in the catalog aligns the scales.
    NoAlignment,
    /// The scales are aligned, but one of the levels corresponds to none.
    NotAligned,
}

impl fmt::Display for NotComparable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownScale => "the scale is not known",
            Self::NotOnScale => "the level is not on its scale",
            Self::OtherConstruct => "the scales measure different things",
            Self::NoAlignment => "no alignment of the scales is known",
            Self::NotAligned => "the level corresponds to none of the other scale",
        })
    }
}

/// An alignment that a comparison went through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct UsedAlignment {
    /// Its id.
    pub id: LocalId,
    /// Who says so.
    pub authority: String,
    /// What weight that has.
    pub status: AlignmentStatus,
    /// Whether the authority spoke of something else than what is compared,
    /// such as of qualifications where units are.
    pub by_extension: bool,
}

impl LevelComparison {
    fn not(why: NotComparable) -> Self {
        Self {
            relation: LevelRelation::NotComparable(why),
            through: Vec::new(),
            on: None,
            cumulative: None,
        }
    }

    /// Whether an alignment was stretched beyond what it speaks of.
    pub fn is_by_extension(&self) -> bool {
        self.through.iter().any(|used| used.by_extension)
    }

    /// Whether an alignment is only the user's own word.
    pub fn is_asserted(&self) -> bool {
        let asserted = |used: &UsedAlignment| used.status == AlignmentStatus::Asserted;
        self.through.iter().any(asserted)
    }
}

/// A level seen on a scale: the ranks it corresponds to there, and how it got
/// there.
struct Seen<'a> {
    on: &'a LevelScale,
    ranks: Vec<usize>,
    by: Option<&'a LevelAlignment>,
    /// Whether the alignment was read from its far end.
    backwards: bool,
}

impl Catalog {
    /// How a level of one thing stands to a level of another.
    ///
    /// Levels of one scale compare directly. Levels of two scales compare where
    /// an alignment leads from one to the other, or from both to a third; an
    /// official one is preferred to an asserted one.
    ///
    /// ```
    /// # #[cfg(feature = "builtin")] {
    /// use competency::{Catalog, LevelRelation, LevelSubject};
    /// let catalog = Catalog::builtin();
    /// let (eqf, nsk) = ("eqf:3".parse()?, "nsk:4".parse()?);
    /// let comparison = catalog.compare_levels((&eqf, LevelSubject::Unit), (&nsk, LevelSubject::Unit));
    /// assert!(matches!(comparison.relation, LevelRelation::Lower(steps) if steps.least == 1));
    /// assert!(comparison.is_by_extension()); // the NSK was referenced for qualifications
    /// # }
    /// # Ok::<(), competency::ValueError>(())
    /// ```
    pub fn compare_levels(
        &self,
        (first, first_of): (&Level, LevelSubject),
        (second, second_of): (&Level, LevelSubject),
    ) -> LevelComparison {
        let (Ok(a), Ok(b)) = (self.scale(first.scale()), self.scale(second.scale())) else {
            return LevelComparison::not(NotComparable::UnknownScale);
        };
        let (Some(rank_a), Some(rank_b)) = (a.rank(first.value()), b.rank(second.value())) else {
            return LevelComparison::not(NotComparable::NotOnScale);
        };
        if a.id == b.id {
            return LevelComparison {
                relation: relation_of_spans([rank_a; 2], [rank_b; 2]),
                through: Vec::new(),
                on: Some(a.id.clone()),
                cumulative: a.cumulativity.cumulative,
            };
        }
        if a.construct != b.construct && !self.aligned(&a.id, &b.id) {
            return LevelComparison::not(NotComparable::OtherConstruct);
        }
        let seen_a = self.seen(a, rank_a);
        let seen_b = self.seen(b, rank_b);
        let pairs = seen_a.iter().flat_map(|x| {
            let same = seen_b.iter().filter(|y| y.on.id == x.on.id);
            same.map(move |y| (x, y))
        });
        // Fewest alignments first, then as they are meant to be read (backwards,
        // one-to-many hides what else a level corresponds to), then the best
        // authority.
        let cost = |(x, y): &(&Seen<'_>, &Seen<'_>)| {
            let status = |seen: &Seen<'_>| seen.by.map_or(0, |by| 1 + by.status as usize);
            (
                usize::from(x.by.is_some()) + usize::from(y.by.is_some()),
                usize::from(x.backwards) + usize::from(y.backwards),
                status(x) + status(y),
            )
        };
        let Some((x, y)) = pairs.min_by_key(cost) else {
            return LevelComparison::not(NotComparable::NoAlignment);
        };
        let Some(relation) = relation(&x.ranks, &y.ranks) else {
            return LevelComparison::not(NotComparable::NotAligned);
        };
        let used = [(x.by, first_of), (y.by, second_of)];
        LevelComparison {
            relation,
            through: used
                .into_iter()
                .filter_map(|(by, subject)| {
                    by.map(|by| UsedAlignment {
                        id: by.id.clone(),
                        authority: by.authority.clone(),
                        status: by.status,
                        by_extension: !by.applies_to.contains(&subject),
                    })
                })
                .collect(),
            on: Some(x.on.id.clone()),
            cumulative: x.on.cumulativity.cumulative,
        }
    }

    /// How far the levels of two things are apart, where that is two or more on
    /// some scale on which they compare: the widest.
    pub(crate) fn levels_apart(&self, a: &Entity<'_>, b: &Entity<'_>) -> Option<Steps> {
        let (ours, theirs) = (a.levels(), b.levels());
        let pairs = ours.iter().flat_map(|x| theirs.iter().map(move |y| (x, y)));
        let apart = pairs.filter_map(|((level, of), (other, of_other))| {
            match self
                .compare_levels((level, *of), (other, *of_other))
                .relation
            {
                LevelRelation::Higher(steps) | LevelRelation::Lower(steps) => Some(steps),
                _ => None,
            }
        });
        apart
            .filter(|steps| steps.least >= 2)
            .max_by_key(|steps| steps.least)
    }

    fn aligned(&self, a: &ScaleId, b: &ScaleId) -> bool {
        self.alignments().any(|alignment| {
            let ends = (&alignment.from, &alignment.to);
            ends == (a, b) || ends == (b, a)
        })
    }

    /// A level on its own scale, and on every scale that one alignment leads to.
    fn seen<'a>(&'a self, scale: &'a LevelScale, rank: usize) -> Vec<Seen<'a>> {
        let mut all = vec![Seen {
            on: scale,
            ranks: vec![rank],
            by: None,
            backwards: false,
        }];
        let Some(value) = scale.levels.get(rank).map(|level| &level.value) else {
            return all;
        };
        for alignment in self.alignments() {
            let backwards = alignment.from != scale.id;
            let (other, values): (_, Vec<_>) = if !backwards {
                let pairs = alignment.levels.iter().filter(|pair| pair.from == *value);
                (&alignment.to, pairs.flat_map(|pair| &pair.to).collect())
            } else if alignment.to == scale.id {
                let pairs = alignment
                    .levels
                    .iter()
                    .filter(|pair| pair.to.contains(value));
                (&alignment.from, pairs.map(|pair| &pair.from).collect())
            } else {
                continue;
            };
            if let Ok(on) = self.scale(other) {
                let ranks = values.iter().filter_map(|value| on.rank(value)).collect();
                all.push(Seen {
                    on,
                    ranks,
                    by: Some(alignment),
                    backwards,
                });
            }
        }
        all
    }
}

/// How levels that correspond to some ranks stand to levels that correspond to
/// others; `None` where one corresponds to none.
fn relation(a: &[usize], b: &[usize]) -> Option<LevelRelation> {
    let span = |ranks: &[usize]| Some([*ranks.iter().min()?, *ranks.iter().max()?]);
    Some(relation_of_spans(span(a)?, span(b)?))
}

/// The same by the lowest and the highest rank of each.
fn relation_of_spans([low_a, high_a]: [usize; 2], [low_b, high_b]: [usize; 2]) -> LevelRelation {
    let steps = |least: usize, most: usize| Steps {
        least: u32::try_from(least).unwrap_or(u32::MAX),
        most: u32::try_from(most).unwrap_or(u32::MAX),
    };
    if (low_a, high_a) == (low_b, high_b) {
        LevelRelation::Equal
    } else if low_a > high_b {
        LevelRelation::Higher(steps(low_a - high_b, high_a - low_b))
    } else if low_b > high_a {
        LevelRelation::Lower(steps(low_b - high_a, high_b - low_a))
    } else {
        LevelRelation::Overlapping
    }
}
