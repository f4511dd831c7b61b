"""Scores: what signs are seen, how they are weighed, and what the committed weights say of good and of doubtful values."""

from dataclasses import replace
from pathlib import Path

import pytest

from extractors.notice import Span
from extractors.row import Scalar
from pipeline.ingest import identify, parse_document
from pipeline.outcome import Extracted, Problem, Reading
from pipeline.process import process_document
from pipeline.signs import Sign, common_signs, kind_of, own_signs, setting_of
from pipeline.trust import FOLLOWS, LEAST, MOST, Weights, score_values, weights_of

GOOD = """柳州市教育局文件
示教函〔2024〕16号
柳州市教育局关于举办读书节的通知
各县区教育局：
定于2024年5月8日至9日在示范中学举办读书节，请于5月6日前报名。
联系人：王小一，电话：010-66123456。
柳州市教育局
2024年5月2日
"""


def read(text: str) -> Reading:
    """The outer notice of a text."""
    identity = identify(Path("x.txt"), "x.txt", text.encode())
    outcome = process_document(identity, lambda: parse_document(identity, text.encode()))
    assert isinstance(outcome, Extracted)
    return outcome.readings[0]


def signs_of(reading: Reading, name: str) -> list[Sign]:
    """The signs of the first value of a field."""
    values = reading.rows.get(name) or (reading.scalars[name],)
    setting = setting_of(reading.notice, reading.scalars, reading.rows, reading.problems, reading.complete)
    return [*common_signs(values[0], len(values), setting), *own_signs(name, values[0], values, setting), *setting.signs]


@pytest.mark.parametrize(
    ("character", "kind"),
    [
        ("教", "han"),
        ("7", "figure"),
        ("７", "figure"),
        ("a", "latin"),
        ("。", "stop"),
        ("\n", "line"),
        ("", "edge"),
        ("＊", "mark"),
        ("《", "open"),
    ],
)
def test_kinds_of_characters(character: str, kind: str) -> None:
    assert kind_of(character) == kind


@pytest.mark.parametrize(
    ("field", "sign", "seen"),
    [
        ("title", "has type", True),
        ("title", "关于", "within"),
        ("title", "by issuer", True),
        ("title", "tail", "知"),
        ("doc_number", "code", 3),
        ("doc_number", "from", "start"),
        ("doc_number", "to", "end"),
        ("recipients", "tail", "局"),
        ("contacts", "who", "person"),
        ("contacts", "person", "1 phones, 0 faxes, 0 mailboxes"),
        ("contacts", "before", "colon"),
        ("issued_on", "before", "line"),
        ("issued_on", "complete", True),
    ],
)
def test_signs_of_a_sound_notice(field: str, sign: str, seen: object) -> None:
    assert (sign, seen) in signs_of(read(GOOD), field)


def test_what_a_notice_lacks_is_a_sign() -> None:
    bare = read("各县区教育局：\n请于2024年5月6日前报名。联系人：王小一，电话：010-66123456。\n")
    shown = signs_of(bare, "deadlines")
    assert ("lacks", "title") in shown
    assert ("lacks", "doc_number") in shown
    assert ("lacks", "title") not in signs_of(read(GOOD), "deadlines")


def test_weights_are_summed_into_odds_and_nothing_is_quite_sure() -> None:
    weights = Weights(0.0, {("a", 1): 1.0, ("b", "x"): -3.0})
    assert weights.score([("a", 1)]) == 0.731
    assert weights.score([("a", 1), ("b", "x"), ("unknown", "y")]) == 0.119
    assert weights.score([], before=1000.0) == MOST
    assert weights.score([], before=-1000.0) == LEAST


def test_a_field_that_was_not_measured_has_the_weights_of_every_field() -> None:
    assert weights_of("copied_to") == weights_of("*")
    assert weights_of("contacts") != weights_of("*")


def test_every_value_of_a_rule_has_a_score_of_three_decimals() -> None:
    reading = read(GOOD)
    scores = [row.score for rows in reading.rows.values() for row in rows] + [row.score for row in reading.scalars.values()]
    assert all(LEAST <= score <= MOST and score == round(score, 3) for score in scores)


def test_what_follows_from_another_value_has_its_score() -> None:
    scalars = read(GOOD).scalars
    assert scalars["doc_number_parts"].score == scalars["doc_number"].score
    assert scalars["year"].score == scalars["issued_on"].score
    assert scalars["level"].score == read(GOOD).rows["issuers"][0].score


def test_a_score_changes_nothing_else_of_a_row() -> None:
    reading = read(GOOD)
    unscored = {table: tuple(replace(row, score=1.0) for row in rows) for table, rows in reading.rows.items()}
    _, rows = score_values(reading.notice, reading.scalars, unscored, (), True)
    for table, values in rows.items():
        assert [replace(row, score=1.0) for row in values] == list(unscored[table])


@pytest.mark.parametrize(
    ("spans", "is_told"),
    [([], False), ([(0, 1)], False), ([(8, 9)], False), ([(0, 3), (1, 2)], True), ([(7, 9), (7, 8)], True), ([(0, 99), (1, 2)], True)],
)
def test_a_problem_is_a_sign_where_it_stands_at_the_value(spans: list[tuple[int, int]], is_told: bool) -> None:
    notice, problems = read(GOOD).notice, [Problem("normalise", "title", "unparsed", "", Span(*span)) for span in spans]
    value = Scalar(field="urgency", value="特急", span=Span(2, 8), rule="mark")
    assert (("problem", "here") in common_signs(value, 1, setting_of(notice, {}, {}, problems, True))) is is_told


@pytest.mark.parametrize("origin", ["page", "human", "model"])
def test_values_that_no_rule_found_keep_their_score(origin: str) -> None:
    reading = read(GOOD)
    said = replace(reading.scalars["title"], origin=origin, score=0.5)
    scalars, _ = score_values(reading.notice, {"title": said}, reading.rows, (), True)
    assert scalars["title"].score == 0.5


def test_a_value_outside_every_element_is_scored_too() -> None:
    reading = read(GOOD)
    odd = Scalar(field="urgency", value="特急", span=Span(0, 0), rule="mark")
    scalars, _ = score_values(reading.notice, {"urgency": odd}, {}, (), False)
    assert LEAST <= scalars["urgency"].score <= MOST


@pytest.mark.parametrize(
    ("field", "doubtful"),
    [
        ("title", GOOD.replace("关于举办读书节的通知\n", "关于举办\n读书节，各\n")),
        ("issued_on", GOOD.replace("2024年5月2日", "202 4年1\n2月2日 10:30 印发")),
        ("contacts", GOOD.replace("联系人：王小一，电话：010-66123456。", "请发至 abc@163.com并电话告知")),
    ],
)
def test_a_doubtful_value_scores_lower(field: str, doubtful: str) -> None:
    def least(reading: Reading) -> float:
        values = reading.rows.get(field) or tuple(row for row in (reading.scalars.get(field),) if row)
        return min((row.score for row in values), default=0.0)

    assert least(read(doubtful)) < least(read(GOOD))


def test_what_is_followed_is_measured() -> None:
    assert all(weights_of(name) != weights_of("*") for name in FOLLOWS.values())
