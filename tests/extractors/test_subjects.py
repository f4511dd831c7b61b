"""Subject classes and topics of one's own: where words count, what keeps them from counting, and what a row says of it."""

import dataclasses

import pytest

from extractors.classifier import load_shipped, speaks
from extractors.lexicon import read_columns
from extractors.notice import ElementKind, Notice, Span
from extractors.topics import STATE_COUNCIL, find_subjects
from extractors.topics.own import Sign, Topic, Value, Values, find_topics
from extractors.topics.subject import KEPT, NONE, TOPIC, Proposal, answer_by_rule, propose
from extractors.topics.telling import Piece, tell
from extractors.topics.words import find_words
from pipeline.ingest import identify, parse_document
from pipeline.segment import find_notices

SCHOOLS = Topic(
    "职业教育",
    words=(Sign("职业教育"), Sign("职教"), Sign("中职", 0.8)),
    exclusions=("非职业教育", "在职教", "中职称"),
    vetoes=("已经作废",),
    citations=(Sign("职业教育改革实施方案", 3.0),),
    issuers=(Sign("职业教育与成人教育司", 3.0),),
    codes=(Sign("教职成", 3.0),),
    minimum=3.0,
)


def notice_of(text: str) -> Notice:
    from pathlib import Path

    data = text.encode()
    return find_notices(parse_document(identify(Path("case.txt"), "case.txt", data), data))[0]


def letter(title: str, body: str = "现将有关事项通知如下，请认真落实。", office: str = "示例市人民政府") -> Notice:
    return notice_of(f"{title}\n各县（市、区）：\n    {body}\n{office}\n2031年3月5日\n")


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("关于提高职工养老保险待遇的通知", "劳动、人事、监察"),
        ("关于做好应届毕业生征兵宣传的通知", "国防"),
        ("关于举办第六届大学生戏曲展演的通知", "文化、广电、新闻出版"),
        ("关于疫情防控期间延期缴纳增值税的公告", "财政、金融、审计"),
        ("关于宗教活动场所消防检查的通知", "民族、宗教"),
        ("关于开展八月主题党日的通知", "其他"),
        ("关于开展水库除险加固的通知", "农业、林业、水利"),
        ("示例市水利局关于举办羽毛球运动会的通知", "卫生、体育"),
    ],
)
def test_the_main_class_is_what_the_title_is_about(title: str, subject: str) -> None:
    rows = list(find_subjects(letter(title)))
    assert (rows[0].topic, rows[0].is_main, rows[0].scheme) == (subject, True, STATE_COUNCIL)
    assert [row.is_main for row in rows[1:]] == [False] * (len(rows) - 1)


@pytest.mark.parametrize("title", ["通知", "关于周四下午集合的通知", "关于提交附件二的通知"])
def test_no_class_where_no_word_tells_one(title: str) -> None:
    assert list(find_subjects(letter(title, "请各位准时到场。", "示例处"))) == []


def test_a_row_quotes_its_weightiest_word() -> None:
    notice = letter("关于归集住房公积金的通知")
    row = next(find_subjects(notice))
    assert notice.quote(row.span) == row.words[0] == "住房公积金"
    assert 0 < row.score <= 1


def test_a_government_is_no_civil_affairs() -> None:
    assert find_words((Piece("title", "示例市人民政府决定"),)) == ()


def test_the_longest_word_counts_alone_and_once_a_part() -> None:
    mentions = find_words((Piece("title", "医疗保险和医疗保险"), Piece("opening", "医疗保险")))
    assert [(mention.word.text, mention.part) for mention in mentions] == [("医疗保险", "title"), ("医疗保险", "opening")]


def test_the_issuer_before_a_title_is_an_office() -> None:
    parts = {piece.part: piece.text for piece in tell(letter("示例市教育局关于春季植树的通知", office="示例市教育局"))}
    assert parts["title"] == "关于春季植树的通知"


def test_the_rule_keeps_the_weightiest_and_what_is_near_it() -> None:
    proposals = propose(find_words((Piece("title", "关于税务干部职称的通知"),)))
    assert [answer_by_rule(proposal) for proposal in proposals.values()] == [KEPT, KEPT]
    weak = propose(find_words((Piece("title", "关于归集住房公积金和住房补贴的老年人通知"),)))
    assert [answer_by_rule(proposal) for proposal in weak.values()][1:] == [NONE] * (len(weak) - 1)


def test_a_proposal_reads_its_own_line() -> None:
    for proposal in TOPIC.probes:
        assert Proposal.of_text(proposal.to_text()) == proposal
    with pytest.raises(ValueError, match="no proposal"):
        Proposal.of_text("关于植树的通知")


def test_the_shipped_model_is_for_these_features_and_its_chances_are_chances() -> None:
    assert speaks(TOPIC)
    chances = load_shipped(TOPIC).predict_probabilities(TOPIC.probes)
    assert chances.shape == (len(TOPIC.probes), 2)
    assert chances[0, 0] > 0.8 > 0.2 > chances[2, 0]


def test_the_classifier_sees_no_class_and_no_word() -> None:
    assert {name for proposal in TOPIC.probes for feature in TOPIC.read(proposal) for name in feature if not name.isascii()} == set()


def test_the_lexicon_is_sorted_and_of_the_scheme() -> None:
    rows = read_columns("topics")[1]
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert len({subject for _, subject, _, _ in rows if subject}) == 22
    assert {weight for _, subject, weight, _ in rows if subject} == {"1", "2", "3"}
    assert all(len(word) >= 2 for word, *_ in rows)


def found(notice: Notice, values: Values = Values(), topic: Topic = SCHOOLS) -> list[tuple[str, tuple[str, ...]]]:  # noqa: B008
    return [(row.topic, row.words) for row in find_topics(notice, values, (topic,))]


def test_a_word_in_the_title_is_enough() -> None:
    assert found(letter("关于举办职业教育活动周的通知")) == [("职业教育", ("职业教育",))]


@pytest.mark.parametrize(
    "body",
    [
        "小学、初中、高中、中职、幼儿园均可参加。",
        "在职教师不得有偿补课，在职教师须签承诺书，在职教师应互相监督。",
        "非职业教育阶段的学校，非职业教育机构不在此列。",
        "具有中职称的人员、中职称以上的人员优先。",
    ],
)
def test_a_mention_in_passing_is_not(body: str) -> None:
    assert found(letter("关于开展春季植树的通知", body)) == []


def test_an_exclusion_takes_out_its_place_only() -> None:
    assert found(letter("关于非职业教育阶段和职业教育阶段收费的通知")) == [("职业教育", ("职业教育",))]


def test_a_veto_takes_out_the_notice() -> None:
    assert found(letter("关于举办职业教育活动周的通知", "原通知已经作废。")) == []


def test_many_mentions_far_down_do_not_make_a_topic() -> None:
    body = "".join(f"\n    第{i}批树苗由学校种植，职教集团协助。" for i in range(40))
    assert found(letter("关于开展春季植树的通知", "现通知如下。" + body)) == []


def test_cited_documents_issuers_and_codes_count() -> None:
    notice, place = letter("关于报送材料的通知"), Span(0, 2)
    assert found(notice) == []
    assert found(notice, Values(citations=(Value("国家职业教育改革实施方案", place),)))
    assert found(notice, Values(issuers=(Value("教育部职业教育与成人教育司", place),)))
    assert found(notice, Values(doc_numbers=(Value("示教职成函〔2031〕6号", place),)))


def test_several_topics_and_their_scores() -> None:
    notice = letter("关于职业教育与普法宣传的通知", "职业教育很重要。")
    law = Topic("普法", words=(Sign("普法"),), scheme="my")
    rows = find_topics(notice, Values(), (law, SCHOOLS, dataclasses.replace(law, name="没有", words=(Sign("海关"),))))
    assert [(row.topic, row.scheme) for row in rows] == [("普法", "my"), ("职业教育", "own")]
    assert rows[0].score == pytest.approx(0.8)
    assert rows[1].score > rows[0].score
    assert [notice.quote(row.span) for row in rows] == ["普法", "职业教育"]


def test_web_navigation_does_not_count() -> None:
    notice = letter("关于举办植树节的通知")
    furniture = tuple(dataclasses.replace(e, kind=ElementKind.FURNITURE) for e in notice.elements)
    assert found(dataclasses.replace(notice, elements=furniture), topic=dataclasses.replace(SCHOOLS, words=(Sign("植树节"),))) == []
