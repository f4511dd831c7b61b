"""Saved pages (MHTML, RFC 2557): the page inside of the archive that browsers and mail programmes write, read as HTML."""

import email
import email.errors
import email.policy
from collections.abc import Iterator
from email.message import Message

from pipeline.outcome import Reason, Unreadable
from pipeline.raw import Raw
from pipeline.readers.html.links import is_web_address
from pipeline.readers.html.read import read_page

MOST_BYTES = 100_000_000  # of an archive; a page with its pictures has a few megabytes
MOST_PARTS = 2000  # pictures, styles and frames of one page
DEEPEST = 10  # parts within parts; browsers nest none, mail programmes two
LONGEST_HEADER = 10_000  # characters; the library takes the square of the number of a header's parameters
HTML = ("text/html", "application/xhtml+xml")


def read_mhtml(data: bytes) -> Raw:
    """The notice on a saved page: of its first part that is HTML and has text.

    Raises Unreadable: CORRUPT where no page can be found in it, EMPTY where its pages have no text, TOO_LARGE.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable(Reason.TOO_LARGE, f"a saved page of {len(data):,} bytes; at most {MOST_BYTES:,} are read")
    archive = _parsed(data)
    saved_from = _web_address(archive.get("Snapshot-Content-Location")) or _web_address(archive.get("Content-Location"))
    missed: Unreadable | None = None
    for part in _parts(archive):
        if part.get_content_type() not in HTML:
            continue
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes) or not payload.strip():
            continue
        address = saved_from or _web_address(part.get("Content-Location"))
        try:
            return read_page(payload, part.get_content_charset(), "mhtml", address)
        except Unreadable as fault:  # a frame without text may stand before the one with the notice
            missed = missed or fault
    raise missed or Unreadable(Reason.CORRUPT, "a saved page (MHTML) in which no part is HTML; it may be cut off")


class _Policy(email.policy.Compat32):
    """The library's own way with headers, of which only so much is looked at."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """The name and the value of a header."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_HEADER]


def _parsed(data: bytes) -> Message:
    try:
        return email.message_from_bytes(data, policy=_Policy())
    except (email.errors.MessageError, ValueError, LookupError, RecursionError) as fault:
        raise Unreadable(Reason.CORRUPT, f"a saved page (MHTML) that is damaged ({fault})") from None


def _parts(archive: Message) -> Iterator[Message]:
    """The parts in order, without those that are nested too deep; no recursion."""
    waiting: list[tuple[Message, int]] = [(archive, 0)]
    for _ in range(MOST_PARTS):
        if not waiting:
            return
        part, depth = waiting.pop()
        yield part
        inner = part.get_payload()
        if part.is_multipart() and isinstance(inner, list) and depth < DEEPEST:
            waiting.extend((child, depth + 1) for child in reversed(inner) if isinstance(child, Message))


def _web_address(value: object) -> str | None:
    address = str(value or "").strip()
    return address if is_web_address(address) else None
