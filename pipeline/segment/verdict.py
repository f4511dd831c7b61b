"""What can be said of a text as a whole: whether it is a notice, and whether it was cut off."""

import re

from extractors.notice import ElementKind, Notice, Zone
from extractors.patterns import pattern_of
from pipeline.segment import forms

K = ElementKind
TELLING = (K.DOC_NUMBER, K.ADDRESSEE, K.SIGNATURE_BLOCK, K.ISSUER_MARK, K.COPIED_TO, K.PRINTING)
LONGEST_NOTE_LIKE = 20000
_OFFICIAL = pattern_of(r"通知如下|公告如下|特此(?:通知|公告|通告|函|通报)|请(?:各|认真|遵照|予|于)|现将|印发|贯彻|各单位|各部门|如下")
_BETWEEN = " \t\n\u3000。；;：:"  # what may stand outside the elements
_CUT = pattern_of(r"[，、；：,;:（(《“—的和与及在为对将由]$")


def looks_like_notice(notice: Notice) -> bool:
    """Whether anything in the text is a notice's: number, addressee, signature, a title that names a kind, headings with official words."""
    kinds = {element.kind for element in notice.elements}
    if kinds & set(TELLING) or (K.ISSUE_DATE in kinds and K.TITLE in kinds):
        return True
    title = next(notice.of(K.TITLE), None)
    if title and forms.TITLE_END.search(re.sub(r"\s", "", notice.quote(title.span))):
        return True
    return K.HEADING in kinds and _OFFICIAL.search(notice.text, notice.span.start, notice.span.start + LONGEST_NOTE_LIKE) is not None


def is_complete(notice: Notice) -> bool:
    """Whether the text reaches the notice's end: a signature or date, or a last line that ends as a sentence or a list does."""
    if any(e.kind in (K.SIGNATURE_BLOCK, K.ISSUE_DATE) and e.zone == Zone.CLOSE for e in notice.elements):
        return True
    if any(e.zone in (Zone.ATTACHMENT, Zone.IMPRINT) for e in notice.elements):
        return True
    last = next((e for e in reversed(notice.elements) if e.zone != Zone.FURNITURE), None)
    if last is None:
        return False
    if notice.text[notice.elements[-1].span.end : notice.span.end].strip(_BETWEEN):  # a document that it carries ends it
        return True
    words = notice.quote(last.span).rstrip()
    return last.kind != K.HEADING and not _CUT.search(words) and not words.endswith(("…", "..."))
