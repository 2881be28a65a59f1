use super::{Award, Document, DocumentKind, Format, LanguageActivity};
use crate::amount::Amount;
use crate::date::Date;
use crate::id::{EntityRef, FrameworkId, LocalId};
use crate::level::{Cefr, Level};
use crate::text::LanguageTag;
use crate::value::object;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a person holds: frameworks, units and items, languages, education,
/// experience.
///
/// It says nothing of who the person is; its id and those of its entries are
/// the caller's, and are all that a message or a `Debug` ever shows of it.
///
/// ```
/// use competency::{Cefr, Profile};
/// let profile = Profile::new("operator".parse()?)
///     .holding("it-i2-4".parse()?)
///     .with_language("en".parse()?, Cefr::B2); // a level; only a dated certificate opens a waiver
/// assert_eq!(format!("{profile:?}"), "Profile(operator: it-i2-4, language-en)");
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Profile {
    /// The schema an editor completes and checks the file with.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The format of the file.
    pub format: Format,
    /// The profile's id: a pseudonym, not a name.
    pub id: LocalId,
    /// What of frameworks is held.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holdings: Vec<Holding>,
    /// The languages, and at which level.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<HeldLanguage>,
    /// The education.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub education: Vec<HeldEducation>,
    /// The experience.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub experience: Vec<HeldExperience>,
}

impl Document for Profile {
    const KIND: DocumentKind = DocumentKind::Profile;
    const PERSONAL: bool = true;

    fn format(&self) -> Format {
        self.format
    }
}

impl Profile {
    /// A profile that holds nothing.
    pub fn new(id: LocalId) -> Self {
        Self {
            schema: None,
            format: Format::current(DocumentKind::Profile),
            id,
            holdings: Vec::new(),
            languages: Vec::new(),
            education: Vec::new(),
            experience: Vec::new(),
        }
    }

    /// The profile with the whole of a framework held, undated. The entry has
    /// the framework's id.
    #[must_use]
    pub fn holding(self, framework: FrameworkId) -> Self {
        let id = entry_id(framework.as_str());
        self.with_holding(Holding::new(id, framework.into()))
    }

    /// The profile with one more thing held.
    #[must_use]
    pub fn with_holding(mut self, holding: Holding) -> Self {
        self.holdings.push(holding);
        self
    }

    /// The profile with a language at a level, undated. The entry has the id
    /// `language-` and the tag.
    #[must_use]
    pub fn with_language(mut self, language: LanguageTag, level: Cefr) -> Self {
        let id = entry_id(&format!("language-{language}"));
        let mut held = HeldLanguage::new(id, language);
        held.level = Some(level.into());
        self.languages.push(held);
        self
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.holdings.len() + self.languages.len() + self.education.len() + self.experience.len()
    }

    /// Whether it has no entry.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entries with the field each stands in and its place there.
    pub fn entries(&self) -> impl Iterator<Item = ProfileEntry<'_>> {
        fn each<'a, T>(
            field: &'static str,
            list: &'a [T],
            parts: fn(&'a T) -> (&'a LocalId, Option<&'a Award>),
        ) -> impl Iterator<Item = ProfileEntry<'a>> {
            list.iter().enumerate().map(move |(index, entry)| {
                let (id, award) = parts(entry);
                ProfileEntry {
                    id,
                    field,
                    index,
                    award,
                }
            })
        }
        each("holdings", &self.holdings, |e| (&e.id, e.award.as_ref()))
            .chain(each("languages", &self.languages, |e| {
                (&e.id, e.award.as_ref())
            }))
            .chain(each("education", &self.education, |e| {
                (&e.id, e.award.as_ref())
            }))
            .chain(each("experience", &self.experience, |e| {
                (&e.id, e.award.as_ref())
            }))
    }
}

/// An entry of a profile, whatever it is of.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct ProfileEntry<'a> {
    /// Its id.
    pub id: &'a LocalId,
    /// The field of the profile it stands in.
    pub field: &'static str,
    /// Its place there, from 0.
    pub index: usize,
    /// How it was awarded, where that is said.
    pub award: Option<&'a Award>,
}

/// An id for an entry that has none of its own.
fn entry_id(text: &str) -> LocalId {
    LocalId::parse(text).unwrap_or_else(|_| LocalId::placeholder())
}

/// Something of a framework that is held: the whole, a unit, or an item.
///
/// Who holds a whole holds its parts, but for those under a condition.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Holding {
    /// The entry's id.
    pub id: LocalId,
    /// What is held: `competency:it-i2-4` for a whole framework,
    /// `it-i2-4:help-desk` for a unit or an item of it.
    pub of: EntityRef,
    /// The levels it is held at, where they are not those that the framework
    /// states. A whole levelled skill is held at a level: `sfia:5`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<Level>,
    /// How it was awarded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub award: Option<Award>,
}

impl Holding {
    /// Something held, with nothing said of how.
    pub fn new(id: LocalId, of: EntityRef) -> Self {
        Self {
            id,
            of,
            levels: Vec::new(),
            award: None,
        }
    }

    /// The holding as awarded.
    #[must_use]
    pub fn awarded(mut self, award: Award) -> Self {
        self.award = Some(award);
        self
    }

    /// The holding at one more level.
    #[must_use]
    pub fn at_level(mut self, level: Level) -> Self {
        self.levels.push(level);
        self
    }
}

/// A language, and how well it is known. With an award that has a date it is a
/// certificate.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct HeldLanguage {
    /// The entry's id.
    pub id: LocalId,
    /// The language.
    pub language: LanguageTag,
    /// The level as a whole, such as `cefr:B2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// The level activity by activity, where it is certified so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<ActivityLevel>,
    /// The entry requirements that it was found to meet by someone who may say
    /// so, where a standard names no level of a scale.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts_for: Vec<EntityRef>,
    /// How it was awarded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub award: Option<Award>,
}

impl HeldLanguage {
    /// A language at no level yet.
    pub fn new(id: LocalId, language: LanguageTag) -> Self {
        Self {
            id,
            language,
            level: None,
            activities: Vec::new(),
            counts_for: Vec::new(),
            award: None,
        }
    }

    /// The level in an activity: its own, else that of the whole.
    pub fn level_in(&self, activity: LanguageActivity) -> Option<&Level> {
        let own = self.activities.iter().find(|own| own.activity == activity);
        own.map(|own| &own.level).or(self.level.as_ref())
    }
}

/// The level in one activity.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct ActivityLevel {
    /// The activity.
    pub activity: LanguageActivity,
    /// The level.
    pub level: Level,
}

impl ActivityLevel {
    /// A level in an activity.
    pub fn new(activity: LanguageActivity, level: Level) -> Self {
        Self { activity, level }
    }
}

/// Education or training.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct HeldEducation {
    /// The entry's id.
    pub id: LocalId,
    /// Its level, such as `isced:3` or `eqf:4`. Of a longer code of ISCED, such
    /// as 354, the first digit is the level; the rest says what kind of programme
    /// it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// The field or the programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<String>,
    /// The entry requirements that it was found to meet by someone who may say
    /// so: which programmes a standard means, and which level, a program cannot
    /// tell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts_for: Vec<EntityRef>,
    /// How it was awarded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub award: Option<Award>,
}

impl HeldEducation {
    /// Education of which nothing is said yet.
    pub fn new(id: LocalId) -> Self {
        Self {
            id,
            level: None,
            programme: None,
            counts_for: Vec::new(),
            award: None,
        }
    }
}

/// Experience in an activity, in months.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct HeldExperience {
    /// The entry's id.
    pub id: LocalId,
    /// The activity, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<String>,
    /// How many months. Months of several entries add up as they are stated.
    pub months: Amount,
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The entry requirements whose activity it was in, as found by someone who
    /// may say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts_for: Vec<EntityRef>,
    /// The document that proves it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub award: Option<Award>,
}

impl HeldExperience {
    /// So many months of experience.
    pub fn new(id: LocalId, months: Amount) -> Self {
        Self {
            id,
            activity: None,
            months,
            from: None,
            until: None,
            counts_for: Vec::new(),
            award: None,
        }
    }
}

/// What is personal is shown by the ids of entries only.
impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Profile({}", self.id)?;
        for (index, entry) in self.entries().enumerate() {
            let between = if index == 0 { ": " } else { ", " };
            write!(f, "{between}{}", entry.id)?;
        }
        f.write_str(")")
    }
}

macro_rules! shown_by_id {
    ($($type:ident),+) => {$(
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($type), "({})"), self.id)
            }
        }
    )+};
}

shown_by_id!(Holding, HeldLanguage, HeldEducation, HeldExperience);

impl fmt::Debug for ActivityLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ActivityLevel(…)")
    }
}

impl fmt::Debug for ProfileEntry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ProfileEntry({})", self.id)
    }
}

object!(
    Profile,
    Holding,
    HeldLanguage,
    ActivityLevel,
    HeldEducation,
    HeldExperience
);
