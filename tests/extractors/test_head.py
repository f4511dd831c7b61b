from typing import NamedTuple

import pytest

from extractors.head import SCALARS, find_scalars
from extractors.notice import Element, ElementKind, Notice, Span, Zone
from extractors.row import SignalReason
from tests.cases import read_text

K = ElementKind


class Line(NamedTuple):
    """One element of a hand-made notice."""

    kind: ElementKind
    words: str
    zone: Zone = Zone.HEAD


def found(*lines: Line) -> dict[str, tuple[str, str]]:
    """The scalars of a hand-made notice: value and quote by field."""
    elements, at = list[Element](), 0
    for line in lines:
        elements.append(Element(line.kind, Span(at, at + len(line.words)), line.zone))
        at += len(line.words) + 1
    text = "\n".join(line.words for line in lines)
    notice = Notice("n0", text, Span(0, len(text)), tuple(elements))
    return {row.field: (row.value, notice.quote(row.span)) for row in find_scalars(notice)}


TITLES = (
    ("示范县教育局关于举办“Open Day”\n读书节的通知", "示范县教育局关于举办“Open Day”读书节的通知", "通知", "two lines"),
    ("示 范 县 禁 渔 通 告", "示范县禁渔通告", "通告", "letters spaced out"),
    ("关于示范湖禁渔的复函", "关于示范湖禁渔的复函", "函", "a reply"),
    ("示范县读书节实施方案（试行）", "示范县读书节实施方案（试行）", "方案", "for trial"),
    ("关于举办读书节的通知（第二轮）", "关于举办读书节的通知（第二轮）", "通知", "second round"),
)


@pytest.mark.parametrize(("written", "title", "kind", "why"), TITLES)
def test_title_and_kind(written: str, title: str, kind: str, why: str) -> None:
    rows = found(Line(K.TITLE, written))
    assert rows["title"] == (title, written), why
    assert rows["doc_type"][0] == kind, why


NUMBERED = (
    ("示范县防汛指挥部令（第1号）", "第1号", "an order"),
    ("示范县教育局通告（2024年第5号）", "2024年第5号", "within the year"),
)


@pytest.mark.parametrize(("written", "number", "why"), NUMBERED)
def test_number_in_a_title(written: str, number: str, why: str) -> None:
    assert found(Line(K.TITLE, written))["doc_number"] == (number, number), why


def test_a_number_of_its_own_goes_before_that_of_the_title() -> None:
    rows = found(Line(K.TITLE, "示范县防汛指挥部令（第1号）"), Line(K.DOC_NUMBER, "示汛〔2024〕3号"))
    assert rows["doc_number"][0] == "示汛〔2024〕3号"
    assert "doc_number" not in found(Line(K.TITLE, "关于修缮示范路（第1号）的通知"))


REPEATED = (
    ("关于举办示范县读书节的通知 关于举办示范县读书节的通知", "关于举办示范县读书节的通知", "twice in a line"),
    (
        "关于举办示范县读书节和 关于举办示范县读书节和\n征文比赛的通知",
        "关于举办示范县读书节和征文比赛的通知",
        "a headline cut short before it",
    ),
    ("关于读书节、关于读书节征文的通知", "关于读书节、关于读书节征文的通知", "words that come back later"),
)


@pytest.mark.parametrize(("written", "title", "why"), REPEATED)
def test_a_repeated_title_is_said_once(written: str, title: str, why: str) -> None:
    rows = found(Line(K.TITLE, written))
    assert rows["title"][0] == title, why
    assert "".join(rows["title"][1].split()) == title, why
    assert rows["doc_type"] == ("通知", "通知"), why


def test_lines_of_a_title_may_be_elements_of_their_own() -> None:
    rows = found(
        Line(K.TITLE, "示范县教育局"), Line(K.TITLE, "关于举办读书节的通知"), Line(K.ADDRESSEE, "各校："), Line(K.TITLE, "读书节方案")
    )
    assert rows["title"][0] == "示范县教育局关于举办读书节的通知"


SUBSTANCES = (
    ("关于印发《示范县读书节实施方案》的通知", "示范县读书节实施方案", "方案"),
    ("示范县教育局等五部门关于印发示范县读书节管理办法（试行）的通知", "示范县读书节管理办法（试行）", "办法"),
    ("关于印发《关于支持读书的若干措施》的通知", "关于支持读书的若干措施", "措施"),
    ("示范县教育局印发《示范县读书节章程》的通知", "示范县读书节章程", "章程"),
)


@pytest.mark.parametrize(("title", "substance", "kind"), SUBSTANCES)
def test_the_plan_that_a_notice_issues(title: str, substance: str, kind: str) -> None:
    rows = found(Line(K.TITLE, title))
    assert rows["substance_title"] == (substance, substance)
    assert rows["substance_type"] == (kind, kind)
    assert rows["doc_type"][0] == "通知"


@pytest.mark.parametrize("title", ["关于举办读书节的通知", "关于转发《示范省读书节方案》的通知", "关于公布读书节获奖名单的通知"])
def test_no_plan_of_its_own(title: str) -> None:
    assert "substance_title" not in found(Line(K.TITLE, title))


NUMBERS = (
    ("示教通[2020]166号", "示教通〔2020〕166号"),
    ("（示教通〔2020〕 166 号）", "示教通〔2020〕166号"),
    ("文号：示教通﹝2020﹞166号", "示教通〔2020〕166号"),
    ("第 5 号", "第5号"),
    ("示范部公告2020年第6号", "示范部公告2020年第6号"),
    ("2024年第3号", "2024年第3号"),
)


@pytest.mark.parametrize(("written", "number"), NUMBERS)
def test_number(written: str, number: str) -> None:
    value, quote = found(Line(K.DOC_NUMBER, written))["doc_number"]
    assert value == number
    assert quote in written


def test_a_number_may_stand_below_the_date_and_the_heads_goes_first() -> None:
    below = Line(K.DOC_NUMBER, "示教通〔2020〕166号", Zone.CLOSE)
    assert found(Line(K.TITLE, "关于读书的通知"), below)["doc_number"][0] == "示教通〔2020〕166号"
    assert found(Line(K.DOC_NUMBER, "示教函〔2020〕7号"), below)["doc_number"][0] == "示教函〔2020〕7号"


DAYS = (
    ("2020年7月3日", "2020-07-03"),
    ("二○二○年十月二十一日", "2020-10-21"),
    ("二〇二〇年 十二月三十一日", "2020-12-31"),
    ("二Ｏ一一年十一月十一日", "2011-11-11"),
    ("2020 年 7 月 3 日", "2020-07-03"),
)


@pytest.mark.parametrize(("written", "day"), DAYS)
def test_date_of_issue(written: str, day: str) -> None:
    text = f"关于举办读书节的通知\n\n各学校：\n请各校读书。\n\n示范县教育局\n{written}\n"
    assert read_text(text).scalars["issued_on"].value == day


def test_date_of_printing() -> None:
    text = "关于举办读书节的通知\n\n各学校：\n请各校读书。\n\n示范县教育局\n2020年7月3日\n\n示范县教育局办公室　　2020年7月6日印发\n"
    scalars = read_text(text).scalars
    assert (scalars["issued_on"].value, scalars["printed_on"].value) == ("2020-07-03", "2020-07-06")


def test_a_day_that_does_not_exist() -> None:
    text = "关于举办读书节的通知\n\n各学校：\n请各校读书。\n\n示范县教育局\n2021年2月30日\n"
    reading = read_text(text)
    assert "issued_on" not in reading.scalars
    assert SignalReason.NO_SUCH_DAY in {p.reason for p in reading.problems if p.field == "issued_on"}


def test_marks_of_the_head() -> None:
    rows = found(
        Line(K.CLASSIFICATION, "秘密★1年"),
        Line(K.URGENCY, "特 急"),
        Line(K.SIGNATORY, "签发人：安 宁　丁一　欧阳明"),
    )
    assert rows["classification"][0] == "秘密★1年"
    assert rows["urgency"][0] == "特急"
    assert rows["signatory"][0] == "安宁、丁一、欧阳明"


def test_nothing_where_no_element_says_it() -> None:
    assert found(Line(K.PARAGRAPH, "根据示教通〔2020〕166号文件，2020年7月3日特急印发。", Zone.BODY)) == {}


def test_every_scalar_is_of_the_list() -> None:
    rows = found(
        Line(K.TITLE, "关于印发《读书节方案》的通知"), Line(K.DOC_NUMBER, "示教通〔2020〕166号"), Line(K.ISSUE_DATE, "2020年7月3日")
    )
    assert set(rows) <= set(SCALARS)
