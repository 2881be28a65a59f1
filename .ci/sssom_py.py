"""What sssom-py reads of exported crosswalks, held against the data.

usage: sssom_py.py EXPORTS DATA [SLOT...]   (slots that may differ)
"""

import glob
import json
import logging
import os
import sys
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)

from sssom.parsers import parse_sssom_json, parse_sssom_table  # noqa: E402

exports, data, skipped = sys.argv[1], sys.argv[2], set(sys.argv[3:])
# Slots of a set that hold for its mappings, as far as the data has them.
PROPAGATED = {
    "subject_source", "subject_source_version", "object_source", "object_source_version",
    "mapping_date", "mapping_tool", "mapping_provider", "subject_type", "object_type",
}


def expected(path):
    """The mappings of a document, each with what it has from its set."""
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    common = {slot: value for slot, value in document.items() if slot in PROPAGATED}
    for mapping in document["mappings"]:
        yield {**common, **mapping}


def plain(record):
    """A mapping as comparable text; lists as sssom-py joins them."""
    slots = {}
    for slot, value in record.items():
        if slot in skipped or slot.startswith("ext_"):
            continue
        if isinstance(value, list):
            value = "|".join(value)
        if slot == "confidence" and value not in ("", None):
            value = round(float(value), 3)
        if value not in ("", None) and value == value:
            slots[slot] = str(value)
    return tuple(sorted(slots.items()))


faults = compared = 0
files = sorted(glob.glob(os.path.join(data, "*.json")))
if not files:
    sys.exit(f"no crosswalks in {data}")
for path in files:
    name = os.path.splitext(os.path.basename(path))[0]
    want = sorted(plain(record) for record in expected(path))
    for ending, parse in (("tsv", parse_sssom_table), ("json", parse_sssom_json)):
        file = os.path.join(exports, f"{name}.sssom.{ending}")
        read = parse(file).df.astype(object)
        got = sorted(plain(record) for record in read.where(read.notna(), None).to_dict("records"))
        compared += len(got)
        if got != want:
            faults += 1
            missing = [record for record in want if record not in got]
            more = [record for record in got if record not in want]
            print(f"{file}: {len(missing)} mappings missing, {len(more)} too many")
            for record in (missing[:1] + more[:1]):
                print("   ", record)
print(f"sssom-py read {compared} mappings of {len(files)} crosswalks, {faults} files otherwise")
sys.exit(1 if faults or not compared else 0)
