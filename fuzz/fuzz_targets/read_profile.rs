//! Reads a profile, whole and in part, and assesses it.

#![no_main]

use competency::Profile;
use competency::assess::AssessOptions;
use competency::json::Reader;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    competency_fuzz::document::<Profile>(bytes, |catalog, profile| Ok(catalog.check_profile(&profile)));
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Ok(read) = Reader::new().read_profile(text) {
        let catalog = competency_fuzz::catalog();
        let day = "2021-05-01".parse().expect("a day");
        let options = AssessOptions::on(day).with_left_out(read.left_out.clone());
        for framework in catalog.frameworks() {
            let assessed = catalog.assess(&read.document, &framework.id, &options);
            let mut gap = assessed.expect("the catalog has it");
            read.place(&mut gap.left_out, text);
            catalog.plan(&gap).expect("it was assessed here");
        }
    }
});
