//! Civil dates.

use crate::error::ValueError;
use crate::value::string_value;
use std::fmt;

/// A day of the Gregorian calendar, written `YYYY-MM-DD` (ISO 8601), from year
/// 1 to 9999.
///
/// The library never asks what day it is; a date is always an argument.
///
/// ```
/// use competency::Date;
/// let end: Date = "2022-10-20".parse()?;
/// assert!(end < Date::new(2022, 10, 21)?);
/// assert!("2022-02-30".parse::<Date>().is_err());
/// assert!("20.10.2022".parse::<Date>().is_err());
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

impl Date {
    const EXPECTED: &'static str = "a day of the calendar as `YYYY-MM-DD`";

    /// The date of a year (1 to 9999), a month (1 to 12) and a day of it.
    ///
    /// # Errors
    ///
    /// Where the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, ValueError> {
        match jiff::civil::Date::new(year, month, day) {
            Ok(date) if year >= 1 => Ok(Self(date)),
            _ => Err(ValueError::new(
                "a date",
                &format!("{year}-{month}-{day}"),
                Self::EXPECTED,
            )),
        }
    }

    /// Reads `YYYY-MM-DD`, with all ten characters.
    ///
    /// # Errors
    ///
    /// On any other form, and on days that the calendar does not have.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let error = || ValueError::new("a date", text, Self::EXPECTED);
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return Err(error());
        };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_i16, |sum, byte| {
                byte.is_ascii_digit()
                    .then(|| sum * 10 + i16::from(byte - b'0'))
            })
        };
        let year = number(&[*y1, *y2, *y3, *y4]).ok_or_else(error)?;
        let part = |digits: &[u8]| {
            number(digits)
                .and_then(|value| i8::try_from(value).ok())
                .ok_or_else(error)
        };
        Self::new(year, part(&[*m1, *m2])?, part(&[*d1, *d2])?).map_err(|_| error())
    }

    /// The day so many whole days later; `None` past the year 9999.
    pub(crate) fn plus_days(self, days: f64) -> Option<Self> {
        let span = jiff::Span::new().try_days(whole(days)?).ok()?;
        self.0.checked_add(span).ok().map(Self)
    }

    /// The day of the same date so many months later, or the last of a month
    /// that is too short; half a month and the like are left out. `None` past
    /// the year 9999.
    pub(crate) fn plus_months(self, months: f64) -> Option<Self> {
        let span = jiff::Span::new().try_months(whole(months)?).ok()?;
        self.0.checked_add(span).ok().map(Self)
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> i8 {
        self.0.day()
    }
}

/// The whole part of a number that may be a number of days or months.
fn whole(number: f64) -> Option<i64> {
    const MOST: f64 = 4_000_000.0; // more days than there are to the year 9999
    #[expect(
        clippy::cast_possible_truncation,
        reason = "checked to be not negative and small"
    )]
    (0.0..=MOST).contains(&number).then_some(number as i64)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({self})")
    }
}

string_value!(
    Date,
    schema: "Date",
    "a day, `YYYY-MM-DD`",
    pattern: r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
    examples: ["2022-10-20"]
);
