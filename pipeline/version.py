"""What a bucket's values depend on beside its sources: digests of the code, the lexicons, the models and the libraries."""

import hashlib
import json
import re
import sys
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import extractors
from extractors.frozen import frozen
from pipeline.readers import READERS
from pipeline.readers.formats import Format

# Modules that only show, score or ask: a change there changes no value.
WITHOUT_EFFECT = (
    "calibrate",
    "check",
    "child",
    "cli",
    "cluster",
    "comparable",
    "evaluate",
    "examples",
    "fields",
    "footing",
    "forget",
    "gather",
    "gold",
    "ledger",
    "line_elements",
    "past",
    "place",
    "plan",
    "remote",
    "runner",
    "scale",
    "show",
    "spacy_doc",
    "stamps",
    "sweep",
    "topic_gold",
    "train",
    "train_scores",
    "views",
    "worker",
)
LIBRARIES = ("pyarrow", "regex")
IMPORTED = re.compile(r"^\s*(?:from|import) (\w+)", re.MULTILINE)
READER = re.compile(r"pipeline\.readers(?:\.\w+){1,2}")  # also where a reader is imported by its name
# Libraries of the readers, by the name that is imported: another release of one may read another text.
DISTRIBUTIONS = {
    "PIL": "pillow",
    "cv2": "opencv-python-headless",
    "fastwarc": "FastWARC",
    "lxml": "lxml",
    "olefile": "olefile",
    "onnxruntime": "onnxruntime",
    "pdfplumber": "pdfplumber",
    "pypdfium2": "pypdfium2",
    "rapidocr": "rapidocr",
    "selectolax": "selectolax",
}
# Why a value moved, by what is not the same any more.
SOURCE, RECOGNITION = "source", "recognition"
WAITING = " waiting"  # behind the mark of tables with pages that wait to be recognised
PARTS = {"code": "code", "lexicons": "lexicon", "models": "model", "libraries": "library", "settings": "settings"}
LENGTH = 16  # hexadecimal digits kept of a digest


@frozen
class Version:
    """What makes the values: digests (hexadecimal) of code, lexicons and models, the libraries, and what the user chose."""

    code: str
    lexicons: str
    models: str
    libraries: str
    settings: str = ""

    @property
    def mark(self) -> str:
        """All of it as one line of JSON, as tables bear it."""
        return json.dumps(asdict(self), ensure_ascii=False)


def difference(before: str, now: str) -> str:
    """Why values of the same bytes differ, by the marks of two tables: the parts that are not the same, recognition, else the source.

    >>> difference('{"code": "a", "models": "b"}', '{"code": "a", "models": "c"}')
    'model'
    """
    try:
        old, new = json.loads(before.removesuffix(WAITING)), json.loads(now)
    except ValueError:  # tables of the first version bear one digest of everything
        return PARTS["code"]
    parts = [name for part, name in PARTS.items() if old.get(part, "") != new.get(part, "")]
    return " ".join(parts) or (RECOGNITION if before.endswith(WAITING) else SOURCE)


@cache
def current_version() -> Version:
    """The version of what is installed; raises OSError where a file of it cannot be read."""
    inner, outer = Path(extractors.__path__[0]), Path(__file__).parent
    code = {f"{root.name}/{path.relative_to(root).as_posix()}": path for root in (inner, outer) for path in root.rglob("*.py")}
    deriving = {name: path for name, path in code.items() if not _is_without_effect(name)}
    lexicons, models = (
        {path.relative_to(inner).as_posix(): path for path in (inner / kind).rglob("*") if _is_data(path)}
        for kind in ("lexicons", "models")
    )
    libraries = [f"python {sys.version_info[0]}.{sys.version_info[1]}", *(f"{name} {installed(name)}" for name in LIBRARIES)]
    libraries += [f"{name} {installed(name)}" for name in sorted(set(DISTRIBUTIONS.values()))]
    return Version(_digest_files(deriving), _digest_files(lexicons), _digest_files(models), "; ".join(libraries))


@cache
def reader_version(known: str | None) -> str:
    """A digest of what makes the raw text of a format: its reader, the modules that this imports, their libraries.

    None stands for what was not recognised as any format: all that tells formats apart.
    """
    outer = Path(__file__).parent
    first = READERS[Format(known)][0] if known else "pipeline.readers.formats"
    todo, modules, libraries = [first, "pipeline.raw"], dict[str, Path](), set[str]()
    while todo:
        name = todo.pop()
        path = outer.joinpath(*name.split(".")[1:]).with_suffix(".py")
        if name in modules or not path.is_file():
            continue
        modules[name] = path
        code = path.read_text(encoding="utf-8")
        todo += READER.findall(code)
        libraries |= {DISTRIBUTIONS[found] for found in IMPORTED.findall(code) if found in DISTRIBUTIONS}
    return _digest([_digest_files(modules), *(f"{name} {installed(name)}" for name in sorted(libraries))])


def installed(name: str) -> str | None:
    """The version of an installed distribution; None where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _is_without_effect(name: str) -> bool:
    return name.startswith("pipeline/") and name.split("/")[1].removesuffix(".py") in WITHOUT_EFFECT


def _is_data(path: Path) -> bool:
    return path.is_file() and path.suffix not in (".py", ".pyc")


def _digest_files(files: dict[str, Path]) -> str:
    """Of names and contents; line ends do not count, since a checkout may change them."""
    return _digest(part for name in sorted(files) for part in (name, files[name].read_bytes().replace(b"\r\n", b"\n")))


def _digest(parts: Iterable[str | bytes]) -> str:
    whole = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        whole.update(len(content).to_bytes(8, "big"))
        whole.update(content)
    return whole.hexdigest()[:LENGTH]
