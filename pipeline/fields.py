"""The documentation of tables and columns, from the row classes' docstrings and the words for what all tables share."""

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.register import EXTRACTORS
from pipeline.columns import CROSSWALK, KEY, PLACE, REGION_CROSSWALK, VIEWS, Column, history_tables, tables
from pipeline.outcome import ProgrammeFault

HEAD = """# Tables and columns

Plain Parquet in `structured/TABLE/BUCKET.parquet`, by the names that `gongwen query` and `load` know; `gongwen fields` prints this page.
Spans are half-open and count code points of `full_text` of the notice (inner documents count in the text of the outer one). Null means that
the text does not say; `fields` tells why a field is empty.
"""
MEMBER = re.compile(r"^    (\w+): (.*)$")
ABOUT: Mapping[str, str] = {
    "sources": "One row for every input, read or in quarantine.",
    "notices": "One row for every notice; documents that a notice carries have rows of their own.",
    "fields": "One row for every notice and field: whether it was found, and the evidence of scalars.",
    "elements": "The lines and paragraphs of a notice by their element of GB/T 9704-2012.",
    "problems": "What needs a person's eye: dates that do not exist, organs that are not known, fields that failed.",
    "lines": "Every line of the clean text and where it stands in the source; of formats with pages every printed line.",
    "departments": "A view: issuers, recipients and copied_to together, told apart by role.",
    "dates": "A view: issued, printed, event and deadline dates together, told apart by role.",
    "region_crosswalk": "A view: for a code of GB/T 2260 in the years in which it held, today's codes that have its area. Join on "
    "code, valid_from <= year and (valid_to IS NULL OR year < valid_to).",
    "runs": "One row for every run that was done: versions, counts, times.",
    "sightings": "What became of every source: one row when it is new, changed, gone, back or pruned.",
    "changes": "Values that moved between two runs, and what moved them.",
}
# What a column of this name means in every table, and TABLE.COLUMN where one table differs.
MEANING: Mapping[str, str] = {
    "notice_id": "the notice: n and 15 hexadecimal digits of SHA-256 of the bytes; carried documents add -1, -1-2",
    "position": "the order within the notice, from 0",
    "quote": "the words of the text at the span",
    "span_start": "where it begins in full_text",
    "span_end": "where it ends in full_text (the first code point behind it)",
    "page": "the page, from 1, where the format has pages",
    "rule": "the pattern or model that found it",
    "origin": "rule, model, page (a web page's own metadata) or human",
    "score": "how often this rule is right, measured on annotated notices (0..1)",
    "source": "where the input stands: the folder given and the path below it, with /",
    "source_id": "the capture: s and 15 hexadecimal digits of SHA-256 of source and bytes",
    "digest": "SHA-256 of the bytes, hexadecimal (of the name where they could not be read)",
    "size": "bytes",
    "format": "the format by content, not by suffix",
    "pages": "the number of pages, where the format has pages",
    "sources.status": "extracted or quarantined",
    "stage": "the stage that speaks: ingest, segment, extract, normalise",
    "sources.reason": "why it is in quarantine: " + "MISSING, EMPTY, UNDECODABLE, UNKNOWN_FORMAT, TOO_LARGE and others of a closed list",
    "detail": "the reason in words",
    "page_title": "the title in a web page's own metadata",
    "page_issuer": "the issuer in a web page's own metadata",
    "page_number": "the document number in a web page's own metadata",
    "page_date": "the date of issue in a web page's own metadata",
    "page_topic": "the subject class (主题分类) in a web page's own metadata",
    "page_source": "where a web page says that its text comes from (来源)",
    "index_number": "the index number (索引号) in a web page's own metadata",
    "sources.url": "the address that the input came from: by a manifest or a crawl, else as the page itself names it",
    "published_on": "the day of publication: by a manifest, else in a web page's own metadata",
    "manifest_id": "the id that a manifest gives the input",
    "site": "the site that a manifest names",
    "fetched_at": "when it was fetched, by a manifest or a crawl",
    "manifest": "all that a manifest or a crawl says of the input, as one JSON object",
    "recognised_pages": "how many pages were pictures and had to be recognised; null where the format has none",
    "seals": "how many seals were seen on its pages; null where nobody looked",
    "confidence": "how sure recognition was of the line (0..1); null where nothing was recognised",
    "sealed": "whether a seal lies over the line; null where the format has no pages",
    "part_no": "null for the outer notice, 1, 1-2 … for documents that it carries",
    "parent_notice_id": "the notice that carries it",
    "is_outer": "whether it is the outer notice of its file",
    "complete": "false where the text is cut off",
    "title": "the title (标题) without line breaks",
    "doc_number": "the document number (发文字号) as written",
    "doc_number_parts": "the issuer's code (机关代字), year and serial of the number",
    "doc_type": "the kind of document (文种) that ends the title",
    "substance_title": "the title of the plan or measures that the notice issues as its own",
    "substance_type": "its kind: 方案, 办法 …",
    "issued_on": "the date of issue (成文日期) under the signature",
    "printed_on": "the date of printing (印发日期)",
    "year": "the best known year",
    "year_source": "what tells the year: signature, number, imprint, page, title, event, text",
    "level": "the lead issuer's level: nation, province, prefecture, county, township, institution",
    "region_code": "the lead issuer's place, GB/T 2260",
    "region": "the name of that place",
    "topics": "the lead issuer's line of work; what the notice itself is about stands in `subjects`",
    "province_code": "the lead issuer's province, GB/T 2260 in the year of the notice; null for national organs",
    "prefecture_code": "its prefecture; null above it, and where a province governs the place itself",
    "county_code": "its county or district; null above it",
    "number_organ": "the organ for which the code of the number stands, where that is certain; null where its full name is not",
    "number_organ_id": "its id, as in issuers",
    "number_region_code": "its place, GB/T 2260; 000000 for national organs",
    "urgency": "紧急程度",
    "classification": "密级和保密期限",
    "signatory": "签发人",
    "n_issuers": "how many organs issue it together",
    "full_text": "the clean text of the whole file, in which all spans count",
    "text_digest": "SHA-256 of the notice's own text",
    "field": "the scalar or table",
    "fields.status": "found, absent (the text does not say), failed, or cut_off (the text ends before its place)",
    "value": "the scalar as text",
    "count": "how many rows a list has",
    "kind": "the element of GB/T 9704-2012",
    "zone": "head, body, close, enclosure, attachment, imprint or furniture",
    "elements.level": "the level of a heading: 1 一、 2 （一） 3 1. 4 （1） 5 ①",
    "number": "the number of a heading, as written",
    "heading_path": "the numbers of the headings above it (三/（一）/1)",
    "reason": "why: no_such_day, no_year, unknown_organ, year_conflict and others of a closed list",
    "raw_start": "where the line begins in the decoded source, in code points; null for formats other than text",
    "raw_end": "where it ends there",
    "box": "left, top, right, bottom on the page, in points",
    "role": "what the row is in this view",
    "territory": "of recipients: whose units they are",
    "name": "as written",
    "canonical_name": "of issuers: the full name",
    "organ_id": "of issuers: the same for all names of an organ",
    "departments.kind": "of issuers: the line of work",
    "is_lead": "of issuers: whether it leads",
    "starts_on": "the first day",
    "ends_on": "the last day",
    "precision": "day, or how exact the date is",
    "what": "of deadlines the thing due, of events the stage",
    "run": "the number of the run",
    "started_at": "UTC",
    "finished_at": "UTC",
    "version": "of gongwen",
    "lexicons": "digest of the lexicons",
    "models": "digest of the models",
    "libraries": "versions of the libraries that values depend on",
    "roots": "the names of the files and folders given",
    "inputs": "how many inputs there were",
    "new": "inputs never seen before",
    "changed": "inputs whose bytes changed",
    "unchanged": "inputs with the same bytes",
    "gone": "inputs of the run before that are there no more; their rows are kept",
    "pruned": "of these, those whose rows were dropped",
    "quarantined": "inputs that could not be read",
    "processed": "inputs that were read in this run",
    "notices": "rows of the table notices after the run",
    "code": "of a run the digest of the code that makes values; of a region its code",
    "region_crosswalk.name": "the name in those years",
    "region_crosswalk.level": "nation, province, prefecture or county",
    "valid_from": "the first year in which the link holds",
    "valid_to": "the first year in which it holds no more; null where it holds today",
    "today_code": "a code of today that has the area, or some of it",
    "today_name": "its name",
    "region_crosswalk.kind": "same, renamed (same code), recoded (same area), joined (merged, or a part of another place), abolished",
    "is_whole": "whether all of its area belongs to that place today",
    "is_alone": "whether that place holds no other area",
    "state": "there, gone, pruned, or replaced (other bytes under the same name)",
    "first_run": "the run that saw these bytes first",
    "last_run": "the last run that saw them",
    "notice_id_before": "the notice before",
    "notice_id_after": "the notice now",
    "before": "the value before, lists as JSON",
    "after": "the value now",
    "why": "source (other bytes, or what a manifest says), code, lexicon, model, library, settings, recognition, or several of them",
    "settings": "what the user chose beside: digest of the own topics, policy of contacts",
}


def document(names: Sequence[str] = ()) -> str:
    """The tables named (all, views and history too, if none is) as Markdown; raises ProgrammeFault for a name that is none."""
    known = {**tables(), **_views(), **history_tables(), CROSSWALK: REGION_CROSSWALK}
    wrong = [name for name in names if name not in known]
    if wrong:
        raise ProgrammeFault(f"no table {', '.join(wrong)}; there are: {', '.join(known)}")
    pages = ["\n".join(_section(name, known[name])) for name in known if not names or name in names]
    return "\n".join(pages if names else [HEAD, *pages])


def _section(table: str, columns: Sequence[Column]) -> Iterator[str]:
    yield f"## {table}\n"
    yield f"{about(table)}\n"
    yield "| column | type | what stands in it |"
    yield "|---|---|---|"
    for column in columns:
        yield f"| `{column.name}` | {column.type} | {meaning(table, column.name)} |"
    yield ""


def about(table: str) -> str:
    """What a row of the table is."""
    for extractor in EXTRACTORS:
        if extractor.table == table:
            return _paragraph(extractor.row.__doc__ or "")
    return ABOUT[table]


def meaning(table: str, column: str) -> str:
    """What stands in a column; raises KeyError for one that nothing describes."""
    own = {name: words for extractor in EXTRACTORS if extractor.table == table for name, words in members_of(extractor.row.__doc__ or "")}
    return own.get(column) or MEANING.get(f"{table}.{column}") or MEANING[column]


def members_of(docstring: str) -> Iterator[tuple[str, str]]:
    """The members that a row class's docstring describes, a line each.

    >>> list(members_of("One address.\\n\\n    url: as written\\n    "))
    [('url', 'as written')]
    """
    for line in docstring.splitlines():
        found = MEMBER.match(line)
        if found:
            yield found[1], found[2]


def _paragraph(docstring: str) -> str:
    """The first paragraph of a docstring in one line."""
    return " ".join(docstring.split("\n\n")[0].split())


def _views() -> Mapping[str, tuple[Column, ...]]:
    """The columns of the views; their SQL stands in `pipeline.views`, and a test compares the two."""
    issuers = tables()["issuers"][len(KEY) : -len(PLACE)]
    kinds = {column.name: column for column in issuers}
    role, position = Column("role", "string"), KEY[1]
    named = [kinds[name] for name in ("name", "canonical_name", "organ_id", "kind", "level", "region_code", "is_lead")]
    days = [Column("starts_on", "date32"), Column("ends_on", "date32"), Column("precision", "string"), Column("what", "string")]
    departments = (KEY[0], role, position, Column("territory", "string"), *named, *PLACE)
    return dict(zip(VIEWS, (departments, (KEY[0], role, position, *days, *PLACE)), strict=True))
