"""Damaged and harmful files of every format: one outcome for each input, no fault of the programme, all places within the text.

These are a few of those that `python -m benchmarks.mutations` and `python -m benchmarks.monsters` make; what is wrong has the number and
the seed with which it can be made again.
"""

import os
from collections.abc import Iterator

import pytest

from benchmarks.examined import examine, without_recognition
from benchmarks.monsters import MONSTERS
from benchmarks.mutated import mutate
from benchmarks.mutations import beside
from benchmarks.originals import read_originals
from pipeline.outcome import Reason

SEED = 2
ORIGINALS = read_originals()
SHARES = 8
EACH = 16


@pytest.fixture(autouse=True, scope="module")
def _no_recognition() -> Iterator[None]:
    with without_recognition():
        yield


def test_the_same_number_is_the_same_file() -> None:
    assert [mutate(ORIGINALS, SEED, number) for number in range(40)] == [mutate(ORIGINALS, SEED, number) for number in range(40)]


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="costs are told by /proc")
def test_costs_are_told() -> None:
    found = examine("notice.txt", ORIGINALS["notice.txt"] * 200)  # the system counts in hundredths of a second
    assert found.outcomes == (("txt", "extracted"),)
    assert found.memory > 10
    assert found.cpu > 0


@pytest.mark.parametrize("share", range(SHARES))
def test_damaged_files_have_one_outcome_each(share: int) -> None:
    for number in range(share, SHARES * EACH, SHARES):
        made = mutate(ORIGINALS, SEED, number)
        found = examine(made.original, made.data, manifest_beside=beside(made, ORIGINALS))
        assert found.wrong == (), f"{made.original} with {made.damages}: python -m benchmarks.mutations --seed {SEED} --only {number}"


REASONS = {
    "zip-flat-bomb.zip": Reason.TOO_LARGE,
    "zip-nine-layers.zip": Reason.TOO_LARGE,
    "docx-laughs.docx": Reason.CORRUPT,
    "docx-blow-up.docx": Reason.CORRUPT,
    "docx-outside.docx": Reason.CORRUPT,
    "docx-deep.docx": Reason.CORRUPT,
    "docx-nested-tables.docx": Reason.CORRUPT,
    "docx-line.docx": Reason.TOO_LARGE,
    "ofd-10000-pages.ofd": Reason.TOO_LARGE,
    "ofd-composite-loop.ofd": Reason.TOO_LARGE,
    "ofd-itself.ofd": Reason.EMPTY,
    "ofd-deep.ofd": Reason.TOO_LARGE,
    "html-divs.html": None,
    "html-attributes.html": None,
    "mhtml-parts.mht": Reason.CORRUPT,
    "rtf-groups.rtf": Reason.CORRUPT,
    "rtf-bin.rtf": Reason.CORRUPT,
    "pdf-10000-pages.pdf": Reason.TOO_LARGE,
    "pdf-tree-of-loops.pdf": Reason.CORRUPT,
    "pdf-deep-tree.pdf": Reason.CORRUPT,
    "doc-fat-to-itself.doc": Reason.CORRUPT,
    "doc-directory-loop.doc": Reason.CORRUPT,
    "doc-many-tables.doc": Reason.CORRUPT,
    "png-giant.png": Reason.TOO_LARGE,
    "tiff-giant.tiff": Reason.TOO_LARGE,
    "tiff-many-frames.tiff": Reason.TOO_LARGE,
    "warc-says-too-much.warc": Reason.CORRUPT,
}


@pytest.mark.parametrize("name", REASONS)
def test_files_made_to_harm_end_with_their_reason(name: str) -> None:
    found = examine(name, MONSTERS[name]())
    assert found.wrong == ()
    assert {said for _, said in found.outcomes} == {str(REASONS[name] or "extracted")}
