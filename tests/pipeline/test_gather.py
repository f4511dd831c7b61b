"""Archives put together: parts into one, many intakes into one, and always the bytes of a single run."""

import shutil
from pathlib import Path

import pytest

from pipeline import layout, load, run_archive
from pipeline.outcome import ProgrammeFault
from pipeline.runner import merge_archives, rebucket_archive
from tests.archives import digests, make_folder, notice
from tests.pipeline.watch import look


@pytest.fixture(autouse=True)
def small_buckets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "LEAST", 10)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "notices", 25)


def tables_of(archive: Path) -> dict[str, str]:
    return digests(archive / "structured")


def run_daily(raw: Path, archive: Path, days: int) -> None:
    """Two notices a day; on the seventh one changes, on the ninth one goes."""
    for day in range(1, days + 1):
        make_folder(raw, 2 * day)
        if day >= 7:
            (raw / "3.txt").write_text(notice(3, "防汛值守"), encoding="utf-8")
        if day >= 9:
            (raw / "5.txt").unlink()
        run_archive(raw, archive)
        look(archive / "structured")


def test_shards_merged_are_the_whole(raw: Path, tmp_path: Path) -> None:
    run_archive(raw, tmp_path / "whole")
    parts = [tmp_path / f"part-{number}" for number in (1, 2, 3)]
    for number, part in enumerate(parts, 1):
        run_archive(raw, part, shard=(number, 3))
    assert sum(run_archive(raw, part, shard=(number, 3)).inputs for number, part in enumerate(parts, 1)) == 25
    before = [digests(part) for part in parts]
    assert merge_archives(parts, tmp_path / "merged").rows["sources"] == 25
    merge_archives(reversed(parts), tmp_path / "other way round")
    assert tables_of(tmp_path / "merged") == tables_of(tmp_path / "other way round") == tables_of(tmp_path / "whole")
    assert [digests(part) for part in parts] == before
    again = run_archive(raw, tmp_path / "merged")
    assert (again.unchanged, again.processed) == (25, 0)
    assert tables_of(tmp_path / "merged") == tables_of(tmp_path / "whole")


def test_parts_that_do_not_belong_together_are_refused(raw: Path, tmp_path: Path) -> None:
    run_archive(raw, tmp_path / "one")
    (raw / "0.txt").write_text(notice(0, "防汛值守"), encoding="utf-8")
    run_archive(raw, tmp_path / "two")
    with pytest.raises(ProgrammeFault, match="other things"):
        merge_archives([tmp_path / "one", tmp_path / "two"], tmp_path / "merged")
    with pytest.raises(ProgrammeFault, match="no archive"):
        merge_archives([tmp_path / "one", tmp_path / "nowhere"], tmp_path / "merged")
    with pytest.raises(ProgrammeFault, match="has tables already"):
        merge_archives([tmp_path / "one"], tmp_path / "two")
    assert not (tmp_path / "merged" / "structured" / "sources").exists()


def test_many_small_runs_leave_few_buckets_and_rebucket_makes_them_one_run(raw: Path, tmp_path: Path) -> None:
    shutil.rmtree(raw)
    run_daily(raw, tmp_path / "daily", 12)
    rows = load("sources", tmp_path / "daily")
    assert len(rows) == 24
    assert len(list((tmp_path / "daily" / "structured" / "sources").iterdir())) <= 8
    make_folder(raw, 24)
    (raw / "3.txt").write_text(notice(3, "防汛值守"), encoding="utf-8")
    run_archive(raw, tmp_path / "daily")
    assert rebucket_archive(tmp_path / "daily")
    look(tmp_path / "daily" / "structured")
    found = load("sources", tmp_path / "daily").sort_values("source").reset_index(drop=True)
    run_archive(raw, tmp_path / "once")
    assert found.equals(load("sources", tmp_path / "once").sort_values("source").reset_index(drop=True))
    before = tables_of(tmp_path / "daily")
    assert run_archive(raw, tmp_path / "daily").processed == 0
    assert rebucket_archive(tmp_path / "daily") == 0
    assert tables_of(tmp_path / "daily") == before


def test_what_days_have_made_is_made_again_from_texts_and_history(raw: Path, tmp_path: Path) -> None:
    shutil.rmtree(raw)
    run_daily(raw, tmp_path / "a", 11)
    before = tables_of(tmp_path / "a")
    shutil.rmtree(tmp_path / "a" / "structured")
    run_archive(raw, tmp_path / "a")
    assert tables_of(tmp_path / "a") == before


def test_tables_of_another_version_are_not_put_elsewhere(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from pipeline import runner
    from pipeline.version import current_version

    run_archive(raw, tmp_path / "a")
    monkeypatch.setattr(runner, "current_version", lambda: replace(current_version(), code="another"))
    with pytest.raises(ProgrammeFault, match="comes first"):
        rebucket_archive(tmp_path / "a")


class Stop(BaseException):
    """Stands for a machine that goes down."""


def test_a_rebucket_that_is_stopped_is_completed_by_either(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline import write

    shutil.rmtree(raw)
    run_daily(raw, tmp_path / "daily", 8)
    shutil.copytree(tmp_path / "daily", tmp_path / "whole")
    rebucket_archive(tmp_path / "whole")
    put, aside = write.put_file, write._set_aside
    for stop in (1, 5, 20, 30, 45):
        left = stop

        def step(act, *given):  # type: ignore[no-untyped-def]
            nonlocal left
            left -= 1
            if not left:
                raise Stop
            act(*given)

        shutil.copytree(tmp_path / "daily", tmp_path / f"a-{stop}")
        with monkeypatch.context() as patched:
            patched.setattr(write, "put_file", lambda *given: step(put, *given))
            patched.setattr(write, "_set_aside", lambda *given: step(aside, *given))
            with pytest.raises(Stop):
                rebucket_archive(tmp_path / f"a-{stop}")
        look(tmp_path / f"a-{stop}" / "structured")
        shutil.copytree(tmp_path / f"a-{stop}", tmp_path / f"b-{stop}")
        rebucket_archive(tmp_path / f"a-{stop}")
        run_archive(raw, tmp_path / f"b-{stop}")
        assert tables_of(tmp_path / f"a-{stop}") == tables_of(tmp_path / f"b-{stop}") == tables_of(tmp_path / "whole")
