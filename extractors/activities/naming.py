"""The name of an activity within the words of its item, and what the item says beside it: who and when."""

from dataclasses import replace

from extractors.activities.activity import FoundActivity
from extractors.activities.category import category_of
from extractors.frozen import frozen
from extractors.notice import Span, trim
from extractors.patterns import pattern_of
from extractors.values.date import Precision, find_dates

LONGEST = 80  # code points; a longer item is a paragraph
LONGEST_HEADING = 30  # a heading of more code points with text in the same line is a first sentence
EDGES = " \u3000\t\xa0\n：:。.．；;，,、"
LEAD = pattern_of(r"(?:模块|板块|项目|任务|第)[一二三四五六七八九十\d]{1,2}[项个]?[：:、\s]{1,2}|(?:一|二|三|四|五|六|七|八|九|十){1,2}是")
# （5月12日，县文化广场）, （责任单位：市教育局）, （见附件2）: details, not part of the name.
DETAIL = pattern_of(r"[（(][^（）()]{0,60}(?:\d|[：:]|责任|负责|牵头|承办|主办|附件|期间|另行|待定)[^（）()]{0,60}[）)]\s{0,2}\Z")
# 以…为主题，围绕…，在…期间，: the name follows.
ADVERBIAL = pattern_of(r"(?:以|围绕|结合|利用|根据|通过|按照|依托|在|从|自|为|\d)[^，,。；;]{1,40}[，,]")
# 教师通过平台提供的视频，开展教学: what is done follows the comma.
UNFINISHED = pattern_of(r"(?:通过|结合|利用|根据|围绕|按照)(?!.{0,60}(?:开展|进行|完成|组织|举办|学习|参加|观看))")
OPEN, CLOSE = "（(《“〈【", "）)》”〉】"
HOLDER = pattern_of(
    r"(?:(?:责任|主办|承办|牵头|组织|负责|主持)(?:单位|部门|处室|学院)[：:]?|(?:责任|主办|承办|牵头|负责)[：:])[\s\u3000]{0,2}(?P<who>[^（）()。；;\n：:]{2,80})"
)
BY = pattern_of(r"由(?P<who>[\u4e00-\u9fff、]{2,40}?)(?:负责|承办|主办|牵头|组织|实施)")
SPLIT = pattern_of(r"[、，,]|[\s\u3000]{1,4}")


@frozen
class Item:
    """Where an item stands: its number, its words, and whether these are only the heading of what follows."""

    number: str | None
    words: Span
    whole: bool  # the words are the name as they stand; else their first clause is


def name_item(text: str, item: Item, rule: str) -> FoundActivity | None:
    """The activity that an item names, None where it names none."""
    span = trim(text, item.words, EDGES)
    if lead := LEAD.match(text, span.start, span.end):
        span = trim(text, Span(lead.end(), span.end), EDGES)
    detail = DETAIL.search(text, span.start, span.end)
    name = Span(span.start, detail.start()) if detail else span
    if not item.whole or len(name) > LONGEST:
        name = _first_clause(text, name)
        if detail := DETAIL.search(text, name.start, name.end):
            name = Span(name.start, detail.start())
    name = trim(text, name, EDGES)
    title = "".join(text[name.start : name.end].split("\n"))
    if not 2 <= len(title) <= LONGEST:
        return None
    row = FoundActivity(span=name, rule=rule, number=item.number, title=title, category=category_of(title))
    return with_details(text, row, item.words)


def with_details(text: str, row: FoundActivity, place: Span) -> FoundActivity:
    """The row with who holds it and when, as the words at `place` say; what it knows already stays."""
    who = row.organizers
    if not who and (found := HOLDER.search(text, place.start, place.end) or BY.search(text, place.start, place.end)):
        who = split_organizers(found["who"])
    mention = row.mention
    if mention is None:
        days = [m for m in find_dates(text, place.start, place.end) if m.precision == Precision.DAY]
        mention = days[0] if days else None
    return replace(row, organizers=who, mention=mention)


def split_organizers(words: str) -> tuple[str, ...]:
    """The names in a list of organs, as written."""
    return tuple(name for part in SPLIT.split(words) if 2 <= len(name := part.strip(EDGES)) <= 30)


def _first_clause(text: str, span: Span) -> Span:
    """Up to the first comma outside brackets, adverbials before it skipped."""
    start = span.start
    while (lead := ADVERBIAL.match(text, start, span.end)) and lead.end() < span.end:
        start = lead.end()
    depth = 0
    for at in range(start, span.end):
        char = text[at]
        if char in OPEN:
            depth += 1
        elif char in CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and char in "，,；;。：:" and at - start >= 2 and not UNFINISHED.search(text, start, at):
            return Span(start, at)
    return Span(start, span.end)
