"""What is taken out of a page before it is parsed: what a server would have run, and tags that would make the parser slow.

The rules of HTML open an element for lettering again in every paragraph until it is closed: two thousand paragraphs with `<font>` and no
`</font>` become two million elements. A browser takes its time; here such tags go, since they say nothing of the text. The same rules look
through all open elements at most tags, so that depth costs its square: elements deeper than browsers let them be go, too.
"""

import re
from collections import Counter

UNCLOSED = 1000  # tags more opened than closed, at which a page is looked at: <br>, <img>, <p> and <li> are never closed in good pages
MOST_LETTERING, MOST_BLOCKS = 300, 2000  # unclosed ones of a name; the parser needs 0.1 s for as many
LETTERING = ("font", "b", "i", "u", "strong", "em", "big", "small", "s", "strike", "tt", "code", "nobr")
BLOCKS = ("div", "section", "center", "blockquote", "ul", "ol", "dl", "dd", "dt", "li", "span", "article", "form")
TAG = re.compile(rf"<(/?)({'|'.join((*LETTERING, *BLOCKS))})(?=[\s/>])[^<>]{{0,5000}}>", re.IGNORECASE)
SERVER_CODE = ("<%", "%>")
DEEPEST = 512  # elements within each other, as in Chromium
LONG_PAGE = 100_000  # characters; attributes of a shorter one take no more than 0.3 s
FEW_TAGS = 5000  # with which no depth takes the parser more than 0.1 s
ANY_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]{0,40})[^<>]{0,5000}>")
# Elements that others of their kind close, or that hold nothing: they make no depth.
CLOSED_BY_OTHERS = "p li dd dt tr td th tbody thead tfoot option optgroup html head body colgroup a nobr form"
EMPTY = "br hr img input meta link base area col embed param source track wbr keygen"
NO_DEPTH = frozenset((*CLOSED_BY_OTHERS.split(), *EMPTY.split()))
# A tag with more attributes than any has: the parser compares each with all before it.
MANY_ATTRIBUTES = re.compile(
    r"""(<[A-Za-z][^\s/><]{0,40}+)
    (?:[\s/]++ [^\s/>=<]++ (?:\s*+=\s*+ (?:"[^"]*+" | '[^']*+' | [^\s>"'][^\s>]*+)? )? ){1000,}+""",
    re.VERBOSE,
)
NOT_LOOKED_AT = ("script", "style", "svg", "math", "textarea")  # what is written in them is no element of the page


def tame(text: str) -> str:
    """The page without such code and tags.

    >>> tame('<%@ page contentType="text/html" %><html><p>一、</p>')
    '<html><p>一、</p>'
    >>> tame("<p><font size=2>一、</p>" * 3000).count("<font"), tame("<div>" * 5000 + "一、").count("<div>")
    (0, 0)
    """
    if SERVER_CODE[0] in text:
        text = _without_code(text)
    if len(text) > LONG_PAGE:
        text = MANY_ATTRIBUTES.sub(r"\1", text)
    text = _without_unclosed(text)
    return _without_depth(text) if text.count("<") > FEW_TAGS else text


def _without_unclosed(text: str) -> str:
    """The text without tags of names that are opened far more often than closed."""
    closed = text.count("</")
    if text.count("<") - 2 * closed < UNCLOSED:
        return text
    open_ = Counter[str]()
    for found in TAG.finditer(text):
        open_[found[2].lower()] += -1 if found[1] else 1
    gone = {name for name, count in open_.items() if count > (MOST_LETTERING if name in LETTERING else MOST_BLOCKS)}
    return TAG.sub(lambda tag: _instead(tag, gone), text) if gone else text


def _without_depth(text: str) -> str:
    """The text without the tags of elements that are too deep; a tag that closes such a one goes with it."""
    kept, begun, at, depth, gone = list[str](), 0, 0, 0, Counter[str]()
    while tag := ANY_TAG.search(text, at):
        at, name = tag.end(), tag[2].lower()
        if name in NOT_LOOKED_AT and not tag[1]:
            if (closing := text.find(f"</{tag[2]}", at)) < 0:
                break
            at = closing + 2
        elif name in NO_DEPTH:
            continue
        elif gone[name] if tag[1] else depth >= DEEPEST:
            gone[name] += -1 if tag[1] else 1
            kept += text[begun : tag.start()], "<br>" if name in BLOCKS else ""
            begun = at
        else:
            depth = max(0, depth + (-1 if tag[1] else 1))
    return "".join([*kept, text[begun:]])


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
