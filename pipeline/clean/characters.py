"""Characters that are layout: line ends of every system, spaces of every width, marks that nobody sees."""

import re
from dataclasses import replace
from functools import cache

from extractors.lexicon import read_columns
from extractors.patterns import pattern_of
from pipeline.clean.draft import Draft

# U+2028, U+2029, NEL and the form feed and vertical tab of printed pages end a line, too.
LINE_END = pattern_of("\r\n|[\r\v\x1c-\x1e\x85\u2028\u2029]")
NEW_PAGE = pattern_of("\f")
# Other control characters, zero-width characters, direction marks, soft hyphens, byte order marks inside a text.
INVISIBLE = pattern_of(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+")
# No-break and typographic spaces, as characters or as the entities that a web page's text keeps by mistake.
ODD_SPACE = pattern_of(r"[\xa0\u1680\u2000-\u200a\u202f\u205f]|&(?:amp;){0,3}(?:nbsp|ensp|emsp|thinsp|#160|#12288);")
# All of these and all radicals: most texts have none of them, which one search tells.
ODD = pattern_of(r"[&\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2e80-\u2fd5\ufeff\ufff9-\ufffb]")
# Patterns that begin with the line end, which the regex engine finds fast, tell whether the slower ones below have anything to find.
SPACE = (" ", "\t", "\u3000")
SPACE_BEFORE_END = pattern_of(r"\n(?<=[ \t\u3000]\n)")
WIDE_INDENT_HINT = pattern_of(r"\n(?:[ \u3000]{0,8}\t|[ \u3000]{9})")
# Matches every run of spaces, so that no run is looked at twice; "end" tells those at the end of a line.
SPACES = pattern_of(r"[ \t\u3000]+(?P<end>$)?", re.MULTILINE)
# An indent of tabs or of a centred line says no more than one of four spaces.
WIDE_INDENT = pattern_of(r"^(?:[ \u3000]{0,8}\t|[ \u3000]{9})[ \t\u3000]*", re.MULTILINE)
# Radicals that PDF files write for the characters that look like them: both blocks, U+2E80 and U+2F00.
RADICAL = pattern_of(r"[\u2e80-\u2fd5]")


@cache
def _characters_of_radicals() -> dict[int, str]:
    return {ord(radical): character for radical, character, _ in read_columns("radicals")[1]}


def plain_character(character: str) -> str:
    """The character that a radical stands for; any other character itself.

    >>> plain_character("⻓"), plain_character("⼯"), plain_character("Ａ")
    ('长', '工', 'Ａ')
    """
    return character.translate(_characters_of_radicals()) if RADICAL.match(character) else character


def plain_characters(draft: Draft) -> Draft:
    r"""The draft with one form for each kind of layout.

    Lines end in \n, a new page begins with \f on a line of its own, spaces are " ", "\t" or "\u3000", nothing is invisible, and
    radicals are characters.
    """
    if ODD.search(draft.text):
        if RADICAL.search(draft.text):
            draft = replace(draft, text=draft.text.translate(_characters_of_radicals()))
        draft = draft.sub(INVISIBLE, "").sub(LINE_END, "\n").sub(NEW_PAGE, "\n\f\n").sub(ODD_SPACE, " ")
    if draft.text.endswith(SPACE) or SPACE_BEFORE_END.search(draft.text):
        draft = draft.edited((*found.span(), "") for found in SPACES.finditer(draft.text) if found["end"] is not None)
    return draft.sub(WIDE_INDENT, "    ") if WIDE_INDENT.match(draft.text) or WIDE_INDENT_HINT.search(draft.text) else draft
