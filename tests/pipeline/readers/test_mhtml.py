"""Saved pages: the page inside of them, whatever the other parts are."""

import contextlib
import random
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.outcome import Reason, Unreadable
from pipeline.readers.formats import Format, find_format
from pipeline.readers.html.read import read_html
from pipeline.readers.mhtml import read_mhtml

FOLDER = Path(__file__).parents[2] / "formats"
PAGE = (
    "<html><head><meta charset=gb2312></head><body><p>各县文化馆：</p>"
    "<p>定于5月18日举办合唱比赛，请见<a href='a.doc'>报名表</a>。</p></body></html>"
)
TEXT = "各县文化馆：\n定于5月18日举办合唱比赛，请见报名表。"


def archive(*parts: tuple[str, bytes], head: str = "") -> bytes:
    """A saved page of parts: headers and body."""
    bodies = b"".join(b"--==b\r\n" + headers.encode() + b"\r\n\r\n" + body + b"\r\n" for headers, body in parts)
    return (
        f'From: <Saved>\r\nMIME-Version: 1.0\r\n{head}Content-Type: multipart/related; boundary="==b"\r\n\r\n'.encode()
        + bodies
        + b"--==b--\r\n"
    )


def test_the_notice_of_all_formats() -> None:
    data = (FOLDER / "notice.mht").read_bytes()
    assert find_format(data) is Format.MHTML
    assert read_mhtml(data) == replace(read_html((FOLDER / "notice.html").read_bytes()), format="mhtml")


PARTS = [
    ("8 bits, said by the part", [("Content-Type: text/html; charset=gbk\r\nContent-Transfer-Encoding: 8bit", PAGE.encode("gbk"))]),
    ("a wrong charset", [("Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit", PAGE.encode("gbk"))]),
    ("an unknown charset", [("Content-Type: text/html; charset=xxx", PAGE.encode())]),
    (
        "a picture before it",
        [("Content-Type: image/png\r\nContent-Transfer-Encoding: base64", b"iVBORw0KGgo="), ("Content-Type: text/html", PAGE.encode())],
    ),
    (
        "a frame without text before it",
        [("Content-Type: text/html", b"<html><body></body></html>"), ("Content-Type: text/html", PAGE.encode())],
    ),
    ("an empty part before it", [("Content-Type: text/html", b""), ("Content-Type: text/html", PAGE.encode())]),
    ("XHTML", [("Content-Type: application/xhtml+xml", PAGE.encode())]),
]


@pytest.mark.parametrize("parts", [case[1] for case in PARTS], ids=[case[0] for case in PARTS])
def test_the_first_page_with_text_is_read(parts: list[tuple[str, bytes]]) -> None:
    raw = read_mhtml(archive(*parts))
    assert (raw.format, raw.text) == ("mhtml", TEXT)
    assert [raw.text[link.start : link.end] for link in raw.links] == ["报名表"]


def test_parts_within_parts() -> None:
    inner = archive(("Content-Type: text/html", PAGE.encode())).replace(b"==b", b"==c").split(b"\r\n\r\n", 1)[1]
    assert read_mhtml(archive(('Content-Type: multipart/alternative; boundary="==c"', inner))).text == TEXT


def test_parts_too_deep_are_not_followed() -> None:
    data = PAGE.encode()
    headers = "Content-Type: text/html"
    for depth in range(40):
        data = f"--=={depth}\r\n{headers}\r\n\r\n".encode() + data + f"\r\n--=={depth}--\r\n".encode()
        headers = f'Content-Type: multipart/mixed; boundary="=={depth}"'
    with pytest.raises(Unreadable) as caught:
        read_mhtml(f"MIME-Version: 1.0\r\n{headers}\r\n\r\n".encode() + data)
    assert caught.value.reason is Reason.CORRUPT


@pytest.mark.parametrize(
    ("head", "part", "url"),
    [
        ("Snapshot-Content-Location: http://x.gov.cn/a/1.html\r\n", "", "http://x.gov.cn/a/a.doc"),
        ("", "\r\nContent-Location: http://x.gov.cn/b/1.html", "http://x.gov.cn/b/a.doc"),
        ("", "\r\nContent-Location: file:///C:/1.html", "a.doc"),
    ],
)
def test_links_are_told_from_where_the_page_was_saved(head: str, part: str, url: str) -> None:
    raw = read_mhtml(archive((f"Content-Type: text/html{part}", PAGE.encode()), head=head))
    assert [link.url for link in raw.links] == [url]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n", Reason.CORRUPT),
        (archive(("Content-Type: image/png", b"\x89PNG")), Reason.CORRUPT),
        (archive(("Content-Type: text/html", b"<html><body> </body></html>")), Reason.EMPTY),
        (archive(), Reason.CORRUPT),
        (b"", Reason.CORRUPT),
        (b"\0" * 100, Reason.CORRUPT),
        (b"MIME-Version: 1.0\r\n" + b" " * 100_000_001, Reason.TOO_LARGE),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, reason: Reason) -> None:
    with pytest.raises(Unreadable) as caught:
        read_mhtml(data)
    assert caught.value.reason is reason


def test_damaged_pages_raise_nothing_else() -> None:
    random_ = random.Random(8)
    whole = (FOLDER / "notice.mht").read_bytes()
    for _ in range(60):
        data = bytearray(whole[: random_.randrange(1, len(whole))] + whole[random_.randrange(len(whole)) :])
        for _ in range(random_.choice((0, 1, 40))):
            data[random_.randrange(len(data))] ^= 1 << random_.randrange(8)
        with contextlib.suppress(Unreadable):
            read_mhtml(bytes(data))


def test_a_header_without_end_is_cut() -> None:
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b" + b';a="1"' * 300_000 + b"\r\n\r\n"
    raw = read_mhtml(head + b"--b\r\nContent-Type: text/html\r\n\r\n" + "<p>各单位：请报送材料。</p>".encode() + b"\r\n--b--\r\n")
    assert raw.text == "各单位：请报送材料。"
