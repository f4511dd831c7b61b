"""Recognised pages: punctuation, gaps, geometry, seals, tables and lines by themselves, then whole pages as they lie on the glass."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from pipeline.clean import clean_text
from pipeline.outcome import Reason, Unreadable
from pipeline.readers.image import read_image
from pipeline.readers.pdf.read import read_pdf
from pipeline.readers.scan import engine
from pipeline.readers.scan.engine import Words
from pipeline.readers.scan.gaps import Gap, find_gaps, spaced
from pipeline.readers.scan.geometry import Turn
from pipeline.readers.scan.lines import Piece, find_lines
from pipeline.readers.scan.punctuation import normalise_punctuation
from pipeline.readers.scan.recognise import recognise_image
from pipeline.readers.scan.seals import find_seals, without_seals
from pipeline.readers.scan.tables import cut_at_rules, find_grids

FOLDER = Path(__file__).parents[2] / "formats"
RED = (210, 40, 45)
PINK = (238, 170, 168)


@pytest.mark.parametrize(
    ("recognised", "printed"),
    [
        ("联系人:程望舒,电话:0551-62831507", "联系人：程望舒，电话：0551-62831507"),
        ("(见附件1)报送", "（见附件1）报送"),
        ("条例》(皖文旅发〔2023〕112号)", "条例》（皖文旅发〔2023〕112号）"),
        ("皖文旅发[2024]37号", "皖文旅发〔2024〕37号"),
        ("皖文旅发［2024〕37号", "皖文旅发〔2024〕37号"),
        ("皖文旅发(2024〕37号", "皖文旅发〔2024〕37号"),
        ("根据皖文旅发〔2023]11", "根据皖文旅发〔2023〕11"),
        ("(-)启动仪式.", "（一）启动仪式。"),
        ("—、活动时间", "一、活动时间"),
        ("至10月25日.", "至10月25日。"),
        ("-1-", "— 1 —"),
        ("一 12 一", "— 12 —"),
        ('主题为"书香润沃野".', "主题为“书香润沃野”。"),
        ("读书--阅读", "读书——阅读"),
        ("二O二四年七月十五日", "二〇二四年七月十五日"),
        ("共2O24册", "共2024册"),
        ("是否参加?请回复!", "是否参加？请回复！"),
    ],
)
def test_punctuation_is_that_of_print(recognised: str, printed: str) -> None:
    assert normalise_punctuation(recognised) == printed
    assert normalise_punctuation(printed) == printed


@pytest.mark.parametrize(
    "text",
    [
        "时间：9:30至11:00",
        "见http://a.example.cn/b?c=1,d;e(f)",
        "www.example.cn",
        "邮箱：a.b_c@example.com",
        "(0551)62831507",
        "电话：0551-62831507转8012",
        "比例为3:2，共1,200人，3.5万元",
        "Tel: 62831507, ext. 2 (office)",
        "（2024）12号",
        "1. 参赛选手报名表",
        "2024-07-15",
        "O型血，l号楼",
    ],
)
def test_what_is_no_punctuation_stays(text: str) -> None:
    assert normalise_punctuation(text) == text


@given(st.text(alphabet='年月号文〔[]〕()（）:：,.。；;?"2019 @/aw', max_size=40))
def test_signs_and_figures_are_never_touched(text: str) -> None:
    signs = "年月号文2019@/aw"
    assert [sign for sign in normalise_punctuation(text) if sign in signs] == [sign for sign in text if sign in signs]


def words(text: str) -> Words:
    """Words whose signs stand at even distances."""
    return Words(text, 1.0, tuple((index + 0.5) / len(text) for index in range(len(text))))


@pytest.mark.parametrize(
    ("text", "gaps", "expected"),
    [
        ("教育厅文化厅", [Gap(0.5, 1.1)], "教育厅  文化厅"),
        ("教育厅文化厅", [Gap(0.5, 0.45)], "教育厅 文化厅"),
        ("教育厅文化厅", [Gap(0.5, 0.2)], "教育厅文化厅"),
        ("通知", [Gap(0.5, 2.0)], "通    知"),
        ("条例》，“书香", [Gap(4 / 7, 1.2)], "条例》，“书香"),
        ("（教委），新疆", [Gap(4 / 7, 1.2)], "（教委），新疆"),
        ("关于举办通知", [Gap((k + 1) / 6, 0.45) for k in range(5)], "关于举办通知"),
        ("9月12日前", [Gap(2 / 6, 0.5), Gap(4 / 6, 0.5)], "9月12日前"),
        ("举办第一届展演", [Gap(4 / 7, 0.5)], "举办第一届展演"),
        ("第一第二教研组", [Gap(2 / 7, 1.1)], "第一  第二教研组"),
    ],
    ids=["wide", "half", "usual", "title", "stop", "comma", "tracked", "figures", "thin", "thin and wide"],
)
def test_gaps_become_spaces(text: str, gaps: list[Gap], expected: str) -> None:
    assert spaced(words(text), gaps) == expected


def test_thin_strokes_of_coarse_pictures_are_no_gaps() -> None:
    crop = np.full((40, 200, 3), 255, np.uint8)
    crop[5:35, 5:35] = crop[5:35, 165:195] = 0
    assert [round(gap.width, 1) for gap in find_gaps(crop)] == [4.4]
    crop[18:22, 40:160] = 150  # the pale level stroke of 一
    assert not [gap for gap in find_gaps(crop) if gap.width > 0.3]


@given(st.integers(0, 3), st.floats(-5, 5), st.floats(100, 500), st.floats(100, 700))
def test_a_turned_page_there_and_back(quarters: int, slant: float, x: float, y: float) -> None:
    turn = Turn(quarters, slant, 600.0, 800.0)
    left, top = turn.upright(np.array((x, y), np.float32)).tolist()
    assert turn.shown((left, top, left, top)) == pytest.approx((x, y, x, y), abs=0.1)


def drawn(draw: Callable[[ImageDraw.ImageDraw], object]) -> NDArray[np.uint8]:
    """A sheet at 200 dots an inch with something on it."""
    image = Image.new("RGB", (1654, 1200), (240, 240, 238))
    draw(ImageDraw.Draw(image))
    return np.asarray(image)


def ring(draw: ImageDraw.ImageDraw, left: int, top: int, right: int, bottom: int, colour: tuple[int, int, int] = RED) -> None:
    """A seal: a ring and a star."""
    draw.ellipse((left, top, right, bottom), outline=colour, width=9)
    draw.regular_polygon(((left + right) / 2, (top + bottom) / 2, 40), 5, fill=colour)


def worn(draw: ImageDraw.ImageDraw) -> None:
    """A seal of which the ring has gaps."""
    ring(draw, 300, 300, 630, 630)
    for angle in range(0, 360, 45):
        x, y = 465 + 160 * np.cos(np.radians(angle)), 465 + 160 * np.sin(np.radians(angle))
        draw.ellipse((x - 12, y - 12, x + 12, y + 12), fill=(240, 240, 238))


@pytest.mark.parametrize(
    ("draw", "count"),
    [
        (lambda d: ring(d, 300, 300, 630, 630), 1),
        (lambda d: ring(d, 300, 300, 654, 536), 1),
        (lambda d: ring(d, 300, 300, 630, 630, PINK), 1),
        (worn, 1),
        (lambda d: [ring(d, 300 + k * 332, 300, 630 + k * 332, 630) for k in range(2)], 2),
        (lambda d: [ring(d, 300 + k * 300, 300, 630 + k * 300, 630) for k in range(3)], 3),
        (lambda d: [ring(d, 300 + k * 340, 200 + j * 340, 630 + k * 340, 530 + j * 340) for k in range(2) for j in range(2)], 4),
        (lambda d: [d.rectangle((300 + 130 * k, 300, 350 + 130 * k, 420), outline=RED, width=14) for k in range(8)], 0),
        (lambda d: [d.rectangle((300 + 260 * k, 300, 500 + 260 * k, 520), outline=RED, width=18) for k in range(2)], 0),
        (lambda d: d.line((200, 300, 1400, 300), fill=RED, width=8), 0),
        (lambda d: d.ellipse((300, 300, 560, 560), fill=RED), 0),
        (lambda d: d.rectangle((300, 300, 690, 560), fill=RED), 0),
        (lambda d: d.regular_polygon((500, 500, 150), 5, fill=RED), 0),
        (lambda d: d.ellipse((300, 300, 630, 630), outline=(30, 30, 30), width=9), 0),
    ],
    ids=["round", "oval", "faded", "worn", "two", "overlapping", "four", "title", "large", "rule", "emblem", "flag", "star", "black"],
)
def test_seals_are_found_by_colour_and_shape(draw: Callable[[ImageDraw.ImageDraw], object], count: int) -> None:
    assert len(find_seals(drawn(draw), 200.0)) == count


def test_a_seal_is_bleached_and_a_red_title_is_not() -> None:
    def page(draw: ImageDraw.ImageDraw) -> None:
        draw.rectangle((300, 60, 1300, 120), fill=RED)
        ring(draw, 300, 300, 630, 630)
        draw.rectangle((250, 450, 700, 460), fill=(30, 30, 30))

    image = drawn(page)
    plain = without_seals(image, find_seals(image, 200.0), 200.0)
    assert plain[90, 500].tolist() == list(RED)
    assert plain[304, 465].min() >= 235
    assert plain[455, 640].max() <= plain[455, 500].max() <= 60


def lattice(draw: ImageDraw.ImageDraw) -> None:
    """A table of four rows and three columns, hairlines."""
    for k in range(5):
        draw.line((300, 300 + 80 * k, 1200, 300 + 80 * k), fill=(60, 60, 60), width=2)
    for x in (300, 500, 900, 1200):
        draw.line((x, 300, x, 620), fill=(60, 60, 60), width=2)


@pytest.mark.parametrize("slant", [0.0, 1.5, -2.0])
def test_ruled_tables_are_found(slant: float) -> None:
    grey = Image.fromarray(drawn(lattice)).convert("L").rotate(-slant, fillcolor=240, resample=Image.Resampling.BICUBIC)
    (grid,) = find_grids(np.asarray(grey), slant, 200.0, 0.36)
    assert (grid.columns, len(grid.cells)) == (3, 12)
    assert grid.box == pytest.approx((108, 108, 432, 223), abs=3)


@pytest.mark.parametrize(
    "draw",
    [
        lambda d: d.rectangle((300, 300, 900, 700), outline=(0, 0, 0), width=3),
        lambda d: [d.line((200, y, 1400, y), fill=(0, 0, 0), width=3) for y in (300, 500, 700)],
        lambda d: d.line((200, 300, 1400, 300), fill=(0, 0, 0), width=3),
    ],
    ids=["frame", "rules", "rule"],
)
def test_what_is_no_table(draw: Callable[[ImageDraw.ImageDraw], object]) -> None:
    assert find_grids(np.asarray(Image.fromarray(drawn(draw)).convert("L")), 0.0, 200.0, 0.36) == ()


def piece(text: str, left: float, top: float, width: float | None = None, *, score: float = 0.9, sealed: bool = False) -> Piece:
    """A piece of print of 16 points."""
    return Piece(text, (left, top, left + (width or 16 * len(text)), top + 20), score, sealed)


def test_pieces_side_by_side_are_one_line_with_its_gap() -> None:
    found = find_lines(
        [piece("二、要求", 80, 130), piece("2024年7月16日印发", 350, 102, score=0.7), piece("安徽省文化和旅游厅", 80, 100)], (), 595.0
    )
    assert [line.text for line in found] == ["安徽省文化和旅游厅                2024年7月16日印发", "二、要求"]
    assert [line.confidence for line in found] == [0.7, 0.9]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [piece(f"左{k}" + "文" * 12, 60, 100 + 30 * k) for k in range(8)]
    right = [piece(f"右{k}" + "文" * 12, 320, 100 + 30 * k) for k in range(8)]
    head = piece("农民读书季活动简报创刊号" * 2, 100, 40)
    texts = [line.text[:2] for line in find_lines([head, *(p for pair in zip(left, right, strict=True) for p in pair)], (), 595.0)]
    assert texts == ["农民", *(f"左{k}" for k in range(8)), *(f"右{k}" for k in range(8))]


def test_names_and_numbers_side_by_side_are_no_columns() -> None:
    rows = [(piece("程望舒", 80, 100 + 30 * k), piece("62831507", 400, 100 + 30 * k, 70)) for k in range(8)]
    found = find_lines([p for row in rows for p in row], (), 595.0)
    assert len(found) == 8
    assert all(line.text.startswith("程望舒  ") for line in found)


def test_cells_are_apart_by_tabs() -> None:
    grid = find_grids(np.asarray(Image.fromarray(drawn(lattice)).convert("L")), 0.0, 200.0, 0.36)
    inside = [
        piece("序号", 115, 113, 30),
        piece("地点", 200, 113, 30),
        piece("1", 125, 142, 8),
        piece("谢桥镇", 200, 138, 60),
        piece("广场", 200, 146, 30),
    ]
    found = find_lines([*inside, piece("附件2", 80, 60), piece("抄送：", 80, 300)], grid, 595.0)
    assert [(line.text, line.is_row) for line in found] == [
        ("附件2", False),
        ("序号\t地点\t", True),
        ("1\t谢桥镇广场\t", True),
        ("抄送：", False),
    ]


def test_a_piece_over_a_rule_is_cut_there() -> None:
    grids = find_grids(np.asarray(Image.fromarray(drawn(lattice)).convert("L")), 0.0, 200.0, 0.36)
    over, beside = (320, 320, 880, 360), (320, 900, 880, 940)
    quads = np.array([[(a, b), (c, b), (c, d), (a, d)] for a, b, c, d in (over, beside)], np.float32)
    parts = cut_at_rules(quads, quads * np.float32(0.36), grids)
    assert [(part[0, 0].item(), part[1, 0].item()) for part in parts] == [
        (320, pytest.approx(500, abs=3)),
        (pytest.approx(500, abs=3), 880),
        (320, 880),
    ]


def test_without_the_extra_the_command_to_install_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    engine._engine.cache_clear()
    with pytest.raises(Unreadable, match=r"pip install 'gongwen\[ocr\]'") as caught:
        recognise_image(np.zeros((50, 50, 3), np.uint8), 1, 200.0)
    assert caught.value.reason == Reason.NEEDS_OCR


@pytest.mark.parametrize("shape", [(1, 1), (900, 1), (1, 900), (30, 30)])
def test_strips_and_specks_hold_nothing(shape: tuple[int, int]) -> None:
    found = recognise_image(np.full((*shape, 3), 255, np.uint8), 3, 150.0)
    assert (found.sheet.page, found.sheet.lines, found.seals, found.faults) == (3, (), 0, ())


# Where the seal over the date stands on each page as it is shown, in points.
LYING = {
    "scan-askew": (329, 117, 448, 236),
    "scan-grain": (331, 114, 449, 233),
    "scan-on-its-head": (147, 24, 265, 143),
    "scan-on-its-side": (113, 147, 232, 265),
}


@pytest.mark.parametrize("name", sorted(LYING))
def test_a_page_is_read_as_it_lies_and_under_its_seal(name: str) -> None:
    raw = read_image((FOLDER / f"{name}.jpeg").read_bytes())
    text = clean_text(raw.text).text
    for line in ("安徽省文化和旅游厅", "2024年7月15日"):
        assert line in text.split("\n")
    assert "联系人：程望舒、鲍一鸣；联系电话：0551-62831507，传" in text
    assert "ahdushuji@163.com。" in text
    assert raw.seals == 1
    sealed = [place for place in raw.places if place.sealed]
    assert [raw.text[place.start : place.end] for place in sealed] == ["安徽省文化和旅游厅", "2024年7月15日"]
    left, top, right, bottom = LYING[name]
    for box in (place.box for place in sealed):
        assert box[0] < right
        assert box[2] > left
        assert box[1] < bottom
        assert box[3] > top
    assert all((place.confidence or 0) > 0.9 for place in sealed)


def test_several_seals_are_counted() -> None:
    raw = read_image((FOLDER / "scan-two-seals.jpeg").read_bytes())
    assert raw.seals == 2
    assert [raw.text[place.start : place.end].split() for place in raw.places if place.sealed] == [
        ["阜阳市文化和旅游局", "安徽省图书馆"],
        ["2024年7月15日"],
    ]


def test_a_scanned_file_is_read_whole() -> None:
    raw = read_pdf((FOLDER / "notice.scan.pdf").read_bytes())
    assert (raw.pages, raw.recognised_pages, raw.seals, raw.faults) == (3, 3, 1, ())
    lines = clean_text(raw.text).text.split("\n")
    assert lines[:2] == ["安徽省文化和旅游厅文件", "皖文旅发〔2024〕37号"]
    assert "3\t寿县\t9月24日\t安丰塘镇中心小学" in lines
    assert lines[-1].split() == ["安徽省文化和旅游厅办公室", "2024年7月16日印发"]
