"""The command as people use it: every verb, every help with an example that runs, data and talk on their own streams."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli import build_parser, main
from tests.archives import digests, make_folder

ROOT = Path(__file__).parents[2]
VERBS = ("extract", "run", "merge", "rebucket", "show", "query", "changes", "forget", "quarantine", "evaluate", "fields", "check")
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as a user has it: data/raw and data/gold, with the tables of a run."""
    shutil.copytree(ROOT / "data" / "raw", tmp_path / "data" / "raw")
    shutil.copytree(ROOT / "data" / "gold", tmp_path / "data" / "gold")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def help_of(*verb: str, capsys: Captured) -> str:
    with pytest.raises(SystemExit) as end:
        main([*verb, "--help"])
    assert end.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_every_help_ends_with_examples_that_run(verb: str, here: Path, capsys: Captured) -> None:
    page = help_of(*filter(None, [verb]), capsys=capsys)
    examples = page.split("example:\n")[1].splitlines()
    assert examples
    main(["run"])
    for part in ("1", "2"):
        main(["run", "data/raw", "--shard", f"{part}/2", "--archive", f"part-{part}"])
    capsys.readouterr()
    for line in examples:
        command, *arguments = shlex.split(line)
        assert command == "gongwen"
        assert not verb or arguments[0] == verb
        assert main(arguments) == 0, line
        shown = capsys.readouterr()
        assert shown.out or shown.err, line


def test_the_policies_of_the_command_are_those_of_the_pipeline() -> None:
    from pipeline.cli.parser import CONTACTS
    from pipeline.privacy import Contacts

    assert tuple(Contacts) == CONTACTS


def test_the_help_names_every_verb(capsys: Captured) -> None:
    page = help_of(capsys=capsys)
    assert [verb for verb in VERBS if not re.search(rf"^    {verb}\s", page, re.MULTILINE)] == []
    actions = build_parser()._subparsers
    assert actions is not None


def test_extract_prints_one_record_a_line_and_nothing_else(tmp_path: Path, capsys: Captured) -> None:
    folder = make_folder(tmp_path / "in", 2)
    (folder / "bad.txt").write_bytes(b"")
    assert main(["extract", str(folder), str(tmp_path / "nowhere.txt"), "--text"]) == 0
    shown = capsys.readouterr()
    records = [json.loads(line) for line in shown.out.splitlines()]
    assert [record["source"] for record in records] == ["in/0.txt", "in/1.txt", "in/bad.txt", "nowhere.txt"]
    assert [record["status"] for record in records] == ["extracted", "extracted", "quarantined", "quarantined"]
    assert "full_text" in records[0]
    assert "2 of 4 could not be read: EMPTY 1, MISSING 1" in shown.err


def test_strict_ends_with_3_where_something_is_in_quarantine(tmp_path: Path, capsys: Captured) -> None:
    folder = make_folder(tmp_path / "in", 1)
    assert main(["extract", str(folder), "--strict"]) == 0
    (folder / "bad.txt").write_bytes(b"")
    assert main(["extract", str(folder), "--strict"]) == 3
    assert main(["run", str(folder), "--archive", str(tmp_path / "a"), "--strict"]) == 3
    assert main(["run", str(folder), "--archive", str(tmp_path / "a")]) == 0


def test_values_below_min_score_are_left_out_and_abstained(tmp_path: Path, capsys: Captured) -> None:
    folder = make_folder(tmp_path / "in", 1)
    main(["extract", str(folder), "--min-score", "1"])
    record = json.loads(capsys.readouterr().out)
    assert {record["evidence"][name]["status"] for name in ("title", "contacts")} == {"abstained"}
    assert record["contacts"] == []
    assert record["title"] is None


def test_run_reports_and_quarantine_lists(here: Path, capsys: Captured) -> None:
    (here / "data" / "raw" / "empty.txt").write_bytes(b"")
    assert main(["run"]) == 0
    shown = capsys.readouterr().out
    assert "in quarantine 1: EMPTY 1" in shown
    assert shown.splitlines()[-1].startswith("look at them: gongwen query ")
    assert main(["quarantine"]) == 0
    shown = capsys.readouterr()
    assert "raw/empty.txt" in shown.out
    assert "1 in quarantine" in shown.err


@pytest.mark.parametrize(("form", "wanted"), [("csv", "n,words\n1,甲\n"), ("json", '{"n": 1, "words": "甲"}\n')])
def test_query_gives_other_forms(form: str, wanted: str, here: Path, capsys: Captured) -> None:
    main(["run"])
    capsys.readouterr()
    main(["query", "SELECT 1 AS n, '甲' AS words", "--format", form])
    assert capsys.readouterr().out == wanted


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["query", "SELECT nothing FROM notices"], "nothing"),
        (["query", "DROP TABLE notices"], "only read"),
        (["query", "SELECT 1; SELECT 2"], "one SQL statement"),
        (["query", "SELECT 1", "--archive", "nowhere"], "no tables in this archive"),
        (["quarantine", "--archive", "nowhere"], "no tables in this archive"),
        (["run", "--archive", "nowhere"], "no such folder"),
        (["evaluate", "nowhere"], "no such folder"),
        (["fields", "contact"], "no table contact"),
        (["run", "data/raw", "data/raw"], "is given twice"),
    ],
)
def test_faults_of_the_call_end_with_2_and_words(arguments: list[str], words: str, here: Path, capsys: Captured) -> None:
    main(["run"])
    capsys.readouterr()
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.err.startswith("gongwen: ")
    assert words in shown.err
    assert shown.out == ""


def test_evaluate_ends_with_1_below_the_minimum_and_writes_errors(here: Path, capsys: Captured) -> None:
    annotation = here / "data" / "gold" / "raw" / "2022-shaoyang-plan.json"
    record = json.loads(annotation.read_text(encoding="utf-8"))
    annotation.write_text(json.dumps(record | {"title": "另一个标题"}, ensure_ascii=False), encoding="utf-8")
    assert main(["evaluate", "data/gold", "--min", "1", "--errors", "errors.jsonl"]) == 1
    errors = [json.loads(line) for line in (here / "errors.jsonl").read_text(encoding="utf-8").splitlines()]
    assert ("2022-shaoyang-plan", "title", "另一个标题") in [(e["notice"], e["field"], "".join(e["missed"]).strip()) for e in errors]


def test_show_tells_where_every_value_stands(here: Path, capsys: Captured) -> None:
    main(["show", "data/raw/2022-shaoyang-plan.txt", "nowhere.txt"])
    shown = capsys.readouterr().out
    assert "邵应急发〔2022〕18号" in shown
    assert "nowhere.txt: in quarantine at ingest: MISSING" in shown


def test_check_tells_what_is_not_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert main(["check", "--archive", str(blocked / "archive")]) == 2
    assert "not ready" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such locale")
def test_chinese_paths_and_questions_work_in_a_locale_without_chinese(tmp_path: Path) -> None:
    make_folder(tmp_path / "通知 一", 2)
    plain = {"PATH": os.environ["PATH"], "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "latin-1"}
    lines = (
        "extract '通知 一'",
        "run '通知 一' --archive 档案",
        "query \"SELECT source FROM sources JOIN notices USING (notice_id) WHERE title LIKE '%档案%'\" --archive 档案",
        "show '通知 一/0.txt'",
        "check --archive 档案",
        "run --archive 无",
        "query 'SELECT 1' --archive 无",
        "evaluate 无",
    )
    code = "import shlex, sys; from pipeline.cli import main; [main(shlex.split(line)) for line in sys.argv[1:]]"
    found = []
    for place in (plain, {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}):
        done = subprocess.run(
            [sys.executable, "-c", code, *lines], capture_output=True, cwd=tmp_path, env=place | {"PYTHONPATH": str(ROOT)}
        )
        found.append((done.stdout.decode("utf-8"), done.stderr.decode("utf-8"), digests(tmp_path / "档案" / "structured")))
        shutil.rmtree(tmp_path / "档案")
    assert found[0] == found[1]
    assert "Traceback" not in found[0][1]
    assert "无: no such folder" in found[0][1]
    assert "\n通知 一/1.txt\n" in found[0][0]


def test_output_is_utf_8_in_any_locale_and_a_closed_pipe_is_no_fault(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in", 3)
    command = f"{shlex.quote(sys.executable)} -m pipeline.cli extract {shlex.quote(str(folder))}"
    done = subprocess.run(
        command, shell=True, capture_output=True, cwd=ROOT, env={"PATH": "", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    )
    assert done.returncode == 0
    assert "档案整理" in done.stdout.decode("utf-8")
    cut = subprocess.run(["bash", "-c", f"set -o pipefail; {command} --text | head -c 10"], capture_output=True, cwd=ROOT)
    assert (cut.returncode, cut.stderr) == (0, b"")


@pytest.mark.parametrize("number", ["2", "nan", "much"])
def test_a_score_is_a_number_between_0_and_1(number: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as end:
        main(["extract", "x.txt", "--min-score", number])
    assert end.value.code == 2
    assert f"{number} is no number between 0 and 1" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("end", [">/dev/full", ">&-", "2>&-"])
@pytest.mark.parametrize("verb", ["extract IN", "run IN --archive A", "show IN/0.txt"])
def test_streams_that_take_nothing_are_told_without_a_trace(verb: str, end: str, tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in", 1)
    words = verb.replace("IN", shlex.quote(str(folder))).replace("A", shlex.quote(str(tmp_path / "a")))
    done = subprocess.run(["sh", "-c", f"{shlex.quote(sys.executable)} -m pipeline.cli {words} {end}"], capture_output=True, cwd=ROOT)
    full = end == ">/dev/full"
    assert done.returncode == (2 if full else 0)
    assert done.stderr.decode().startswith("gongwen: standard output: ") == full
    assert b"Traceback" not in done.stderr
    assert bool(done.stdout) == (end == "2>&-")


def test_an_interrupted_command_ends_with_130_and_words(tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.runner.run_archive", interrupt)
    assert main(["run", str(tmp_path)]) == 130
    assert "interrupted" in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["extract data/raw", "run", "show data/raw/2022-shaoyang-plan.txt", "evaluate data/gold", "check"])
def test_a_broken_lexicon_stops_the_command_before_the_first_notice(verb: str, here: Path) -> None:
    for package in ("extractors", "pipeline"):
        shutil.copytree(ROOT / package, here / package)
    (here / "extractors" / "lexicons" / "trust.tsv").write_text("field\trule\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "pipeline.cli", *verb.split()], cwd=here, capture_output=True, text=True)
    assert done.returncode == 2
    assert "the programme is not ready" in done.stdout + done.stderr
    assert not (here / "data" / "structured").exists()


def test_output_that_cannot_be_written_is_named(here: Path, capsys: Captured) -> None:
    assert main(["evaluate", "data/gold", "--errors", str(here / "nowhere" / "wrong.jsonl")]) == 2
    assert "wrong.jsonl: No such file or directory" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize("verb", ["extract IN", "run IN --archive A"])
def test_progress_shows_rate_and_time_left_on_a_terminal_and_stays_off_the_data(verb: str, tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in", 60)
    words = verb.replace("IN", str(folder)).replace("A", str(tmp_path / "a")).split()
    import termios

    master, terminal = os.openpty()
    termios.tcsetwinsize(terminal, (24, 100))  # a terminal without columns shows no bar
    done = subprocess.run([sys.executable, "-m", "pipeline.cli", *words], stdout=subprocess.PIPE, stderr=terminal, cwd=ROOT, timeout=60)
    os.set_blocking(master, False)
    shown = os.read(master, 100_000).decode()
    os.close(terminal)
    os.close(master)
    assert re.search(r"\d+/60 \[\d\d:\d\d<\S+, .{0,10} ?files/s\]", shown)
    assert "files/s" not in done.stdout.decode()


def test_version_is_printed(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert re.fullmatch(r"gongwen \d+\.\d+\.\d+\n", capsys.readouterr().out)
