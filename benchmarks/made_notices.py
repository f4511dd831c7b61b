"""Many notices made by varying our own invented ones: as long as those, no two of them the same.

usage: python -m benchmarks.made_notices FOLDER [--count 1000] [--seed 1] [--from N]

Number N of a seed is the same text every time, as long as data/gold is the same. Places, organs and persons are exchanged throughout a
notice, dates are moved together, numbers, addresses and money drawn anew, and some items (（一）…, 1.…) take the words of another notice's.
The notices take turns, so that the first thousand are like the first hundred thousand. Places and organs are real, from the lexicons;
persons are put together from surnames and characters. One in twenty is in GB 18030, as offices send them. FOLDER gets subfolders of 1,000.
"""

import argparse
import itertools
import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractors.lexicon import read_lexicon

GOLD = Path(__file__).parents[1] / "data" / "gold"
A_FOLDER = 1000
GB18030_EVERY = 20
OTHER_WORDS = 0.3  # of the items: enough that texts differ in more than names, few enough that each stays a notice
YEARS = 6  # by which the dates of a notice are moved back, at most
LAST_DAY = 28
SYLLABLES = "明华建国文志海春晓梅云峰丽静雅思远佳宁慧敏子涵书瑶玉兰德昌永康泽宏嘉怡"
OFFICES = ("教育", "民政", "司法", "财政", "水利", "商务", "审计", "统计", "体育", "农业农村", "应急管理", "生态环境", "交通运输")
# A county's short name may be a word like any other, and so may an office's: what has to follow.
FOLLOWED = {"county": "(?=[县市区])", "office": "(?=[局厅])"}
ELSEWHERE = ("71", "81", "82")  # codes of provinces whose offices write otherwise
ITEM = re.compile(r"^([ \u3000\t]{0,9}(?:（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[.．、]))([^\n]{25,400})$", re.MULTILINE)
# What is exchanged beside names, the first that fits.
NUMBERS = re.compile(
    r"(?P<serial>(?<=〕)[0-9]{1,4}(?=号))"
    r"|(?P<year>(?<![0-9])(?:19|20)[0-9]{2}(?=[年〕\-/.]))"
    r"|(?P<month>(?<![0-9])[0-9]{1,2}(?=月))"
    r"|(?P<day>(?<![0-9])[0-9]{1,2}(?=日))"
    r"|(?P<dial>(?<![0-9])[0-9]{7,8}(?![0-9]))"
    r"|(?P<mobile>(?<![0-9])1[3-9][0-9]{9}(?![0-9]))"
    r"|(?P<mail>[A-Za-z0-9]{2,30}(?=@))"
    r"|(?P<amount>(?<![0-9.])[0-9]{2,5}(?=[元名人份套册场个]))",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Original:
    """An invented notice in pieces: what stays as it is, and slots of a kind with what stands there, in turns."""

    pieces: tuple[tuple[str, str], ...]
    months: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What can stand for what: by kind the names that are exchanged for each other."""

    kinds: Mapping[str, Sequence[str]]
    pattern: re.Pattern[str]


def read_texts() -> list[str]:
    """Our invented notices, in a fixed order."""
    return [path.read_text(encoding="utf-8") for path in sorted(GOLD.rglob("*.txt"))]


@cache
def names() -> Names:
    """Places by level, lines of offices; longer names first, so that a province's does not cut a prefecture's."""
    kinds: dict[str, list[str]] = {"province": [], "prefecture": [], "county": []}
    for row in read_lexicon("regions"):
        name = row["short"] or row["name"]
        if row["level"] in kinds and not row["to"] and len(name) > 1 and not row["code"].startswith(ELSEWHERE):
            kinds[row["level"]].append(name)
    kinds = {kind: sorted(set(found)) for kind, found in kinds.items()} | {"office": list(OFFICES)}
    longest = {kind: "|".join(sorted(found, key=len, reverse=True)) for kind, found in kinds.items()}
    whole = "|".join(f"(?P<{kind}>(?:{found}){FOLLOWED.get(kind, '')})" for kind, found in longest.items())
    return Names(kinds, re.compile(whole))


@cache
def surnames() -> tuple[str, ...]:
    """Surnames of one character."""
    return tuple(row["form"] for row in read_lexicon("surnames") if row["kind"] == "surname")


def make_original(text: str) -> Original:
    """A notice in pieces, odd ones being slots."""
    pieces, last, months = [], 0, []
    for start, end, kind in sorted(_slots(text)):
        if start < last:
            continue
        pieces += [("", text[last:start]), (kind, text[start:end])]
        months += [int(text[start:end])] if kind == "month" else []
        last = end
    return Original((*pieces, ("", text[last:])), tuple(months))


def _slots(text: str) -> Iterator[tuple[int, int, str]]:
    for pattern in (names().pattern, NUMBERS):
        for match in pattern.finditer(text):
            yield *match.span(), match.lastgroup or ""
    for match in re.finditer(r"(?<=联系人：)[\u4e00-\u9fff]{2,3}(?![\u4e00-\u9fff])", text):
        yield *match.span(), "person"


class Variation:
    """One drawing: the same name becomes the same other one throughout, dates keep their order."""

    def __init__(self, rng: random.Random, months: Sequence[int]) -> None:
        self.rng, self.drawn = rng, dict[tuple[str, str], str]()
        self.years = rng.randrange(YEARS)
        known = [month for month in months if 1 <= month <= 12] or [6]
        self.months = rng.randint(1 - min(known), 12 - max(known))
        self.numbers: Mapping[str, Callable[[str], str]] = {
            "year": lambda old: str(int(old) - self.years),
            "month": lambda old: str(int(old) + self.months if 1 <= int(old) <= 12 else int(old)),
            "day": lambda old: str(min(int(old), LAST_DAY)),
            "serial": lambda _old: str(rng.randint(1, 400)),
            "dial": lambda old: old[0] + self._digits(len(old) - 1),
            "mobile": lambda old: old[:3] + self._digits(8),
            "mail": lambda old: old[: max(2, len(old) - 3)] + self._digits(3),
            "amount": lambda old: str(rng.randint(1, 9)) + self._digits(len(old) - 1),
            "person": lambda old: rng.choice(surnames()) + "".join(rng.choices(SYLLABLES, k=len(old) - 1)),
        }

    def _digits(self, count: int) -> str:
        return f"{self.rng.randrange(10**count):0{count}}" if count else ""

    def put(self, kind: str, old: str) -> str:
        """What stands for `old`."""
        if not kind:
            return old
        if (kind, old) not in self.drawn:
            found = names().kinds.get(kind)
            self.drawn[kind, old] = self.numbers[kind](old) if found is None else self.rng.choice(found)
        return self.drawn[kind, old]


class Maker:
    """Makes notices by number."""

    def __init__(self, seed: int = 1) -> None:
        texts = read_texts()
        self.seed, self.originals = seed, [make_original(text) for text in texts]
        self.items = [match[2] for text in texts for match in ITEM.finditer(text)]

    def text(self, number: int) -> str:
        """Notice `number` of this seed: every round goes through all originals, each time in another order."""
        a_round, place = divmod(number, len(self.originals))
        order = list(range(len(self.originals)))
        random.Random(f"{self.seed} {a_round}").shuffle(order)
        rng = random.Random(f"{self.seed} {a_round} {place}")
        original = self.originals[order[place]]
        variation = Variation(rng, original.months)
        text = "".join(variation.put(kind, old) for kind, old in original.pieces)
        text = ITEM.sub(lambda match: match[1] + (rng.choice(self.items) if rng.random() < OTHER_WORDS else match[2]), text)
        return f"{text.rstrip()}\n浏览次数：{number}\n"  # as sites write below a notice: no two are the same


def make_notices(folder: Path, numbers: Iterable[int], seed: int = 1) -> None:
    """Writes notices into subfolders of `folder`; files that are there are written again, with the same bytes."""
    maker = Maker(seed)
    for number in numbers:
        place = folder / f"{number // A_FOLDER:05}" / f"{number:08}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        charset = "gb18030" if number % GB18030_EVERY == 0 else "utf-8"
        place.write_bytes(maker.text(number).encode(charset, "replace"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="begin", help="the number of the first one")
    args = parser.parse_args()
    make_notices(args.folder, itertools.islice(itertools.count(args.begin), args.count), args.seed)


if __name__ == "__main__":
    main()
