"""Printed lines become paragraphs by where they stand; what is dropped stands in the margins of many pages."""

import random

import pytest

from pipeline.readers.layout.compose import PrintedLine, Sheet, compose

EM, PITCH, LEFT, RIGHT, TOP = 16.0, 29.0, 80.0, 528.0, 110.0  # 28 characters a line, 22 lines a page
WIDTH, HEIGHT = 595.0, 842.0
FULL = "为丰富农村群众的精神文化生活，省里决定举办全省农民读书"  # 28 characters
HALF = "阜阳市文化馆"


def line(words: str, row: float, indent: float = 0.0, em: float = EM) -> PrintedLine:
    """A line whose left edge is `indent` characters from the edge of the text, in a row of the page."""
    columns = len(words.encode("gb18030"))
    left, top = LEFT + indent * EM, TOP + row * PITCH
    return PrintedLine(words, (left, top, left + columns * em / 2, top + em))


def right(words: str, row: float, room: float = 0.0) -> PrintedLine:
    """A line that ends `room` characters before the right edge of the text."""
    return line(words, row, (RIGHT - LEFT) / EM - len(words.encode("gb18030")) / 2 - room)


def centred(words: str, row: float, em: float = EM) -> PrintedLine:
    """A line in the middle of the page."""
    return line(words, row, ((RIGHT - LEFT) - len(words.encode("gb18030")) / 2 * em) / 2 / EM, em)


def at(words: str, left: float, top: float, em: float = 10.0) -> PrintedLine:
    """A line at a place of the page."""
    return PrintedLine(words, (left, top, left + len(words.encode("gb18030")) * em / 2, top + em))


def prose(row: float = 0.0) -> list[PrintedLine]:
    """Two paragraphs of two full lines and a short one, so that the edges of the text are seen."""
    return [
        line(FULL[:26], row, 2),
        line(FULL, row + 1),
        line("活动，请各市认真组织。", row + 2),
        line(FULL[:26], row + 3, 2),
        line(FULL, row + 4),
        line("季，时间另行通知。", row + 5),
    ]


PROSE = [FULL[:26] + FULL + "活动，请各市认真组织。", FULL[:26] + FULL + "季，时间另行通知。"]


def sheet(lines: list[PrintedLine], page: int = 1) -> Sheet:
    return Sheet(page, WIDTH, HEIGHT, tuple(lines))


def paragraphs(*pages: list[PrintedLine]) -> list[str]:
    return compose([sheet(lines, number) for number, lines in enumerate(pages, 1)], "pdf").text.split("\n")


# Lines below the prose, and what they become.
BELOW = {
    "an indented paragraph": ([line(FULL[:26], 6, 2), line("季。", 7)], [FULL[:26] + "季。"]),
    "a full line and an indented one": ([line(FULL[:26], 6, 2), line("请按时报名。", 7, 2)], [FULL[:26], "请按时报名。"]),
    "sentence ends at the end of a full line": ([line(FULL[:25] + "。", 6, 2), line("请按时报名。", 7)], [FULL[:25] + "。请按时报名。"]),
    "a number that had no room": ([line(FULL[:24], 6, 2), line("2024年举办。", 7)], [FULL[:24] + "2024年举办。"]),
    "room for the next word": ([line(FULL[:23], 6, 2), line("季。", 7)], [FULL[:23], "季。"]),
    "signature and date": ([right("安徽省文化馆", 8, 4), right("2024年7月15日", 9, 4)], ["安徽省文化馆", "2024年7月15日"]),
    "a signature to the right edge": ([right("安徽省文化馆", 8), right("2024年7月15日", 9)], ["安徽省文化馆", "2024年7月15日"]),
    "what follows a date to the right edge": ([right("2024年7月15日", 8), line("附件1", 9)], ["2024年7月15日", "附件1"]),
    "contact rows": (
        [line("联系人：程望舒，电话：0551-6283150", 6, 2), line("邮箱：a@b.cn", 7, 2)],
        ["联系人：程望舒，电话：0551-6283150", "邮箱：a@b.cn"],
    ),
    "attachment note that hangs": (
        [line("附件：1." + FULL[:21], 7, 2), line("活动安排表", 8, 6), line("2.参赛选手报名表", 9, 5)],
        ["附件：1." + FULL[:21] + "活动安排表", "2.参赛选手报名表"],
    ),
    "an attachment's line": ([line(FULL[:25] + "，", 6, 2), line("附件2", 7)], [FULL[:25] + "，", "附件2"]),
    "a table of contents": (
        [line("一、活动时间和主题" + "…" * 18 + "12", 6), line("二、主要活动" + "…" * 21 + "34", 7)],
        ["一、活动时间和主题" + "…" * 18 + "12", "二、主要活动" + "…" * 21 + "34"],
    ),
    "short lines": ([line(HALF, row, 2) for row in (6, 7, 8)], [HALF] * 3),
    "words of letters": ([line(FULL[:22] + "on line", 6, 2), line("reading", 7)], [FULL[:22] + "on line reading"]),
    "an address broken at the edge": (
        [line(FULL[:12] + "http://a.example/readers/202", 6, 2), line("4/list.html", 7)],
        [FULL[:12] + "http://a.example/readers/2024/list.html"],
    ),
}


@pytest.mark.parametrize("why", BELOW)
def test_paragraphs_by_their_lines(why: str) -> None:
    lines, expected = BELOW[why]
    assert paragraphs([*prose(), *lines]) == [*PROSE, *expected]


def test_the_head_of_a_notice_keeps_its_lines() -> None:
    head = [
        centred("安徽省文化馆文件", 0, 30),
        centred("皖文馆〔2024〕3号", 2),
        centred("安徽省文化馆关于举办", 3, 22),
        centred("全省农民读书季活动的通知", 4, 22),
        line("各市文化馆：", 5),
    ]
    assert paragraphs([*head, *prose(6)]) == [*(one.text for one in head), *PROSE]


def test_a_masthead_a_little_left_of_the_text_is_not_its_edge() -> None:
    mast = [line("示范县人民政府", -3, -1, 20), line("www.example.cn", -2, -1)]
    text = [*prose(), *prose(6), *prose(12)]
    assert paragraphs([*mast, *text]) == [*(one.text for one in mast), *PROSE * 3]


def test_the_name_at_the_head_of_a_letter_is_no_part_of_its_title() -> None:
    head = [centred("安徽省农村文化馆联合会", 0, 40), centred("关于借用农民读书季展板的函", 3, 22), line("各市文化馆：", 5)]
    assert paragraphs([*head, *prose(6)]) == [*(one.text for one in head), *PROSE]


def test_a_title_over_a_full_line_is_whole() -> None:
    title = "安徽省文化馆关于举办全省农民读书季系列活"
    lines = [centred(title, 0, 22), centred("动的通知", 1.1, 22), line("各市文化馆：", 2.2)]
    assert paragraphs([*lines, *prose(4)]) == [title + "动的通知", "各市文化馆：", *PROSE]


def test_paragraphs_without_indents_are_told_by_gaps() -> None:
    lines = [line(FULL[:27] + "。" if number % 3 == 1 else FULL, number + number // 3) for number in range(12)]
    lines = [one if number % 3 < 2 else line("请报名。", number + number // 3) for number, one in enumerate(lines)]
    assert paragraphs(lines) == [FULL + FULL[:27] + "。请报名。"] * 4


def test_paragraphs_without_indents_or_gaps_end_with_their_sentences() -> None:
    lines = [line(FULL, 0), line(FULL[:27] + "。", 1), line(FULL, 2), line("季。", 3)]
    assert paragraphs(lines) == [FULL + FULL[:27] + "。", FULL + "季。"]


def test_a_paragraph_goes_on_over_pages_and_columns() -> None:
    last = [*prose(), line(FULL[:26], 6, 2)]
    assert paragraphs(last, [line("季活动。", 0), *prose(1)]) == [*PROSE, FULL[:26] + "季活动。", *PROSE]
    columns = [at(FULL[:13], 80, 110 + 24 * row, 16) for row in range(6)] + [at(FULL[:13], 320, 110 + 24 * row, 16) for row in range(6)]
    assert paragraphs(columns) == [FULL[:13] * 12]


def test_rows_of_tables_stand_alone() -> None:
    rows = [PrintedLine(f"{number}\t{FULL}\t{FULL}", (80, 400 + 20 * number, 528, 420 + 20 * number), is_row=True) for number in (1, 2)]
    assert paragraphs([*prose(), *rows, line("以上安排以当天通知为准。", 14)]) == [
        *PROSE,
        *(row.text for row in rows),
        "以上安排以当天通知为准。",
    ]


def row(words: str, top: float) -> PrintedLine:
    return PrintedLine(words, (80, top, 528, top + 20), is_row=True)


CUT = {
    "a long cell goes on": ("2\t农家书屋管理员讲述书中的\t颍上县", "\t故事\t", ["2\t农家书屋管理员讲述书中的故事\t颍上县"]),
    "a number goes on": ("2\t程望舒0551-\t颍上县", "\t6283150\t", ["2\t程望舒0551-6283150\t颍上县"]),
    "another row": ("2\t农家书屋管理员讲述书中的\t颍上县", "3\t故事\t", ["2\t农家书屋管理员讲述书中的\t颍上县", "3\t故事\t"]),
    "a row beside a merged cell": ("颍上\t启动仪式\t9月", "\t书车巡展\t10月", ["颍上\t启动仪式\t9月", "\t书车巡展\t10月"]),
    "a sentence has ended": ("2\t农家书屋管理员讲述故事。\t寿县", "\t故事\t", ["2\t农家书屋管理员讲述故事。\t寿县", "\t故事\t"]),
    "another table": ("2\t农家书屋管理员讲述书中的\t颍上县", "\t故事", ["2\t农家书屋管理员讲述书中的\t颍上县", "\t故事"]),
}


@pytest.mark.parametrize("why", CUT)
def test_a_row_that_a_page_break_cuts(why: str) -> None:
    above, below, expected = CUT[why]
    pages = [[*prose(), row(above, 700), at("1", 270, 780)], [row(below, 110), row("4\t总结\t合肥", 130), at("2", 270, 780)]]
    assert paragraphs(*pages) == [*PROSE, *expected, "4\t总结\t合肥"]


def test_the_heads_of_a_table_stand_once() -> None:
    head, last = row("序号\t活动", 100), line("备注：以通知为准。", 4)
    pages = [[*prose(), row(head.text, 600), row("1\t启动", 620)], [head, row("2\t巡展", 130)], [head, row("3\t总结", 130), last]]
    assert paragraphs(*pages) == [*PROSE, head.text, "1\t启动", "2\t巡展", "3\t总结", last.text]
    other = [[*pages[0]], [line("报名表", 0), row(head.text, 160), row("2\t巡展", 190)]]
    assert paragraphs(*other) == [*PROSE, head.text, "1\t启动", "报名表", head.text, "2\t巡展"]


NUMBERS = {
    "between dashes": ["— 1 —", "— 2 —", "— 3 —"],
    "hyphens": ["-1-", "-2-", "-3-"],
    "figures": ["1", "2", "3"],
    "figures from 5 on": ["5", "6", "7"],
    "words": ["第 1 页", "第 2 页", "第 3 页"],
    "of all": ["第1页 共3页", "第2页 共3页", "第3页 共3页"],
    "a stroke": ["1/3", "2/3", "3/3"],
    "the same words on all pages": ["甲县年鉴编辑部"] * 3,
    "a printed web page whose address has no scheme": [f"www.example.cn/a/t2024.html{' ' * 60}{page}/3" for page in (1, 2, 3)],
    "a printed web page": [f"https://www.example.cn/a/t2024.html {page}/3" for page in (1, 2, 3)],
}


@pytest.mark.parametrize("why", NUMBERS)
def test_numbers_and_footers_go(why: str) -> None:
    pages = [[*prose(), at(words, 270, 780)] for words in NUMBERS[why]]
    assert paragraphs(*pages) == PROSE * 3
    assert all(place.box[1] < 700 for place in compose([sheet(lines, page) for page, lines in enumerate(pages, 1)], "pdf").places)


def test_what_a_browser_prints_goes_close_to_the_text_too() -> None:
    text = [line(HALF, row) for row in range(22)]
    foot = line("www.example.cn/zwgk/t2024.html          1/2", 22)
    head = at("2024/7/15        关于举办读书季的通知_示范县人民政府", 80, 40)
    kept = at("2024/7/15 前报名。", 80, 40)
    assert paragraphs([head, *text, foot]) == paragraphs(text)
    assert paragraphs([kept, *text])[0] == kept.text


@pytest.mark.parametrize("words", ["2024/7/15 10:30        关于举办读书季的通知-示范县人民政府", "示范县公报　2024年第3期"])
def test_running_heads_go(words: str) -> None:
    assert paragraphs(*[[at(words, 80, 40), *prose()] for _ in range(3)]) == PROSE * 3


def test_heads_of_left_and_right_pages_go() -> None:
    heads = ["示范县公报", "示范县人民政府文件选编"] * 2
    assert paragraphs(*[[at(words, 80, 40), *prose()] for words in heads]) == PROSE * 4


KEPT = {
    "one page's first and last line": [[line("各市文化馆：", -2), *prose(), at("请按时报名。", 80, 780, 16)]],
    "figures that do not count the pages": [[*prose(), at(figures, 270, 780)] for figures in ("12", "57", "38")],
    "names of attachments": [[at(f"附件{number}", 80, 60, 16), *prose()] for number in (1, 2, 3)],
    "titles of forms": [[at("读书季报名表", 200, 60, 22), *prose()] for _ in range(3)],
    "words in the text at one place": [[*prose(), line("请按时报名。", 8)] for _ in range(3)],
    "first lines with no gap below them": [[line("示范县文化馆工作人员", -2), line(HALF, -1), *prose()] for _ in range(3)],
    "rows at the foot": [[*prose(), PrintedLine("合计\t3", (80, 780, 500, 792), is_row=True)] for _ in range(3)],
    "a year": [[*prose(), at("2024", 270, 780)]],
}


@pytest.mark.parametrize("why", KEPT)
def test_lines_of_the_text_stay(why: str) -> None:
    pages = KEPT[why]
    text = "".join(paragraphs(*pages))
    for one in {one for lines in pages for one in lines} - set(prose()):
        assert text.count(one.text) >= sum(one.text == other.text for lines in pages for other in lines), one.text


def test_watermarks_of_all_pages_go_and_other_words_aside_stay() -> None:
    stamp = PrintedLine("征求意见稿", (100, 200, 500, 600), aside=True)
    note = PrintedLine("此页为样张", (20, 200, 32, 400), aside=True)
    pages = [[*prose()[:2], stamp], [line("活动，请各市认真组织。", 0), *prose(1), stamp, note]]
    assert paragraphs(*pages) == [PROSE[0], *PROSE, "此页为样张"]


def test_places_are_those_of_the_printed_lines() -> None:
    shown = (1.0, 2.0, 3.0, 4.0)
    lines = [*prose(), PrintedLine("请报名。", (80, 400, 144, 416), confidence=0.9, sealed=True, shown=shown)]
    raw = compose([sheet(lines, 7), sheet([], 8)], "pdf")
    assert raw.format == "pdf"
    assert raw.pages == 2
    assert [raw.text[place.start : place.end] for place in raw.places] == [one.text for one in lines]
    assert [place.page for place in raw.places] == [7] * len(lines)
    assert [place.box for place in raw.places] == [*(one.box for one in prose()), shown]
    assert (raw.places[-1].confidence, raw.places[-1].sealed) == (0.9, True)


@pytest.mark.parametrize("lines", [[], [PrintedLine("", (0, 0, 0, 0))], [PrintedLine("通知", (0, 0, 0, 0))] * 3, [line("通知", 0)]])
def test_pages_without_a_layout(lines: list[PrintedLine]) -> None:
    assert "".join(compose([sheet(lines)], "pdf").text.split()) == "".join(one.text for one in lines)


@pytest.mark.parametrize("seed", range(20))
def test_nothing_is_lost_between_the_margins_wherever_lines_stand(seed: int) -> None:
    chance = random.Random(seed)
    pages = [
        [at(chance.choice((FULL, HALF, "第2页", "3")), chance.uniform(-50, 600), chance.uniform(120, 700)) for _ in range(40)] for _ in "12"
    ]
    raw = compose([sheet(lines, page) for page, lines in enumerate(pages, 1)], "pdf")
    assert sorted(raw.text.replace("\n", "").replace(" ", "")) == sorted("".join(one.text for lines in pages for one in lines))
    assert [raw.text[place.start : place.end] for place in raw.places] == [one.text for lines in pages for one in lines]
