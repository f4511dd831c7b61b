"""Every file that an archive stores looked through, and written anew where it holds what is to be forgotten."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.archive import Archive
from pipeline.columns import tables
from pipeline.place import sorted_names
from pipeline.privacy import Policy, find_forgotten, forgotten_tails, mask_forgotten
from pipeline.write import SUFFIX, buckets_in, file_of, read_table, write_file

# What tells one thing from another, or is a word of ours: masked it would tell wrong. Of names and manifests the report tells.
_IDENTITIES = ("source", "notice_id", "source_id", "parent_notice_id", "digest", "text_digest", "manifest", "manifest_id", "site")
_WORDS = (
    "rule",
    "origin",
    "status",
    "field",
    "stage",
    "reason",
    "reader",
    "format",
    "settings",
    "code",
    "why",
    "kind",
    "zone",
    "year_source",
)
PSEUDONYMS = {"person_key": "person", "phone_keys": "dial", "email_keys": "email"}
KEPT = frozenset((*_IDENTITIES, *_WORDS, *PSEUDONYMS))
CODES = ("_id", "_code")
APART = "\n\0\n"  # between strings that are looked through together
OUTER = 16  # characters of an outer notice's id
Numbers = dict[str, set[str]]  # by outer notice, local numbers whose whole number is to be forgotten


@dataclass(slots=True)
class Sweep:
    """What is masked (`policy`), what the report is about (`asked`, and its pseudonyms `keys`), and what was found.

    Without `writes` it only looks.
    """

    archive: Archive
    policy: Policy
    asked: Policy
    writes: bool
    keys: frozenset[str] = frozenset()
    files: int = 0
    sources: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    held: set[str] = field(default_factory=set)  # outer notices in which it stands

    def run(self) -> "Sweep":
        """Tables, then the cache, then the history of changes; gives itself."""
        structured, text = self.archive.structured, self.archive.text
        changes = [self.archive.history / "changes" / name for name in sorted_names(self.archive.history / "changes")]
        changes = [path for path in changes if path.name.endswith(SUFFIX)]
        numbers: Numbers = {}
        for bucket in buckets_in(structured / "contacts"):
            self._take_tails(_contacts_of(read_table(file_of(structured / "contacts", bucket))), numbers)
        for path in changes:
            self._take_tails(_changed_contacts(read_table(path)), numbers)
        for name in tables():
            for bucket in buckets_in(structured / name):
                self._rewrite(file_of(structured / name, bucket), numbers)
        for bucket in buckets_in(text):
            self._rewrite(file_of(text, bucket), numbers)
        for path in changes:
            self._rewrite(path, numbers)
        for bucket in buckets_in(structured / "sources"):
            self._name(read_table(file_of(structured / "sources", bucket), ["source", "notice_id", "manifest"]))
        return self

    def _take_tails(self, contacts: Iterable[tuple[str, Sequence[str], Sequence[str]]], numbers: Numbers) -> None:
        """Local numbers of an owner whose number with its area code is to be forgotten."""
        for owner, dial, phone in contacts:
            if found := forgotten_tails(dial, phone, self.policy):
                numbers.setdefault(owner, set()).update(found)
            if forgotten_tails(dial, phone, self.asked):
                self.held.add(owner)

    def _rewrite(self, path: Path, numbers: Numbers) -> None:
        """One file written anew, if it holds anything."""
        old = read_table(path)
        if old is None:
            return
        owners, new = _owners(old), old
        for at, name in enumerate(old.column_names):
            if name not in KEPT and not name.endswith(CODES) and _holds_words(old.schema.field(at).type):
                new = self._mask_column(new, at, owners, numbers)
        for at, name in enumerate(old.column_names) if self.keys else ():
            if name in PSEUDONYMS:
                new = self._drop_keys(new, at, owners)
        if new is not old and self.writes:
            write_file(path, _put_right(old, new).replace_schema_metadata(old.schema.metadata))
            self.files += 1

    def _mask_column(self, table: Any, at: int, owners: Sequence[str], numbers: Numbers) -> Any:
        values = table.column(at).to_pylist()
        lists = [[value] if isinstance(value, str) else value or [] for value in values]
        flat = [item for items in lists for item in items if item is not None]
        masked = iter(_mask_each(flat, self.policy))
        said = [[item if item is None else next(masked) for item in items] for items in lists]
        for i, owner in enumerate(owners) if numbers else ():
            if owner in numbers:
                said[i] = [item and mask_forgotten(item, self.policy, numbers[owner]) for item in said[i]]
        moved = [i for i, items in enumerate(lists) if items != said[i]]
        if not moved:
            return table
        for i in moved:
            if owners[i] not in self.held and any(any(find_forgotten(item, self.asked)) for item in lists[i] if item):
                self.held.add(owners[i])
            values[i] = said[i][0] if isinstance(values[i], str) else said[i]
        return _with_column(table, at, values)

    def _drop_keys(self, table: Any, at: int, owners: Sequence[str]) -> Any:
        """The table without pseudonyms of what is asked for: where the value itself is masked they alone tell of it."""
        values = table.column(at).to_pylist()
        moved = [i for i, value in enumerate(values) if value and not self.keys.isdisjoint((value,) if isinstance(value, str) else value)]
        for i in moved:
            self.held.add(owners[i])
            values[i] = None if isinstance(values[i], str) else []
        return _with_column(table, at, values) if moved else table

    def _name(self, sources: Any) -> None:
        """The sources that hold it in their bytes, their name or their manifest."""
        columns = [sources.column(name).to_pylist() for name in ("source", "notice_id", "manifest")] if sources is not None else []
        for source, notice_id, manifest in zip(*columns, strict=True):
            if notice_id in self.held:
                self.sources.add(source)
            if any(find_forgotten(f"{source}\n{manifest or ''}", self.asked)):
                self.names.add(source)


def _holds_words(kind: Any) -> bool:
    """Whether a column has strings or lists of them; the parts of a document number stand in `doc_number` too."""
    said = str(kind)
    return "string" in said and not said.startswith("struct")


def _contacts_of(table: Any) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Of each contact in a table its outer notice, the numbers to dial and those written."""
    columns = (table.column(name).to_pylist() for name in ("notice_id", "dial", "phone")) if table is not None else ()
    for notice_id, dial, phone in zip(*columns, strict=True):
        yield notice_id[:OUTER], dial, phone


def _changed_contacts(table: Any) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Of each contact in a table of changes its source, the numbers to dial and those written."""
    columns = (table.column(name).to_pylist() for name in ("source", "field", "before", "after")) if table is not None else ()
    for source, name, before, after in zip(*columns, strict=True):
        if name.rpartition("/")[2] == "contacts":
            for row in (row for said in (before, after) if said for row in json.loads(said)):
                yield source, row.get("dial", ()), row.get("phone", ())


def _owners(table: Any) -> list[str]:
    """For each row the outer notice or, in `changes`, the source whose values it has."""
    names = table.column_names
    if "digest" in names and "notice_id" not in names:
        return ["n" + digest[: OUTER - 1] for digest in table.column("digest").to_pylist()]
    key = "notice_id" if "notice_id" in names else "source"
    return [value[:OUTER] if key == "notice_id" else value for value in table.column(key).to_pylist()]


def _mask_each(strings: list[str], policy: Policy) -> list[str]:
    """The strings with marks: looked through together, unless one of them holds what is put between them."""
    masked = mask_forgotten(APART.join(strings), policy).split(APART)
    return masked if len(masked) == len(strings) else list(map(partial(mask_forgotten, policy=policy), strings))


def _with_column(table: Any, at: int, values: Iterable[Any]) -> Any:
    """The table with other values in a column; the library is that of the table itself."""
    alone = table.select([at])
    return table.set_column(
        at, table.schema.field(at), type(table).from_pydict({alone.column_names[0]: values}, schema=alone.schema).column(0)
    )


def _put_right(old: Any, new: Any) -> Any:
    """What follows from masked values: digests of texts, and pseudonyms of what is forgotten, which go."""
    names = new.column_names
    if "text_digest" in names:
        spans = zip(*(new.column(name).to_pylist() for name in ("full_text", "span_start", "span_end")), strict=True)
        digests = [hashlib.sha256(text[start:end].encode("utf-8", "surrogatepass")).hexdigest() for text, start, end in spans]
        new = _with_column(new, names.index("text_digest"), digests)
    for key, value in PSEUDONYMS.items():
        if key in names:
            moved = [a != b for a, b in zip(old.column(value).to_pylist(), new.column(value).to_pylist(), strict=True)]
            nothing: list[str] | None = None if key == "person_key" else []
            kept = [nothing if gone else item for gone, item in zip(moved, new.column(key).to_pylist(), strict=True)]
            new = _with_column(new, names.index(key), kept)
    return new
