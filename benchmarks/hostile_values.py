"""CPU of the value parsers on monotonous texts, and how it grows when they are twice as long (2 is linear, 4 is squared).

usage: python -m benchmarks.hostile_values
"""

import datetime
import time
from collections.abc import Callable

from extractors.urls import find_addresses
from extractors.values.date import find_dates, find_periods, parse_period
from extractors.values.email import find_emails
from extractors.values.numeral import parse_numeral
from extractors.values.phone import parse_phones

ANCHOR = datetime.date(2023, 4, 1)
SIZE = 20_000  # characters
PIECES = (
    *("1", "１", "一", "至", "-", " ", "年", "月", "日", "转", "前", "、", "@", ".", "a", "/", "（", "“十四五"),
    *(
        "2023年",
        "5月8日",
        "5月8日至",
        "5月8日、",
        "2023-05-08",
        "2023-05-08-",
        "1 ",
        "1-",
        "1.",
        "2023年5月8日（周一）上午9:00至",
        "去年",
        "上半年",
    ),
    *("即日起至", "自2023年", "一季度至", "月底", "010-", "010-66011234", "66011234、", "转8012、", "138 1234 ", "(010)", "86-"),
    *("a@", "a@b.", "a.b@c-", "http://", "www.", "a.com", "http://a.", "?a=", "2023年和", "第三季度末", "3月中下旬"),
)


def _tried(parse: Callable[[str], object]) -> Callable[[str], object]:
    def run(text: str) -> object:
        try:
            return parse(text)
        except ValueError:
            return None

    return run


TASKS: dict[str, Callable[[str], object]] = {
    "find_dates": lambda text: find_dates(text, 0, len(text)),
    "find_periods": lambda text: list(find_periods(text, ANCHOR)),
    "parse_period": _tried(lambda text: parse_period(text, ANCHOR)),
    "parse_phones": parse_phones,
    "find_emails": lambda text: list(find_emails(text)),
    "find_addresses": lambda text: list(find_addresses(text)),
    "parse_numeral": _tried(parse_numeral),
}


def cpu(task: Callable[[str], object], text: str) -> float:
    before = time.process_time()
    task(text)
    return time.process_time() - before


def main() -> None:
    for name, task in TASKS.items():
        grown = []
        for piece in PIECES:
            text = (piece * SIZE)[:SIZE]
            once, twice = cpu(task, text), cpu(task, text * 2)
            grown.append((twice, twice / max(once, 0.001), piece))
        slowest, steepest = max(grown), max((g for g in grown if g[0] > 0.02), key=lambda g: g[1], default=max(grown))
        slow = f"slowest {slowest[0]:5.2f} s on {2 * SIZE} characters of {slowest[2]!r}"
        print(f"{name:15} {slow}; steepest x {steepest[1]:.1f} on {steepest[2]!r}")


if __name__ == "__main__":
    main()
