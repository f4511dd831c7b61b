"""Bytes become text in the right encoding, or are said to be unreadable."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.outcome import Reason, Unreadable
from pipeline.readers.txt import decode_text

SIMPLIFIED = (
    "甲县文化馆关于举办农民合唱比赛的通知\n各乡镇文化站，县直有关单位：\n　　为丰富群众文化生活，决定于2024年5月6日举办合唱比赛。\n"
    "联系人：马六，电话：0555-1234567。"
)
TRADITIONAL = "甲縣文化館關於舉辦合唱比賽的通知\r\n各鄉鎮文化站：\r\n為豐富群眾文化生活，決定於2024年5月6日舉辦比賽。"

ENCODED = [
    *((SIMPLIFIED, encoding) for encoding in ("utf-8", "utf-8-sig", "gb2312", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be")),
    *((TRADITIONAL, encoding) for encoding in ("utf-8", "big5", "gbk", "gb18030", "utf-16-le")),
    ("电话：0555-1234567 1234568 1234569\r\n", "utf-16-be"),
    ("县文化馆", "gbk"),
    ("縣文化館", "big5"),
    ("关于", "gbk"),
    ("联系人：马𬴊", "gb18030"),
    ("plain ASCII text", "ascii"),
]


@pytest.mark.parametrize(("text", "encoding"), ENCODED)
def test_text_comes_back(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding)).text == text


@pytest.mark.parametrize("bom", [b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x84\x31\x95\x33"])
def test_the_mark_decides_and_is_no_text(bom: bytes) -> None:
    encoding = {b"\xff": "utf-16-le", b"\xfe": "utf-16-be", b"\xef": "utf-8", b"\x84": "gb18030"}[bom[:1]]
    assert decode_text(bom + "一县".encode(encoding)).text == "一县"


def test_a_broken_character_is_kept_as_a_mark() -> None:
    for encoding in ("utf-8", "gb18030"):
        data = (SIMPLIFIED * 3).encode(encoding)
        decoded = decode_text(data[:100].decode(encoding, "ignore").encode(encoding) + b"\xff" + data[100 + 2 :] + data)
        assert decoded.damaged in (1, 2, 3)
        assert "\ufffd" in decoded.text
        assert decoded.encoding == encoding


@pytest.mark.parametrize(
    "data",
    [
        bytes((i * i * 7 + i * 31) % 255 + 1 for i in range(300)),
        "Уведомление о проведении конкурса".encode("koi8-r"),
        b"\xff" * 5000,
        "県の文化館で合唱コンクールをおこないます。".encode("shift-jis"),
    ],
)
def test_other_encodings_are_said_to_be_undecodable(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        decode_text(data)
    assert caught.value.reason == Reason.UNDECODABLE


def test_nul_bytes_are_no_text() -> None:
    with pytest.raises(Unreadable) as caught:
        decode_text(bytes(range(32)) * 40)
    assert caught.value.reason == Reason.UNKNOWN_FORMAT


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_unreadable(data: bytes) -> None:
    try:
        decoded = decode_text(data)
    except Unreadable as fault:
        reason, damaged = fault.reason, 0
    else:
        reason, damaged = None, decoded.text.count("\ufffd") - decoded.damaged
    assert reason in (None, Reason.UNDECODABLE, Reason.UNKNOWN_FORMAT)
    assert damaged >= 0


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=SIMPLIFIED, min_size=20), st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-8-sig"]))
def test_any_text_of_common_characters_comes_back(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding)).text == text
