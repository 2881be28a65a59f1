//! 08: classification schemes.

use super::{languages, provenance, rights};
use crate::diagnostic::{At, Code, Diagnostic, Diagnostics};
use crate::model::SchemeList;
use std::collections::HashSet;

/// Everything that is wrong with a list of classification schemes by itself.
pub fn schemes(list: &SchemeList) -> Diagnostics {
    let mut found = Vec::new();
    let root = At::ROOT;
    let schemes = root.key("schemes");
    let mut seen = HashSet::new();
    for (index, scheme) in list.schemes.iter().enumerate() {
        let at = schemes.index(index);
        let mut bad = |key: &str, message: String| {
            found.push(Diagnostic::new(
                Code::BadScheme,
                at.key(key).pointer(),
                message,
            ));
        };
        if !seen.insert(&scheme.id) {
            bad("id", format!("the scheme `{}` is listed twice", scheme.id));
        }
        if !scheme.pattern.matches(&scheme.example) {
            let message = format!(
                "`{}` does not match the pattern of its scheme",
                scheme.example
            );
            bad("example", message);
        }
        if scheme.iri_template.is_some() && scheme.iri_of(&scheme.example).is_none() {
            let message = format!("the template makes no IRI of `{}`", scheme.example);
            bad("iri_template", message);
        }
        if scheme
            .iri_template
            .as_ref()
            .is_some_and(|t| !t.contains("{code}"))
        {
            bad("iri_template", "the template has no `{code}`".to_owned());
        }
    }
    languages::tag(&list.language, &root.key("language"), &mut found);
    rights::check(&list.rights, &root, &mut found);
    provenance::check(&list.provenance, &root, &mut found);
    found.into()
}
