"""What a reader gives: the raw text of a file, and where its stretches stand in it.

All places are half-open in code points of `Raw.text`, in order, and do not overlap; boxes are in points (1/72 inch) from the top left
corner of the page as it is shown.
"""

import json
from dataclasses import asdict, field, fields

from extractors.frozen import frozen

Box = tuple[float, float, float, float]  # left, top, right, bottom


@frozen
class Place:
    """A printed line: the stretch of raw text that it gave, its page (from 1) and box.

    `confidence` (0..1) is the recognition's own, None where nothing had to be recognised; `sealed` says that a seal lies over the line.
    """

    start: int
    end: int
    page: int
    box: Box
    confidence: float | None = None
    sealed: bool = False


@frozen
class Link:
    """The words of a link in the raw text and the address that it leads to."""

    start: int
    end: int
    url: str


@frozen
class PageData:
    """What a web page (or a package's document info) says of its text beside the text itself, as written; None where it does not say."""

    page_title: str | None = None
    page_issuer: str | None = None  # 发文机关, 发布机构
    page_number: str | None = None  # 发文字号, 文号
    page_date: str | None = None  # 成文日期
    index_number: str | None = None  # 索引号
    page_topic: str | None = None  # 主题分类
    page_source: str | None = None  # 来源
    published_on: str | None = None  # 发布日期
    url: str | None = None  # the page's own address, where it names it


@frozen
class Raw:
    """The raw text of one file, paragraphs and rows of tables on lines of their own (cells apart by tabs).

    `format` is one of the words of `Format`; `pages` is None where the format has none. `title_end` is the end of a first line that
    stands not in the text itself but in the head of its page: what is found in it has the origin "page". `faults` are words for
    people about parts that could not be read, such as a page that needs recognition; a text with faults is not complete.
    """

    format: str
    text: str
    pages: int | None = None
    places: tuple[Place, ...] = ()
    links: tuple[Link, ...] = ()
    page_data: PageData | None = None
    title_end: int = 0
    seals: int | None = None
    recognised_pages: int | None = None
    faults: tuple[str, ...] = field(default=())


_MEMBERS = tuple(member.name for member in fields(Raw) if member.name != "text")


def to_json(raw: Raw) -> str:
    """Everything but the text, as one line of JSON."""
    plain = {name: getattr(raw, name) for name in _MEMBERS}
    plain["places"] = [[p.start, p.end, p.page, p.box, p.confidence, p.sealed] for p in raw.places]
    plain["links"] = [[link.start, link.end, link.url] for link in raw.links]
    plain["page_data"] = asdict(raw.page_data) if raw.page_data else None
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str, rest: str) -> Raw:
    """The Raw whose text and rest were kept.

    What another version did not keep has its default, and what this one does not know is left out: a file that is gone lives on. Raises
    ValueError where the rest is no JSON.
    """
    plain = json.loads(rest)
    places = tuple(Place(start, end, page, tuple(box), *more) for start, end, page, box, *more in plain.get("places", ()))
    links = tuple(Link(*link) for link in plain.get("links", ()))
    known = {name: plain[name] for name in (f.name for f in fields(Raw)) if name in plain}
    said = plain.get("page_data") or {}
    data = PageData(**{f.name: said.get(f.name) for f in fields(PageData)}) if said else None
    return Raw(**(known | {"text": text, "places": places, "links": links, "page_data": data, "faults": tuple(plain.get("faults", ()))}))
