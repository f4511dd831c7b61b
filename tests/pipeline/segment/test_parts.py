from dataclasses import dataclass

import pytest

from extractors.issuers import find_issuers
from extractors.notice import ElementKind, Notice, Zone
from tests.pipeline.segment.labelled import read_notices

INNER = "关于举办读书节的通知\n各县教育局：\n为丰富生活，决定举办读书节，请积极参加。\n示范市教育局\n2024年4月1日\n"


def test_a_forwarded_notice_is_a_part_of_its_own() -> None:
    outer, inner = read_notices(
        "关于转发市教育局读书节通知的通知\n各学校：\n现将市教育局的通知转发给你们，请遵照执行。\n示范县教育局\n2024年4月8日\n" + INNER
    )
    assert (outer.part, inner.part, inner.parent) == ("", "1", outer.notice_id)
    assert inner.notice_id == f"{outer.notice_id}-1"
    assert outer.span.end == len(outer.text)
    assert [inner.quote(e.span) for e in inner.of(ElementKind.TITLE)] == ["关于举办读书节的通知"]
    assert [outer.quote(e.span) for e in outer.of(ElementKind.SIGNATURE_BLOCK)] == ["示范县教育局"]


def test_the_number_above_an_inner_title_is_the_inner_ones() -> None:
    outer, inner = read_notices("各科室：\n现将上级通知转发给你们，请学习。\n示教〔2024〕12号\n" + INNER)
    assert not list(outer.of(ElementKind.DOC_NUMBER))
    assert [inner.quote(e.span) for e in inner.of(ElementKind.DOC_NUMBER)] == ["示教〔2024〕12号"]


def test_a_pages_headline_is_no_notice() -> None:
    (notice,) = read_notices("转发市教育局关于举办读书节的通知\n发布时间：2024-04-08\n" + INNER)
    assert [notice.quote(e.span) for e in notice.of(ElementKind.TITLE, zones=(Zone.HEAD,))] == ["关于举办读书节的通知"]


def test_a_sample_letter_in_an_attachment_is_no_part() -> None:
    notices = read_notices(INNER + "附件1\n关于报名参加读书节的函\n示范市教育局：\n我校拟报名参加，请予批准。\n")
    assert len(notices) == 1


REPORT = "关于整理示范县古籍的意见\n（示范县图书馆　2024年3月1日）\n现就整理古籍提出如下意见：\n一、摸清家底\n请各馆登记古籍。\n"


def test_what_is_forwarded_by_name_is_a_part_though_it_addresses_nobody() -> None:
    outer, inner = read_notices(
        "示范县政府办公室转发县图书馆关于整理古籍意见的通知\n各乡镇政府：\n县图书馆《关于整理示范县古籍的意见》已经县政府同意，现转发给你们，请认真执行。\n"
        "示范县政府办公室\n2024年4月8日\n" + REPORT
    )
    assert [inner.quote(e.span) for e in inner.of(ElementKind.TITLE)] == ["关于整理示范县古籍的意见"]
    assert not list(outer.of(zones=(Zone.ATTACHMENT, Zone.ENCLOSURE)))


def test_what_is_issued_by_name_is_the_notices_own() -> None:
    (notice,) = read_notices(
        "示范县图书馆关于印发《关于整理示范县古籍的意见》的通知\n各乡镇政府：\n现将《关于整理示范县古籍的意见》印发给你们，请认真执行。\n"
        "示范县图书馆\n2024年4月8日\n" + REPORT
    )
    assert [notice.quote(e.span) for e in notice.of(ElementKind.TITLE, zones=(Zone.ENCLOSURE,))] == ["关于整理示范县古籍的意见"]


def test_an_announced_notice_is_a_part_though_it_addresses_nobody() -> None:
    outer, inner = read_notices(
        "各位老师：\n请有意参加读书节的老师向教科室报名。具体通知如下：\n示范县教育局关于举办读书节的通知\n"
        "为丰富教师生活，决定举办读书节，现将有关事项通知如下。\n一、时间\n五月八日。\n示范县教育局\n2024年4月1日\n"
    )
    assert [inner.quote(e.span) for e in inner.of(ElementKind.TITLE)] == ["示范县教育局关于举办读书节的通知"]
    assert not list(outer.of(ElementKind.SIGNATURE_BLOCK))


CARRIER = "湖南省人民政府办公厅转发省文化厅等部门关于做好古籍整理工作意见的通知\n各市、自治州人民政府，省政府有关部门：\n"
SAYS = "省文化厅、省教育厅《关于做好古籍整理工作的意见》已经省政府同意，现转发给你们，请认真执行。\n"
DAY = "二○○五年九月十九日\n"
TITLE = "关于做好古籍整理工作的意见"
TEXT = "为保护古籍，现就古籍整理工作提出以下意见：\n一、摸清家底。各馆要逐一登记造册，一个不漏。\n二、保证经费。各级财政要列入预算。\n"
OFFICE, MAKERS, MADE = ("湖南省人民政府办公厅",), ("省文化厅", "省教育厅"), "（二○○五年九月二日）"


@dataclass(frozen=True, slots=True)
class Carried:
    """A text with a carried document; what the carrier and the document say of title, issuers and dates."""

    text: str
    outer: tuple[tuple[str, ...], tuple[str, ...]] = (OFFICE, (DAY.strip(),))
    title: str = TITLE
    inner: tuple[tuple[str, ...], tuple[str, ...]] = (MAKERS, (MADE,))


# why: the old layout of what a government's office forwards, whose title, makers and date stand above its text
FORWARDED = {
    "only a date closes the carrier": Carried(f"{CARRIER}{SAYS}{DAY}\n{TITLE}\n省文化厅 省教育厅\n{MADE}\n\n{TEXT}"),
    "makers on two lines": Carried(f"{CARRIER}{SAYS}{DAY}\n{TITLE}\n省文化厅\n省教育厅\n{MADE}\n{TEXT}"),
    "one maker": Carried(f"{CARRIER}{SAYS}{DAY}\n{TITLE}\n省文化厅\n{MADE}\n{TEXT}", inner=(("省文化厅",), (MADE,))),
    "the makers' date without brackets": Carried(
        f"{CARRIER}{SAYS}{DAY}\n{TITLE}\n省文化厅　省教育厅\n二○○五年九月二日\n{TEXT}", inner=(MAKERS, (MADE[1:-1],))
    ),
    "no date of the makers": Carried(f"{CARRIER}{SAYS}{DAY}\n{TITLE}\n省文化厅 省教育厅\n{TEXT}", inner=(MAKERS, ())),
    "makers and date in brackets": Carried(
        f"{CARRIER}{SAYS}{DAY}\n{TITLE}\n（省文化厅　省教育厅　二○○五年九月二日）\n{TEXT}",
        inner=(MAKERS, ("（省文化厅　省教育厅　二○○五年九月二日）",)),
    ),
    "makers in brackets": Carried(f"{CARRIER}{SAYS}{DAY}\n{TITLE}\n（省文化厅、省教育厅）\n{TEXT}", inner=(MAKERS, ())),
    "no makers in the brackets": Carried(
        f"{CARRIER}{SAYS}{DAY}\n{TITLE}\n（省文化厅厅务会议二○○五年九月二日通过）\n{TEXT}",
        inner=((), ("（省文化厅厅务会议二○○五年九月二日通过）",)),
    ),
    "a title on two lines": Carried(
        f"{CARRIER}{SAYS}{DAY}\n关于做好古籍\n整理工作的意见\n省文化厅 省教育厅\n{MADE}\n{TEXT}", title="关于做好古籍\n整理工作的意见"
    ),
    "makers above the title": Carried(
        f"{CARRIER}{SAYS}{DAY}\n省文化厅 省教育厅\n{TITLE}\n{MADE}\n{TEXT}", title=f"省文化厅 省教育厅\n{TITLE}"
    ),
    "the makers sign below": Carried(
        f"{CARRIER}{SAYS}{DAY}\n{TITLE}\n{TEXT}省文化厅\n省教育厅\n二○○五年九月二日\n", inner=(MAKERS, (MADE[1:-1],))
    ),
    "the carrier is signed": Carried(f"{CARRIER}{SAYS}湖南省人民政府办公厅\n{DAY}\n{TITLE}\n省文化厅 省教育厅\n{MADE}\n{TEXT}"),
    "a note names it above the signature": Carried(
        f"{CARRIER}{SAYS}附件：{TITLE}\n湖南省人民政府办公厅\n{DAY}\n附件：\n{TITLE}\n省文化厅 省教育厅\n{MADE}\n{TEXT}"
    ),
    "a second paragraph": Carried(f"{CARRIER}{SAYS}古籍不可再生。各地要抓紧办理。\n{DAY}\n{TITLE}\n省文化厅 省教育厅\n{MADE}\n{TEXT}"),
    "no quotation marks": Carried(f"{CARRIER}{SAYS.replace('《', '').replace('》', '')}{DAY}\n{TITLE}\n省文化厅 省教育厅\n{MADE}\n{TEXT}"),
    "the first paragraph on broken lines": Carried(
        f"{CARRIER}　　省文化厅、省教育厅《关于做好古籍整理工\n作的意见》已经省政府同意，现转发给你们，请认真执行。\n"
        f"{DAY}\n{TITLE}\n省文化厅 省教育厅\n{MADE}\n{TEXT}"
    ),
    "批转": Carried(
        "湖南省人民政府批转省文化厅关于做好古籍整理工作意见的通知\n各市、自治州人民政府，省政府有关部门：\n"
        f"省政府同意省文化厅《{TITLE}》，现批转给你们，请认真执行。\n{DAY}\n{TITLE}\n省文化厅\n{MADE}\n{TEXT}",
        outer=(("湖南省人民政府",), (DAY.strip(),)),
        inner=(("省文化厅",), (MADE,)),
    ),
    "of the State Council": Carried(
        "国务院办公厅转发教育部等部门关于做好古籍整理工作意见的通知\n各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n"
        f"教育部、财政部《{TITLE}》已经国务院同意，现转发给你们，请认真执行。\n{DAY}\n{TITLE}\n教育部 财政部\n{MADE}\n{TEXT}",
        outer=(("国务院办公厅",), (DAY.strip(),)),
        inner=(("教育部", "财政部"), (MADE,)),
    ),
}


def _said(notice: Notice) -> tuple[tuple[str, ...], tuple[str, ...]]:
    dates = tuple(notice.quote(e.span) for e in notice.of(ElementKind.ISSUE_DATE))
    return tuple(row.name for row in find_issuers(notice)), dates


@pytest.mark.parametrize("case", FORWARDED.values(), ids=FORWARDED.keys())
def test_what_an_office_forwards_keeps_its_makers_and_its_date(case: Carried) -> None:
    outer, inner = read_notices(case.text)
    assert _said(outer) == case.outer
    assert [inner.quote(e.span) for e in inner.of(ElementKind.TITLE)] == [case.title]
    assert _said(inner) == case.inner


# why: a text that forwards something and carries nothing
NOTHING_CARRIED = {
    "the name alone in a list": f"{CARRIER}{SAYS}有关文件：\n{TITLE}\n（见网站）\n请各地自行下载，抓紧办理。\n湖南省人民政府办公厅\n{DAY}",
    "a note and no document": f"{CARRIER}{SAYS}附件：{TITLE}\n湖南省人民政府办公厅\n{DAY}",
}


@pytest.mark.parametrize("text", NOTHING_CARRIED.values(), ids=NOTHING_CARRIED.keys())
def test_a_name_above_the_close_begins_no_part(text: str) -> None:
    (notice,) = read_notices(text)
    assert _said(notice) == (OFFICE, (DAY.strip(),))


def test_a_date_above_what_is_issued_is_no_part_of_its_title() -> None:
    (notice,) = read_notices(
        "绍兴市图书馆关于印发《绍兴市古籍整理办法》的通知\n各县图书馆：\n现将《绍兴市古籍整理办法》印发给你们，请认真执行。\n"
        "绍兴市图书馆\n2024年4月8日\n绍兴市古籍\n整理办法\n一、摸清家底\n请各馆登记古籍。\n"
    )
    assert [notice.quote(e.span) for e in notice.of(ElementKind.TITLE, zones=(Zone.ENCLOSURE,))] == ["绍兴市古籍\n整理办法"]


CARRIES = f"{CARRIER}{SAYS}{DAY}\n{TITLE}\n省文化厅 省教育厅\n{MADE}\n{TEXT}"
COPIES = "抄送：省委各部门，省军区。"
# why: (the lines below a carried document, those that are the carrier's)
IMPRINTS: dict[str, tuple[tuple[str, ...], int]] = {
    "printed by the carrier": (("主题词：文化　古籍　通知", COPIES, "湖南省人民政府办公厅　　2005年9月20日印发"), 3),
    "printed by an office of the carrier": ((COPIES, "湖南省人民政府办公厅秘书处　二○○五年九月二十日印发"), 2),
    "who printed it on a line": ((COPIES, "湖南省人民政府办公厅", "2005年9月20日印发"), 3),
    "how many were printed": ((COPIES, "湖南省人民政府办公厅　　2005年9月20日印发", "共印300份"), 3),
    "printed by another": ((COPIES, "湖南省文化厅办公室　　2005年9月3日印发"), 0),
    "who printed it is not said": ((COPIES,), 0),
    "text below it": (("湖南省人民政府办公厅　　2005年9月20日印发", "各馆请自行登记，抓紧办理。"), 0),
}


@pytest.mark.parametrize(("lines", "count"), IMPRINTS.values(), ids=IMPRINTS.keys())
def test_whose_the_imprint_is(lines: tuple[str, ...], count: int) -> None:
    outer, inner = read_notices(CARRIES + "\n".join(lines) + "\n")
    below = [element for element in outer.elements if element.span.start > inner.span.start]
    assert "".join(outer.quote(e.span) for e in below) == "".join(lines[len(lines) - count :])
    assert {e.zone for e in below} <= {Zone.IMPRINT}
    assert all(e.span.end <= inner.span.end for e in inner.elements)


def test_a_first_paragraph_on_broken_lines_belongs_to_the_body() -> None:
    _, inner = read_notices(
        f"{CARRIER}{SAYS}{DAY}\n{TITLE}\n省文化厅\n{MADE}\n"
        "　　为贯彻落实上级古籍保护会议精神，保护好各馆的古\n籍，现就古籍整理工作提\n出以下意见：\n　　一、摸清家底\n　　各馆要逐一登记。\n"
    )
    assert not list(inner.of(ElementKind.PARAGRAPH, zones=(Zone.HEAD,)))
