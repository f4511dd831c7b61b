"""From file to record, format by format, against the libraries alone: pdfplumber's text extraction, rapidocr on the same pages.

usage: python -m benchmarks.readers FOLDER... [--rounds N] [--no-scans] [--json FILE]

All of it runs in one process, one thread a library. "gongwen" is the whole way from bytes to record (recognise the format, read, clean,
segment, extract, normalise); "apart" is the same with the reader in the process of its own that `gongwen run` uses. Of several rounds
the quickest counts; contenders take turns. A file counts as scanned if a page of it was recognised.
"""

import argparse
import io
import json
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import pypdfium2

from pipeline.ingest import identify, make_document, parse_document
from pipeline.outcome import Extracted, Outcome, Unreadable
from pipeline.process import process_document
from pipeline.raw import Raw
from pipeline.readers import reader_of
from pipeline.readers.formats import Format, find_format
from pipeline.record import to_record

DPI = 200


def seconds(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def here(path: Path, data: bytes) -> Outcome:
    """The whole way in this process."""

    def raw() -> Raw:
        return reader_of(find_format(data))(data)

    source = identify(path, path.name, data)
    outcome = process_document(source, lambda: make_document(source, raw()))
    to_record(outcome)
    return outcome


def apart(path: Path, data: bytes) -> Outcome:
    """The whole way with the reader in its own process."""
    source = identify(path, path.name, data)
    outcome = process_document(source, lambda: parse_document(source, data))
    to_record(outcome)
    return outcome


def pdfplumber_text(data: bytes) -> object:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [page.extract_text() for page in pdf.pages]


class Rapidocr:
    """The library with its own defaults, one thread."""

    def __init__(self) -> None:
        import cv2
        from rapidocr import RapidOCR

        cv2.setNumThreads(1)
        threads = {"EngineConfig.onnxruntime.intra_op_num_threads": 1, "EngineConfig.onnxruntime.inter_op_num_threads": 1}
        self.engine = RapidOCR(params={"Global.log_level": "critical", **threads})

    def pages(self, data: bytes) -> Iterator[object]:
        """The text of each page at the same resolution."""
        if data.startswith(b"%PDF"):
            document = pypdfium2.PdfDocument(data)
            for page in document:
                yield self.engine(page.render(scale=DPI / 72).to_numpy())
        else:
            yield self.engine(data)


def measure(path: Path, rounds: int, ocr: Rapidocr | None) -> dict[str, Any] | None:
    """The quickest of several rounds for every contender on one file; None for a file that is not read."""
    data = path.read_bytes()
    try:
        known = find_format(data)
    except Unreadable:
        return None
    if known == Format.TXT:
        return None
    outcome = here(path, data)
    if not isinstance(outcome, Extracted):
        return None
    scanned = bool(outcome.document.raw.recognised_pages)
    if scanned and ocr is None:
        return None
    contenders: dict[str, Callable[[], object]] = {"gongwen": lambda: here(path, data), "apart": lambda: apart(path, data)}
    if scanned and ocr is not None:
        contenders["rapidocr"] = lambda: list(ocr.pages(data))
    elif known == Format.PDF:
        contenders["pdfplumber"] = lambda: pdfplumber_text(data)
    times: dict[str, list[float]] = defaultdict(list)
    for _ in range(2 if scanned else rounds):
        for name, work in contenders.items():
            times[name].append(seconds(work))
    best = {name: min(spent) for name, spent in times.items()}
    return {"file": path.name, "kind": f"{known} scanned" if scanned else str(known), "pages": outcome.document.pages or 1, **best}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-scans", action="store_true")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    ocr = None if args.no_scans else Rapidocr()
    files = [path for folder in args.folder for path in sorted(folder.rglob("*")) if path.is_file()]
    found = [row for path in files if (row := measure(path, args.rounds, ocr))]
    kinds: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in found:
        kinds[row["kind"]].append(row)
    for kind, rows in sorted(kinds.items()):
        pages, ours, apart_ = (sum(row[name] for row in rows) for name in ("pages", "gongwen", "apart"))
        line = f"{kind:14} {len(rows):4} files {pages:5} pages: {1000 * ours / pages:9.2f} ms a page, {pages / ours:8.1f} pages a second"
        line += f"; reader apart {apart_ / ours:.2f} x"
        for peer in ("pdfplumber", "rapidocr"):
            if peer in rows[0]:
                line += f"; {ours / sum(row[peer] for row in rows):.3f} x {peer} alone"
        print(line)
    if args.json:
        args.json.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
