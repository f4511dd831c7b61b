"""The command `gongwen`: data goes to standard output, talk and progress to standard error."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from pipeline.inputs.walk import legible
from pipeline.outcome import ProgrammeFault

DONE, BELOW, FAULT, HELD = 0, 1, 2, 3
INTERRUPTED = 130
ABOUT = """Reads Chinese government notices (公文) into tables, with evidence for every value."""
STATUS = """exit status: 0 done (files in quarantine too), 1 a score below --min or a changed model under --check, 2 a fault of the call or
the machine, 3 something in quarantine under --strict"""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; gives its exit status."""
    _prepare_streams()
    try:
        given = build_parser().parse_args(arguments)
        status: int = given.do(given)
        sys.stdout.flush()
    except ProgrammeFault as fault:
        return _complain(str(fault))
    except BrokenPipeError:  # who reads us has had enough: no fault, and nothing more to say
        _give_up_output()
        return DONE
    except OSError as fault:
        if fault.filename is None:  # a stream, not a file: what is left in it would complain again at the end
            _give_up_output()
        return _complain(f"{legible(str(fault.filename or 'standard output'))}: {fault.strerror or fault}")
    except KeyboardInterrupt:
        return _complain("interrupted; what was written stays, run again to go on", INTERRUPTED)
    return status


def _prepare_streams() -> None:
    """UTF-8 in any locale; a stream that the caller closed swallows what is written to it."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - open until the end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _give_up_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def build_parser() -> argparse.ArgumentParser:
    """The verbs with their options; every help ends with examples."""
    parser: argparse.ArgumentParser = _formatted(
        argparse.ArgumentParser, prog="gongwen", description=ABOUT, epilog=f"{STATUS}\n\n" + _examples("gongwen check")
    )
    parser.add_argument("--version", action=_Version)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    def verb(do: Callable[[argparse.Namespace], int], about: str, *examples: str) -> argparse.ArgumentParser:
        name = do.__name__.removeprefix("_do_")
        made: argparse.ArgumentParser = _formatted(
            verbs.add_parser, name, help=about, description=about[0].upper() + about[1:] + ".", epilog=_examples(*examples)
        )
        made.set_defaults(do=do)
        return made

    extract = verb(_do_extract, "print one JSON record a line, one per input", "gongwen extract data/raw")
    extract.add_argument(
        "paths", nargs="+", metavar="PATH", help="a file, an archive (ZIP, WARC), or a folder that is walked in sorted order"
    )
    extract.add_argument("--text", action="store_true", help="add the clean text as full_text: spans count in it")
    extract.add_argument("--min-score", type=_probability, default=0.0, metavar="P", help="leave out values that score below P (0..1)")
    _add_topics(extract)
    _add_timeout(extract)
    _add_strict(extract)

    run = verb(
        _do_run, "read what is new or changed into the tables of an archive", "gongwen run", "gongwen run data/raw --archive my-archive"
    )
    run.add_argument("paths", nargs="*", metavar="PATH", help="files and folders; ZIP and WARC files are opened (default: DIR/raw)")
    run.add_argument(
        "--manifest",
        action="append",
        default=[],
        metavar="FILE",
        help="a table (CSV, XLSX, Parquet, JSON lines) with a column path or text, and what else is to stand in `sources`; may be repeated",
    )
    _add_archive(run)
    run.add_argument("--prune", action="store_true", help="drop the rows of sources that have gone from their folder (default: keep them)")
    _add_topics(run)
    _add_timeout(run)
    _add_strict(run)

    show = verb(_do_show, "show what was found in a file, and where", "gongwen show data/raw/2022-shaoyang-plan.txt")
    show.add_argument("files", nargs="+", metavar="FILE")
    show.add_argument("--elements", action="store_true", help="show the text too, each line with its element of GB/T 9704-2012")

    query = verb(
        _do_query, "run SQL (DuckDB) over the tables of an archive by name", 'gongwen query "SELECT issued_on, title FROM notices LIMIT 3"'
    )
    query.add_argument(
        "sql",
        metavar="SQL",
        help='one SELECT; tables: see `gongwen fields`; views: departments, dates; the columns "group" and "offset" take double quotes',
    )
    _add_archive(query)
    query.add_argument("--format", choices=("table", "csv", "json"), default="table", help="json: one object a line (default: table)")

    quarantine = verb(_do_quarantine, "list what could not be read, and why", "gongwen quarantine --archive data")
    _add_archive(quarantine)

    evaluate = verb(_do_evaluate, "score the code against annotated notices, by field", "gongwen evaluate data/gold --errors wrong.jsonl")
    evaluate.add_argument("gold", type=Path, metavar="GOLD_DIR", help="a folder of pairs NAME.txt, NAME.json")
    evaluate.add_argument("--min", type=_probability, metavar="F1", help="end with status 1 where the mean F1 is below it")
    evaluate.add_argument("--errors", type=Path, metavar="FILE", help="write every wrong value there, a JSON object a line")

    train = verb(
        _do_train,
        "train a classifier on annotated notices (needs the extra `train`)",
        "gongwen train activity_category --gold my-gold",
    )
    train.add_argument("task", metavar="TASK", help="its name: see docs/training.md")
    train.add_argument(
        "--gold", type=Path, action="append", metavar="DIR", help="a folder of annotated notices; may be repeated (default: data/gold)"
    )
    train.add_argument("--models", type=Path, metavar="DIR", help="where model and card are written (default: those of the package)")
    train.add_argument("--check", action="store_true", help="write nothing; end with status 1 where the model there predicts otherwise")

    columns = verb(_do_fields, "document every table and column, as Markdown", "gongwen fields contacts")
    columns.add_argument("tables", nargs="*", metavar="TABLE", help="only these (default: all)")

    check = verb(_do_check, "say whether all is ready to run", "gongwen check --archive data")
    _add_archive(check)
    return parser


class _Version(argparse.Action):
    """Prints the version; it is looked up only when asked for."""

    def __init__(self, option_strings: list[str], dest: str, **_: object) -> None:
        super().__init__(option_strings, dest, nargs=0, help="print the version and end")

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"gongwen {version('gongwen')}")
        parser.exit()


def _formatted(make: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    return make(*args, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False, **kwargs)


def _examples(*lines: str) -> str:
    return "example:\n" + "\n".join(f"  {line}" for line in lines)


def _add_archive(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--archive", type=Path, default=Path("data"), metavar="DIR", help="the archive's folder (default: data)")


def _add_strict(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--strict", action="store_true", help="end with status 3 where something stands in quarantine")


def _add_topics(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--topics", type=Path, metavar="FILE", help="a TOML file of your own topics, for the table subjects (docs/topics.md)"
    )


def _add_timeout(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--timeout",
        type=_seconds,
        metavar="SECONDS",
        help="the time that the reading of one file may take (default: 600; scans need 2 a page)",
    )


def _seconds(word: str) -> float:
    try:
        value = float(word)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{word} is no number of seconds")
    return value


def _probability(word: str) -> float:
    try:
        value = float(word)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{word} is no number between 0 and 1")
    return value


def _say(words: str) -> None:
    print(words, file=sys.stderr)


def _complain(words: str, status: int = FAULT) -> int:
    _say(f"gongwen: {words}")
    return status


def _with_bar(items: Iterable[Any], total: int) -> Iterable[Any]:
    """The items, with a bar, rate and time left on a terminal, unless the data goes there too."""
    from tqdm import tqdm

    found: Iterable[Any] = tqdm(items, total=total, unit=" files", disable=sys.stdout.isatty() or None, file=sys.stderr, leave=False)
    return found


def _do_extract(given: argparse.Namespace) -> int:
    from pipeline.inputs.walk import find_inputs
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
    for found in _with_bar(inputs, len(inputs)):
        record = to_record(process_input(found, limits, topics), given.text, given.min_score)
        print(to_json(record))
        if record["status"] == "quarantined":
            held[record["reason"]] = held.get(record["reason"], 0) + 1
    if held:
        _say(f"{sum(held.values())} of {len(inputs)} could not be read: {counts(held)}")
    return HELD if held and given.strict else DONE


def _do_run(given: argparse.Namespace) -> int:
    from tqdm import tqdm

    from pipeline.runner import run_archive
    from pipeline.sandbox import LIMITS, Limits
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
            limits=Limits(given.timeout) if given.timeout else LIMITS,
            topics=given.topics,
            progress=progress,
        )
    for line in show_summary(summary, given.archive):
        print(line)
    return HELD if summary.quarantined and given.strict else DONE


def _do_show(given: argparse.Namespace) -> int:
    from pipeline.inputs.walk import find_inputs
    from pipeline.process import check_programme, process_input
    from pipeline.show import show_outcome

    check_programme()
    for path in given.files:
        for found in find_inputs([path]).inputs:
            for line in show_outcome(process_input(found), elements=given.elements):
                print(line)
    return DONE


def _do_query(given: argparse.Namespace) -> int:
    from pipeline.show import FORMATS
    from pipeline.views import ask

    answer = ask(given.sql, given.archive)
    for line in FORMATS[given.format](answer.columns, answer.rows):
        print(line)
    return DONE


def _do_quarantine(given: argparse.Namespace) -> int:
    from pipeline.show import as_table
    from pipeline.views import ask

    sql = "SELECT source, stage, reason, detail FROM sources WHERE status = 'quarantined' ORDER BY source"
    answer = ask(sql, given.archive)
    rows = list(answer.rows)
    if rows:
        for line in as_table(answer.columns, rows):
            print(line)
    _say(f"{len(rows)} in quarantine" if rows else "nothing is in quarantine")
    return DONE


def _do_evaluate(given: argparse.Namespace) -> int:
    from pipeline.evaluate import main_evaluate

    report, reached = main_evaluate(given.gold, given.min, given.errors)
    print(report)
    if not reached:
        return _complain(f"the mean F1 is below {given.min}", BELOW)
    return DONE


def _do_train(given: argparse.Namespace) -> int:
    from extractors.classifier import MODELS
    from pipeline.train import main_train

    report, same = main_train(given.task, given.gold or [Path("data/gold")], given.models or MODELS, check=given.check)
    print(report)
    if not same:
        return _complain(f"the model of {given.task} is not what this gold gives", BELOW)
    return DONE


def _do_fields(given: argparse.Namespace) -> int:
    from pipeline.fields import document

    print(document(given.tables), end="")
    return DONE


def _do_check(given: argparse.Namespace) -> int:
    from pipeline.check import find_state

    ready = True
    for name, good, said in find_state(given.archive):
        print(f"{'ok   ' if good else 'FAULT'} {name}: {said}")
        ready = ready and good
    print("ready" if ready else "not ready")
    return DONE if ready else FAULT


if __name__ == "__main__":
    sys.exit(main())
