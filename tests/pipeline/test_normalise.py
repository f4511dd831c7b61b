from collections.abc import Iterable
from datetime import date

import pytest

from extractors.attachments import Attachment
from extractors.events import Event
from extractors.issuers import Issuer
from extractors.notice import Element, ElementKind, Notice, Span, Zone
from extractors.register import EXTRACTORS
from extractors.row import Facts, Row, Scalar, SignalReason
from pipeline.normalise import gather_facts, normalise_rows, typed_value
from pipeline.outcome import Found, Reading, Status


def notice_of(*lines: tuple[ElementKind, str]) -> Notice:
    """A notice of one element a line."""
    elements, at = list[Element](), 0
    for kind, words in lines:
        zone = Zone.FURNITURE if kind == ElementKind.FURNITURE else Zone.BODY
        elements.append(Element(kind, Span(at, at + len(words)), zone))
        at += len(words) + 1
    text = "\n".join(words for _, words in lines)
    return Notice("n0", text, Span(0, len(text)), tuple(elements))


def scalar(notice: Notice, field: str, value: str, quote: str | None = None) -> Scalar:
    """A scalar at the place of its words."""
    start = notice.text.index(quote or value)
    return Scalar(field=field, value=value, span=Span(start, start + len(quote or value)), rule="test")


def read(notice: Notice, scalars: Iterable[Scalar] = (), *, complete: bool = True, **rows: tuple[Row, ...]) -> Reading:
    """The reading of what was found."""
    tables = {extractor.table: rows.get(extractor.table, ()) for extractor in EXTRACTORS}
    return normalise_rows(notice, Found(tuple(scalars), tables), complete=complete)


BODY = (ElementKind.PARAGRAPH, "2019年以来，各校认真读书。2021年、2021年下半年再接再厉。")
NUMBER = (ElementKind.DOC_NUMBER, "示教函〔2022〕16号")
PAGE = (ElementKind.FURNITURE, "发布时间：2023-04-17 点击数：")
IN_FORCE = (ElementKind.PARAGRAPH, "本细则自2025年3月1日起施行。2028年评估，2028年修订。")
SUBSIDY = (ElementKind.PARAGRAPH, "2023年3月1日至2025年2月28日购房的给予补贴。")
TITLE = (ElementKind.TITLE, "关于举办2024年读书节的通知")


@pytest.mark.parametrize(
    ("lines", "said", "year", "source"),
    [
        ((BODY,), {}, 2021, "text"),
        ((IN_FORCE,), {}, 2025, "text"),
        ((SUBSIDY,), {}, 2023, "text"),
        ((BODY, TITLE), {"title": TITLE[1]}, 2024, "title"),
        ((BODY, TITLE, PAGE), {"title": TITLE[1]}, 2023, "page"),
        ((BODY, TITLE, PAGE, NUMBER), {"title": TITLE[1], "doc_number": NUMBER[1]}, 2022, "number"),
    ],
)
def test_the_year_comes_from_the_best_place(
    lines: tuple[tuple[ElementKind, str], ...], said: dict[str, str], year: int, source: str
) -> None:
    notice = notice_of(*lines)
    reading = read(notice, [scalar(notice, field, value) for field, value in said.items()])
    assert (reading.scalars["year"].value, reading.scalars["year_source"].value) == (str(year), source)
    assert str(year) in notice.quote(reading.scalars["year"].span)


def test_no_year_where_the_text_names_none() -> None:
    reading = read(notice_of((ElementKind.PARAGRAPH, "请各校读书。")))
    assert "year" not in reading.scalars
    assert reading.status["year"] == Status.ABSENT


def test_the_year_of_an_event_goes_before_that_of_the_text() -> None:
    words = "2019年、2019年读书。定于2020年4月23日举办。"
    notice = notice_of((ElementKind.PARAGRAPH, words))
    start = words.index("2020")
    event = Event(span=Span(start, start + 10), rule="test", starts_on=date(2020, 4, 23), ends_on=date(2020, 4, 23))
    found = read(notice, events=(event,)).scalars
    assert (found["year"].value, found["year_source"].value) == ("2020", "event")


def test_level_region_and_topics_are_the_lead_issuers() -> None:
    words = "湖南省教育厅　湖南省财政厅　2020年"
    notice = notice_of((ElementKind.SIGNATURE_BLOCK, words))
    rows = tuple(
        Issuer(span=Span(words.index(name), words.index(name) + len(name)), rule="test", name=name, is_lead=name.endswith("教育厅"))
        for name in ("湖南省教育厅", "湖南省财政厅")
    )
    found = {name: row.value for name, row in read(notice, issuers=rows).scalars.items()}
    assert {name: found[name] for name in ("level", "region_code", "region", "topics")} == {
        "level": "province",
        "region_code": "430000",
        "region": "湖南省",
        "topics": "教育",
    }


def test_parts_of_the_number() -> None:
    notice = notice_of(NUMBER)
    parts = read(notice, [scalar(notice, "doc_number", NUMBER[1])]).scalars["doc_number_parts"]
    assert typed_value("doc_number_parts", parts.value) == {"issuer_code": "示教函", "year": 2022, "serial": 16}
    assert typed_value("doc_number_parts", "第5号") == {"issuer_code": None, "year": None, "serial": 5}


def test_what_lies_behind_the_cut_is_cut_off() -> None:
    notice = notice_of(BODY)
    whole, cut = read(notice).status, read(notice, complete=False).status
    assert {whole[name] for name in ("issued_on", "issuers", "attachments", "title")} == {Status.ABSENT}
    assert {cut[name] for name in ("issued_on", "issuers", "attachments")} == {Status.CUT_OFF}
    assert {cut[name] for name in ("title", "doc_number", "recipients")} == {Status.ABSENT}


def test_every_field_has_a_status() -> None:
    reading = read(notice_of(BODY))
    tables = {extractor.table for extractor in EXTRACTORS}
    scalars = {"title", "doc_number", "doc_number_parts", "doc_type", "issued_on", "printed_on", "year", "year_source", "region", "topics"}
    assert tables | scalars <= set(reading.status)


def test_a_failed_field_is_not_absent() -> None:
    notice = notice_of(BODY)
    tables: dict[str, tuple[Row, ...]] = {extractor.table: () for extractor in EXTRACTORS}
    status = normalise_rows(notice, Found((), tables, frozenset({"contacts", "fields"}))).status
    assert status["contacts"] == status["title"] == Status.FAILED
    assert status["events"] == Status.ABSENT


def test_facts_hold_the_lead_issuer_and_the_attachments() -> None:
    place = Span(0, 1)
    issuer = Issuer(span=place, rule="test", name="示范县教育局", level="county", is_lead=True)
    attachment = Attachment(span=place, rule="test", title="报名表")
    facts = gather_facts({}, (issuer,), (attachment,))
    assert facts == Facts(lead_issuer="示范县教育局", level="county", attachments=("报名表",))


def test_conflicts_become_problems() -> None:
    notice = notice_of(NUMBER, (ElementKind.ISSUE_DATE, "2023年4月17日"), (ElementKind.PRINTING, "2023年4月10日印发"))
    rows = [
        scalar(notice, "doc_number", NUMBER[1]),
        scalar(notice, "issued_on", "2023年4月17日"),
        scalar(notice, "printed_on", "2023年4月10日"),
    ]
    problems = {(p.field, p.reason) for p in read(notice, rows).problems}
    assert ("doc_number", SignalReason.YEAR_CONFLICT) in problems
    assert ("printed_on", SignalReason.ENDS_BEFORE_START) in problems


def test_a_day_that_does_not_exist_is_a_problem_and_no_value() -> None:
    notice = notice_of((ElementKind.ISSUE_DATE, "2023年4月31日"))
    reading = read(notice, [scalar(notice, "issued_on", "2023年4月31日")])
    assert "issued_on" not in reading.scalars
    assert {p.reason for p in reading.problems} == {SignalReason.NO_SUCH_DAY}


def test_a_date_without_a_year_takes_that_of_the_number() -> None:
    notice = notice_of(NUMBER, (ElementKind.ISSUE_DATE, "4月17日"))
    reading = read(notice, [scalar(notice, "doc_number", NUMBER[1]), scalar(notice, "issued_on", "4月17日")])
    assert reading.scalars["issued_on"].value == "2022-04-17"


# code of the number: (organ, its place), None where that is not certain
CODES = {
    "国办发〔2020〕3号": ("国务院办公厅", "000000"),
    "湘教通〔2020〕166号": ("湖南省教育厅", "430000"),
    "宁政办发〔2020〕7号": None,
    "甲乙丙〔2020〕7号": None,
}


@pytest.mark.parametrize(("number", "organ"), CODES.items())
def test_the_organ_of_a_number_is_told_where_it_is_certain(number: str, organ: tuple[str, str] | None) -> None:
    notice = notice_of((ElementKind.DOC_NUMBER, number))
    scalars = read(notice, [scalar(notice, "doc_number", number)]).scalars
    names = ("number_organ", "number_region_code")
    assert tuple(scalars[name].value for name in names if name in scalars) == (organ or ())


def test_an_issuer_agrees_with_the_code_that_several_places_have() -> None:
    issuer = Issuer(span=Span(0, 1), rule="test", name="宁夏回族自治区人民政府办公厅", is_lead=True)
    notice = notice_of((ElementKind.DOC_NUMBER, "宁政办发〔2020〕7号"))
    reading = read(notice, [scalar(notice, "doc_number", "宁政办发〔2020〕7号")], issuers=(issuer,))
    assert reading.scalars["number_organ_id"].value == "640000-government-office"
    assert {name: reading.scalars[name].value for name in ("region_code", "province_code")} == dict.fromkeys(
        ("region_code", "province_code"), "640000"
    )


def test_a_place_that_changed_in_the_year_of_issue_is_a_problem() -> None:
    issuer = Issuer(span=Span(0, 1), rule="test", name="湖北省襄阳市教育局", is_lead=True)
    for year, reasons in (("2010", {SignalReason.REGION_CHANGED}), ("2015", set())):
        notice = notice_of((ElementKind.ISSUE_DATE, f"{year}年4月17日"))
        reading = read(notice, [scalar(notice, "issued_on", f"{year}年4月17日")], issuers=(issuer,))
        assert {p.reason for p in reading.problems} == reasons
        assert reading.scalars["prefecture_code"].value == "420600"
