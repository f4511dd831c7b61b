"""Subjects of a notice: its classes by the State Council's scheme (国务院公文主题分类), each with the words that speak for it.

The first row is the notice's main class; others follow where the text is as much of them. What users look for themselves (职业教育) is
told by a file of their own (`own.py`, docs/topics.md) and gives rows of the same kind, with the file's name as `scheme`.
NOT a subject: a word that only an address list, the web page around the text or an attachment names; the line of work of the office
that issues: that is `kind` of `issuers`, and the scalar `topics` is that of the first of them, which is why this table is called
`subjects`. Examples: 关于调整住房公积金贷款额度的通知 -> 城乡建设、环境保护; 关于做好适龄青年征兵工作的通知 -> 国防.
Known limits: one level only; 其他 stands for the work of parties and associations, which the scheme has no class for.
"""

from collections.abc import Iterator

from extractors.notice import Notice
from extractors.row import Extractor, keep
from extractors.topics.row import STATE_COUNCIL, TopicRow
from extractors.topics.subject import decide_subjects
from extractors.topics.telling import tell


def find_subjects(notice: Notice) -> Iterator[TopicRow]:
    """The subject classes of a notice, the main one first; none where no word tells one."""
    telling = tell(notice)
    for found in decide_subjects(telling):
        yield TopicRow(
            span=found.span,
            rule=found.rule,
            origin=found.origin,
            score=found.score,
            topic=found.subject,
            scheme=STATE_COUNCIL,
            words=found.words,
            is_main=found.is_main,
        )


EXTRACTOR = Extractor("subjects", TopicRow, find_subjects, keep)

__all__ = ["EXTRACTOR", "STATE_COUNCIL", "TopicRow", "find_subjects"]
