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
    "repealed in a list": ("", "（示教〔2019〕1号）、《》（示教〔2021〕6号）同时废止", "废止"),
    "repealed in a list with organs": ("县教育局1983年印发的", "和1987年印发的《》同时废止", "废止"),
    "followed, another repealed": ("按照", "执行，《》同时废止", "依据"),
    "another rule is not applied": ("市教育局出台", "：\n1.人员不再执行限额政策", "印发"),
    "issued by an organ between": ("为贯彻县政府办公室印发", "（示政办〔2020〕6号）精神", "贯彻"),
    "issued by several organs": ("按照省教育厅等8部门联合印发", "要求", "依据"),
    "issued by a plan": ("按照年度计划印发", "", "印发"),
    "issued in another clause": ("根据省教育厅要求，县教育局印发", "", "印发"),
    "verbs that describe": ("为贯彻省教育厅颁布执行的", "，切实做好", "贯彻"),
    "letters in a number": ("贯彻联防机制《》（示机制发〔2020〕23号）和", "精神", "贯彻"),
    "an organ of publicity": ("根据县委宣传部", "要求", "依据"),
    "drawn up": ("你县近日制订了", "，提出", "印发"),
    "realised": ("确保", "《》落地，提高水平", "贯彻"),
    "how far it is carried out": ("对", "（示教〔2020〕1号）贯彻落实情况进行督查", "贯彻"),
    "goes on": ("2023年印发的", "继续执行，不重复享受", "贯彻"),
    "put into force": ("实施", "，开展培训", "贯彻"),
    "drawn up and put into force": ("制定实施", "，开展培训", "印发"),
    "what it lays down": ("具有", "第三条规定的学历", "依据"),
    "what holds": ("办理时限以", "为准", "依据"),
    "what several hold": ("工作要以", "（示教〔2020〕1号）、《》为依据", "依据"),
    "adjusted": ("现对", "（示教〔2020〕1号）中有关规定进行优化调整", "修订"),
    "adjusted by it": ("按照", "规定调整收费", "依据"),
    "improved": ("持续完善我县", "，适时发布", "修订"),
    "spread": ("严格落实责任制，大力开展《》《》", "《》等法律法规宣传", "参见"),
    "looked up": ("要求请查阅同步发布的", "", "参见"),
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
