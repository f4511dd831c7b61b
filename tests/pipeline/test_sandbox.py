"""A reader in a process of its own: whatever it does to itself costs one file."""

import os
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from pipeline.child import Child
from pipeline.outcome import Reason, Unreadable
from pipeline.raw import Link, PageData, Place, Raw
from pipeline.readers.formats import Format
from pipeline.sandbox import START, Limits, ReaderFault, ReaderProcess
from tests.pipeline.bad_readers import BOX

BAD = """
import pipeline.readers, pipeline.readers.formats
pipeline.readers.READERS = {pipeline.readers.formats.Format.HTML: ("tests.pipeline.bad_readers", "read")}
"""
GIB = 1024**3
REFUSED = {
    "crash": Reason.WORKER_LOST,
    "end": Reason.WORKER_LOST,
    "hang": Reason.TIMEOUT,
    "eat": Reason.TOO_LARGE,
    "refuse": Reason.ENCRYPTED,
}


@pytest.fixture
def reader() -> Iterator[ReaderProcess]:
    process = ReaderProcess(Limits(seconds=5, memory=4 * GIB), BAD + START)
    yield process
    process.stop()


def test_all_that_a_reader_gives_comes_through(reader: ReaderProcess) -> None:
    assert reader.read(Format.HTML, b"good", "gbk") == Raw(
        "html",
        "甲乙\n\ud800gbk",
        2,
        (Place(0, 2, 1, BOX), Place(3, 4, 2, BOX, 0.5, sealed=True)),
        (Link(0, 2, "http://x.cn/一.doc"),),
        PageData(page_title="题", page_date="2024年5月6日"),
        2,
        1,
        1,
        ("第2页",),
    )


@pytest.mark.parametrize(("word", "reason"), REFUSED.items())
def test_a_bad_day_costs_one_file(reader: ReaderProcess, word: str, reason: Reason) -> None:
    before = reader.read(Format.HTML, b"good", None)
    with pytest.raises(Unreadable) as caught:
        reader.read(Format.HTML, word.encode(), None)
    assert caught.value.reason == reason
    assert reader.read(Format.HTML, b"good", None) == before


def test_a_defect_is_told_with_its_place(reader: ReaderProcess) -> None:
    with pytest.raises(ReaderFault, match=r"ZeroDivisionError: a defect \(bad_readers.py:\d+\)"):
        reader.read(Format.HTML, b"fault", None)
    assert reader.read(Format.HTML, b"good", None).pages == 2


def test_a_reader_that_cannot_be_started_is_lost_for_this_time(reader: ReaderProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sys, "executable", "/no/such/programme")
        with pytest.raises(Unreadable, match="could not be started") as caught:
            reader.read(Format.HTML, b"good", None)
    assert caught.value.reason == Reason.WORKER_LOST
    assert reader.read(Format.HTML, b"good", None).pages == 2


def test_what_libraries_print_is_no_answer(reader: ReaderProcess) -> None:
    assert reader.read(Format.HTML, b"print", None) == reader.read(Format.HTML, b"good", None)


def test_long_texts_come_whole(reader: ReaderProcess) -> None:
    assert reader.read(Format.HTML, b"big", None).text == "文" * 3_000_000


def test_a_reader_that_was_stopped_starts_again(reader: ReaderProcess) -> None:
    reader.read(Format.HTML, b"good", None)
    reader.stop()
    reader.stop()
    assert reader.read(Format.HTML, b"good", None).pages == 2


def test_threads_get_the_answers_to_their_own_files(reader: ReaderProcess) -> None:
    words = [str(number) for number in range(40)]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda word: reader.read(Format.HTML, b"good", word).text, words))
    assert found == [f"甲乙\n\ud800{word}" for word in words]


def test_the_answer_to_an_interrupted_file_is_not_that_to_the_next(reader: ReaderProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Child, "receive", interrupt)
        with pytest.raises(KeyboardInterrupt):
            reader.read(Format.HTML, b"big", None)
    assert reader.read(Format.HTML, b"good", "gbk").text == "甲乙\n\ud800gbk"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no forks here")
def test_a_fork_leaves_the_reader_to_the_process_that_started_it(reader: ReaderProcess) -> None:
    reader.read(Format.HTML, b"good", None)
    child = reader._child
    forked = os.fork()
    if not forked:
        try:
            reader.stop()
        finally:
            os._exit(0)
    os.waitpid(forked, 0)
    assert reader.read(Format.HTML, b"good", None).pages == 2
    assert reader._child is child


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no alarm clock here")
def test_a_reader_that_nobody_ends_has_an_end(reader: ReaderProcess) -> None:
    assert reader.read(Format.HTML, b"clock", None).text == "True"
