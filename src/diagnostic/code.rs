use serde::{Deserialize, Serialize};
use std::fmt;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth a look; the document can be used.
    Warning,
    /// The document cannot be used.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// Declares the codes: each with its severity, a title and an explanation.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal $severity:ident $title:literal,)+) => {
        /// The stable code of a kind of finding: `CF` and four digits, the first
        /// two of which are the family. A code is never given a second meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])+ #[serde(rename = $code)] $name,)+
        }

        impl Code {
            /// All codes, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The code as text, `CF0101`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// The severity that findings of this code have.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }

            /// A few words that name the kind of finding.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)+ }
            }

            /// What the finding means and what to do about it.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc,)+).trim_ascii(),)+ }
            }
        }
    };
}

codes! {
    // 01: the text and its format
    /// The text is not JSON. It may be cut off, hold a stray character or a
    /// trailing comma, or be nested too deeply.
    NotJson = "CF0101" Error "not JSON",
    /// The text is not UTF-8, or begins with a byte order mark. JSON files are
    /// UTF-8 without one (RFC 8259, section 8.1).
    NotUtf8 = "CF0102" Error "not UTF-8",
    /// An object has a key that its type does not know. Nothing unknown is
    /// skipped, since a misspelt key would otherwise lose its value in silence.
    UnknownField = "CF0103" Error "unknown field",
    /// An object has the same key twice. Most readers would silently keep one
    /// of the two values.
    DuplicateField = "CF0104" Error "duplicate field",
    /// An object lacks a key that its type requires.
    MissingField = "CF0105" Error "missing field",
    /// A value is of the wrong type, out of range, or not of the form that its
    /// place asks for.
    WrongValue = "CF0106" Error "wrong value",
    /// The document says that it is of a format this version of the library
    /// does not read: another kind of document, or another major version.
    UnknownFormat = "CF0107" Error "unknown format",
    /// The document is larger, deeper or has more values than the limits of
    /// this reading allow. The limits can be raised by the caller.
    OverLimit = "CF0108" Error "over a limit",

    /// A key of a language map is not a language tag (BCP 47).
    NotALanguage = "CF0109" Error "not a language tag",

    // 02: ids
    /// Two things in one framework have the same id. Ids are unique across
    /// everything in a framework, so that a reference means one thing.
    DuplicateId = "CF0201" Error "duplicate id",
    /// A reference names something that does not exist.
    DanglingReference = "CF0202" Error "dangling reference",
    /// An id that is retired is in use, or a retired id is listed twice. Ids
    /// are never reused.
    ReusedId = "CF0203" Error "retired id in use",
    /// An id is not a slug. Slugs (lower-case ASCII letters, digits, hyphens,
    /// dots between parts) are stable and easy to read in a reference; only
    /// frameworks imported from elsewhere keep other ids.
    NotASlug = "CF0204" Warning "id is not a slug",
    /// The same thing is listed twice among what a unit is below or needs, or
    /// what took the place of a retired id.
    ListedTwice = "CF0205" Warning "listed twice",
    /// An id is retired since a version later than the document's own.
    RetiredLater = "CF0206" Error "retired in a version to come",

    // 03: hierarchy
    /// A unit is, over one or more steps, broader than itself.
    HierarchyCycle = "CF0301" Error "cycle in the hierarchy",
    /// A framework has no unit. Its statements need one to stand in; a document
    /// without units has a single unit of kind `implicit`.
    NoUnits = "CF0302" Error "no units",
    /// What is said to be broader than a unit exists and is no unit: the chain
    /// ends at a statement, a criterion or a passage, and the unit hangs in the
    /// air.
    NotAUnit = "CF0303" Error "broader, and no unit",
    /// A unit of kind `implicit` stands beside others. It is what stands for
    /// the parts that a framework does not have.
    ImplicitBesideOthers = "CF0304" Error "implicit unit beside others",
    /// A unit has neither title nor passage, statement, assessment or absence:
    /// nothing says what it is.
    EmptyUnit = "CF0305" Warning "empty unit",
    /// Two units have the same position in one of the orders of the source, or
    /// one has the position 0; positions begin at 1.
    BadPosition = "CF0306" Error "unsound position",

    // 04: levels
    /// A level has a value that its scale does not have.
    LevelNotOnScale = "CF0401" Error "level not on its scale",
    /// A level is on a scale that is not in the catalog.
    UnknownScale = "CF0402" Error "unknown scale",
    /// A scale lists the same level twice, or has no level.
    BadScale = "CF0403" Error "scale without sound levels",
    /// One thing carries two different levels of one scale.
    TwoLevelsOneScale = "CF0404" Warning "two levels of one scale",
    /// A level alignment is between a scale and itself, pairs the same level
    /// twice, or pairs a level with none.
    BadAlignment = "CF0405" Error "unsound alignment",
    /// A level alignment names no authority. Levels of two scales are compared
    /// only on somebody's word.
    NoAuthority = "CF0406" Error "alignment without authority",
    /// An alignment turns levels round: of two levels the higher one corresponds
    /// to less than the lower one.
    ReversedAlignment = "CF0407" Error "alignment turned round",
    /// A framework carries levels of two scales that, by the alignment an
    /// authority made of them for frameworks, do not correspond.
    LevelsDisagree = "CF0408" Warning "levels that do not correspond",

    // 05: texts
    /// A piece of wording lacks the language that the framework says counts.
    NoWording = "CF0501" Error "wording missing in the framework's language",
    /// A piece of wording has no English gloss.
    NoGloss = "CF0502" Warning "gloss missing",
    /// A text is in a language that the framework neither is written in nor
    /// lists among its glosses, so nobody says whose wording it is.
    UndeclaredLanguage = "CF0503" Error "language not declared",
    /// A text is empty, begins or ends with white space, or has two spaces in a
    /// row.
    StrayWhiteSpace = "CF0504" Warning "stray white space",
    /// A text holds a control character.
    ControlCharacter = "CF0505" Error "control character",
    /// A language tag is well-formed, and the language, script or region is not
    /// registered (IANA Language Subtag Registry, RFC 5646). A country stands
    /// for a language most often: `cz` for `cs`.
    UnknownLanguage = "CF0506" Warning "language not registered",
    /// A word mixes letters of Latin, Cyrillic or Greek, such as a Latin `o`
    /// in a Russian word. It looks right and is found by no search. Greek
    /// letters that look like no Latin ones, as in `μm`, are no fault, nor are
    /// the parts of a compound with a hyphen.
    MixedScripts = "CF0507" Warning "letters of two scripts in a word",
    /// A text is not in Unicode normalization form C (UAX 15): an accent stands
    /// behind its letter, where both are one character. It looks right and is
    /// equal to no text that is.
    NotNormal = "CF0508" Warning "not in normal form C",
    /// Two statements of one kind, or two criteria of one role, have the same
    /// wording within one unit; or a list of synonyms has a name twice.
    RepeatedWording = "CF0509" Warning "wording twice in one unit",
    /// A text holds a character that nobody sees: a space without width, a soft
    /// hyphen, a mark that changes the direction.
    InvisibleCharacter = "CF0510" Warning "invisible character",

    // 06: assessment
    /// A threshold has a minimum above its maximum.
    ReversedThreshold = "CF0601" Error "minimum above maximum",
    /// A threshold states neither a minimum nor a maximum.
    EmptyThreshold = "CF0602" Error "threshold without a bound",
    /// What a threshold includes asks for more than the threshold itself.
    ImpossibleThreshold = "CF0603" Error "threshold cannot be met",
    /// A duty or a demonstration does not say whom it binds.
    NobodyBound = "CF0604" Warning "criterion binds nobody",
    /// A criterion of role `waiver` has no waiver, or one of another role has.
    WaiverMismatch = "CF0605" Error "waiver and role disagree",
    /// The words that a threshold, a time limit, a waiver or a reference is read
    /// from do not stand in the sentence of its criterion.
    WordsNotThere = "CF0606" Warning "words not in the sentence",
    /// An assessment speaks of methods and lists none.
    NoMethods = "CF0607" Warning "no methods",

    // 07: dates
    /// A period ends before it begins.
    ReversedDates = "CF0701" Error "reversed dates",
    /// A standard is no longer in force on the day that the caller asks about.
    Expired = "CF0702" Warning "expired",
    /// A standard is not yet in force on the day that the caller asks about.
    NotYetInForce = "CF0703" Warning "not yet in force",
    /// Two days cannot be in the order they are in: a source document was
    /// retrieved after the last edit of what was taken from it, or a successor
    /// was in force before what it succeeds.
    DatesOutOfOrder = "CF0704" Warning "dates out of order",
    /// Something was edited, revised or retrieved after the day that the caller
    /// asks about.
    DateInTheFuture = "CF0705" Warning "date in the future",

    // 08: codes
    /// A code in a classification is empty, holds stray white space, or says
    /// that it took its own place.
    BadCode = "CF0801" Error "unsound code",

    /// A code is not of the form that its scheme's codes have, or of another
    /// edition of the scheme.
    CodeNotOfScheme = "CF0802" Error "code not of its scheme",
    /// A code is of a scheme that is not in the catalog, so that nobody has
    /// looked at its form.
    UnknownScheme = "CF0803" Warning "unknown scheme",
    /// A classification scheme is listed twice, has a template that makes no
    /// IRI, or an example that it refuses itself.
    BadScheme = "CF0804" Error "unsound scheme",
    /// A code stands twice in one list.
    CodeTwice = "CF0805" Warning "code twice",
    /// A code has an IRI, and by its scheme's template that is the IRI of
    /// another code.
    IriOfAnotherCode = "CF0806" Warning "IRI of another code",

    // 09: rights
    /// A document has no rights record that covers its wording.
    NoRights = "CF0901" Error "no rights record",
    /// A licence is no SPDX licence expression, no IRI, and not `unknown`.
    UnknownLicense = "CF0902" Warning "licence not known to SPDX",
    /// A document has glosses in a language, and no rights record covers them.
    NoRightsForGlosses = "CF0903" Warning "no rights record for the glosses",
    /// A rights record leaves blank who published something, how it is to be
    /// attributed, or what the record rests on.
    BlankRights = "CF0904" Warning "blank in a rights record",

    // 10: provenance
    /// The glosses of a language are declared twice, or the language that
    /// counts is declared as one of glosses.
    BadGloss = "CF1001" Error "unsound gloss",
    /// Places in a source document are given, and no source document is listed,
    /// so that nobody knows which one they are places in.
    NoSourceDocument = "CF1002" Warning "no source document",
    /// A digest is not a SHA-256 digest: 64 hexadecimal digits.
    BadDigest = "CF1003" Error "unsound digest",
    /// Two source documents have the same id, so that a place may be in either.
    DocumentTwice = "CF1004" Error "source document twice",
    /// It is left blank who curated a document, whose its glosses are, or what
    /// a source or source document is called.
    NobodyNamed = "CF1005" Warning "nobody named",

    // 11: mappings
    /// A mapping names an end that no framework of the catalog has.
    UnknownEnd = "CF1101" Error "mapping end does not exist",
    /// A mapping maps something onto itself.
    SelfMapping = "CF1102" Error "self mapping",
    /// Two mappings say the same of the same ends.
    DuplicateMapping = "CF1103" Error "duplicate mapping",
    /// A mapping asserts what another one denies.
    Contradiction = "CF1104" Error "contradiction",
    /// A mapping lacks a slot that SSSOM or this project requires of it.
    MissingSlot = "CF1105" Error "mapping slot missing",
    /// A crosswalk was made for a version of a framework that does not fit the
    /// one in the catalog.
    VersionMismatch = "CF1106" Error "made for another version",
    /// A label stored with a mapping differs from the current wording of that
    /// end: the mapping may be stale.
    StaleLabel = "CF1107" Warning "stale label",
    /// A CURIE has a prefix that the mapping set does not declare.
    UndeclaredPrefix = "CF1108" Error "undeclared prefix",
    /// A statement of inclusion stands on a predicate that does not allow it,
    /// or without a reason.
    BadInclusion = "CF1109" Error "unsound inclusion",
    /// A mapping says `exactMatch` with a confidence below 0.9, or without one.
    WeakExact = "CF1110" Warning "exact match without confidence",
    /// A crosswalk names one of our frameworks as a source and not the version
    /// it was made for, so that nobody can tell when it is out of date.
    NoVersion = "CF1111" Warning "version of a source missing",
    /// A justification is none of those of the Semantic Mapping Vocabulary
    /// (SEMAPV) that SSSOM knows.
    UnknownJustification = "CF1112" Warning "unknown justification",
    /// A predicate is in a vocabulary that is known here, SKOS, OWL or RDFS, and
    /// is no mapping predicate of it.
    UnknownPredicate = "CF1113" Warning "unknown predicate",
    /// An end of a mapping is not of the framework that the crosswalk names as
    /// the source of that side; the two may have been exchanged.
    EndOfAnotherSource = "CF1114" Warning "end of another source",
    /// Two things are said to match exactly and to be broader, narrower or only
    /// related. SKOS holds the exact match disjoint with the others (SKOS
    /// Reference, S46).
    ExactDisjoint = "CF1115" Warning "exact beside broad, narrow or related",
    /// Two things are said to be related and one of them to be broader. SKOS
    /// holds the two disjoint (SKOS Reference, S27).
    RelatedDisjoint = "CF1116" Warning "related beside broad or narrow",
    /// Each of two things is said to be broader than the other.
    BroadBothWays = "CF1117" Warning "broad both ways",
    /// Two things are said to match exactly whose levels, where they can be
    /// compared, are two or more apart.
    LevelsApart = "CF1118" Warning "exact match over levels apart",
    /// A mapping contradicts what follows from others, or another one of the
    /// catalog.
    DerivedContradiction = "CF1119" Warning "contradicts other mappings",

    // 12: catalog
    /// The catalog already holds a document of this id.
    DuplicateDocument = "CF1201" Error "document twice in the catalog",
    /// An overlay is for a framework that is not in the catalog.
    UnknownTarget = "CF1202" Error "overlay for an unknown framework",
    /// An overlay is for another version of the framework than the catalog has.
    OverlayMismatch = "CF1203" Error "overlay for another version",
    /// An overlay has a text for something that the framework does not have, or
    /// two for the same thing.
    BadEntry = "CF1204" Error "unsound overlay entry",
    /// The version of a document has not moved as far as its changes ask for,
    /// or has gone back. Crosswalks and overlays fit a range of versions, so
    /// that a number that moves too little lets them be used where they no
    /// longer hold.
    VersionTooSmall = "CF1205" Error "version bump too small",

    // 13: mapping tables
    /// The bytes of a mapping table are not UTF-8, which SSSOM demands. A byte
    /// that is none is read as `?`; a text in UTF-16 is not read.
    TableEncoding = "CF1301" Error "table is not UTF-8",
    /// A mapping table begins with a byte order mark or has other line ends
    /// than line feeds. It is read, and is written without.
    LineEnds = "CF1302" Warning "byte order mark or foreign line ends",
    /// The metadata of a mapping set is not YAML, or uses what SSSOM forbids in
    /// it: directives, tags, anchors, aliases. The entries that can be read
    /// are.
    BadMetadata = "CF1303" Error "metadata cannot be read",
    /// A line stands where none may stand: a blank one, metadata with uneven
    /// spaces after the `#`, metadata in a table that has its own file of it.
    StrayLine = "CF1304" Warning "line that does not belong",
    /// A mapping table has no header line.
    NoTable = "CF1305" Error "no table",
    /// A row has more or fewer cells than the header line, or is cut off. What
    /// is there is read; cells beyond the header's are not.
    RaggedRow = "CF1306" Error "row of another length",
    /// A quoted cell has no closing quotation mark, or something after it.
    BadQuoting = "CF1307" Error "unsound quotation",
    /// A slot is neither one of SSSOM's at this place nor defined as an
    /// extension. Extensions are kept as texts all the same.
    UndefinedSlot = "CF1308" Warning "slot without a definition",
    /// A slot stands twice: two columns of one name, or two keys. The first is
    /// read.
    RepeatedSlot = "CF1309" Error "slot stands twice",
    /// A value is not of the kind that its slot holds. The slot stays empty.
    BadCell = "CF1310" Error "value does not fit its slot",
    /// A value was not written as SSSOM asks for, and its meaning is plain:
    /// white space around it, an IRI for a CURIE, an empty item of a list. It
    /// is read as it is meant.
    Tidied = "CF1311" Warning "value tidied",
    /// A mapping set uses what SSSOM has only since version 1.1 and does not
    /// say that it is of that version.
    UndeclaredVersion = "CF1312" Warning "newer than its version",
    /// A prefix is built in and stands for something else, or its name or IRI
    /// is unsound. It is not declared.
    BadPrefix = "CF1313" Error "unsound prefix",
    /// A mapping set lacks what SSSOM requires of one, or all its metadata.
    NoSetMetadata = "CF1314" Warning "mapping set without its metadata",
    /// The definition of an extension slot is unsound and not used; its slot
    /// counts as undefined.
    BadDefinition = "CF1315" Warning "unsound extension definition",

    // 14: profiles and records
    /// Two entries of a profile have the same id, or two results of a record
    /// are the same attempt at the same thing. The second is left out.
    RepeatedEntry = "CF1401" Error "entry twice",
    /// An award or a time of experience ends before it begins, or holds more
    /// months than there are between its days.
    ImpossibleDates = "CF1402" Error "impossible dates",
    /// Two entries say of the same thing, of the same day, what cannot both be:
    /// two levels of one scale. Both are left out.
    ContradictoryClaims = "CF1403" Error "contradictory claims",
    /// An entry holds something, or counts for something, that is not in the
    /// catalog, or a result is of something that is not assessed, counts what is
    /// not counted there, or shows a certificate where nothing is waived.
    NotInCatalog = "CF1404" Error "not in the catalog",
    /// An entry states a level of a scale that measures something else: a
    /// language has levels of a scale of language, education of one of education
    /// or qualifications, a levelled skill of its own.
    WrongScale = "CF1405" Error "level of another kind of scale",
    /// An entry says nothing that could be judged, such as a language without a
    /// level.
    EmptyEntry = "CF1406" Error "entry says nothing",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
