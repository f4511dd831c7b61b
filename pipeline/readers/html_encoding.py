"""The characters of a web page: what its bytes, its server and its own head say of their encoding, weighed against each other.

A declaration is only a hint: pages that call themselves gb2312 hold characters of GB18030, and some are in another encoding than they
say. So UTF-8 is taken wherever the bytes are UTF-8, which no other text of more than a few characters is.
"""

import codecs
import re

from pipeline.outcome import Unreadable
from pipeline.readers.txt import DAMAGE, DAMAGED_SHARE, MARKS, Decoded, decode_text

HEAD = 4096  # bytes in which a page declares its encoding; browsers look at 1024, but comments of editors stand before it
DECLARED = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,500}?(?:charset|encoding)\s{0,20}=\s{0,20}[\"']?\s{0,20}([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
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
# The bytes that are no ASCII, with the ASCII bytes that are the second half of a character of GBK or Big5: the words of a page without its marks.
WORDS = re.compile(rb"[\x80-\xff](?:[\x80-\xff]|[\x40-\x7e](?=[\x80-\xff]))*[\x40-\x7e]?")
SAMPLE = 400_000  # bytes of the page whose words tell the encoding
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
    if nulls and nulls <= FEW_NULLS * len(data):
        data = data.replace(b"\0", b"")
    elif nulls:
        return decode_text(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    tried = [known for known in (_known(_of_header(charset)), _known(_of_head(data))) if known]
    for encoding in tried:
        if (decoded := _decode(data, encoding)) and not decoded.damaged:
            return decoded
    told = _by_content(data)
    for encoding in (told, *tried):
        if encoding and (decoded := _decode(data, encoding)):
            return decoded
    return decode_text(data)


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
