"""Buckets by intake: what comes in later leaves the large ones alone, small ones are put together, all of it follows from the sizes."""

from hashlib import sha256

import pytest

from pipeline.layout import LEAST, MOST, MOST_BY_SIZE, SIZE, Intake, Layout, make_layout

MIB = 1024 * 1024


def digest_of(number: int) -> str:
    return sha256(str(number).encode()).hexdigest()


def buckets(layout: Layout, run: int, count: int) -> dict[str, int]:
    """By bucket, how many of so many sources of an intake it holds."""
    found = dict[str, int]()
    for number in range(count):
        name = layout.bucket_of(digest_of(number), run)
        found[name] = found.get(name, 0) + 1
    return found


@pytest.mark.parametrize(
    ("count", "parts"),
    [(0, 1), (1, 1), (LEAST, 1), (LEAST + 1, 2), (10 * LEAST, 10), (100_000, 65), (1_000_000, 250)],
)
def test_a_large_intake_is_divided(count: int, parts: int) -> None:
    group = make_layout([Intake(1, count, 0)]).groups[1]
    assert group.parts == parts
    assert group.count <= MOST * group.parts


def test_a_large_intake_is_divided_evenly_and_in_the_order_of_digests() -> None:
    layout = make_layout([Intake(1, 5000, 0)])
    found = buckets(layout, 1, 5000)
    assert len(found) == 10
    assert max(found.values()) < 2 * min(found.values())
    names = [layout.bucket_of(digest, 1) for digest in sorted(map(digest_of, range(5000)))]
    assert names == sorted(names)
    assert (names[0], names[-1]) == ("000001-00000", "000001-00009")


def test_large_files_are_shared_by_their_bytes() -> None:
    assert make_layout([Intake(1, 40, 4 * SIZE)]).groups[1].parts == 4
    assert make_layout([Intake(1, 2, 40 * SIZE)]).groups[1].parts == 2
    assert make_layout([Intake(1, 10**6, 10**6 * MIB)]).groups[1].parts == MOST_BY_SIZE


def test_ten_thousand_new_ones_leave_a_million_alone() -> None:
    before = make_layout([Intake(1, 1_000_000, 0)])
    after = make_layout([Intake(1, 1_000_000, 0), Intake(2, 10_000, 0)])
    assert after.groups[1] == before.groups[1]
    assert after.groups[2].first == 2


def test_a_year_of_days_moves_each_source_a_few_times_and_leaves_few_buckets() -> None:
    """Ten notices a day: the worst is the first of them."""
    moves, homes = [0] * 366, list[str]()
    for today in range(1, 366):
        layout = make_layout(Intake(run, 10, 0) for run in range(1, today + 1))
        now = [layout.bucket_of(digest_of(run), run) for run in range(1, today + 1)]
        for run, (old, new) in enumerate(zip(homes, now, strict=False)):
            moves[run] += old != new
        homes = now
        small = {group for group in layout.groups.values() if group.count < LEAST // 2}
        assert len(small) <= 6
    assert max(moves) <= 6
    assert len(set(homes)) <= 365 * 10 // (LEAST // 2) + 6


def test_days_of_unlike_size_are_put_together_by_size() -> None:
    layout = make_layout([Intake(1, 200, 0), Intake(2, 60, 0), Intake(3, 30, 0)])
    assert layout.bucket_of("0" * 64, 3) == layout.bucket_of("f" * 64, 2) == "000002"
    assert layout.bucket_of("0" * 64, 1) == "000001"


def test_what_came_up_to_the_base_counts_as_one_intake() -> None:
    intakes = [Intake(1, 400, 0), Intake(2, 300, 0), Intake(5, 50, 0), Intake(6, 300, 0)]
    layout = make_layout(intakes, base=5)
    assert layout.groups[1] == layout.groups[2] == layout.groups[5]
    assert layout.groups[1].count == 750
    assert layout.bucket_of("f" * 64, 5) == "000001-00001"
    assert layout.bucket_of("f" * 64, 6) == "000006"


def test_no_intake_has_no_bucket() -> None:
    assert make_layout([]).groups == {}
