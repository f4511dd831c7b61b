"""文种: the kind of a document, by the last words of its title."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import read_lexicon

# What may follow the word: （试行） （第一轮） 》 ” . and the ending of a file's name.
_TAIL = re.compile(r"(?:[（(〔\[［【][^（）()〔〕\[\]［］【】]{0,40}[）)〕\]］】]|\.(?:docx?|pdf|wps|ofd|xlsx?|rar|zip)|[\s”’\"'》〉>＞。．.;；：:、，,—-])\Z", re.IGNORECASE)
# A title whose word is in no lexicon still names its kind after its last 的.
_AFTER_DE = re.compile(r"关于.{2,200}的([\u4e00-\u9fff]{2,4})\Z", re.DOTALL)
_MOST_TAILS = 6


@dataclass(frozen=True, slots=True)
class DocType:
    """A kind of document: `name` is the 文种; `kind` is statutory, rule, plan, weak or unknown; `end` is where its word ends in the title."""

    name: str
    kind: str
    end: int


def parse_doc_type(title: str) -> DocType:
    """The kind that a title names; raises ValueError where it names none.

    >>> parse_doc_type("关于举办示范县读书节的紧急通知（第二轮）").name
    '通知'
    >>> parse_doc_type("示范县读书节实施方案（试行）").name, parse_doc_type("关于示范湖禁渔的复函").name
    ('方案', '函')
    >>> parse_doc_type("关于示范湖禁渔的布告").kind
    'unknown'
    >>> parse_doc_type("少年书法")
    Traceback (most recent call last):
    ValueError: no kind of document at the end of: 少年书法
    """
    end = len(strip_tail(title))
    forms, longest = _forms()
    for length in range(min(longest, end), 0, -1):
        found = forms.get(title[end - length : end])
        if found:
            if not found["doc_type"]:
                break
            return DocType(found["doc_type"], found["kind"], end)
    after_de = _AFTER_DE.search(title[:end])
    if after_de:
        return DocType(after_de.group(1), "unknown", end)
    raise ValueError(f"no kind of document at the end of: {title}")


def strip_tail(title: str) -> str:
    """The title without brackets, quotation marks and file endings behind its last word.

    >>> strip_tail("示范县读书节方案（试行）.docx")
    '示范县读书节方案'
    """
    for _ in range(_MOST_TAILS):
        bare = _TAIL.sub("", title)
        if bare == title:
            break
        title = bare
    return title


@cache
def _forms() -> tuple[dict[str, dict[str, str]], int]:
    forms = {row["form"]: row for row in read_lexicon("doc_types")}
    return forms, max(map(len, forms))
