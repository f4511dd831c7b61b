"""The characters of a web page: what its bytes, its server and its own head say of their encoding, weighed against each other.

A declaration is only a hint: pages that call themselves gb2312 hold characters of GB18030, and some are in another encoding than they
say. So UTF-8 is taken wherever the bytes are UTF-8, which no other text of more than a few characters is.
"""

import codecs
import re

from pipeline.outcome import Unreadable
from pipeline.readers.txt import DAMAGE, DAMAGED_SHARE, MARKS, Decoded, decode_text

HEAD = 4096  # bytes in which a page declares its encoding; browsers look at 1024, but comments of editors stand before it
DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,500}?(?:charset|encoding)\s{0,20}=\s{0,20}[\"']?\s{0,20}([A-Za-z0-9_:.-]{2,40})",
    re.IGNORECASE,
)
CHARSET = re.compile(r"(?:^|charset\s{0,9}=\s{0,9})[\"']?([A-Za-z0-9_:.-]{2,40})[\"']?\s{0,9}(?:;|$)", re.IGNORECASE)
# Names under which the encodings are declared, and the larger set of characters that pages of that name hold.
LARGER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "cp950",
    "cp950": "cp950",
    "big5hkscs": "big5hkscs",
    "utf-8": "utf-8",
}
# The words of a page without its marks: bytes that are no ASCII, and those that are the second half of a character of GBK or Big5.
WORDS = re.compile(rb"[\x80-\xff](?:[\x80-\xff]|[\x40-\x7e](?=[\x80-\xff]))*[\x40-\x7e]?")
SAMPLE = 400_000  # bytes of the page whose words tell the encoding
SHORT = 60  # bytes of words; of thirty Han characters the likely encoding was right for all of 995 notices
HAN = re.compile(r"[\u4e00-\u9fff]")  # two characters of GBK may be UTF-8 by chance, though of no Chinese
FEW_DAMAGED = 20  # characters of a page that is damaged rather than in two encodings
FEW_NULLS = 0.05  # of the bytes; UTF-16 has one in every ASCII character, so a third even in Chinese pages
# Controls with which the lines mark where links begin and end; no page shows them.
CONTROLS = ("\x02", "\x03")


def decode_page(data: bytes, charset: str | None = None) -> Decoded:
    r"""The text of a page without controls; `charset` is what its server said. Raises Unreadable(UNDECODABLE).

    >>> page = '<meta charset="gb2312"><p>朱镕基题字</p>'
    >>> decode_page(page.encode("gb18030")).text == page, decode_page(page.encode()).encoding
    (True, 'utf-8')
    >>> decode_page("<p>各县教育局</p>".encode("gbk"), "text/html; charset=UTF-8").encoding
    'gb18030'
    """
    decoded = _decoded(data, charset)
    text = decoded.text
    for control in CONTROLS:
        text = text.replace(control, "")
    return Decoded(text, decoded.encoding, decoded.damaged)


def _decoded(data: bytes, charset: str | None) -> Decoded:
    if any(data.startswith(mark) for mark, _ in MARKS):
        return decode_text(data)
    nulls = data.count(b"\0")
    if nulls > FEW_NULLS * len(data):
        try:
            return decode_text(data)
        except Unreadable:  # no UTF-16: a page with holes
            pass
    data = data.replace(b"\0", b"") if nulls else data
    tried = [known for known in (_known(_of_header(charset)), _known(_of_head(data))) if known]
    try:
        text = data.decode("utf-8")
        if HAN.search(text) or not tried:
            return Decoded(text, "utf-8")
    except UnicodeDecodeError:
        pass
    content = _by_content(data)
    told = [name for name in (*tried, content) if name] if _is_short(data) else [name for name in (content, *tried) if name]
    for encoding in told:
        if (decoded := _decode(data, encoding)) and not decoded.damaged:
            return decoded
    whole = next((decoded for name in told if (decoded := _decode(data, name))), None)
    if whole is None or whole.damaged > FEW_DAMAGED:
        mixed = _mixed(data)
        if mixed.damaged <= DAMAGED_SHARE * len(mixed.text) and (whole is None or mixed.damaged < whole.damaged / 4):
            return mixed
    return whole or decode_text(data)


def _is_short(data: bytes) -> bool:
    """Whether a page has too few words to tell its encoding better than its own declaration does."""
    return sum(map(len, WORDS.findall(data[:SAMPLE]))) < SHORT


def _mixed(data: bytes) -> Decoded:
    """A page put together from files in UTF-8 and in GBK, as servers do with a site's head and foot: decoded tag by tag."""
    pieces: list[str] = []
    for piece in data.split(b"<"):
        try:
            pieces.append(piece.decode("utf-8"))
        except UnicodeDecodeError:
            pieces.append(piece.decode("gb18030", "replace"))
    text = "<".join(pieces)
    return Decoded(text, "utf-8, gb18030", len(DAMAGE.findall(text)))


def _of_header(charset: str | None) -> str | None:
    found = CHARSET.search(charset or "")
    return found[1] if found else None


def _of_head(data: bytes) -> str | None:
    found = DECLARED.search(data[:HEAD])
    return found[1].decode("ascii") if found else None


def _known(name: str | None) -> str | None:
    """The encoding under a declared name; None for names that tell nothing, such as iso-8859-1, which servers send for everything."""
    if not name:
        return None
    try:
        return LARGER.get(codecs.lookup(name.replace("_", "-")).name)
    except LookupError:
        return LARGER["gb2312"] if name.lower().startswith(("gb", "x-gb", "cp936")) else None


def _by_content(data: bytes) -> str | None:
    """The encoding in which the words of the page, without its marks, are likely Chinese."""
    try:
        return decode_text(b" ".join(WORDS.findall(data[:SAMPLE]))).encoding
    except Unreadable:
        return None


def _decode(data: bytes, encoding: str) -> Decoded | None:
    """The text, with U+FFFD for the few bytes that a good page may have wrong; None where there are more."""
    text = data.decode(encoding, "replace")
    damaged = len(DAMAGE.findall(text))
    return Decoded(text, encoding, damaged) if damaged <= DAMAGED_SHARE * len(text) else None
