"""Page furniture: page numbers on lines of their own."""

import re

from extractors.patterns import pattern_of
from pipeline.clean.draft import Draft

PAGE_NUMBER = pattern_of(
    r"""^[ \t\u3000]*(?:
      [—–―－\-─·•～~]{1,3}[ \t\u3000]*\d{1,3}[ \t\u3000]*[—–―－\-─·•～~]{1,3}      # — 1 —
    | 第[ \u3000]{0,2}\d{1,3}[ \u3000]{0,2}页(?:[ \u3000，,/]{0,3}[（(]?共[ \u3000]{0,2}\d{1,3}[ \u3000]{0,2}页[)）]?)?  # 第3页 共5页
    )[ \t\u3000]*$\n?""",
    re.VERBOSE | re.MULTILINE,
)
PAGE_NUMBER_HINT = pattern_of(r"\n[ \t\u3000]*[—–―－\-─·•～~第]")
# The same at the end of a printed page that became one line.
AFTER_TEXT = pattern_of(r"[ \u3000]{1,40}— ?\d{1,3} ?—[ \u3000]{0,40}$", re.MULTILINE)

AFTER_TEXT_HINT = pattern_of(r"— ?\d{1,3} ?—[ \u3000]{0,40}$", re.MULTILINE)


def without_page_numbers(draft: Draft) -> Draft:
    """The draft without page numbers that stand alone; a page break stays in their place."""
    if PAGE_NUMBER_HINT.search(draft.text) or PAGE_NUMBER.match(draft.text):
        draft = draft.sub(PAGE_NUMBER, "\f\n")
    return draft.sub(AFTER_TEXT, "\n\f") if AFTER_TEXT_HINT.search(draft.text) else draft
