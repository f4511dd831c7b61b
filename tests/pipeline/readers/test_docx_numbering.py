"""Automatic numbers as Word shows them; the expected numbers of a case are those of Word, by measurements that were published."""

from pathlib import Path

import pytest

from pipeline.readers.docx.read import read_docx
from tests.formats.make_docx import (
    definition,
    level,
    number_list,
    numbered,
    packed,
    paragraph,
    restart,
    style,
)

Item = tuple[int, int]  # list and level of a paragraph
DECIMAL = (level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "decimal", "%1.%2.%3."))


def labels(items: list[Item], numbering: str, styles: str = "") -> str:
    """The numbers of paragraphs that all hold the same word."""
    text = read_docx(packed("".join(paragraph("稻", number=item) for item in items), numbering=numbering, styles=styles)).text
    return " ".join(line.removesuffix("稻").strip() for line in text.split("\n"))


SEQUENCES = [
    (
        "lists of one definition count on",
        definition(1, *DECIMAL) + number_list(1, 1) + number_list(2, 1),
        "10 10 20 20 10 20",
        "1. 2. 3. 4. 5. 6.",
    ),
    (
        "two definitions do not",
        definition(1, *DECIMAL) + definition(2, *DECIMAL) + number_list(1, 1) + number_list(2, 2),
        "10 20 10",
        "1. 1. 2.",
    ),
    ("a level starts anew below the next", definition(1, *DECIMAL) + number_list(1, 1), "10 11 11 12 10 11", "1. 1.1. 1.2. 1.2.1. 2. 2.1."),
    (
        "a restart counts once",
        definition(1, *DECIMAL) + number_list(1, 1) + number_list(2, 1, restart(0, 1)),
        "10 10 20 20 10 20",
        "1. 2. 1. 2. 3. 4.",
    ),
    ("a restart at another number", definition(1, *DECIMAL) + number_list(1, 1, restart(0, 7)), "10 10", "7. 8."),
    ("a restart of a deeper level", definition(1, *DECIMAL) + number_list(1, 1, restart(1, 4)), "10 11 11 10 11", "1. 1.4. 1.5. 2. 2.4."),
    ("a deep level counts those above it", definition(1, *DECIMAL) + number_list(1, 1), "11 11 10", "1.1. 1.2. 2."),
    (
        "never restarted; a level that was reset shows its start",
        definition(1, *DECIMAL[:2], level(2, "decimal", "%1.%2.%3.", '<w:lvlRestart w:val="0"/>')) + number_list(1, 1),
        "10 11 12 12 11 12 10 12",
        "1. 1.1. 1.1.1. 1.1.2. 1.2. 1.2.3. 2. 2.1.4.",
    ),
    (
        "restarted by the first level only",
        definition(1, *DECIMAL[:2], level(2, "decimal", "%1.%2.%3.", '<w:lvlRestart w:val="1"/>')) + number_list(1, 1),
        "10 11 12 12 11 12 10 12",
        "1. 1.1. 1.1.1. 1.1.2. 1.2. 1.2.3. 2. 2.1.1.",
    ),
    (
        "figures for the levels above",
        definition(1, level(0, "chineseCounting", "第%1章"), level(1, "decimalZero", "%1-%2", "<w:isLgl/>")) + number_list(1, 1),
        "10 11 10 11",
        "第一章 1-01 第二章 2-01",
    ),
    (
        "a level of its own in a list",
        definition(1, *DECIMAL)
        + number_list(1, 1)
        + number_list(2, 1, f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'),
        "10 20 20",
        "1. B) C)",
    ),
    (
        "a start above one",
        definition(1, level(0, "chineseCountingThousand", "第%1条", start=100)) + number_list(1, 1),
        "10 10",
        "第一百条 第一百零一条",
    ),
    (
        "a number that shows nothing counts",
        definition(1, level(0, "none", ""), level(1, "decimal", "%1.%2.")) + number_list(1, 1),
        "10 11 10 11",
        " .1.  .1.",
    ),
    (
        "list 0, a list and a level that are not there",
        definition(1, DECIMAL[0]) + number_list(1, 1) + number_list(2, 9),
        "00 90 20 11 10",
        "    1.",
    ),
    ("a format that has no name", definition(1, level(0, "klingon", "%1.")) + number_list(1, 1), "10", "1."),
]


@pytest.mark.parametrize(("numbering", "items", "expected"), [case[1:] for case in SEQUENCES], ids=[case[0] for case in SEQUENCES])
def test_sequences(numbering: str, items: str, expected: str) -> None:
    """Which number a paragraph has in its list: items are list and level, a digit each."""
    assert labels([(int(item[0]), int(item[1])) for item in items.split()], numbering) == expected


FORMATS = [
    ("chineseCounting", "%1、", 12, "十二、总则"),
    ("chineseCounting", "（%1）", 3, "（三）总则"),
    ("ideographTraditional", "%1、", 4, "丁、总则"),
    ("ideographDigital", "%1、", 10, "一〇、总则"),
    ("chineseLegalSimplified", "%1、", 3, "叁、总则"),
    ("japaneseCounting", "%1、", 20, "二十、总则"),
    ("decimalFullWidth", "%1．", 1, "１．总则"),
    ("decimalEnclosedCircleChinese", "%1", 3, "③总则"),
    ("decimalEnclosedCircle", "%1", 21, "21 总则"),
    ("decimal", "%1.", 3, "3. 总则"),
    ("decimal", "%1、", 3, "3、总则"),
    ("decimal", "（%1）", 3, "（3）总则"),
    ("decimal", "(%1)", 3, "(3) 总则"),
    ("lowerLetter", "%1)", 28, "bb) 总则"),
    ("upperRoman", "%1.", 4, "IV. 总则"),
    ("chineseCounting", "第%1条", 1, "第一条 总则"),
    ("bullet", "●", 1, "● 总则"),
    ("bullet", "\uf0b7", 1, "• 总则"),
    ("bullet", "\ue123", 1, "\ue123 总则"),
]


@pytest.mark.parametrize(("number_format", "text", "start", "expected"), FORMATS)
def test_formats(number_format: str, text: str, start: int, expected: str) -> None:
    """How a number is written, and whether a space stands behind it."""
    numbering = definition(1, level(0, number_format, text, start=start)) + number_list(1, 1)
    assert read_docx(packed(paragraph("总则", number=(1, 0)), numbering=numbering)).text == expected


def test_number_and_figure_stay_apart() -> None:
    """3、2024年 would read as another number; where the file says that nothing stands between them, nothing does."""
    apart = definition(1, level(0, "decimal", "%1、")) + definition(2, level(0, "decimal", "%1、", '<w:suff w:val="nothing"/>'))
    body = paragraph("2024年", number=(1, 0)) + paragraph("2024年", number=(2, 0))
    assert read_docx(packed(body, numbering=apart + number_list(1, 1) + number_list(2, 2))).text == "1、 2024年\n1、2024年"


def test_unknown_format_is_a_fault() -> None:
    """A number in figures that Word writes otherwise is said."""
    numbering = definition(1, level(0, "hebrew1", "%1.")) + number_list(1, 1)
    assert read_docx(packed(paragraph("稻", number=(1, 0)), numbering=numbering)).faults == (
        "numbers of the format hebrew1 are written in figures",
    )


STYLES = [
    ("by its style", style("A", properties=numbered(1)), ["A", "A"], "1.稻 2.稻"),
    ("by the style that it is based on", style("A", properties=numbered(1)) + style("B", based_on="A"), ["A", "B"], "1.稻 2.稻"),
    ("by the default style", style("Normal", properties=numbered(1)), ["", ""], "1.稻 2.稻"),
    (
        "a style that says its level only",
        style("A", properties=numbered(1)) + style("B", based_on="A", properties='<w:numPr><w:ilvl w:val="1"/></w:numPr>'),
        ["A", "B", "B"],
        "1.稻 1.1.稻 1.2.稻",
    ),
    (
        "switched off by a style",
        style("A", properties=numbered(1)) + style("B", based_on="A", properties=numbered(0)),
        ["A", "B", "A"],
        "1.稻 稻 2.稻",
    ),
    ("the level that is tied to the style", style("Tied", properties=numbered(2)), ["Tied"], "1-1稻"),
    ("a level that is tied to another style", style("A", properties=numbered(2, 1)), ["A"], "稻"),
    ("styles based on each other", style("A", based_on="B") + style("B", based_on="A"), ["A"], "稻"),
]


@pytest.mark.parametrize(("styles", "used", "expected"), [case[1:] for case in STYLES], ids=[case[0] for case in STYLES])
def test_numbers_of_styles(styles: str, used: list[str], expected: str) -> None:
    """Numbers that a paragraph has from its style."""
    tied = definition(2, level(0, "decimal", "%1"), level(1, "decimal", "%1-%2", '<w:pStyle w:val="Tied"/>'))
    numbering = definition(1, *DECIMAL) + tied + number_list(1, 1) + number_list(2, 2)
    text = read_docx(packed("".join(paragraph("稻", style=name) for name in used), styles=styles, numbering=numbering)).text
    assert text.replace(". ", ".").replace(" 稻", "稻").split("\n") == expected.split()


def test_hidden_paragraphs_count() -> None:
    """Where somebody lets a list skip numbers, Word puts in numbered paragraphs that are hidden."""
    skipped = paragraph(number=(1, 0), mark="<w:vanish/>")
    data = packed(
        paragraph("稻", number=(1, 0)) + skipped * 2 + paragraph("麦", number=(1, 0)), numbering=definition(1, *DECIMAL) + number_list(1, 1)
    )
    assert read_docx(data).text == "1. 稻\n4. 麦"


def test_level_beside_later_versions() -> None:
    """Word 2010 writes 01, 02 … as a format of its own, with a plain one beside it."""
    either = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>{either}<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    )
    assert labels([(1, 0)], numbering + number_list(1, 1)) == "001."


def test_all_lists_of_a_file() -> None:
    """docx-numbering.docx: chapters by styles, restarts, shared counters, a numbering style, a legal level, articles, a bullet."""
    file = Path(__file__).parents[2] / "formats" / "docx-numbering.docx"
    lines = read_docx(file.read_bytes()).text.split("\n")
    assert lines == [
        "一、活动安排",
        "（一）报名。各村于五月底前报名。",
        "1. 填写报名表",
        "2. 提交照片",
        "（1）正面照",
        "（二）比赛。六月中旬举行。",
        "1. 抽签",
        "本段不编号。",
        "二、工作要求",
        "（一）加强领导。",
        "1. 2024年评比",
        "2. 总结",
        "1. 另起的第一项",
        "2. 接着的第二项",
        "3. 共用计数的第三项",
        "第I部分 总则",
        "1.1 目的",
        "第II部分 附则",
        "2.1 解释",
        "第九十九条 为规范评比，制定本办法。",
        "第一百条 各镇可以制定细则。",
        "第一百零一条 本办法自发布之日起施行。",
        "①先看通知",
        "②再填表格",
        "● 自带农具",
    ]
