"""Readers that do what native libraries do on bad days; test_sandbox puts them in the place of the real ones."""

import os
import signal
import sys
import time

from pipeline.outcome import Reason, Unreadable
from pipeline.raw import Box, Link, PageData, Place, Raw

BOX: Box = (1.0, 2.0, 3.5, 4.0)


def read(data: bytes, charset: str | None = None) -> Raw:
    """What the bytes say is done."""
    word = data.decode()
    if word == "crash":
        os.abort()
    if word == "end":
        sys.exit(3)
    if word == "hang":
        time.sleep(60)
    if word == "eat":
        return Raw("html", str(len(bytearray(64 * 1024**3))))
    if word == "fault":
        raise ZeroDivisionError("a defect")
    if word == "refuse":
        raise Unreadable(Reason.ENCRYPTED, "有密码")
    if word == "print":
        print("noise" * 1000, flush=True)
        os.write(1, b"noise")
    if word == "clock":
        return Raw("html", str(signal.getitimer(signal.ITIMER_REAL)[0] > 0))
    if word == "big":
        return Raw("html", "文" * 3_000_000)
    places = (Place(0, 2, 1, BOX), Place(3, 4, 2, BOX, 0.5, sealed=True))
    data_of_page = PageData(page_title="题", page_date="2024年5月6日")
    links = (Link(0, 2, "http://x.cn/一.doc"),)
    return Raw("html", f"甲乙\n\ud800{charset}", 2, places, links, data_of_page, 2, 1, 1, ("第2页",))
