#!/usr/bin/env python3
"""Composes, merges and compares tables of mappings with polars or duckdb.

usage: composing.py polars|duckdb JOB FOLDER SIZE [THREADS]
JOB is compose, merge, deduplicate or diff. FOLDER has AB_SIZE.tsv, BC_SIZE.tsv
and AB2_SIZE.tsv (`cargo bench --bench composing -- --write FOLDER`). Prints
the seconds of the job, in memory and after reading, and what came of it.
THREADS, one where it is not given, is also how many processors the tool gets,
where the system can tell them apart. `pip install polars duckdb` is all it needs.
"""
import os
import sys
import time

tool, job, folder, size = sys.argv[1:5]
threads = sys.argv[5] if len(sys.argv) > 5 else "1"
os.environ["POLARS_MAX_THREADS"] = threads
if hasattr(os, "sched_setaffinity"):
    processors = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, processors[-int(threads) :])
AB, BC, AB2 = (f"{folder}/{name}_{size}.tsv" for name in ("AB", "BC", "AB2"))
HEAD = 11

SKOS = {word: f"skos:{word}Match" for word in ("exact", "close", "broad", "narrow", "related")}
RULES = (
    [("exact", p, p) for p in SKOS]
    + [(p, "exact", p) for p in SKOS if p != "exact"]
    + [("broad", "broad", "broad"), ("narrow", "narrow", "narrow")]
)
RULES = [tuple(SKOS[word] for word in rule) for rule in RULES]


def timed(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def polars():
    import polars as pl

    def read(path):
        return pl.read_csv(path, separator="\t", skip_lines=HEAD, quote_char=None)

    key = ["subject_id", "predicate_id", "object_id"]
    ends = ["subject_id", "object_id"]
    a = read(AB)
    if job == "compose":
        b = read(BC)
        rules = pl.DataFrame(RULES, schema=["predicate_id", "predicate_id_right", "p"], orient="row")
        cols = key + ["confidence"]

        def work():
            return (
                a.lazy().select(cols)
                .join(b.lazy().select(cols), left_on="object_id", right_on="subject_id")
                .join(rules.lazy(), on=["predicate_id", "predicate_id_right"])
                .group_by(["subject_id", "p", "object_id_right"])
                .agg((pl.col("confidence") * pl.col("confidence_right")).max())
                .collect()
            )
    elif job == "merge":
        b = read(AB2)
        work = lambda: pl.concat([a, b]).unique()
    elif job == "deduplicate":
        work = lambda: a.sort("confidence", descending=True).unique(key, keep="first")
    elif job == "diff":
        b = read(AB2)

        def work():
            x, y = a.select(ends).unique(), b.select(ends).unique()
            one = x.join(y, on=ends, how="anti")
            two = y.join(x, on=ends, how="anti")
            return len(one), len(two), len(x) - len(one)
    seconds, result = timed(work)
    return seconds, result if job == "diff" else len(result)


def duckdb():
    import duckdb

    con = duckdb.connect()
    con.execute(f"set threads={threads}")
    columns = {
        name: "VARCHAR"
        for name in "subject_id subject_label predicate_id object_id object_label mapping_justification".split()
    } | {"confidence": "DOUBLE"}

    def read(table, path):
        con.execute(
            f"create table {table} as select * from read_csv('{path}', delim='\t', header=true, "
            f"skip={HEAD}, quote='', escape='', columns={columns})"
        )

    read("a", AB)
    read("b", BC if job == "compose" else AB2)
    if job == "compose":
        con.execute("create table rules(p1 varchar, p2 varchar, p varchar)")
        con.executemany("insert into rules values (?, ?, ?)", RULES)
        query = (
            "create table r as select a.subject_id s, p, b.object_id o, max(a.confidence * b.confidence) c "
            "from a join b on a.object_id = b.subject_id "
            "join rules on p1 = a.predicate_id and p2 = b.predicate_id group by all"
        )
    elif job == "merge":
        query = "create table r as select * from a union select * from b"
    elif job == "deduplicate":
        query = (
            "create table r as select subject_id, predicate_id, object_id, arg_max(mapping_justification, confidence) "
            "from a group by all"
        )
    elif job == "diff":
        query = (
            "create table r as with x as (select distinct subject_id s, object_id o from a), "
            "y as (select distinct subject_id s, object_id o from b) "
            "select count(*) filter (y.s is null) u1, count(*) filter (x.s is null) u2, "
            "count(*) filter (x.s is not null and y.s is not null) both_ "
            "from x full join y on x.s = y.s and x.o = y.o"
        )
    seconds, _ = timed(lambda: con.execute(query))
    if job == "diff":
        return seconds, con.execute("select * from r").fetchone()
    return seconds, con.execute("select count(*) from r").fetchone()[0]


seconds, result = {"polars": polars, "duckdb": duckdb}[tool]()
print(f"{seconds:.4f} {result}")
