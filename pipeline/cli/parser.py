"""The verbs of the command with their options; every help ends with examples."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.cli import verbs
from pipeline.outcome import Reason

CONTACTS = ("all", "office", "masked", "none")  # as in pipeline.privacy, which takes longer to load than the help may
ABOUT = """Reads Chinese government notices (公文) into tables, with evidence for every value."""
STATUS = """exit status: 0 done (files in quarantine too), 1 a score below --min or a changed model under --check, 2 a fault of the call or
the machine, 3 something in quarantine under --strict"""


def build_parser() -> argparse.ArgumentParser:
    """The verbs with their options; every help ends with examples."""
    parser: argparse.ArgumentParser = _formatted(
        argparse.ArgumentParser, prog="gongwen", description=ABOUT, epilog=f"{STATUS}\n\n" + _examples("gongwen check")
    )
    parser.add_argument("--version", action=_Version)
    subparsers = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    def verb(do: Callable[[argparse.Namespace], int], *examples: str) -> argparse.ArgumentParser:
        """A verb with the name of its function and the first line of its docstring."""
        about = (do.__doc__ or "").split("\n")[0].rstrip(".")
        made: argparse.ArgumentParser = _formatted(
            subparsers.add_parser,
            do.__name__.removeprefix("do_"),
            help=about[0].lower() + about[1:],
            description=about + ".",
            epilog=_examples(*examples),
        )
        made.set_defaults(do=do)
        return made

    _describe_extract(verb(verbs.do_extract, "gongwen extract data/raw"))
    _describe_run(
        verb(
            verbs.do_run,
            "gongwen run",
            "gongwen run data/raw --archive my-archive",
        )
    )
    merge = verb(verbs.do_merge, "gongwen merge part-1 part-2 --archive whole")
    merge.add_argument("parts", nargs="+", metavar="PART", help="an archive that `gongwen run --shard I/N` has made; it stays as it is")
    _add_archive(merge)
    _add_key(merge)
    _add_workers(merge)
    rebucket = verb(verbs.do_rebucket, "gongwen rebucket --archive my-archive")
    _add_archive(rebucket)
    _add_workers(rebucket)

    forget = verb(verbs.do_forget, "gongwen forget 0739-5366017 --archive data")
    forget.add_argument("value", metavar="VALUE", help="a name, number, mailbox, account or address; - reads it from standard input")
    _add_archive(forget)
    _add_key(forget)

    show = verb(verbs.do_show, "gongwen show data/raw/2022-shaoyang-plan.txt")
    show.add_argument("files", nargs="+", metavar="FILE")
    show.add_argument("--elements", action="store_true", help="show the text too, each line with its element of GB/T 9704-2012")

    query = verb(verbs.do_query, 'gongwen query "SELECT issued_on, title FROM notices LIMIT 3"')
    query.add_argument(
        "sql",
        metavar="SQL",
        help='one SELECT; tables: see `gongwen fields`; views: departments, dates; the columns "group" and "offset" take double quotes',
    )
    _add_archive(query)
    _add_format(query)

    changes = verb(verbs.do_changes, "gongwen changes", "gongwen changes --run 4 --why model --format csv")
    changes.add_argument("--run", type=int, metavar="N", help="the changes of run N (default: of the last run that moved a value)")
    changes.add_argument("--field", metavar="NAME", help="only those of one field")
    changes.add_argument(
        "--why", metavar="WHY", help="only those for one reason: source, code, lexicon, model, library, settings or recognition"
    )
    changes.add_argument("--count", action="store_true", help="how many there are by run, reason and field, of all runs if none is given")
    _add_archive(changes)
    _add_format(changes)

    quarantine = verb(verbs.do_quarantine, "gongwen quarantine --archive data")
    _add_archive(quarantine)

    evaluate = verb(verbs.do_evaluate, "gongwen evaluate data/gold --errors wrong.jsonl")
    evaluate.add_argument("gold", type=Path, metavar="GOLD_DIR", help="a folder of pairs NAME.txt, NAME.json")
    evaluate.add_argument("--min", type=_probability, metavar="F1", help="end with status 1 where the mean F1 is below it")
    evaluate.add_argument("--errors", type=Path, metavar="FILE", help="write every wrong value there, a JSON object a line")

    train = verb(verbs.do_train, "gongwen train activity_category --gold my-gold")
    train.add_argument("task", metavar="TASK", help="its name: see docs/training.md")
    train.add_argument(
        "--gold", type=Path, action="append", metavar="DIR", help="a folder of annotated notices; may be repeated (default: data/gold)"
    )
    train.add_argument("--models", type=Path, metavar="DIR", help="where model and card are written (default: those of the package)")
    train.add_argument("--check", action="store_true", help="write nothing; end with status 1 where the model there predicts otherwise")

    columns = verb(verbs.do_fields, "gongwen fields contacts")
    columns.add_argument("tables", nargs="*", metavar="TABLE", help="only these (default: all)")

    check = verb(verbs.do_check, "gongwen check --archive data")
    _add_archive(check)
    return parser


def _describe_extract(extract: argparse.ArgumentParser) -> None:
    extract.add_argument(
        "paths", nargs="+", metavar="PATH", help="a file, an archive (ZIP, WARC), or a folder that is walked in sorted order"
    )
    extract.add_argument("--text", action="store_true", help="add the clean text as full_text: spans count in it")
    extract.add_argument("--min-score", type=_probability, default=0.0, metavar="P", help="leave out values that score below P (0..1)")
    _add_topics(extract)
    _add_contacts(extract)
    _add_timeout(extract)
    _add_strict(extract)


def _describe_run(run: argparse.ArgumentParser) -> None:
    run.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files and folders, here or elsewhere (s3://bucket/folder); ZIP and WARC files are opened (default: DIR/raw)",
    )
    run.add_argument(
        "--manifest",
        action="append",
        default=[],
        metavar="FILE",
        help="a table (CSV, XLSX, Parquet, JSON lines) with a column path or text, and what else is to stand in `sources`; may be repeated",
    )
    _add_archive(run)
    run.add_argument("--prune", action="store_true", help="drop the rows of sources that have gone from their folder (default: keep them)")
    run.add_argument(
        "--only",
        type=_reason,
        metavar="REASON",
        help="read only what stands in quarantine for this reason (needs_ocr, say)",
    )
    run.add_argument("--verify", action="store_true", help="read every file to see whether it changed, whatever its size and time say")
    run.add_argument("--defer-ocr", action="store_true", help="recognise no scans now: they wait as NEEDS_OCR for a run without this")
    sharing = run.add_mutually_exclusive_group()
    _add_workers(sharing)
    sharing.add_argument("--dask", metavar="ADDRESS", help="share the work among the workers of this Dask scheduler (tcp://HOST:PORT)")
    run.add_argument("--shard", type=_shard, metavar="I/N", help="read the I-th of N parts of the inputs, to be merged (docs/scaling.md)")
    _add_topics(run)
    _add_contacts(run)
    _add_key(run)
    _add_timeout(run)
    _add_strict(run)


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
    parser.add_argument("--archive", default="data", metavar="DIR", help="the archive's folder (default: data)")


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


def _add_contacts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--contacts",
        choices=CONTACTS,
        default=CONTACTS[0],
        help="what of contact data is kept; the rest is masked, in texts and quotes too (default: all; docs/privacy.md)",
    )


def _add_key(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--key", type=Path, metavar="FILE", help="a secret outside the archive, for pseudonyms (docs/privacy.md)")


def _add_workers(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--workers", type=_count, metavar="N", help="how many processes share the work (default: as many as it pays for)")


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table", help="json: one object a line (default: table)")


def _count(word: str) -> int:
    if not word.isdecimal() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"{word} is no number of processes")
    return int(word)


def _shard(word: str) -> tuple[int, int]:
    number, _, count = word.partition("/")
    if not (number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count)):
        raise argparse.ArgumentTypeError(f"{word} is no part of the inputs; expected 3/8 for the third of eight")
    return int(number), int(count)


def _reason(word: str) -> str:
    if word.upper() not in Reason.__members__:
        raise argparse.ArgumentTypeError(f"{word} is no reason; there are: {', '.join(Reason).lower()}")
    return word.upper()


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
