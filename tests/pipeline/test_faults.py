"""Faults of the machine: whatever happens to a run, readers see nothing twice, and the next run makes the archive whole."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline import load, run_archive
from tests.archives import digests, make_folder, notice
from tests.pipeline.watch import look


class Stop(BaseException):
    """Stands for a machine that goes down: nothing catches it."""


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def make_topics(path: Path) -> Path:
    write(path, '["甲"]\nwords = ["档案"]\nminimum = 1\n')
    return path


def make_history(raw: Path, archive: Path) -> None:
    """Two buckets; the next run puts them together, since more has come, and some has changed, moved and gone."""
    for count in (4, 6, 7):
        make_folder(raw, count)
        run_archive(raw, archive)
    for i in range(2):
        write(raw / f"{i}.txt", notice(i, "防汛值守"))
    (raw / "3.txt").unlink()
    (raw / "4.txt").rename(raw / "moved.txt")
    for i in range(20, 23):
        write(raw / f"{i}.txt", notice(i))


def test_a_run_stopped_anywhere_shows_nothing_twice_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file that is put, set aside or taken away is a moment at which a reader looks, and some of them at which the run is stopped."""
    raw, topics = tmp_path / "notices", make_topics(tmp_path / "own.toml")
    make_history(raw, tmp_path / "first")
    shutil.copytree(tmp_path / "first", tmp_path / "whole")
    whole = run_archive(raw, tmp_path / "whole", topics=topics)
    tables, changes = digests(tmp_path / "whole" / "structured"), load("changes", tmp_path / "whole").to_dict("records")
    assert {"source", "settings"} == set(load("changes", tmp_path / "whole")["why"])
    archive, left = tmp_path / "first", 0

    def step(act: Callable[..., None]) -> Callable[..., None]:
        def acted(path: Any, *rest: Any, **more: Any) -> None:
            nonlocal left
            left -= Path(path).name != ".probe"
            if not left:
                raise Stop
            act(path, *rest, **more)
            if left < 0:
                look(archive / "structured")

        return acted

    for name in ("replace", "rename", "unlink"):
        monkeypatch.setattr(os, name, step(getattr(os, name)))
    for stop in range(3, 1000, 4):
        archive, left = tmp_path / f"stopped-{stop}", stop
        shutil.copytree(tmp_path / "first", archive)
        try:
            run_archive(raw, archive, topics=topics)
        except Stop:
            look(archive / "structured")
            again = run_archive(raw, archive, topics=topics)
            assert again.moved == whole.moved or again.run > whole.run
        assert digests(archive / "structured") == tables
        assert load("changes", archive).to_dict("records") == changes
        assert not [path for path in archive.rglob(".*") if path.suffix in (".aside", ".part")]
        if left > 0:  # the run had no file left to stop at
            assert stop > 50, "too few runs were stopped"
            return
