"""The house: what the code must look like, checked on the code itself."""

import ast
import configparser
import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import extractors
import extractors.register
from extractors.register import EXTRACTORS, HEAD
from extractors.row import Extractor, Row

ROOT = Path(__file__).parents[1]
MODULES = sorted(path for package in ("extractors", "pipeline") for path in (ROOT / package).rglob("*.py"))
TREES = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
# One module (or package) per foreign library: it can be replaced there, and nothing of it leaks.
FOREIGN = {
    "rjieba": ("pipeline/segment/tokens.py",),
    "jieba": ("pipeline/segment/tokens.py",),
    "spacy": ("pipeline/spacy_doc.py",),
    "pyarrow": ("pipeline/tables.py", "pipeline/write.py"),
    "sklearn": ("pipeline/train.py",),
    "dask": ("pipeline/cluster.py",),
    "distributed": ("pipeline/cluster.py",),
    "fsspec": ("pipeline/remote.py",),
    "upath": ("pipeline/remote.py",),
    "fastwarc": ("pipeline/inputs/warc.py",),
} | {
    library: ("pipeline/readers/",)
    for library in ("PIL", "cv2", "docx", "lxml", "olefile", "pdfplumber", "pypdfium2", "rapidocr", "selectolax")
}
# The only places that may catch everything: one file, one field, one row.
BROAD_EXCEPTS = {"pipeline/process.py": 1, "pipeline/extract.py": 1, "pipeline/normalise.py": 1}
PUBLIC = ("process_file", "run_archive", "load", "read_document", "find_notices", "find_rows", "normalise_rows", "to_spacy")
HEAVY = (
    *("pandas", "duckdb", "spacy", "sklearn", "jieba", "rjieba", "pyarrow", "matplotlib", "lxml", "pypdfium2", "PIL", "selectolax"),
    *("distributed", "fsspec", "upath"),
)


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", TREES)
def test_every_public_name_has_a_docstring(path: str) -> None:
    tree = TREES[path]
    assert ast.get_docstring(tree), path
    kinds = (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)
    public = [node for node in tree.body if isinstance(node, kinds) and not node.name.startswith("_")]
    bare = [n.name for n in public if not ast.get_docstring(n) and [ast.unparse(d) for d in n.decorator_list] != ["overload"]]
    assert bare == []


@pytest.mark.parametrize("path", TREES)
def test_foreign_libraries_stay_in_their_module(path: str) -> None:
    for name in imports(TREES[path]):
        library = name.split(".")[0]
        assert path.startswith(FOREIGN.get(library, (path,))), f"{path} imports {library}"


def test_broad_excepts_stand_in_three_places() -> None:
    found = dict[str, int]()
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ExceptHandler) and (
                node.type is None or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException"))
            ):
                found[path] = found.get(path, 0) + 1
    assert found == BROAD_EXCEPTS


def test_the_inner_ring_reads_no_clock_and_no_network() -> None:
    banned = {"time", "socket", "urllib", "requests", "random", "os", "subprocess", "threading"}
    for path, tree in TREES.items():
        if path.startswith("extractors/"):
            assert not banned & {name.split(".")[0] for name in imports(tree)}, path
            clock = [n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr in ("today", "now", "utcnow")]
            assert clock == [], path


def test_no_module_is_a_drawer_for_everything() -> None:
    banned = {"utils", "util", "helpers", "common", "misc", "core", "base", "manager"}
    assert [path for path in TREES if Path(path).stem in banned] == []


def test_every_extractor_is_registered_once() -> None:
    declared = []
    for module in pkgutil.iter_modules(extractors.__path__):
        extractor = getattr(importlib.import_module(f"extractors.{module.name}"), "EXTRACTOR", None)
        if isinstance(extractor, Extractor):
            declared.append(extractor.table)
    registered = [extractor.table for extractor in (HEAD, *EXTRACTORS)]
    assert sorted(registered) == sorted(declared)
    assert len(set(registered)) == len(registered)


def test_every_row_class_is_a_row_with_a_docstring() -> None:
    for extractor in (HEAD, *EXTRACTORS):
        assert issubclass(extractor.row, Row)
        assert extractor.row.__doc__


@pytest.mark.parametrize("first", PUBLIC)
def test_public_names_import_in_any_order(first: str) -> None:
    rest = ", ".join(name for name in PUBLIC if name != first)
    code = f"from pipeline import {first}\nfrom pipeline import {rest}\nassert callable({first})"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_importing_the_package_is_light() -> None:
    code = f"import sys, pipeline, pipeline.cli, extractors.register; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_nothing_changes_a_frozen_value() -> None:
    """The development mode enforces what is otherwise left to type checkers: there too the notices read as they should."""
    code = (
        "from dataclasses import FrozenInstanceError\n"
        "from extractors.notice import Span\n"
        "from tests.goldens import NOTICES, golden_of, record_of\n"
        "assert all(record_of(path) == golden_of(path).read_text(encoding='utf-8') for path in NOTICES)\n"
        "try:\n    Span(1, 2).start = 3\n"
        "except FrozenInstanceError:\n    print('enforced')\n"
    )
    done = subprocess.run([sys.executable, "-X", "dev", "-W", "ignore", "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("enforced\n", "")


def test_tests_mirror_the_modules() -> None:
    tested = {path.stem.removeprefix("test_") for path in (ROOT / "tests").rglob("test_*.py")}
    fields = {extractor.table for extractor in EXTRACTORS} | {"head"}
    assert fields - tested == set()


def test_no_relative_imports() -> None:
    """Relative imports would give one module two names."""
    relative = [path for path, tree in TREES.items() for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.level]
    assert relative == []


def test_everything_that_runs_is_packed() -> None:
    """What setup.cfg does not pack would be missing after `pip install .`."""
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    patterns = {
        Path(*name.split(".")): [glob.strip() for glob in globs.split(",")] for name, globs in config["options.package_data"].items()
    }
    files = [path.relative_to(ROOT) for package in ("extractors", "pipeline") for path in (ROOT / package).rglob("*") if path.is_file()]
    packed = {path.parent for path in files if path.name == "__init__.py"}
    assert {path.parent for path in files if path.suffix == ".py"} - packed == set()
    data = {path for path in files if path.suffix not in (".py", ".pyc")}
    assert {path for path in data if not any(path.match(glob) for glob in patterns.get(path.parent, ()))} == set()
    assert set(patterns) - packed == set()
