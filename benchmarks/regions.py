"""The lexicon of regions against its source, the yearly lists of yescallop/areacodes (CC0): what differs, and how it is brought up to date.

usage: python benchmarks/regions.py RESULT_CSV [--write]

Taken over are code, name, level, parent, years and new codes; short names, aliases and notes are kept from the rows of the same code and
name, of the same name, else made (short names of new rows want a look). Rows of other sources (the corps) stay.
"""

import csv
import sys
from pathlib import Path

LEXICON = Path(__file__).parents[1] / "extractors" / "lexicons" / "regions.tsv"
SOURCE = "GB/T 2260"
LEVELS = {"省级": "province", "地级": "prefecture", "县级": "county"}
ENDINGS = ("特别行政区", "自治区", "地区", "林区", "省", "市", "县", "区", "旗", "盟")

Row = tuple[str, ...]


def read_source(path: Path) -> list[tuple[str, str, str, str, str, str, str]]:
    """Code, name, level, parent, from, to and new codes of each row of result.csv; a parent is the place that its list has above it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    found = []
    for row in rows:
        code, level = row["代码"], LEVELS[row["级别"]]
        province = code[:2] + "0000"
        parent = "" if level == "province" else province if level == "prefecture" or row["二级行政区"] == "直辖" else code[:4] + "00"
        found.append((code, row["名称"], level, parent, row["启用时间"], row["变更/弃用时间"], row["新代码"]))
    return found


def short_of(name: str) -> str:
    """The name without its ending, where two characters and more are left."""
    ending = next((ending for ending in ENDINGS if name.endswith(ending) and len(name) > len(ending) + 1), "")
    return name.removesuffix(ending)


def updated(known: list[Row], source: list[tuple[str, str, str, str, str, str, str]]) -> list[Row]:
    """The lexicon's rows as the source has them now."""
    by_place = {(row[0], row[1]): row for row in known}
    by_name = {row[1]: row for row in known}
    rows = [row for row in known if row[10] != SOURCE]
    for code, name, level, parent, start, end, heirs in source:
        own = by_place.get((code, name))
        like = own or by_name.get(name)
        short, alias = (like[2], like[3]) if like else (short_of(name), "")
        rows.append((code, name, short, alias, level, parent, start, end, heirs, own[9] if own else "", SOURCE))
    return sorted(rows, key=lambda row: (row[0], row[6]))


def main() -> None:
    source = read_source(Path(sys.argv[1]))
    lines = LEXICON.read_text(encoding="utf-8").splitlines()
    head = [*(line for line in lines if line.startswith("#")), next(line for line in lines if not line.startswith("#"))]
    known = [tuple(line.split("\t")) for line in lines[len(head) :]]
    rows = updated(known, source)
    for sign, some, others in (("-", known, set(rows)), ("+", rows, set(known))):
        for row in some:
            if row not in others:
                print(sign, *row)
    print(f"{len(source)} rows in the source, {len(known)} in the lexicon, {len(set(known) ^ set(rows))} lines differ")
    if "--write" in sys.argv[2:]:
        LEXICON.write_text("\n".join([*head, *("\t".join(row) for row in rows)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
