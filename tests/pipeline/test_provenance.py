"""Values and the way of reading: pages, boxes, the page's own data, recognition, seals, parts that could not be read."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.ingest import identify, make_document
from pipeline.outcome import Extracted
from pipeline.process import process_document
from pipeline.raw import Link, PageData, Place, Raw
from pipeline.record import to_record

TITLE = "示范县教育局关于举办读书节的通知"
BODY = (
    "示教函〔2024〕12号\n各中小学：\n定于2024年5月8日举办读书节，请于4月28日前报送名单。联系人：王一，电话：010-66123456。\n附件：报名表\n"
)
SIGNED = "示范县教育局\n2024年4月2日\n"
NOTICE = f"{TITLE}\n{BODY}{SIGNED}"


def read(raw: Raw) -> dict[str, Any]:
    """The record of a reader's output."""
    source = identify(Path("a"), "a", raw.text.encode())
    outcome = process_document(source, lambda: make_document(source, raw))
    assert isinstance(outcome, Extracted), outcome
    return to_record(outcome, with_text=True)


def on_pages(text: str, first_of_second_page: str, **marks: Any) -> Raw:
    """Every line a printed line; `marks` are the confidence and seal of the lines that hold the key."""
    places, at, page = list[Place](), 0, 1
    for number, line in enumerate(text.split("\n")):
        page = 2 if line.startswith(first_of_second_page) or page == 2 else 1
        if line:
            given = next((mark for words, mark in marks.get("lines", {}).items() if words in line), {})
            places.append(Place(at, at + len(line), page, (72.0, 20.0 * number, 500.0, 20.0 * number + 16), **given))
        at += len(line) + 1
    return Raw("pdf", text, 2, tuple(places), recognised_pages=marks.get("recognised"))


def test_every_value_has_its_page() -> None:
    record = read(on_pages(NOTICE, "附件"))
    assert record["pages"] == 2
    pages = {name: record["evidence"][name]["page"] for name in ("title", "doc_number", "issued_on")}
    assert pages == {"title": 1, "doc_number": 1, "issued_on": 2}
    assert [row["page"] for table in ("contacts", "deadlines", "attachments", "issuers") for row in record[table]] == [1, 1, 2, 2]


def test_a_paragraph_over_two_pages_has_the_page_of_each_value() -> None:
    text = NOTICE.replace("请于4月28日前", "请于\n4月28日前")
    printed = on_pages(text, "4月28日")
    record = read(Raw("pdf", text.replace("请于\n", "请于 "), 2, printed.places))
    assert record["deadlines"][0]["page"] == 2
    assert record["events"][0]["page"] == 1


def test_text_has_no_pages() -> None:
    record = read(Raw("txt", NOTICE))
    assert record["pages"] is None
    assert record["evidence"]["title"]["page"] is None


def test_recognition_lowers_the_score_of_its_lines_only() -> None:
    plain, recognised = read(on_pages(NOTICE, "附件")), read(on_pages(NOTICE, "附件", lines={"010-": {"confidence": 0.5}}, recognised=1))
    assert recognised["contacts"][0]["score"] == pytest.approx(plain["contacts"][0]["score"] / 2, abs=0.002)
    assert recognised["evidence"]["title"]["score"] == plain["evidence"]["title"]["score"]


def test_what_was_recognised_below_a_seal_is_told() -> None:
    record = read(on_pages(NOTICE, "附件", lines={"4月2日": {"confidence": 0.9, "sealed": True}}, recognised=2))
    told = [(p["field"], p["reason"], record["full_text"][slice(*p["span"])]) for p in record["problems"] if p["stage"] == "ingest"]
    assert told == [("issued_on", "under_seal", "2024年4月2日")]


def test_exact_text_below_a_seal_is_no_problem() -> None:
    record = read(on_pages(NOTICE, "附件", lines={"4月2日": {"sealed": True}}))
    assert [problem for problem in record["problems"] if problem["stage"] == "ingest"] == []


def test_a_part_that_was_not_read_is_told_and_the_record_is_not_complete() -> None:
    record = read(Raw("pdf", TITLE + "\n" + BODY, 2, faults=("page 2 has no text",)))
    told = [(p["reason"], p["detail"]) for p in record["problems"] if p["stage"] == "ingest"]
    assert told == [("unread_part", "page 2 has no text")]
    assert record["complete"] is False
    assert record["evidence"]["issued_on"]["status"] == "cut_off"


def test_a_title_in_the_head_of_the_page_has_its_origin() -> None:
    record = read(Raw("html", NOTICE, page_data=PageData(page_title=TITLE), title_end=len(TITLE)))
    assert record["title"] == TITLE
    assert (record["evidence"]["title"]["origin"], record["evidence"]["title"]["quote"]) == ("page", TITLE)
    assert record["evidence"]["doc_number"]["origin"] == "rule"


@pytest.mark.parametrize("written", ["2024年04月02日", "2024-04-02", "2024/4/2", "2024-04-02 00:00:00"])
def test_the_page_fills_what_the_text_lacks(written: str) -> None:
    data = PageData(page_date=written, page_number="示教函〔2024〕12号", published_on="2024-04-09")
    record = read(Raw("html", TITLE + "\n各中小学：\n定于5月8日举办读书节。\n示范县教育局\n", page_data=data))
    assert (record["issued_on"], record["doc_number"]) == ("2024-04-02", "示教函〔2024〕12号")
    assert record["year_source"] == "page"
    for name in ("issued_on", "doc_number"):
        place = record["evidence"][name]
        assert (place["origin"], place["quote"], place["span"], place["page"]) == ("page", None, None, None)


def test_the_notice_speaks_before_its_page() -> None:
    data = PageData(page_date="2024-04-20", page_number="其他〔2023〕1号")
    record = read(Raw("html", NOTICE, page_data=data))
    assert (record["issued_on"], record["doc_number"]) == ("2024-04-02", "示教函〔2024〕12号")
    assert record["evidence"]["issued_on"]["origin"] == "rule"


def test_a_page_date_that_is_none_is_a_problem() -> None:
    record = read(Raw("html", TITLE + "\n各中小学：\n五月举办。\n", page_data=PageData(page_date="2024年13月2日")))
    assert record["issued_on"] is None
    assert [problem["field"] for problem in record["problems"]] == ["issued_on"]


def test_links_give_attachments_their_address() -> None:
    start = NOTICE.index("报名表")
    record = read(Raw("html", NOTICE, links=(Link(start, start + 3, "https://jyj.example.gov.cn/1.doc"),)))
    assert [(row["title"], row["url"]) for row in record["attachments"]] == [("报名表", "https://jyj.example.gov.cn/1.doc")]


def test_links_below_the_notice_are_known_by_their_words() -> None:
    text = NOTICE + "1.报名表.doc\n"
    start = text.index("1.报名表.doc")
    record = read(Raw("html", text, links=(Link(start, len(text) - 1, "/1.doc"),)))
    assert [(row["title"], row["url"]) for row in record["attachments"]] == [("报名表", "/1.doc")]
