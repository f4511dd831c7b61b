"""Whole files to damage: the invented ones of tests/formats, and archives and manifests made of them."""

import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

FORMATS = Path(__file__).parents[1] / "tests" / "formats"
MOST_BYTES = 2_000_000  # of an original: larger ones take long without showing more
FIXED_DATE = (2024, 1, 1, 0, 0, 0)
NO_INPUTS = (".py", ".pyc", ".jsonl")  # of a folder; a manifest is given by itself
MANIFESTS = ("list.csv", "list.xlsx", "list.jsonl")
COLUMNS = ("path", "url", "发布日期", "正文")
HEAD = (
    "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://www.a.gov.cn/{n}.html\r\nWARC-Date: 2024-05-02T03:04:05Z\r\n"
    "WARC-Record-ID: <urn:uuid:{n}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n"
)
ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {size}\r\n\r\n"


def read_originals(folder: Path | None = None) -> dict[str, bytes]:
    """The originals by name: those of a folder, or the invented ones of the tests."""
    place = FORMATS if folder is None else folder
    files = [path for path in sorted(place.rglob("*")) if path.is_file() and path.suffix not in NO_INPUTS]
    found = {path.relative_to(place).as_posix(): path.read_bytes() for path in files if 0 < path.stat().st_size <= MOST_BYTES}
    return found | _made_of(found) if folder is None else found


def _made_of(files: Mapping[str, bytes]) -> dict[str, bytes]:
    text = files["notice.txt"].decode()
    rows = [("notice.txt", f"http://www.a.gov.cn/{n}", "2024-05-02", "") for n in range(1)]
    rows += [("", f"http://www.a.gov.cn/{n}", "2024-05-02", text) for n in range(1, 4)]
    records = [
        _record(n, *page) for n, page in enumerate(((files["notice.html"], "text/html"), (files["notice.pdf"], "application/pdf")), 1)
    ]
    inner = zip_of({"附件1.docx": files["notice.docx"], "a.txt": files["notice.txt"]})
    return {
        "several.zip": zip_of({"notice.html": files["notice.html"], "通知/notice.rtf": files["notice.rtf"], "inner.zip": inner}),
        "crawl.warc": b"".join(records),
        "crawl.warc.gz": b"".join(gzip.compress(record, mtime=0) for record in records),
        "notice.txt.gz": gzip.compress(files["notice.txt"], mtime=0),
        "list.csv": "\n".join(",".join(_quoted(cell) for cell in row) for row in (COLUMNS, *rows)).encode(),
        "list.jsonl": "\n".join(json.dumps(dict(zip(COLUMNS, row, strict=True)), ensure_ascii=False) for row in rows).encode(),
        "list.xlsx": workbook((COLUMNS, *rows)),
    }


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def _record(number: int, body: bytes, media: str) -> bytes:
    answer = ANSWER.format(media=media, size=len(body)).encode() + body
    return HEAD.format(n=number, size=len(answer)).encode() + answer + b"\r\n\r\n"


def zip_of(members: Mapping[str, bytes]) -> bytes:
    """A ZIP archive that is the same every time."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, FIXED_DATE), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def workbook(rows: Iterable[Iterable[str]]) -> bytes:
    """An Excel workbook that is the same every time."""
    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    file = io.BytesIO()
    book.save(file)
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return zip_of({name: content for name, content in parts.items() if name != "docProps/core.xml"})  # it tells the time
