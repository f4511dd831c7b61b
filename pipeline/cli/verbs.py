"""What each verb does; the stages are imported when a verb needs them, so that the command starts quickly."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from pipeline.cli.talk import BELOW, DONE, FAULT, HELD, complain, say, with_bar


def do_extract(given: argparse.Namespace) -> int:
    """Print one JSON record a line, one per input."""
    from pipeline.inputs.walk import find_inputs
    from pipeline.privacy import Contacts, Policy, guard
    from pipeline.process import check_programme, process_input
    from pipeline.record import to_json, to_record
    from pipeline.sandbox import LIMITS, Limits
    from pipeline.show import counts
    from pipeline.topic_file import read_topic_file

    check_programme()
    inputs = find_inputs(given.paths).inputs
    held = dict[str, int]()
    limits = Limits(given.timeout) if given.timeout else LIMITS
    topics = read_topic_file(given.topics) if given.topics else ()
    policy = Policy(Contacts(given.contacts))
    for found in with_bar(inputs, len(inputs)):
        record = to_record(guard(process_input(found, limits, topics), policy), given.text, given.min_score)
        print(to_json(record))
        if record["status"] == "quarantined":
            held[record["reason"]] = held.get(record["reason"], 0) + 1
    if held:
        say(f"{sum(held.values())} of {len(inputs)} could not be read: {counts(held)}")
    return HELD if held and given.strict else DONE


def do_run(given: argparse.Namespace) -> int:
    """Read what is new or changed into the tables of an archive."""
    from tqdm import tqdm

    from pipeline.runner import run_archive
    from pipeline.sandbox import LIMITS
    from pipeline.show import show_summary

    bar = tqdm(unit=" files", disable=None, file=sys.stderr, leave=False)

    def progress(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)

    with bar:
        summary = run_archive(
            given.paths or None,
            given.archive,
            manifests=given.manifest,
            prune=given.prune,
            only=given.only,
            verify=given.verify,
            shard=given.shard,
            contacts=given.contacts,
            key=given.key,
            workers=given.workers,
            dask=given.dask,
            limits=replace(LIMITS, seconds=given.timeout or LIMITS.seconds, recognise=not given.defer_ocr),
            topics=given.topics,
            progress=progress,
        )
    for line in show_summary(summary, given.archive):
        print(line)
    return HELD if summary.quarantined and given.strict else DONE


def do_merge(given: argparse.Namespace) -> int:
    """Put archives that were made apart into a new one, as if one run had read all."""
    from pipeline.runner import merge_archives
    from pipeline.show import show_summary

    summary = merge_archives(given.parts, given.archive, key=given.key, workers=given.workers)
    for line in show_summary(summary, given.archive):
        print(line)
    return DONE


def do_rebucket(given: argparse.Namespace) -> int:
    """Put what came into an archive by many runs into as few files as one run would make."""
    from pipeline.runner import rebucket_archive

    count = rebucket_archive(given.archive, workers=given.workers)
    print(f"{count} buckets written" if count else "nothing to do: all buckets are as one run would make them")
    return DONE


def do_changes(given: argparse.Namespace) -> int:
    """List which values of which notices moved in a run, and why."""
    from pipeline.show import FORMATS
    from pipeline.views import ask_changes

    answer = ask_changes(given.archive, given.run, given.field, given.why, count=given.count)
    for line in FORMATS[given.format](answer.columns, answer.rows):
        print(line)
    return DONE


def do_forget(given: argparse.Namespace) -> int:
    """Take a name, number or mailbox out of all that an archive stores, for good."""
    from pipeline.archive import Archive
    from pipeline.forget import forget_value
    from pipeline.place import as_place
    from pipeline.privacy import read_key

    value = sys.stdin.readline().strip() if given.value == "-" else given.value
    key = read_key(given.key, given.archive) if given.key else None
    done = forget_value(Archive(as_place(given.archive)), value, key)
    print(f"masked in {done.files} files; every later run masks it too" if done.files else "it stood nowhere; every later run masks it")
    for words, names in (
        ("inputs that hold it, to be edited or deleted by you", done.sources),
        ("inputs whose name or manifest holds it", done.names),
        ("files of people's work that hold it", done.people),
    ):
        for name in names:
            print(f"{words}: {name}")
    return DONE


def do_show(given: argparse.Namespace) -> int:
    """Show what was found in a file, and where."""
    from pipeline.inputs.walk import find_inputs
    from pipeline.process import check_programme, process_input
    from pipeline.show import show_outcome

    check_programme()
    for path in given.files:
        for found in find_inputs([path]).inputs:
            for line in show_outcome(process_input(found), elements=given.elements):
                print(line)
    return DONE


def do_query(given: argparse.Namespace) -> int:
    """Run SQL (DuckDB) over the tables of an archive by name."""
    from pipeline.show import FORMATS
    from pipeline.views import ask

    answer = ask(given.sql, given.archive)
    for line in FORMATS[given.format](answer.columns, answer.rows):
        print(line)
    return DONE


def do_quarantine(given: argparse.Namespace) -> int:
    """List what could not be read, and why."""
    from pipeline.show import as_table
    from pipeline.views import ask

    sql = "SELECT source, stage, reason, detail FROM sources WHERE status = 'quarantined' ORDER BY source"
    answer = ask(sql, given.archive)
    rows = list(answer.rows)
    if rows:
        for line in as_table(answer.columns, rows):
            print(line)
    say(f"{len(rows)} in quarantine" if rows else "nothing is in quarantine")
    return DONE


def do_evaluate(given: argparse.Namespace) -> int:
    """Score the code against annotated notices, by field."""
    from pipeline.evaluate import main_evaluate

    report, reached = main_evaluate(given.gold, given.min, given.errors)
    print(report)
    if not reached:
        return complain(f"the mean F1 is below {given.min}", BELOW)
    return DONE


def do_train(given: argparse.Namespace) -> int:
    """Train a classifier on annotated notices (needs the extra `train`)."""
    from extractors.classifier import MODELS
    from pipeline.train import main_train

    report, same = main_train(given.task, given.gold or [Path("data/gold")], given.models or MODELS, check=given.check)
    print(report)
    if not same:
        return complain(f"the model of {given.task} is not what this gold gives", BELOW)
    return DONE


def do_fields(given: argparse.Namespace) -> int:
    """Document every table and column, as Markdown."""
    from pipeline.fields import document

    print(document(given.tables), end="")
    return DONE


def do_check(given: argparse.Namespace) -> int:
    """Say whether all is ready to run."""
    from pipeline.check import find_state

    ready = True
    for name, good, said in find_state(given.archive):
        print(f"{'ok   ' if good else 'FAULT'} {name}: {said}")
        ready = ready and good
    print("ready" if ready else "not ready")
    return DONE if ready else FAULT
