"""Slogans and themes of the event.

A theme is what the organiser writes on the banner: 活动主题：一技在手，一生无忧. None are the theme of a single lecture where the
event has one of its own, topics of papers (论文主题由学科教研员通知), 主题班会, 主题教育, and the words of policies.

Table `themes`. Two examples: 二、活动主题 with 读书点亮乡村 on the next line; 主题为“同讲普通话，携手进小康”. Known limits: a theme without
quotation marks in the middle of a sentence is read only to the next full stop.
"""

import re
from collections.abc import Iterator

from extractors.frozen import frozen
from extractors.notice import Element, ElementKind, Notice, Span, Zone, trim
from extractors.patterns import pattern_of
from extractors.row import Extractor, Row, keep
from extractors.values.occasion import organises_event

ZONES = (Zone.BODY, Zone.ENCLOSURE)
LONGEST = 60  # code points; what is longer is a sentence about the theme
# Within the marks of a theme single ones may stand: “学做‘四有’好老师”.
_INSIDE = r"[^“”\"「」『』‘’\n]{0,60}"
QUOTED = rf"[“\"「『‘](?![^”\"」』’\n]{{0,2}}[”\"」』’])(?P<theme>{_INSIDE}(?:‘{_INSIDE}’{_INSIDE}){{0,3}})[”\"」』’]"
# 活动主题, 时间和主题, 大会名称及主题: a heading that announces the theme.
HEADING = pattern_of(r"(?:[\u4e00-\u9fff]{0,8}(?:[、和及与]|以及))?[\u4e00-\u9fff0-9]{0,8}(?:主题|口号)(?:[、和及与][\u4e00-\u9fff]{2,6})?")
# What is announced belongs to a part or to pupils' work, or is no slogan at all.
OF_A_PART = pattern_of(r"论文|征文|作文|作品|班会|教育|日活动|发言|交流|课题|研究|讲座|内容|选题|词|分类")
# The line below the heading, or what follows in its line; 全国主题：, 总主题： stand before it.
LABEL = pattern_of(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])?[\s\u3000]{0,4}(?:[\u4e00-\u9fff0-9]{0,12}(?:主题|口号|主题语)(?:口号)?)[\s\u3000]{0,3}(?:[:：]|[为是](?=[\s\u3000:：“\"「]))[:：\s\u3000]{0,3}"
)
LEAD = pattern_of(r"(?:主题|口号)[\s\u3000]{0,2}(?:[为是：:]|确?定为){1,2}[\s\u3000]{0,2}")
# 以“X”为主题, 主题为“X”, 围绕“X”的宣传口号, “X”主题宣传活动.
IN_SENTENCE = (
    pattern_of(rf"(?:主题|口号)(?:确?定?[为是]|[:：])[\s\u3000:：]{{0,2}}{QUOTED}"),
    pattern_of(
        rf"(?:以|围绕|紧扣|突出)[\s\u3000]{{0,2}}{QUOTED}[\s\u3000]{{0,2}}(?:为|这一|的|宣传|活动){{0,2}}[\s\u3000]{{0,2}}(?:主题|口号)(?!班|词|教育)"
    ),
    pattern_of(rf"{QUOTED}(?:的)?(?:主题(?:宣传|教育|实践|系列|专题){{0,3}}活动|口号)"),
)
# The slogan alone in its quotation marks, with at most a remark in brackets behind it.
ALONE = pattern_of(rf"[\s\u3000:：]{{0,4}}{QUOTED}[\s\u3000]{{0,3}}(?=[。；;（(\n]|\Z)")
EDGES = ' \u3000\t\xa0\n“”"「」『』‘’（）()'
END = pattern_of(r"[。；;\n]|\Z")
SENTENCE = pattern_of(r"时间|地点|定于|举办|要求|请各|各[单地校]|本次|此次|结合|根据|为(?:了|进一步)")


class Rules:
    """Names of the rules, best first: where one finds a theme, those behind it are not asked."""

    HEADING = "under-heading"
    LABEL = "theme-label"
    SENTENCE = "in-sentence"


@frozen(kw_only=True)
class Theme(Row):
    """One theme of the event.

    theme: as written, without quotation marks and the last full stop
    """

    theme: str


def find_themes(notice: Notice) -> Iterator[Theme]:
    """The themes of a notice, in text order, each once."""
    if not notice.text.count("主题", notice.span.start, notice.span.end) and "口号" not in notice.quote(notice.span):
        return
    found = list(_under_headings(notice)) or list(_labelled(notice)) or list(_in_sentences(notice))
    seen = set[str]()
    for row in found:
        key = re.sub(r"\W", "", row.theme)
        if key not in seen:
            seen.add(key)
            yield row


def _under_headings(notice: Notice) -> Iterator[Theme]:
    for heading in notice.of(ElementKind.HEADING, zones=ZONES):
        words = notice.quote(heading.words)
        named = HEADING.match(words.lstrip())
        if named is None or OF_A_PART.search(named.group()):
            continue
        lead = len(words) - len(words.lstrip()) + named.end()
        rest = Span(heading.words.start + lead, heading.span.end)
        if notice.quote(rest).strip():
            # The theme shares the heading's line behind a wide space; what else runs on is no label.
            if notice.text[rest.start] in " \u3000：:":
                yield from _slogans(notice.text, rest, Rules.HEADING)
            continue
        alone = named.group().endswith(("主题", "口号")) and not re.search(r"[、和及与]", named.group())
        for line in _lines(notice, heading):
            yield from _slogans(notice.text, line, Rules.HEADING, alone=alone)


def _lines(notice: Notice, heading: Element) -> Iterator[Span]:
    """The paragraphs right below a heading: a theme stands before anything else."""
    for element in notice.under(heading)[:4]:
        if element.kind not in (ElementKind.PARAGRAPH, ElementKind.TABLE_ROW):
            return
        yield element.span


def _slogans(text: str, line: Span, rule: str, *, alone: bool = True) -> Iterator[Theme]:
    """The themes of one line: in quotation marks, behind a label, or (where nothing but the theme is announced) the line itself."""
    for pattern in IN_SENTENCE:
        if quoted := list(pattern.finditer(text, line.start, line.end)):
            for match in quoted:
                yield from _theme(text, Span(*match.span("theme")), rule)
            return
    label = LABEL.match(text, line.start, line.end)
    if label or alone:
        yield from _up_to_stop(text, label.end() if label else line.start, line.end, rule)
    elif lead := LEAD.search(text, line.start, line.end):
        yield from _up_to_stop(text, lead.end(), line.end, rule)


def _up_to_stop(text: str, start: int, end: int, rule: str) -> Iterator[Theme]:
    quoted = ALONE.match(text, start, end)
    if quoted:
        yield from _theme(text, Span(*quoted.span("theme")), rule)
        return
    stop = END.search(text, start, end)
    yield from _theme(text, Span(start, stop.start() if stop else end), rule)


def _labelled(notice: Notice) -> Iterator[Theme]:
    """主题：X on a line of its own."""
    for element in notice.of(ElementKind.PARAGRAPH, ElementKind.TABLE_ROW, zones=ZONES):
        label = LABEL.match(notice.text, element.span.start, element.span.end)
        if label and not OF_A_PART.search(label.group()):
            yield from _slogans(notice.text, element.span, Rules.LABEL)


def _in_sentences(notice: Notice) -> Iterator[Theme]:
    """以“X”为主题 in the first element that has one: later ones are themes of parts."""
    if not organises_event(notice):
        return
    for element in notice.of(ElementKind.HEADING, ElementKind.PARAGRAPH, zones=ZONES):
        for pattern in IN_SENTENCE:
            found = [m for m in pattern.finditer(notice.text, element.span.start, element.span.end)]
            rows = [row for match in found for row in _theme(notice.text, Span(*match.span("theme")), Rules.SENTENCE)]
            if rows:
                yield from rows
                return


def _theme(text: str, span: Span, rule: str) -> Iterator[Theme]:
    """The theme at `span` without its edges, unless it is a sentence."""
    bare = trim(text, span, EDGES + "。.，,；;！")
    start, end = bare.start, bare.end
    if text.count("“", start, end) < text.count("”", start, end) and text[start - 1] == "“":
        start -= 1  # “胆剑魂”合唱节: the mark belongs to the words
    if text.count("“", start, end) > text.count("”", start, end) and text[end : end + 1] == "”":
        end += 1
    words = text[start:end]
    if 3 <= len(words) <= LONGEST and not SENTENCE.search(words):
        yield Theme(span=Span(start, end), rule=rule, theme=words)


EXTRACTOR = Extractor("themes", Theme, find_themes, keep)
