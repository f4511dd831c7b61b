"""Characters that are layout: line ends of every system, spaces of every width, marks that nobody sees."""

import re

from pipeline.clean.draft import Draft

# U+2028, U+2029, NEL and the form feed and vertical tab of printed pages end a line, too.
LINE_END = re.compile("\r\n|[\r\v\x1c-\x1e\x85\u2028\u2029]")
NEW_PAGE = re.compile("\f")
# Other control characters, zero-width characters, direction marks, soft hyphens, byte order marks inside a text.
INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+")
# No-break and typographic spaces, as characters or as the entities that a web page's text keeps by mistake.
ODD_SPACE = re.compile(r"[\xa0\u1680\u2000-\u200a\u202f\u205f]|&(?:amp;){0,3}(?:nbsp|ensp|emsp|thinsp|#160|#12288);")
# Matches every run of spaces, so that no run is looked at twice; "end" tells those at the end of a line.
SPACES = re.compile(r"[ \t\u3000]+(?P<end>$)?", re.MULTILINE)
# An indent of tabs or of a centred line says no more than one of four spaces.
WIDE_INDENT = re.compile(r"^(?:[ \u3000]{0,8}\t|[ \u3000]{9})[ \t\u3000]*", re.MULTILINE)


def plain_characters(draft: Draft) -> Draft:
    r"""Lines end in \n, a new page begins with \f on a line of its own, layout spaces are " ", "\t" or "\u3000", nothing is invisible."""
    draft = draft.sub(INVISIBLE, "").sub(LINE_END, "\n").sub(NEW_PAGE, "\n\f\n").sub(ODD_SPACE, " ")
    draft = draft.edited((*found.span(), "") for found in SPACES.finditer(draft.text) if found["end"] is not None)
    return draft.sub(WIDE_INDENT, "    ")
