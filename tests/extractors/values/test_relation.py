"""Relations to documents, by the words around their titles."""

import pytest

from extractors.values.relation import relate

# why: (before, after, relation)
RELATIONS = {
    "basis": ("根据", "，制定本办法", "依据"),
    "several": ("根据《》和", "等规定", "依据"),
    "carried out": ("为贯彻落实", "精神", "贯彻"),
    "issued by others": ("省教育厅印发了", "，提出", "印发"),
    "issued, as an adjective": ("按照省教育厅印发的", "要求", "依据"),
    "repealed before": ("不再执行", "第三条", "废止"),
    "repealed after": ("原", "同时废止", "废止"),
    "amended after": ("对", "作如下修改", "修订"),
    "an article amended": ("决定对", "第五条第二款作如下修改", "修订"),
    "amended by it": ("根据", "修订", "依据"),
    "amended, as an adjective": ("落实新修订的", "", "贯彻"),
    "studied": ("要求，认真学习", "", "参见"),
    "learning in a name": ("根据学习教育办公室", "", "依据"),
    "a clause of its own": ("制定工作目标，将", "的任务纳入考核", "参见"),
    "by way of": ("可以通过协议确定价格，提出对", "的建议", "参见"),
    "rules that carry it out": ("关于印发", "实施细则的通知", "贯彻"),
    "nothing said": ("", "", "参见"),
}
SENT = {
    "presented": ("现将省教育厅", "转发给你们", ""),
    "forwarded": ("现转发", "，请组织", ""),
    "issued after approval": ("", "已经同意，现印发给你们", ""),
    "asked to carry out": ("我局制定了", "，请认真落实", ""),
    "next sentence": ("特制定", "", "现予以印发"),
}


@pytest.mark.parametrize(("before", "after", "name"), RELATIONS.values(), ids=RELATIONS)
def test_relations(before: str, after: str, name: str) -> None:
    found = relate(before, after)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("before", "after", "following"), SENT.values(), ids=SENT)
def test_what_the_notice_sends(before: str, after: str, following: str) -> None:
    assert relate(before, after, following) is None


@pytest.mark.parametrize(
    ("before", "is_followed"), [("按照县教育局", True), ("按照《》、", True), ("按照要求，分别以", False), ("学习", False)]
)
def test_followed(before: str, is_followed: bool) -> None:
    found = relate(before, "")
    assert found is not None
    assert found.is_followed is is_followed
