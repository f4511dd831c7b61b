"""The notebooks run from top to bottom, use public names only, and are kept without outputs."""

import json
import re
import shutil
import warnings
from pathlib import Path

import nbclient
import nbformat
import pytest

import pipeline

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def code_of(path: Path) -> list[dict[str, object]]:
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]


def test_there_are_two() -> None:
    assert [path.name for path in NOTEBOOKS] == ["01-one-notice.ipynb", "02-the-tables.ipynb"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_outputs_are_cleared(path: Path) -> None:
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code_of(path))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_only_public_names_are_used(path: Path) -> None:
    source = "\n".join("".join(cell["source"]) for cell in code_of(path))  # type: ignore[arg-type]
    names = {name.strip() for line in re.findall(r"^from pipeline import (.+)$", source, re.M) for name in line.split(",")}
    assert names
    assert names <= set(pipeline.__all__)
    assert not re.search(r"^\s*(?:from|import) (?:extractors|pipeline\.)", source, re.M)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_notebook_runs(path: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data" / "raw", tmp_path / "data" / "raw")
    (tmp_path / "notebooks").mkdir()
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path / "notebooks")}}).execute()
    shown = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    complaints = [output.text for output in shown if output.output_type == "stream" and "Glyph" in output.text]
    assert complaints == [], "the chart lacks Chinese characters"
    assert shown
