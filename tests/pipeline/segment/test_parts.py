from extractors.notice import ElementKind, Zone
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
