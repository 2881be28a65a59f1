use crate::error::Error;
use crate::model::Document;

/// Writes a document in its canonical form.
///
/// Fields in the order of the types, two spaces of indentation, `\n` at the end
/// of each line, text as it is and not escaped beyond what JSON demands: equal
/// documents give equal bytes.
///
/// # Errors
///
/// None for the documents of this library; a [`Document`] of another crate may
/// fail to serialise.
pub fn to_string<T: Document>(document: &T) -> Result<String, Error> {
    let mut text = serde_json::to_string_pretty(document).map_err(|error| Error::Unwritable {
        kind: T::KIND.as_str(),
        reason: error.to_string(),
    })?;
    text.push('\n');
    Ok(text)
}
