"""Who must: before 于X前, behind X前，, before 将."""

import re
from collections.abc import Iterator

from extractors.deadlines.clauses import EDGES, split_clauses, trim
from extractors.deadlines.trigger import Trigger
from extractors.notice import Span

DUE_MARK = re.compile(
    r"(?:，|,)?(?:请|应当?|须|需|务必|必须|要|统一|并|均|可|再|也|都|最迟|务于|并请|一并|原则上|限|且)*(?:于|在|应于|到|截止到?|截至)?[\s\u3000]*\Z"
)
ACTOR_LEAD = re.compile(
    r"""
    \A[\s\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．][\s\u3000]*)?
    (?: 为[^，,]{2,40}[，,] | 注意[：:] | 说明[：:] | 另外?[，,]? | 同时[，,]? | 其中[，,]? | 因此[，,]?
      | 望 | 希望 | 敬请 | 并请 | 请 | 要求 | 由
    )*
    """,
    re.VERBOSE,
)
ACTOR = re.compile(
    r"""
    (?: (?:各|有关|相关|全|所有|参赛|参会|参加|参评|申报|承办|承担|入选|符合|牵头|省级|市级|县级|区级|市直|省直|
          校|院|学|教|团|有意|需|如需|想|今年|凡|每|我|以|拟|已|未|获|用人|招聘)
      [^，,。；;：:]{0,60} )?
    [^，,。；;：:]{0,60}
    (?: 局|厅|委|办|部|处|科|室|中心|公司|企业|单位|部门|机构|院校|学校|高校|中学|小学|幼儿园|园|学院|大学|医院
      | 协会|学会|支部|党委|党组织|团委|工会|支会
      | 地|市|县|区|州|盟|旗|镇|乡|街道|社区|村
      | 人|员|者|老师|教师|同学|学生|同志|负责人|家长|代表|专家|选手|教研组|年级|班级|组长|校长|主任|机关|政府
      | 社|站|所|馆|队|群众|对象|联盟|行指委|教指委|委员会|考生|企事业|投标人|项目组|团队|办公室|媒体|成校|赛点|系|地区 )
    (?:[（(][^（）()]{0,24}[）)])?\Z
    """,
    re.VERBOSE,
)


def find_actor(text: str, trigger: Trigger, what: Span | None) -> Span | None:
    """Who must, in the nearest clause that names someone; None where none does."""
    for place in _actor_places(text, trigger):
        words = text[place.start : place.end]
        lead = ACTOR_LEAD.match(words)
        start = place.start + (lead.end() if lead else 0)
        span = trim(text, Span(start, place.end))
        if span and is_actor(text[span.start : span.end]) and (what is None or not span.overlaps(what)):
            return span
    return None


def _actor_places(text: str, trigger: Trigger) -> Iterator[Span]:
    """Where the actor may stand: before 于X前, after X前，, before 将; from the nearest on."""
    clauses = split_clauses(text, trigger.before)
    after = trigger.after
    head = re.compile(
        r"[，,]?[\s\u3000]{0,2}(?:请|由)?(?P<who>[^，,。；;]{2,60}?)(?=(?:要|应|须|需|务必|必须|可|负责)?(?:将|把|完成|报送|上报|提交|要实现|实现|确定|按|统一|组织))"
    )
    found = head.match(text, after.start, after.end)
    if found:
        yield Span(found.start("who"), found.end("who"))
    for clause in reversed(clauses):
        words = text[clause.start : clause.end]
        mark = DUE_MARK.search(words)
        end = clause.start + (mark.start() if mark else len(words))
        yield Span(clause.start, end)
        cut = re.search(
            r"(?:请|要|应当?|须|需|务必|必须)?(?:将|把|填写|填报|按照|按|根据|参照|统计|准备|认真|积极|制定|制订|组织|明确|确定|加强|汇总|登录|通过|对照|结合|严格|于|在)",
            words,
        )
        if cut:
            yield Span(clause.start, clause.start + cut.start())


def is_actor(words: str) -> bool:
    """Whether the words name people or an organ."""
    bare = words.strip(EDGES)
    return 1 < len(bare) <= 70 and bool(ACTOR.match(bare)) and not re.search(r"《|名单$|人选$|材料|将|名联络员$", bare)
