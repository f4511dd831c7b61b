"""What is taken out of a page before it is parsed: what a server would have run, and tags that would make the parser slow.

The rules of HTML open an element for lettering again in every paragraph until it is closed: two thousand paragraphs with `<font>` and no
`</font>` become two million elements. A browser takes its time; here such tags go, since they say nothing of the text.
"""

import re
from collections import Counter

UNCLOSED = 1000  # tags more opened than closed, at which a page is looked at: <br>, <img>, <p> and <li> are never closed in good pages
MOST_LETTERING, MOST_BLOCKS = 300, 2000  # unclosed ones of a name; the parser needs 0.1 s for as many
LETTERING = ("font", "b", "i", "u", "strong", "em", "big", "small", "s", "strike", "tt", "code", "nobr")
BLOCKS = ("div", "section", "center", "blockquote", "ul", "ol", "dl", "dd", "dt", "li", "span", "article", "form")
TAG = re.compile(rf"<(/?)({'|'.join((*LETTERING, *BLOCKS))})(?=[\s/>])[^<>]{{0,5000}}>", re.IGNORECASE)
SERVER_CODE = ("<%", "%>")


def tame(text: str) -> str:
    """The page without such code and tags.

    >>> tame('<%@ page contentType="text/html" %><html><p>一、</p>')
    '<html><p>一、</p>'
    >>> tame("<p><font size=2>一、</p>" * 3000).count("<font"), tame("<div>" * 5000 + "一、").count("<div>")
    (0, 0)
    """
    if SERVER_CODE[0] in text:
        text = _without_code(text)
    closed = text.count("</")
    if text.count("<") - 2 * closed < UNCLOSED:
        return text
    open_ = Counter[str]()
    for found in TAG.finditer(text):
        open_[found[2].lower()] += -1 if found[1] else 1
    gone = {name for name, count in open_.items() if count > (MOST_LETTERING if name in LETTERING else MOST_BLOCKS)}
    return TAG.sub(lambda tag: _instead(tag, gone), text) if gone else text


def _instead(tag: re.Match[str], gone: set[str]) -> str:
    name = tag[2].lower()
    if name not in gone:
        return tag[0]
    return "" if name in LETTERING or name == "span" else "<br>"


def _without_code(text: str) -> str:
    """The text without what stands between <% and %>; a piece that is never closed stays."""
    begin, end = SERVER_CODE
    kept, at = list[str](), 0
    while (start := text.find(begin, at)) >= 0 and (stop := text.find(end, start)) >= 0:
        kept.append(text[at:start])
        at = stop + len(end)
    return "".join([*kept, text[at:]])
