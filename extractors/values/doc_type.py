"""文种: the kind of a document, by the last words of its title."""

import re
from functools import cache, lru_cache

from extractors.frozen import frozen
from extractors.lexicon import read_lexicon
from extractors.patterns import pattern_of

# What may follow the word: （试行） （第一轮） 》 ” . and the ending of a file's name.
_TAIL = pattern_of(
    r"""
    (?: [（(〔\[［【][^（）()〔〕\[\]［］【】]{0,40}[）)〕\]］】]
      | \.(?:docx?|pdf|wps|ofd|xlsx?|rar|zip)
      | [\s”’"'》〉>＞。．.；;：:、，,—-]
    )\Z
    """,
    re.IGNORECASE | re.VERBOSE,
)
# A title whose word is in no lexicon still names its kind after its last 的.
_AFTER_DE = pattern_of(r"关于.{2,200}的([\u4e00-\u9fff]{2,4})\Z", re.DOTALL)
_MOST_TAILS = 6


@frozen
class DocType:
    """A kind of document: `name` is the 文种, `kind` statutory, rule, plan, weak or unknown; its word ends at `end` in the title."""

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
    bare = strip_tail(title)
    found = _last_words(bare)
    if found and found["doc_type"]:
        return DocType(found["doc_type"], found["kind"], len(bare))
    after_de = _AFTER_DE.search(bare)
    if after_de:
        return DocType(after_de.group(1), "unknown", len(bare))
    raise ValueError(f"no kind of document at the end of: {title}")


def kind_of(title: str) -> str | None:
    """The kind of its last words: statutory, rule, plan, weak, form or none; None where the lexicon does not know them.

    >>> kind_of("示范县读书节方案"), kind_of("示范县读书节报名表"), kind_of("示范县读书节")
    ('plan', 'form', None)
    """
    found = _last_words(strip_tail(title))
    return found["kind"] if found else None


def _last_words(bare: str) -> dict[str, str] | None:
    forms, longest = _forms()
    lengths = range(min(longest, len(bare)), 0, -1)
    return next((forms[bare[-n:]] for n in lengths if bare[-n:] in forms), None)


@lru_cache(maxsize=512)  # several fields ask for the kind and the name of one title
def strip_tail(title: str) -> str:
    """The title without brackets, quotation marks and file endings behind its last word.

    >>> strip_tail("示范县读书节方案（试行）.docx")
    '示范县读书节方案'
    """
    for _ in range(_MOST_TAILS):
        if "\u4e00" <= title[-1:] <= "\u9fff":
            break  # nothing of a tail ends so
        bare = _TAIL.sub("", title)
        if bare == title:
            break
        title = bare
    return title


@cache
def _forms() -> tuple[dict[str, dict[str, str]], int]:
    forms = {row["form"]: row for row in read_lexicon("doc_types")}
    return forms, max(map(len, forms))
