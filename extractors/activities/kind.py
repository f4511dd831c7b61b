"""The trained classifier of activities' categories: what it sees of an activity, and how its answers join those of the rule.

The rule (`category_of`) is one of the features: the model learns where to trust it. Its answer counts where the calibrated
probability reaches the threshold of the card, else the rule's; where neither speaks the category stays empty.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.activities.activity import FoundActivity
from extractors.activities.category import KINDS, category_of
from extractors.classifier import Task, grams, load_shipped, speaks
from extractors.frozen import frozen
from extractors.notice import ElementKind, Notice, Zone
from extractors.patterns import pattern_of

LABELS = tuple(kind for kind, _ in KINDS)
QUOTED = pattern_of(r"[“《][^”》]{1,40}[”》]")
FILLER = pattern_of(r"(?:的)?(?:通知|公告|通告|函|方案|预案)?\Z")
WHOLE_TITLE = 40  # code points; of a longer name, a sentence, the beginning tells the kind
# Words of a notice's title that tell what its items are: those of a contest are contests, those of a course lessons.
OCCASION = (
    "赛",
    "培训",
    "研修",
    "学习班",
    "招聘",
    "演练",
    "论坛",
    "研讨",
    "会议",
    "座谈",
    "活动周",
    "宣传周",
    "宣传月",
    "读书",
    "阅读",
    "运动会",
    "比武",
    "艺术",
    "文化节",
    "安全",
    "评选",
    "评比",
    "征集",
    "推荐",
    "检查",
    "督导",
    "科普",
    "科技",
    "旅游",
    "消费",
    "志愿",
    "党员",
    "主题党日",
    "普通话",
    "就业",
    "技能节",
    "年会",
)


@frozen
class Named:
    """A candidate: the name of an activity, and the title of the notice that organises it."""

    title: str
    about: str = ""


def read_features(candidate: Named) -> Iterator[str]:
    """Characters of the name, its first and last words, the title's event words, and the rule's answer."""
    name = re.sub(r"\d+", "0", "".join(candidate.title.split()))[:WHOLE_TITLE]
    yield from grams(name, (1, 2, 3))
    bare = QUOTED.sub("", name)
    for size in (2, 3, 4):
        yield "end:" + name[-size:]
        yield "bare:" + bare[-size:]
    yield "begin:" + name[:2]
    yield f"length:{min(len(name) // 4, 6)}"
    about = FILLER.sub("", re.sub(r"[\d\s]", "", candidate.about))
    yield "about:" + about[-2:]
    yield from ("about:" + word for word in OCCASION if word in about)
    yield f"rule:{category_of(candidate.title)}"


ACTIVITY_CATEGORY: Task[Named] = Task(
    "activity_category",
    LABELS,
    "runs of 1-3 characters of the name; its last 2-4 characters, with and without quoted parts; its first 2; its length; the last 2"
    " characters and the event words of the notice's title; the answer of the rule",
    read_features,
    (
        Named("开展“送技能下乡”志愿服务", "某市教育局关于举办2031年职业教育活动周的通知"),
        Named("汽车维修", "关于举办第三届职工技能大赛的函"),
        Named("青春同行2031"),
    ),
)


def decide_categories(notice: Notice, rows: Sequence[FoundActivity]) -> Iterable[FoundActivity]:
    """The rows with the category that the classifier is sure of, else with the rule's; what a section said of its items stays."""
    if not rows or not speaks(ACTIVITY_CATEGORY):
        return rows
    about = "".join(notice.quote(e.span) for e in notice.of(ElementKind.TITLE, zones=(Zone.HEAD,)))
    answers = load_shipped(ACTIVITY_CATEGORY).answer([Named(row.title, about) for row in rows])
    return [_joined(row, answer.label if answer else None) for row, answer in zip(rows, answers, strict=True)]


def _joined(row: FoundActivity, answer: str | None) -> FoundActivity:
    told = row.category != category_of(row.title)  # 竞赛项目 as the heading
    return row if told or answer is None else replace(row, category=answer)
