"""WARC files of crawlers: which records are sources, what is said of them, how their bodies are decoded, and damaged files."""

import contextlib
import gzip
import json
import random
import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline import load, run_archive
from pipeline.inputs import containers, gzips, warc
from pipeline.inputs.walk import Input, find_inputs, read_input
from pipeline.outcome import Extracted, Reason, Unreadable
from pipeline.process import process_input
from tests.archives import notice
from tests.pipeline.test_containers import zip_of

PAGE = f"<html><head><title>x</title></head><body><div class='content'>{notice(1)}</div></body></html>"
DATE = "2024-05-02T03:04:05Z"


def record(
    kind: str,
    body: bytes,
    *,
    url: str = "http://www.a.gov.cn/zwgk/1.html",
    media: str = "application/http; msgtype=response",
) -> bytes:
    lines = ("WARC/1.1", f"WARC-Type: {kind}", f"WARC-Target-URI: {url}", f"WARC-Date: {DATE}", "WARC-Record-ID: <urn:uuid:1>")
    head = "\r\n".join((*lines, f"Content-Type: {media}", f"Content-Length: {len(body)}", "", ""))
    return head.encode() + body + b"\r\n\r\n"


def answer(body: bytes, *headers: str, status: str = "200 OK", media: str = "text/html") -> bytes:
    types = (f"Content-Type: {media}",) if media else ()
    return "\r\n".join((f"HTTP/1.1 {status}", *types, *headers, "", "")).encode() + body


def response(
    body: bytes, *headers: str, url: str = "http://www.a.gov.cn/zwgk/1.html", status: str = "200 OK", media: str = "text/html"
) -> bytes:
    return record("response", answer(body, *headers, status=status, media=media), url=url)


def chunked(body: bytes) -> bytes:
    pieces = [body[i : i + 100] for i in range(0, len(body), 100)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def packed(records: Iterable[bytes]) -> bytes:
    return b"".join(map(gzip.compress, records))


PACKINGS = {"plain": b"".join, "by record": packed, "as one piece": lambda records: gzip.compress(b"".join(records))}
INFO = record("warcinfo", b"software: a crawler\r\n", media="application/warc-fields")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "crawl.dat"


def inputs_of(place: Path, data: bytes) -> tuple[Input, ...]:
    place.write_bytes(data)
    return find_inputs([place]).inputs


def names_of(place: Path, data: bytes) -> list[str]:
    return [found.source.removeprefix("crawl.dat!/") for found in inputs_of(place, data)]


@pytest.mark.parametrize("packing", PACKINGS)
def test_each_answer_is_a_source_with_its_address_and_time(place: Path, packing: str) -> None:
    records = [
        INFO,
        record("request", b"GET / HTTP/1.1\r\n\r\n", media="application/http; msgtype=request"),
        response(PAGE.encode("gbk"), "x: y", media="text/html; charset=GB2312"),
        response(b"%PDF-1.4", url="https://a.gov.cn/../附件?id=1&x=../y", media="application/pdf"),
        record("resource", PAGE.encode(), url="file:///site/2.html", media="text/html"),
        response(PAGE.encode(), media="", url="http://a.gov.cn/no-type"),
    ]
    found = inputs_of(place, PACKINGS[packing](records))
    assert [one.source for one in found] == [
        "crawl.dat!/3 www.a.gov.cn/zwgk/1.html",
        "crawl.dat!/4 a.gov.cn/附件?id=1&x=../y",
        "crawl.dat!/5 site/2.html",
        "crawl.dat!/6 a.gov.cn/no-type",
    ]
    assert [read_input(one) for one in found] == [PAGE.encode("gbk"), b"%PDF-1.4", PAGE.encode(), PAGE.encode()]
    said = [json.loads(one.manifest or "") for one in found]
    assert said[0] == {"url": "http://www.a.gov.cn/zwgk/1.html", "fetched_at": DATE, "charset": "gb2312"}
    assert said[1] == {"url": "https://a.gov.cn/../附件?id=1&x=../y", "fetched_at": DATE}


@pytest.mark.parametrize(
    "passed_over",
    [
        response(b"gone", status="404 Not Found"),
        response(b"", "Location: /new.html", status="302 Found"),
        response(b"User-agent: *", url="https://a.gov.cn/robots.txt", media="text/plain"),
        response(b"\x89PNG", media="image/png"),
        response(b"p {}", media="text/css; charset=utf-8"),
        response(b"var a", media="application/x-javascript"),
        response(b"var a", media="text/javascript"),
        response(b"{}", media="application/json"),
        response(b"{}", media="application/ld+json"),
        response(b"wOFF", media="font/woff2"),
        response(b"mp4", media="video/mp4"),
        record("revisit", answer(b"")),
        record("metadata", b"fetchTimeMs: 1", media="application/warc-fields"),
        record("conversion", b"text", media="text/plain"),
        record("response", b"1 2 3", url="dns:a.gov.cn", media="text/dns"),
        record("resource", b"log", url="urn:log", media="text/plain"),
        record("resource", b"log", url="metadata://crawler/log.txt", media="text/plain"),
        record("response", answer(b"x"), url="http://[broken/"),
        record("request", b"GET / HTTP/1.1\r\n\r\n"),
    ],
)
def test_what_is_no_document_is_passed_over(place: Path, passed_over: bytes) -> None:
    good = response(PAGE.encode())
    for packing in (b"".join, packed):
        assert names_of(place, packing([INFO, passed_over, good])) == ["3 www.a.gov.cn/zwgk/1.html"]


ENCODED = {
    "gzip": (gzip.compress(PAGE.encode()), ("Content-Encoding: gzip",)),
    "deflate": (zlib.compress(PAGE.encode()), ("Content-Encoding: deflate",)),
    "chunked": (chunked(PAGE.encode()), ("Transfer-Encoding: chunked",)),
    "gzip in chunks": (chunked(gzip.compress(PAGE.encode())), ("Content-Encoding: gzip", "Transfer-Encoding: chunked")),
    "said to be gzip": (PAGE.encode(), ("Content-Encoding: gzip",)),
    "said to be chunked": (PAGE.encode(), ("Transfer-Encoding: chunked",)),
    "said to be both": (PAGE.encode(), ("Content-Encoding: br", "Transfer-Encoding: chunked")),
    "said to be unknown": (PAGE.encode(), ("Content-Encoding: zebra",)),
    "chunks said to be gzip": (chunked(PAGE.encode()), ("Content-Encoding: gzip", "Transfer-Encoding: chunked")),
}


@pytest.mark.parametrize("name", ENCODED)
def test_encodings_are_undone_and_none_hides_the_records_behind(place: Path, name: str) -> None:
    body, headers = ENCODED[name]
    for packing in (b"".join, packed):
        found = inputs_of(place, packing([response(body, *headers), response(b"%PDF-1.4", media="application/pdf")]))
        assert [read_input(one) for one in found] == [PAGE.encode(), b"%PDF-1.4"]


def test_brotli_is_undone(place: Path) -> None:
    brotli = pytest.importorskip("brotli")
    (found,) = inputs_of(place, response(brotli.compress(PAGE.encode()), "Content-Encoding: br"))
    assert read_input(found) == PAGE.encode()


@pytest.mark.parametrize("packing", ["plain", "by record"])
@pytest.mark.parametrize("left", [0.99, 0.85, 0.55])
def test_of_a_file_that_is_cut_off_the_records_before_are_read(place: Path, packing: str, left: float) -> None:
    chance = random.Random(1)
    records = [response(chance.randbytes(3000), url=f"http://a.gov.cn/{i}", media="application/pdf") for i in range(10)]
    data = PACKINGS[packing](records)
    found = inputs_of(place, data[: int(len(data) * left)])
    assert found[0].source == "crawl.dat"
    assert found[0].fault == (Reason.CORRUPT, "a WARC that ends in the midst of a record; those before it were read")
    whole = int(10 * left)
    assert [one.source for one in found[1:]] == [f"crawl.dat!/{i + 1} a.gov.cn/{i}" for i in range(whole)]
    assert all(len(read_input(one)) == 3000 for one in found[1:])


def test_a_cut_in_the_header_of_a_record_is_told(place: Path) -> None:
    records = [response(PAGE.encode()), response(PAGE.encode())]
    for length in (3, 60, 200):
        found = inputs_of(place, records[0] + records[1][:length])
        assert [one.source for one in found] == ["crawl.dat", "crawl.dat!/1 www.a.gov.cn/zwgk/1.html"], length


def test_a_damaged_record_of_a_packed_file_is_told(place: Path) -> None:
    members = [gzip.compress(response(random.Random(i).randbytes(5000), media="application/pdf")) for i in range(5)]
    members[3] = members[3][:3000] + bytes((members[3][3000] ^ 1,)) + members[3][3001:]
    found = inputs_of(place, b"".join(members))
    assert [one.source[:12] for one in found] == ["crawl.dat", "crawl.dat!/1", "crawl.dat!/2", "crawl.dat!/3"]
    assert found[0].fault is not None
    assert found[0].fault[0] == Reason.CORRUPT


@pytest.mark.parametrize("packing", ["plain", "by record"])
@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        (b"WARC/1.1", b"XARC/1.1", "0134"),
        (b"Content-Length: 3", b"Content-Length: ", "01234"),
        (b"Content-Length: ", b"Content-Lengtx: ", "01234"),
        (b"WARC-Type: ", b"\r\n\r\nWARC-Type: ", "0134"),
    ],
)
def test_records_behind_a_damaged_one_are_read_and_the_damage_is_told(
    place: Path, packing: str, before: bytes, after: bytes, left: str
) -> None:
    records = [response(b"<html>%d</html>" % i * 20, url=f"http://a.gov.cn/{i}.html") for i in range(5)]
    records[2] = records[2].replace(before, after)
    found = inputs_of(place, PACKINGS[packing](records))
    assert found[0].source == "crawl.dat"
    assert found[0].fault is not None
    assert found[0].fault[0] == Reason.CORRUPT
    assert "".join(one.source[-6] for one in found[1:]) == left
    for one in found[1:]:
        if one.source[-6] != "2":
            assert read_input(one) == f"<html>{one.source[-6]}</html>".encode() * 20


def test_an_answer_whose_header_is_damaged_is_told(place: Path) -> None:
    (found,) = inputs_of(place, response(PAGE.encode()).replace(b"HTTP/1.1 200", b"HTXP/1.1 200"))
    assert found.fault == (Reason.CORRUPT, "the header of the server's answer is damaged")


def test_a_crawl_without_documents_is_empty(place: Path) -> None:
    (found,) = inputs_of(place, INFO)
    assert found.fault == (Reason.EMPTY, "a WARC without a page or document in it")


def test_filling_behind_the_last_record_is_no_damage(place: Path) -> None:
    assert names_of(place, packed([INFO, response(PAGE.encode())]) + bytes(512)) == ["2 www.a.gov.cn/zwgk/1.html"]


def test_records_that_are_too_large(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (warc, gzips):
        monkeypatch.setattr(module, "RECORD_BYTES", 70_000)
    monkeypatch.setattr(gzips, "STEP", 10_000)
    film = response(bytes(200_000), media="video/mp4", url="http://a.gov.cn/film")
    large = response(random.Random(1).randbytes(200_000), media="application/pdf", url="http://a.gov.cn/large")
    swollen = response(gzip.compress(bytes(200_000)), "Content-Encoding: gzip", url="http://a.gov.cn/swollen")
    for packing in (b"".join, packed):
        found = inputs_of(place, packing([film, large, swollen, response(PAGE.encode())]))
        assert [one.source for one in found] == [
            "crawl.dat!/2 a.gov.cn/large",
            "crawl.dat!/3 a.gov.cn/swollen",
            "crawl.dat!/4 www.a.gov.cn/zwgk/1.html",
        ]
        for one in found[:2]:
            with pytest.raises(Unreadable) as caught:
                read_input(one)
            assert caught.value.reason == Reason.TOO_LARGE
        assert read_input(found[2]) == PAGE.encode()
    (one, *_) = inputs_of(place, gzip.compress(b"".join([response(PAGE.encode())] * 200)))
    assert one.fault is not None
    assert one.fault[0] == Reason.TOO_LARGE


def test_a_bomb_is_not_unpacked_to_its_end(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gzips, "PIECE_BYTES", 200_000)
    monkeypatch.setattr(gzips, "STEP", 10_000)
    whole, *inside = inputs_of(place, packed([response(PAGE.encode()), response(bytes(300_000))]) + b"no gzip: never looked at")
    assert whole.fault == (Reason.TOO_LARGE, "a WARC with a record of more than 200000 bytes; the records before were read")
    assert [read_input(one) for one in inside] == [PAGE.encode()]


def test_an_archive_that_was_fetched_is_opened(place: Path) -> None:
    archive = zip_of({"b.txt": "乙"})
    for headers, body in (((), archive), (("Transfer-Encoding: chunked",), chunked(archive))):
        (found,) = inputs_of(place, packed([response(body, *headers, url="http://a.gov.cn/a.zip", media="application/zip")]))
        assert found.source == "crawl.dat!/1 a.gov.cn/a.zip!/b.txt"
        assert read_input(found) == "乙".encode()
        assert json.loads(found.manifest or "")["url"] == "http://a.gov.cn/a.zip"


def test_a_crawl_within_an_archive_is_opened(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zip_of({"crawl.warc.gz": packed([response(PAGE.encode())])}))
    (found,) = find_inputs([tmp_path / "a.zip"]).inputs
    assert found.source == "a.zip!/crawl.warc.gz!/1 www.a.gov.cn/zwgk/1.html"
    assert read_input(found) == PAGE.encode()


def test_crawls_within_an_archive_share_what_it_may_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MAX_MEMBERS", 10)
    crawl = packed([response(PAGE.encode(), url=f"http://a.gov.cn/{i}") for i in range(4)])
    (tmp_path / "a.zip").write_bytes(zip_of({f"{i}.gz": crawl for i in range(4)}))
    found = find_inputs([tmp_path / "a.zip"]).inputs
    assert len([one for one in found if one.fault is None]) == 6
    assert [(one.source, one.fault[0]) for one in found if one.fault] == [
        ("a.zip!/1.gz", Reason.TOO_LARGE),
        ("a.zip!/2.gz", Reason.TOO_LARGE),
        ("a.zip!/3.gz", Reason.TOO_LARGE),
    ]
    monkeypatch.setattr(containers, "MAX_UNPACKED", 4 * len(crawl) + 2 * len(PAGE.encode()))
    assert [one.fault[0] for one in find_inputs([tmp_path / "a.zip"]).inputs if one.fault] == [Reason.TOO_LARGE] * 4


def test_a_small_crawl_has_no_more_records_than_fit(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "FEW_RECORDS", 50)
    monkeypatch.setattr(containers, "RECORD_LEAST", 10_000)
    whole, *inside = inputs_of(place, gzip.compress(b"".join([response(PAGE.encode())] * 60)))
    assert whole.fault == (Reason.TOO_LARGE, "a WARC of more than 50 records; those before were read")
    assert [read_input(one) for one in inside] == [PAGE.encode()] * 50


def test_other_gzip_files_are_no_crawls(place: Path) -> None:
    assert names_of(place, gzip.compress(notice(1).encode())) == ["crawl.dat"]
    assert names_of(place, b"\x1f\x8b\x08 no gzip") == ["crawl.dat"]


@pytest.mark.parametrize("seed", range(40))
def test_damaged_crawls_are_read_or_refused(place: Path, seed: int) -> None:
    chance = random.Random(seed)
    body, headers = ENCODED["gzip in chunks"]
    data = bytearray(PACKINGS[("plain", "by record")[seed % 2]]([INFO, response(PAGE.encode()), response(body, *headers)]))
    for _ in range(chance.choice((1, 3, 10))):
        data[chance.randrange(5, len(data))] ^= 1 << chance.randrange(8)
    for found in inputs_of(place, bytes(data)):
        with contextlib.suppress(Unreadable):
            read_input(found)


def test_a_crawl_in_an_archive_of_tables(place: Path, tmp_path: Path) -> None:
    records = [response(notice(i).encode(), url=f"http://a.gov.cn/{i}.txt", media="text/plain") for i in range(3)]
    place.write_bytes(packed(records))
    first = run_archive(place, tmp_path / "a")
    assert (first.inputs, first.rows["notices"], first.quarantined) == (3, 3, 0)
    sources = load("sources", tmp_path / "a")
    assert list(sources["url"]) == [f"http://a.gov.cn/{i}.txt" for i in range(3)]
    assert set(sources["fetched_at"]) == {DATE}
    place.write_bytes(packed(records)[:-100])
    cut = run_archive(place, tmp_path / "a", prune=True)
    assert (cut.gone, cut.pruned, cut.reasons, cut.rows["sources"]) == (0, 0, {"CORRUPT": 1}, 4)
    place.write_bytes(packed([*records, response(notice(4).encode(), media="text/plain")]))
    assert (run_archive(place, tmp_path / "a").new, len(load("sources", tmp_path / "a"))) == (1, 4)


def test_a_page_is_read_in_the_encoding_that_its_server_named(place: Path) -> None:
    (found,) = inputs_of(place, response(PAGE.encode("gbk"), media="text/html; charset=gb2312"))
    outcome = process_input(found)
    assert isinstance(outcome, Extracted)
    assert "关于做好档案整理工作的通知" in outcome.document.text
