#!/usr/bin/env python3
"""Reads a mapping set, or composes two into a third, with other tools.

usage: reading.py THREADS polars|duckdb|sssom-py read FILE
       reading.py THREADS polars|duckdb compose AB BC MADE
THREADS is also how many processors the tool gets, where the system can tell
them apart: with one thread of its own, polars reads on others besides, and duckdb
writes on them.
Prints nanoseconds and the peak of memory in KiB, as the children of the bench
`mappings` do. Reading the file is measured, starting Python and
importing is not. `pip install polars duckdb sssom` is all it needs.
"""
import os
import resource
import sys
import time

threads, tool, job, *files = sys.argv[1:]
os.environ["POLARS_MAX_THREADS"] = threads
if hasattr(os, "sched_setaffinity"):
    processors = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, processors[-int(threads) :])

SKOS = {word: f"skos:{word}Match" for word in ("exact", "close", "broad", "narrow", "related")}
RULES = (
    [("exact", p, p) for p in SKOS]
    + [(p, "exact", p) for p in SKOS if p != "exact"]
    + [("broad", "broad", "broad"), ("narrow", "narrow", "narrow")]
)
RULES = [tuple(SKOS[word] for word in rule) for rule in RULES]
TEXTS = "subject_id subject_label predicate_id object_id object_label mapping_justification".split()


def head(path):
    with open(path, encoding="utf-8") as file:
        return next(n for n, line in enumerate(file) if not line.startswith("#"))


def polars():
    import polars as pl

    def read(path):
        return pl.read_csv(path, separator="\t", skip_lines=head(path), quote_char=None)

    def compose():
        a, b = read(files[0]), read(files[1])
        rules = pl.DataFrame(RULES, schema=["predicate_id", "predicate_id_right", "p"], orient="row")
        made = (
            a.lazy()
            .join(b.lazy(), left_on="object_id", right_on="subject_id")
            .join(rules.lazy(), on=["predicate_id", "predicate_id_right"])
            .group_by(["subject_id", "p", "object_id_right"])
            .agg(
                pl.col("subject_label").first(),
                pl.col("object_label_right").first(),
                (pl.col("confidence") * pl.col("confidence_right")).max(),
            )
            .collect()
        )
        made.write_csv(files[2], separator="\t")

    return (lambda: read(files[0])) if job == "read" else compose


def duckdb():
    import duckdb

    con = duckdb.connect()
    con.execute(f"set threads={int(threads)}")
    columns = {name: "VARCHAR" for name in TEXTS} | {"confidence": "DOUBLE"}

    def read(table, path):
        con.execute(
            f"create table {table} as select * from read_csv('{path}', delim='\t', header=true, "
            f"skip={head(path)}, quote='', escape='', columns={columns})"
        )

    def compose():
        read("a", files[0])
        read("b", files[1])
        con.execute("create table rules(p1 varchar, p2 varchar, p varchar)")
        con.executemany("insert into rules values (?, ?, ?)", RULES)
        con.execute(
            "copy (select a.subject_id, p, b.object_id, any_value(a.subject_label), any_value(b.object_label), "
            "max(a.confidence * b.confidence) from a join b on a.object_id = b.subject_id "
            "join rules on p1 = a.predicate_id and p2 = b.predicate_id "
            f"group by a.subject_id, p, b.object_id) to '{files[2]}' (delimiter '\t', header)"
        )

    return (lambda: read("a", files[0])) if job == "read" else compose


def sssom_py():
    import logging

    from sssom.parsers import parse_sssom_table

    logging.disable(logging.CRITICAL)
    return lambda: parse_sssom_table(files[0])


work = {"polars": polars, "duckdb": duckdb, "sssom-py": sssom_py}[tool]()
start = time.perf_counter_ns()
made = work()
print(time.perf_counter_ns() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
