"""Nothing outside the notices moves a byte of the tables; benchmarks/sameness.py knows more ways."""

from pathlib import Path

from benchmarks.sameness import NEW_YORK, SHANGHAI, run_history


def test_time_locale_hash_seed_order_and_processes_change_no_byte(tmp_path: Path) -> None:
    one = run_history(tmp_path / "one", "--workers", "1", environment=SHANGHAI)
    two = run_history(tmp_path / "two", "--workers", "2", backwards=True, rebuild=True, environment=NEW_YORK)
    assert one == two
    assert len(one) > 18, "one bucket only"
