"""Files with damage: which original, which damage and where follow from a seed and a number, the same on every machine.

Bytes are damaged as disks, networks and bad programmes do it; packages of XML also within their members, PDF and OLE files within their
streams, PNG within chunks whose checksums are put right, so that the damage reaches behind the first check of the format.
"""

import gzip
import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import olefile

Damage = Callable[[bytes, random.Random, bytes], bytes]  # of some bytes, with bytes of another file at hand
MOST_BYTES = 4_000_000  # of a damaged file: repeating a block must not make monsters, which have a script of their own
MOST_REPEATED = 1_000_000
STREAM = re.compile(rb"stream\r?\n(.{0,2000000}?)\r?\nendstream", re.DOTALL)
NUMBER = re.compile(rb"[0-9]{1,9}")
PNG_HEAD = 8
FIXED_DATE = (2024, 1, 1, 0, 0, 0)
EXTREMES = (0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)
WRITTEN = (b"0", b"-1", b"65536", b"2147483647", b"4294967296", b"99999999999999999999", b"1e308", b"NaN", b"")
# Bytes that a text should not hold, or that few programmes expect: halves of surrogate pairs in UTF-8, marks of direction, NUL, marks of
# byte order, characters that are none, lines' and pages' ends of all kinds, marks put over marks, broken UTF-8, GBK in the midst.
ODD = (
    *(text.encode("utf-8", "surrogatepass") for text in ("\ud800", "\udc00", "\udfff\ud83d", "\u202e", "\u2066", "\u200f", "\ufeff")),
    *(text.encode() for text in ("\0", "\ufffe", "\uffff", "\U0010ffff", "\x85", "\u2028", "\u2029", "\v", "\f", "\r", "\x1b", "\x7f")),
    *(text.encode() for text in ("\u0301" * 50, "\U000e0041", "\ue000", "ﷺ", "𠮷", "\u3000" * 30, "\u200b" * 30, "\t" * 30, "é")),
    *(b"\xff", b"\xc0\x80", b"\xf8\x88\x80\x80\x80", b"\xe5\x85", b"\xfe\xff", "各县教育局".encode("gbk"), "各縣".encode("big5")),
    *("通知".encode(name) for name in ("utf-16-le", "utf-16-be", "utf-7", "cp932")),
    *(b"&#xD800;", b"&#0;", b"&#x110000;", b"&x;", b"]]>", b"<!--", b"<![CDATA[", b"<", b"\\u-10179 ?", b"\\bin999999999 ", b"{", b"}"),
)


@dataclass(frozen=True, slots=True)
class Mutated:
    """A damaged file: the name of its original, the damages, and its bytes."""

    original: str
    damages: tuple[str, ...]
    data: bytes


def flip_bits(data: bytes, chance: random.Random, _: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 8, 64))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut_off(data: bytes, chance: random.Random, _: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] if chance.random() < 0.8 else data[at:]


def splice(data: bytes, chance: random.Random, other: bytes) -> bytes:
    return data[: chance.randrange(len(data))] + other[chance.randrange(max(1, len(other))) :]


def overwrite(data: bytes, chance: random.Random, other: bytes) -> bytes:
    start, size = chance.randrange(len(data)), chance.choice((1, 4, 16, 200, 4096))
    size = min(size, len(data) - start)
    at = chance.randrange(max(1, len(other) - size))
    filling = chance.choice((b"\0" * size, b"\xff" * size, chance.randbytes(size), other[at : at + size], b" " * size))
    return data[:start] + filling + data[start + size :]


def remove_block(data: bytes, chance: random.Random, _: bytes) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.choice((1, 3, 16, 512, 4096)) :]


def repeat_block(data: bytes, chance: random.Random, _: bytes) -> bytes:
    start, size = chance.randrange(len(data)), chance.choice((1, 5, 40, 300, 4096))
    block = data[start : start + size]
    times = min(chance.choice((1, 1, 3, 20, 1000)), MOST_REPEATED // len(block))
    return data[:start] + block * times + data[start:]


def swap_chunks(data: bytes, chance: random.Random, _: bytes) -> bytes:
    a, b, c, d = sorted(chance.randrange(len(data) + 1) for _ in range(4))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def extreme_number(data: bytes, chance: random.Random, _: bytes) -> bytes:
    size = chance.choice((1, 2, 4, 8))
    at = chance.randrange(max(1, len(data) - size)) // size * size
    number = chance.choice(EXTREMES) & ((1 << 8 * size) - 1)
    return data[:at] + number.to_bytes(size, chance.choice(("little", "big"))) + data[at + size :]


def other_number(data: bytes, chance: random.Random, _: bytes) -> bytes:
    """A number that is written in digits becomes another one."""
    found = NUMBER.search(data, chance.randrange(len(data)))
    return data if found is None else data[: found.start()] + chance.choice(WRITTEN) + data[found.end() :]


def odd_characters(data: bytes, chance: random.Random, _: bytes) -> bytes:
    for _ in range(chance.choice((1, 3, 20))):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.choice(ODD) + data[at:]
    return data


def other_encoding(data: bytes, chance: random.Random, _: bytes) -> bytes:
    """A stretch of a text in another encoding than the rest."""
    a, b = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    piece = data[a:b].decode("utf-8", "replace")
    return data[:a] + piece.encode(chance.choice(("gb18030", "utf-16-le", "big5hkscs")), "replace") + data[b:]


OF_BYTES: tuple[Damage, ...] = (
    flip_bits,
    cut_off,
    splice,
    overwrite,
    remove_block,
    repeat_block,
    swap_chunks,
    extreme_number,
)
OF_TEXT: tuple[Damage, ...] = (*OF_BYTES, other_number, odd_characters, odd_characters, other_encoding)
TEXTS = (b"<", b"{\\rtf", b"\xef\xbb\xbf", b"MIME")


def damage_once(data: bytes, chance: random.Random, other: bytes) -> tuple[str, bytes]:
    """The name of a damage that fits the bytes, and the bytes with it."""
    if not data:
        return "fill", chance.randbytes(20)
    is_text = data.lstrip().startswith(TEXTS) or b"\0" not in data[:2000] or b"%PDF" in data[:20]
    way = chance.choice(OF_TEXT if is_text else OF_BYTES)
    return way.__name__, way(data, chance, other)[:MOST_BYTES]


def within_members(data: bytes, chance: random.Random, other: bytes) -> bytes:
    """A ZIP package with one to three of its members damaged, packed again so that all checksums hold."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as damaged:
        names = package.namelist()
        chosen = set(chance.choices(names, k=chance.randint(1, 3)))
        contents = {name: package.read(name) for name in names}
        for name, content in contents.items():
            if name in chosen:
                _, content = damage_once(content, chance, chance.choice((other, *contents.values())))
            damaged.writestr(zipfile.ZipInfo(name, FIXED_DATE), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def within_pdf(data: bytes, chance: random.Random, other: bytes) -> bytes:
    """A PDF with one of its streams damaged: unpacked and packed again where it is deflated. Readers repair the places of objects."""
    streams = list(STREAM.finditer(data))
    if not streams:
        return data
    found = chance.choice(streams)
    try:
        _, content = damage_once(zlib.decompress(found[1]), chance, other)
        content = zlib.compress(content)
    except zlib.error:
        _, content = damage_once(found[1], chance, other)
    return data[: found.start(1)] + content + data[found.end(1) :]


def within_ole(data: bytes, chance: random.Random, other: bytes) -> bytes:
    """An OLE file with one of its streams damaged; streams keep their lengths."""
    file = io.BytesIO(data)
    try:
        opened = olefile.OleFileIO(file, write_mode=True)
    except OSError:  # an original that is cut off
        return damage_once(data, chance, other)[1]
    with opened as ole:
        names = ole.listdir()
        name = chance.choice([*names, *(known for known in (["WordDocument"], ["1Table"], ["0Table"]) if known in names)])
        content = ole.openstream(name).read()
        _, damaged = damage_once(content, chance, other)
        if content:
            ole.write_stream(name, (damaged + content[len(damaged) :])[: len(content)])
        return file.getvalue()


def within_png(data: bytes, chance: random.Random, other: bytes) -> bytes:
    """A PNG with one of its chunks damaged, its checksum put right."""
    chunks, at = list[tuple[bytes, bytes]](), PNG_HEAD
    while at + 12 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        chunks.append((kind, data[at + 8 : at + 8 + size]))
        at += 12 + size
    chosen = chance.randrange(len(chunks))
    kind, content = chunks[chosen]
    chunks[chosen] = kind, damage_once(content, chance, other)[1]
    return data[:PNG_HEAD] + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content)) for kind, content in chunks
    )


def within_gzip(data: bytes, chance: random.Random, other: bytes) -> bytes:
    return gzip.compress(damage_once(gzip.decompress(data), chance, other)[1], mtime=0)


WITHIN: Mapping[bytes, Damage] = {
    b"PK\x03\x04": within_members,
    b"%PDF": within_pdf,
    b"\xd0\xcf\x11\xe0": within_ole,
    b"\x89PNG": within_png,
    b"\x1f\x8b": within_gzip,
}


def mutate(originals: Mapping[str, bytes], seed: int, number: int) -> Mutated:
    """The damaged file of a number: one to three damages of one of the originals."""
    chance = random.Random(f"{seed} {number}")
    names = sorted(originals)
    suffix = chance.choice(sorted({_kind(name) for name in names}))  # formats alike, however many originals each has
    name = chance.choice([name for name in names if _kind(name) == suffix])
    data, other = originals[name], originals[chance.choice(names)]
    damages = list[str]()
    within = next((way for head, way in WITHIN.items() if data.startswith(head)), None)
    if within is not None and chance.random() < 0.6:
        data = within(data, chance, other)
        damages.append(within.__name__)
    for _ in range(chance.choice((1, 1, 1, 2, 3)) if not damages else chance.choice((0, 0, 0, 1))):
        way, data = damage_once(data, chance, other)
        damages.append(way)
    return Mutated(name, tuple(damages), data)


def _kind(name: str) -> str:
    return ".".join(Path(name).suffixes[-2:]) if name.endswith((".gz", "scan.pdf")) else Path(name).suffix
