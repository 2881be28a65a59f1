use crate::error::ValueError;
use crate::value::string_value;
use std::fmt;

/// A level of the Common European Framework of Reference for Languages
/// (Council of Europe, 2001), A1 to C2.
///
/// ```
/// use competency::Cefr;
/// assert!("B2".parse::<Cefr>()? > Cefr::B1);
/// assert!("advanced".parse::<Cefr>().is_err());
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cefr {
    /// Breakthrough.
    A1,
    /// Waystage.
    A2,
    /// Threshold.
    B1,
    /// Vantage.
    B2,
    /// Effective operational proficiency.
    C1,
    /// Mastery.
    C2,
}

impl Cefr {
    /// All levels, the lowest first.
    pub const ALL: [Self; 6] = [Self::A1, Self::A2, Self::B1, Self::B2, Self::C1, Self::C2];

    /// Reads a level, in capitals as the framework writes it.
    ///
    /// # Errors
    ///
    /// On anything but the six names (`b2`, `B2+` and `advanced` among it).
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        Self::ALL
            .into_iter()
            .find(|level| level.as_str() == text)
            .ok_or_else(|| ValueError::new("a CEFR level", text, "A1, A2, B1, B2, C1 or C2"))
    }

    /// The level's name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::A1 => "A1",
            Self::A2 => "A2",
            Self::B1 => "B1",
            Self::B2 => "B2",
            Self::C1 => "C1",
            Self::C2 => "C2",
        }
    }
}

impl fmt::Display for Cefr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

string_value!(
    Cefr,
    schema: "Cefr",
    "a CEFR level, A1 to C2",
    pattern: "^(A1|A2|B1|B2|C1|C2)$",
    examples: ["B2"]
);
