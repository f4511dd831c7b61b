"""The elements of HTML by what they, their styles and their names do to the text of a page."""

import re
from functools import lru_cache

from pipeline.readers.html.containers import ASIDE, known_container

# Elements of which nothing is shown, or what is shown is no text of the page.
UNSEEN = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "select",
        "option",
        "button",
        "input",
        "textarea",
        "canvas",
        "audio",
        "video",
        "map",
        "head",
        "title",
        "meta",
        "link",
        "base",
        "param",
        "source",
        "track",
        "datalist",
        "progress",
        "meter",
        "applet",
        "frameset",
        "noframes",
    )
)
BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "ul",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "td",
        "th",
        "marquee",
    )
)
HOLDERS = frozenset(
    (
        "body",
        "article",
        "section",
        "main",
        "div",
        "td",
        "form",
        "center",
        "blockquote",
        "table",
        "span",
        "ul",
        "dl",
    )
)  # what can hold the main text
INLINE = frozenset(
    (
        "span",
        "font",
        "b",
        "strong",
        "u",
        "i",
        "em",
        "s",
        "del",
        "ins",
        "sub",
        "sup",
        "small",
        "big",
        "o:p",
        "st1:chsdate",
        "st1:chmetcnv",
        "label",
        "bdo",
        "tt",
        "code",
    )
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none", re.IGNORECASE)
SHOWN_AS_BLOCK = re.compile(r"display\s{0,9}:\s{0,9}(?:block|flex|grid|table|list-item)\b(?!-)", re.IGNORECASE)
SHOWN_INLINE = re.compile(r"display\s{0,9}:\s{0,9}inline", re.IGNORECASE)
KEEPS_LINES = re.compile(r"white-space\s{0,9}:\s{0,9}(?:pre|break-spaces)", re.IGNORECASE)
TITLE_NAME = re.compile(r"(?:^|[\s_-])(?:\w{0,12}title|\w{0,8}bt|headline|activity-name|tit|biaoti)(?:$|[\s_\d-])", re.IGNORECASE)
LONGEST_NAME = 400  # characters of an element's id and classes that are looked at
UNNAMED = ("", False, "")  # what no name says


@lru_cache(maxsize=4096)
def names_of(identity: str, classes: str) -> tuple[str, bool, str]:
    """What the names of an element say: its known name, whether it is furniture, and the mark of its lines."""
    if known := known_container(identity, classes):
        return known, False, ""
    names = f"{identity} {classes}"
    return "", ASIDE.search(names) is not None, "title" if TITLE_NAME.search(names) else ""
