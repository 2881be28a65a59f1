//! Reads every value type from text.

#![no_main]

use competency::crosswalk::SlotName;
use competency::{
    Cefr, CodePattern, Confidence, Curie, Date, EntityRef, EqfLevel, Format, FrameworkId, Iri,
    LanguageTag, Level, License, LocalId, Place, Predicate, ScaleId, SchemeId,
};
use competency_fuzz::value;

libfuzzer_sys::fuzz_target!(|text: &str| {
    value::<FrameworkId>(text);
    value::<LocalId>(text);
    value::<Curie>(text);
    value::<EntityRef>(text);
    value::<Iri>(text);
    value::<LanguageTag>(text);
    value::<ScaleId>(text);
    value::<Level>(text);
    value::<EqfLevel>(text);
    value::<Cefr>(text);
    value::<Confidence>(text);
    value::<Date>(text);
    value::<Place>(text);
    value::<Format>(text);
    value::<License>(text);
    value::<SchemeId>(text);
    value::<CodePattern>(text);
    value::<Predicate>(text);
    if let Ok(name) = SlotName::parse(text) {
        assert_eq!(SlotName::parse(name.as_str()), Ok(name));
    }
    if let Ok(tag) = text.parse::<LanguageTag>() {
        assert!(tag.as_str().eq_ignore_ascii_case(text));
        assert_eq!(tag.fallbacks().next(), Some(tag.as_str()));
    }
});
