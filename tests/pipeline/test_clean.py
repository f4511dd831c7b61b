"""Layout is cleaned, nothing else: cases by kind, and properties that hold for any text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean import clean_text
from pipeline.clean.characters import plain_character

WIDE = "各县（市、区）农民合唱队要在六月十日前把排练情况报送县文化馆群众文化部，"

LONG = (
    "甲县文化馆定于六月十日在人民广场举办农民合唱比赛，联系人马六，电话0555-1234567，请各乡镇文化站在五月八日前把报名表和伴奏"
    "发到hechang@jiaxian.example.cn，逾期不再受理。"
)

ROWS = "各乡镇文化站、县文化馆：\n1\t1.组织合唱队排练并拍摄照片。 2.组织总结。\t甲乡\n2\t召开座谈会。二、报送总结\t乙乡\n县文化馆"


def cut_at(size: int, *paragraphs: str) -> str:
    """The paragraphs in lines of `size` characters."""
    return "\n".join(words[i : i + size] for words in paragraphs for i in range(0, len(words), size))


# name: (raw, clean)
CASES = {
    "line ends of every system": ("甲乡\r\n乙乡\r丙乡\f丁乡\u2028戊乡\x85己乡", "甲乡\n乙乡\n丙乡\n丁乡\n戊乡\n己乡"),
    "invisible characters": ("\ufeff合\u200b唱\xad比赛\x00通\u2060知", "合唱比赛通知"),
    "radicals that look like characters": ("⻓沙市⺠政局⼯会", "长沙市民政局工会"),
    "odd spaces": ("　　一、时间\xa0&nbsp; \n\xa0\n二、地点&amp;nbsp;", "一、时间\n二、地点"),
    "blank lines": ("甲镇\n\n \n　\n乙镇\n", "甲镇\n乙镇"),
    "numbers set apart": ("定于 2024 年 5 月 6 日 9 时举办第 3 届比赛。", "定于2024年5月6日9时举办第3届比赛。"),
    "spread words": ("关 于 举 办 合 唱 比 赛 的 通 知", "关于举办合唱比赛的通知"),
    "spread labels": ("附　件：节目单\n联 系 人：马六\n抄 送：县委办", "附件：节目单\n联系人：马六\n抄送：县委办"),
    "spread labels within a line": (
        "索引号：0001 标　　题：关于合唱的通知 传　真：0555-1234567",
        "索引号：0001 标题：关于合唱的通知 传真：0555-1234567",
    ),
    "numbers in the cells of a row": (ROWS, ROWS),
    "a scan's spaces": (
        "关 于 举 办 合 唱 比 赛 的 通 知\n各 乡 镇 文 化 站 ：\n定 于 2024 年 5 月 6 日 举 办 比 赛 ， 请 各 队 到 场 。\n"
        "甲 县 文 化 馆  甲 县 总 工 会",
        "关于举办合唱比赛的通知\n各乡镇文化站：\n定于2024年5月6日举办比赛，请各队到场。\n甲县文化馆  甲县总工会",
    ),
    "spread words and figures": ("关 于 举 办 第 3 届 “ 丰 收 ” 比 赛 的 通 知", "关于举办第3届“丰收”比赛的通知"),
    "figures of a row keep theirs": ("得 分 1 2 3 4 5", "得 分 1 2 3 4 5"),
    "names spread wide": ("甲　县　教　育　局 甲县文化馆", "甲县教育局 甲县文化馆"),
    "a name before a label keeps its space": ("联系人：马　六 手机：13812345678", "联系人：马　六 手机：13812345678"),
    "names of a row keep theirs": ("三（1）班 马 六 牛 七 羊小八\n37 万三 文化馆", "三（1）班 马 六 牛 七 羊小八\n37 万三 文化馆"),
    "names keep their spaces": ("马　六　牛小七 0555-1234567", "马　六　牛小七 0555-1234567"),
    "organs keep their spaces": ("甲县教育局　　　甲县文化馆", "甲县教育局　　　甲县文化馆"),
    "organ before its date": ("甲县教育局 2024年5月6日", "甲县教育局\n2024年5月6日"),
    "page numbers": ("一、时间\n— 1 —\n二、地点\n- 2 -\n第 3 页 共 5 页\n三、人员", "一、时间\n二、地点\n三、人员"),
    "a number alone may be a cell": ("序号\n1\n马六", "序号\n1\n马六"),
    "broken at the end of a page": (
        "为丰富群众文化生活，展示合唱队风采，县文化馆决定举办合唱比\n\n— 1 —\n\n赛，现将有关事项通知如下。",
        "为丰富群众文化生活，展示合唱队风采，县文化馆决定举办合唱比赛，现将有关事项通知如下。",
    ),
    "a number alone between two halves": (
        "各队要在六月十日前把排练情况报送县文化馆群众文化部。县文化馆将组织专家到各乡镇指\n12\n导排练，并提供节目单。",
        "各队要在六月十日前把排练情况报送县文化馆群众文化部。县文化馆将组织专家到各乡镇指导排练，并提供节目单。",
    ),
    "a page of pages between two halves": (
        "各队要在六月十日前把排练情况报送县文化馆群众文化部。县文化馆将组织专家到各乡镇指\n3/8\n导排练，并提供节目单。",
        "各队要在六月十日前把排练情况报送县文化馆群众文化部。县文化馆将组织专家到各乡镇指导排练，并提供节目单。",
    ),
    "a mark begins no line": (
        "各乡镇文化站、各村农民合唱队\n、县直机关合唱队、县文化馆各部室：",
        "各乡镇文化站、各村农民合唱队、县直机关合唱队、县文化馆各部室：",
    ),
    "a colon by a slip does": ("关于合唱比赛的通知\n：各乡镇文化站", "关于合唱比赛的通知\n：各乡镇文化站"),
    "broken inside a title": ("关于印发《甲县农民合唱比赛\n评分办法》的通知", "关于印发《甲县农民合唱比赛评分办法》的通知"),
    "broken behind a comma": (
        "各乡镇文化站，各村农民合唱队，县直机关合唱队，\n县文化馆各部室：",
        "各乡镇文化站，各村农民合唱队，县直机关合唱队，县文化馆各部室：",
    ),
    "cut at a width": (
        "\n".join(["　　" + WIDE[:-3], *[WIDE] * 5, "并做好准备。", "　　请各队周知。"]),
        WIDE[:-3] + WIDE * 5 + "并做好准备。\n请各队周知。",
    ),
    "cut at a number of characters": (
        cut_at(24, "　　" + LONG, "　　请各队周知，并按时到广场排练和试用音响。", "甲县文化馆"),
        LONG + "\n请各队周知，并按时到广场排练和试用音响。\n甲县文化馆",
    ),
    "filled lines that end in a number": (
        "\n".join(
            [
                "　　" + WIDE[:-2],
                *[WIDE] * 4,
                "联系人：马六，电话：0555-1234567转801，手机：13812345678，邮箱：hechang",
                "@jiaxian.example.cn。",
                "　　请各队周知。",
            ]
        ),
        WIDE[:-2] + WIDE * 4 + "联系人：马六，电话：0555-1234567转801，手机：13812345678，邮箱：hechang@jiaxian.example.cn。\n请各队周知。",
    ),
    "rows of one length stay": (
        "\n".join(["甲乡农民合唱队\t丙村文化礼堂\t五月八日上午", "乙乡农民合唱队\t丁村文化礼堂\t五月九日上午"] * 3),
        "\n".join(["甲乡农民合唱队\t丙村文化礼堂\t五月八日上午", "乙乡农民合唱队\t丁村文化礼堂\t五月九日上午"] * 3),
    ),
    "titles stay apart": ("甲县文化馆\n关于举办合唱比赛的通知\n各乡镇文化站：", "甲县文化馆\n关于举办合唱比赛的通知\n各乡镇文化站："),
    "headings stay apart": ("一、时间，地点和参加人员的有关安排\n比赛在五月举行，", "一、时间，地点和参加人员的有关安排\n比赛在五月举行，"),
    "attachments stay apart": ("附件：1.报名表，\n2.节目单\n甲县文化馆", "附件：1.报名表，\n2.节目单\n甲县文化馆"),
    "a missing full stop ends a paragraph too": (
        "请各队认真排练。节目单由各文化站在月底前汇总报送\n本通知由县文化馆解释，各队周知。",
        "请各队认真排练。节目单由各文化站在月底前汇总报送\n本通知由县文化馆解释，各队周知。",
    ),
    "headings behind a sentence": (
        "比赛在文化馆举行。（二）评奖。由专家打分。（三）奖励。发证书。",
        "比赛在文化馆举行。\n（二）评奖。由专家打分。\n（三）奖励。发证书。",
    ),
    "a list in a sentence stays": (
        "内容包括：1.合唱；2.独唱；3.朗诵。三、四年级可以参加。",
        "内容包括：1.合唱；2.独唱；3.朗诵。三、四年级可以参加。",
    ),
    "a whole notice on one line": (
        "甲县文化馆关于举办合唱比赛的通知 甲文馆〔2024〕7号 各乡镇文化站，县直有关单位： "
        "为丰富群众文化生活，决定举办合唱比赛（见《方案》 第一页）。 "
        "一、活动主题 唱响丰收 二、有关要求 请认真组织。报名表于5月8日前报送。联系人：马六 0555-1234567。 附件：报名表 "
        "甲县文化馆 甲县总工会 2024年4月6日",
        "甲县文化馆关于举办合唱比赛的通知\n甲文馆〔2024〕7号\n各乡镇文化站，县直有关单位：\n"
        "为丰富群众文化生活，决定举办合唱比赛（见《方案》 第一页）。\n一、活动主题\n唱响丰收\n二、有关要求\n"
        "请认真组织。报名表于5月8日前报送。联系人：马六 0555-1234567。\n附件：报名表\n甲县文化馆 甲县总工会\n2024年4月6日",
    ),
    "labels of a notice on one line": (
        "甲县文化馆关于举办合唱比赛的通知 各乡镇文化站，县直有关单位： 为丰富群众文化生活，决定举办合唱比赛，现将有关事项通知如下。 "
        "一、主题和时间 全县主题：唱响丰收 文化馆主题：放声歌唱 比赛时间：5月8日 联系人：马六 电话：0555-1234567 甲县文化馆 2024年4月6日",
        "甲县文化馆关于举办合唱比赛的通知\n各乡镇文化站，县直有关单位：\n为丰富群众文化生活，决定举办合唱比赛，现将有关事项通知如下。\n"
        "一、主题和时间\n全县主题：唱响丰收\n文化馆主题：放声歌唱\n比赛时间：5月8日 联系人：马六 电话：0555-1234567\n"
        "甲县文化馆\n2024年4月6日",
    ),
}


@pytest.mark.parametrize(("raw", "clean"), CASES.values(), ids=CASES)
def test_layout_is_cleaned(raw: str, clean: str) -> None:
    assert clean_text(raw).text == clean


# Pieces of which notices are made, so that the properties meet headings, labels, dates and page numbers, too.
PIECES = st.sampled_from(
    [
        *"一、，。：；（）《》“”〔〕 \n\r\f\t　\xa0\u200b1年月日号第附件A",
        "（一）", "二、", "1.", "2.", "附件：", "通知", "关于", "各县", "县教育局", "2024年5月6日", "2024 年 5 月 6 日",
        "— 1 —", "第 1 页", "\n\n", "　　", "甲文〔2024〕7号", "现将有关事项通知如下", "联 系 人", WIDE, "&nbsp;", "http://a.cn",
    ]
)  # fmt: skip
TEXTS = st.text() | st.lists(PIECES, max_size=60).map("".join)


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_line_knows_its_raw_text(raw: str) -> None:
    cleaned = clean_text(raw)
    lines = cleaned.lines()
    assert cleaned.text == "\n".join(cleaned.text[start:end] for start, end, _, _ in lines)
    last = 0
    for start, end, raw_start, raw_end in lines:
        words = cleaned.text[start:end]
        assert words == words.strip() != ""
        assert last <= raw_start < raw_end <= len(raw)
        left = map(plain_character, raw[raw_start:raw_end])
        assert all(character in left for character in bare(words))
        last = raw_end


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_clean_text_is_clean(raw: str) -> None:
    once = clean_text(raw).text
    assert clean_text(once).text == once


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="甲乙丙一二三，。：；（）《》、 \n　"))
def test_no_word_is_lost(raw: str) -> None:
    assert bare(clean_text(raw).text) == bare(raw)


@pytest.mark.parametrize("piece", ["（", "《", "一、", " ", "　", "1. ", "关 ", "2024年", "附 件", "：各", "局 ", "\n ", "甲，\n", "各"])
def test_hostile_text_is_cleaned_too(piece: str) -> None:
    assert clean_text(piece * 20000 + "甲") is not None
