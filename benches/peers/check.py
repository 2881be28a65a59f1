"""How long two validators take with the committed schema.

    pip install jsonschema fastjsonschema
    cargo bench --bench checking -- write 4 framework.json
    python benches/peers/check.py framework.json

Reading the JSON is timed apart. A schema finds wrong types, unknown and missing
fields and values of another form; it does not find what this library checks
beyond that: ids, references, hierarchy, levels, texts, dates, codes.
"""

import json
import pathlib
import resource
import sys
import time

SCHEMA = pathlib.Path(__file__).parents[2] / "schemas" / "framework.schema.json"


def timed(what, job):
    start = time.perf_counter()
    result = job()
    taken = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    print(f"{what:<44} {taken * 1e3:>10.0f} ms   peak {peak:.0f} MB")
    return result


def main():
    text = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
    which = sys.argv[2:] or ["fastjsonschema", "jsonschema"]
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    print(f"{len(text.encode())} bytes")
    document = timed("json.loads", lambda: json.loads(text))
    if "fastjsonschema" in which:
        import fastjsonschema

        # It knows draft 7, whose keywords are all that the schema uses.
        seventh = schema | {"$schema": "http://json-schema.org/draft-07/schema#"}
        validate = timed("fastjsonschema: compiling the schema", lambda: fastjsonschema.compile(seventh))
        timed("fastjsonschema: validating", lambda: validate(document))
    if "jsonschema" in which:
        import jsonschema

        validator = jsonschema.Draft202012Validator(schema)
        faults = timed("jsonschema: validating", lambda: sum(1 for _ in validator.iter_errors(document)))
        print(f"{faults} faults")


main()
