"""The comparable values of a field: what must agree for a value to be right, and what is only layout.

A value is a tuple of alternatives ("A|B" in gold); annotations and records are read by the same functions, which know both
vocabularies where they differ (start/starts_on, references/citations, [scope, unit]/territory and unit).
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from extractors.frozen import frozen

Record = Mapping[str, Any]
Value = tuple[str, ...]
LAYOUT = re.compile(r"[\s\u3000\xa0“”\"'‘’《》〈〉<>（）()〔〕\[\]【】、，,。．.；;：:！!？?·—\-–~～…]+")
# A free-text value is right where one side holds the other and is at most this much longer (annotation guide).
SHARE = 0.7
ORGAN_REACH = 80


def fold(text: object) -> str:
    """The text without white space and punctuation, widths and case folded.

    >>> fold("“书香 陇原”Ａ")
    '书香陇原a'
    """
    return LAYOUT.sub("", unicodedata.normalize("NFKC", str(text))).lower()


def similar(left: str, right: str) -> bool:
    """Whether two folded texts are equal, or one holds the other and is not much longer."""
    short, long = sorted((left, right), key=len)
    return left == right or bool(short and short in long and len(short) >= SHARE * len(long))


def same_title(left: str, right: str) -> bool:
    """Whether two titles (organ, tab, rest) are the same; an organ on one side only does not matter."""
    (organ, rest), (other_organ, other_rest) = left.split("\t"), right.split("\t")
    if organ and other_organ and not (similar(organ, other_organ) or organ in other_organ or other_organ in organ):
        return False
    return similar(rest, other_rest)


def same_duty(left: str, right: str) -> bool:
    """Same date, and what is due shares at least half of the shorter one's pairs of characters."""
    (day, what), (other_day, other) = left.split("\t"), right.split("\t")
    pairs, others = ({w[i : i + 2] for i in range(len(w) - 1)} or {w} for w in (what, other))
    return day == other_day and len(pairs & others) >= 0.5 * min(len(pairs), len(others))


def equal(left: str, right: str) -> bool:
    """Whether two comparable forms are the same."""
    return left == right


@frozen
class Field:
    """How one field is compared: its values in an annotation or record, and when two are the same."""

    name: str
    key: str
    values: Callable[[Record], list[Value]]
    same: Callable[[str, str], bool] = equal


def _items(record: Record, *keys: str) -> list[Any]:
    found: Any = next((record[key] for key in keys if record.get(key)), [])
    return found if isinstance(found, list) else [found]


def _member(item: Any, *keys: str) -> str:
    if isinstance(item, Mapping):
        return next((str(item[key]) for key in keys if item.get(key)), "")
    return str(item or "")


def _alternatives(text: str, form: Callable[[str], str]) -> Value:
    return tuple(form(part) for part in text.split("|"))


def _title(text: str) -> str:
    at = text.find("关于")
    return f"{fold(text[:at])}\t{fold(text[at:])}" if 0 < at <= ORGAN_REACH else f"\t{fold(text)}"


def _number(text: str) -> str:
    text = re.sub(r"[\[(〔【﹝{<〈]", "〔", unicodedata.normalize("NFKC", text))
    return re.sub(r"\s|第(?=\d)", "", re.sub(r"[\])〕】﹞}>〉]", "〕", text))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", unicodedata.normalize("NFKC", text))


def _mail(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().lower()


def _url(text: str) -> str:
    return re.sub(r"^https?://|/$", "", text.strip().lower())


def _day(text: str) -> str:
    return text[:10]


def _texts(form: Callable[[str], str], keys: tuple[str, ...], *members: str) -> Callable[[Record], list[Value]]:
    def values(record: Record) -> list[Value]:
        said = (_member(item, *members) for item in _items(record, *keys))
        return [_alternatives(text, form) for text in said if text]

    return values


def _recipients(record: Record) -> list[Value]:
    pairs = []
    for item in _items(record, "recipients"):
        territory, unit = (item.get("territory"), item.get("unit")) if isinstance(item, Mapping) else (item[0], item[1])
        pairs.append((str(territory or ""), str(unit or "")))
    return [tuple(f"{fold(t)} / {fold(u)}" for t in territory.split("|") for u in unit.split("|")) for territory, unit in pairs]


def _events(record: Record) -> list[Value]:
    days = ((_member(x, "starts_on", "start"), _member(x, "ends_on", "end")) for x in _items(record, "events"))
    return [(f"{start}..{end or start}",) for start, end in days if start]


def _duties(record: Record) -> list[Value]:
    dated = [x for x in _items(record, "deadlines") if x.get("date") and x.get("what")]
    return [tuple(f"{str(x['date'])[:10]}\t{fold(what)}" for what in str(x["what"]).split("|")) for x in dated]


def _reach(form: Callable[[str], str], *kinds: str) -> Callable[[Record], list[Value]]:
    def values(record: Record) -> list[Value]:
        said = (number for contact in _items(record, "contacts") for kind in kinds for number in _items(contact, kind))
        return [_alternatives(str(number), form) for number in said if number]

    return values


def _contact_rows(record: Record) -> list[Value]:
    rows = []
    for contact in _items(record, "contacts"):
        numbers = (
            sorted({_digits(str(n).split("|")[0]) for n in _items(contact, "phone") + _items(contact, "mobile")}),
            sorted({_digits(str(n).split("|")[0]) for n in _items(contact, "fax")}),
            sorted({_mail(str(n).split("|")[0]) for n in _items(contact, "email")}),
        )
        reach = " / ".join(",".join(kind) for kind in numbers)
        rows.append(tuple(f"{fold(who)} / {reach}" for who in _member(contact, "person", "organization").split("|")))
    return rows


CITED = ("references", "citations")


def _reference_numbers(record: Record) -> list[Value]:
    numbers = (x.get("doc_number") for x in _items(record, *CITED) if isinstance(x, Mapping))
    return [_alternatives(number, _number) for number in numbers if number]


NAMED = ("theme", "title", "text", "name")
FIELDS = (
    Field("title", "title", _texts(_title, ("title",)), same_title),
    Field("doc_number", "doc_number", _texts(_number, ("doc_number",))),
    Field("doc_type", "doc_type", _texts(fold, ("doc_type",))),
    Field("issuers", "issuers", _texts(fold, ("issuers",), "name")),
    Field("recipients", "recipients", _recipients),
    Field("issued_on", "issued_on", _texts(_day, ("issued_on",))),
    Field("printed_on", "printed_on", _texts(_day, ("printed_on",))),
    Field("events", "events", _events),
    Field("themes", "themes", _texts(fold, ("themes",), *NAMED), similar),
    Field("activities", "activities", _texts(fold, ("activities",), *NAMED), similar),
    Field("contact_persons", "contacts", _texts(fold, ("contacts",), "person")),
    Field("contact_phones", "contacts", _reach(_digits, "phone", "mobile")),
    Field("contact_faxes", "contacts", _reach(_digits, "fax")),
    Field("contact_emails", "contacts", _reach(_mail, "email")),
    Field("contacts", "contacts", _contact_rows),
    Field("deadlines", "deadlines", _texts(_day, ("deadlines",), "date")),
    Field("deadline_duties", "deadlines", _duties, same_duty),
    Field("references", "references", _texts(_title, CITED, "title"), same_title),
    Field("reference_numbers", "references", _reference_numbers),
    Field("attachments", "attachments", _texts(fold, ("attachments",), *NAMED), similar),
    Field("urls", "urls", _texts(_url, ("urls",), "url")),
)


def distinct(values: Iterable[Value]) -> list[Value]:
    """The values that say something, each once by its first alternative."""
    first = dict[str, Value]()
    for value in values:
        if value[0].strip("\t"):
            first.setdefault(value[0], value)
    return list(first.values())


def tolerated(field: Field, ours: str, optional: Iterable[str]) -> bool:
    """Whether an extra value is one of the optional ones, or a part of one where free text is compared."""
    free = field.same in (similar, same_title)
    return any(field.same(other, ours) or (free and ours.split("\t")[-1] in other.split("\t")[-1]) for other in optional)
