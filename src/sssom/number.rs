/// A number with at most three digits behind the point, the last rounded half
/// away from zero, as SSSOM's canonical form and its hash ask for.
///
/// What is rounded is the number as it is written: 0.7835 is half way.
pub(super) fn rounded(number: f64) -> String {
    let written = number.to_string();
    let (sign, digits) = match written.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", written.as_str()),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let kept: String = part.chars().take(3).collect();
    let up = part.chars().nth(3).is_some_and(|digit| digit >= '5');
    // From the last digit on, 9 becomes 0 and carries.
    let mut all: Vec<char> = whole.chars().chain(kept.chars()).collect();
    let mut carry = up;
    for digit in all.iter_mut().rev() {
        match (*digit, carry) {
            ('9', true) => *digit = '0',
            (other, true) => {
                *digit = char::from_digit(other.to_digit(10).unwrap_or(0) + 1, 10).unwrap_or(other);
                carry = false;
            }
            _ => break,
        }
    }
    if carry {
        all.insert(0, '1');
    }
    let point = all.len() - kept.chars().count();
    let whole: String = all.iter().take(point).collect();
    let part: String = all.iter().skip(point).collect();
    let part = part.trim_end_matches('0');
    match (whole.as_str(), part) {
        ("0", "") => "0".to_owned(),
        (whole, "") => format!("{sign}{whole}"),
        (whole, part) => format!("{sign}{whole}.{part}"),
    }
}

/// Puts a number, [`rounded`], at the end of a text.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "from 0 to 1000"
)]
pub(super) fn put_rounded(text: &mut Vec<u8>, number: f64) {
    if !(0.0..=1.0).contains(&number) {
        return text.extend_from_slice(rounded(number).as_bytes());
    }
    let below = (number * 1000.0) as u32;
    // The number that is written half way to the next: a larger one is written
    // larger.
    let half = f64::from(2 * below + 1) / 2000.0;
    let thousandths = below + u32::from(number >= half);
    let digit = |of: u32| b'0' + (thousandths / of % 10) as u8;
    let all = [digit(1000), b'.', digit(100), digit(10), digit(1)];
    let length = match thousandths {
        n if n % 1000 == 0 => 1,
        n if n % 100 == 0 => 3,
        n if n % 10 == 0 => 4,
        _ => 5,
    };
    text.extend(all.into_iter().take(length));
}

#[cfg(test)]
mod tests {
    use super::{put_rounded, rounded};
    use proptest::prelude::*;

    fn put(number: f64) -> String {
        let mut text = Vec::new();
        put_rounded(&mut text, number);
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn the_last_digit_is_rounded_half_away_from_zero() {
        for (number, text) in [
            (0.7832, "0.783"),
            (0.7835, "0.784"),
            (0.7836, "0.784"),
            (-0.7832, "-0.783"),
            (-0.7835, "-0.784"),
            (-0.7836, "-0.784"),
            (0.7, "0.7"),
            (1.0, "1"),
            (0.0, "0"),
            (-0.0, "0"),
            (-0.0004, "0"),
            (0.0005, "0.001"),
            (0.9995, "1"),
            (0.9994, "0.999"),
            (-0.9999, "-1"),
            (1e-9, "0"),
            (0.0625, "0.063"),
            (9.9996, "10"),
        ] {
            assert_eq!(rounded(number), text, "{number}");
            assert_eq!(put(number), text, "{number}");
        }
    }

    proptest! {
        #[test]
        fn what_is_rounded_is_near_and_stays(number in -1.0..1.0) {
            let text = rounded(number);
            let again: f64 = text.parse().unwrap();
            prop_assert!((again - number).abs() <= 0.0005 + 1e-12);
            prop_assert_eq!(rounded(again), text);
        }

        /// A short way to the same.
        #[test]
        fn what_is_put_is_rounded(
            number in prop_oneof![-1.0..1.5, (0..=20_000_u32).prop_map(|n| f64::from(n) / 20_000.0)],
        ) {
            prop_assert_eq!(put(number), rounded(number));
        }
    }
}
