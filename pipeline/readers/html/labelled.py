"""Where labels of particulars stand in a line: 索 引 号：, [发文字号], 来源：本馆发布时间：.

Told by the Han characters before a colon or in brackets, which are looked up: one pattern of all labels would be large and slow.
"""

import re
from collections.abc import Iterator

from extractors.frozen import frozen
from pipeline.readers.html.labels import LABELS, OTHERS, STRONG

FIELD = {label: (field, rank) for field, labels in LABELS.items() for rank, label in enumerate(labels)}
ALL = frozenset((*FIELD, *OTHERS))
FIRST = frozenset((*(label[0] for label in ALL), *"【[*·•"))  # what a line that begins with a label begins with
LONGEST = max(map(len, ALL))
GAP = r"[\x20\t\u3000\xa0]"  # may stand between the characters of a label: 标　　题
RUN = rf"[\u4e00-\u9fff](?:{GAP}{{0,6}}[\u4e00-\u9fff]){{0,{LONGEST - 1}}}"
BEFORE_COLON = re.compile(rf"(?P<run>{RUN}){GAP}{{0,6}}[:：]|[【\[]{GAP}{{0,6}}(?P<bracketed>{RUN}){GAP}{{0,6}}[】\]]{GAP}{{0,6}}[:：]?")
OUTSIDE = " \t\n\u3000\xa0|｜【[（(/"  # before a label within a line
AROUND = " \t\u3000\xa0【[】]*·•:："  # of a label alone in a cell or a line


@frozen
class Label:
    """A label, without the spaces inside it, and its place in the line, colon or brackets included."""

    name: str
    start: int
    end: int


def find_labels(text: str) -> Iterator[Label]:
    """The labels in a line, in order: at its beginning, behind a gap, in brackets; strong ones also right behind a value.

    >>> [label.name for label in find_labels("来源：本馆发布时间：5月6日 [ 文 号 ]8 报送来源：无")]
    ['来源', '发布时间', '文号']
    """
    for found in BEFORE_COLON.finditer(text):
        if bracketed := found["bracketed"]:
            if (name := "".join(bracketed.split())) in ALL:
                yield Label(name, *found.span())
        elif label := _last_label(text, found.start("run"), found.end("run")):
            yield Label(label[0], label[1], found.end())


def _last_label(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The longest label with which a run of characters ends, and where it begins."""
    places = [at for at in range(start, end) if not text[at].isspace()]
    for length in range(len(places), 1, -1):
        at = places[-length]
        name = "".join(text[place] for place in places[-length:])
        if name in ALL and (at == 0 or text[at - 1] in OUTSIDE or name in STRONG):
            return name, at
    return None


def label_of(words: str) -> str:
    """The label of which a cell or a line consists, whatever brackets and colon it has; "" where it holds anything else.

    >>> label_of("【 索 引 号 】："), label_of("索引号：8")
    ('索引号', '')
    """
    name = "".join(words.strip(AROUND).split()) if len(words) < 40 else ""
    return name if name in ALL else ""


def leading_label(words: str) -> str:
    """The strong label with which words begin without a colon, as spans side by side give them; "" where they do not."""
    return next((words[:length] for length in range(LONGEST, 1, -1) if words[:length] in STRONG), "")
