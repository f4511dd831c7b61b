import datetime
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.values.date import Precision, find_dates, parse_day, parse_period
from tests.cases import MARK

ISSUED = datetime.date(2023, 4, 1)
DAYS = (
    ("2023年5月8日", "2023-05-08"),
    ("2023年05月08日", "2023-05-08"),
    ("２０２３年５月８日", "2023-05-08"),
    ("2023 年 5 月 8 日", "2023-05-08"),
    ("2 0 2 3年5月8日", "2023-05-08"),
    ("2023年\u30005月8日", "2023-05-08"),
    ("二〇二三年五月八日", "2023-05-08"),
    ("二○二三年五月八日", "2023-05-08"),
    ("二Ｏ二三年五月八日", "2023-05-08"),
    ("二O二三年五月八日", "2023-05-08"),
    ("二零二三年五月八日", "2023-05-08"),
    ("二0二三年十月十日", "2023-10-10"),
    ("二〇二三年十二月三十一日", "2023-12-31"),
    ("二〇二三年五月廿八日", "2023-05-28"),
    ("二〇二三年五月卅日", "2023-05-30"),
    ("2O23年5月8日", "2023-05-08"),
    ("2023年五月8日", "2023-05-08"),
    ("2023年5月8号", "2023-05-08"),
    ("2023年5月8曰", "2023-05-08"),
    ("2023年元月5日", "2023-01-05"),
    ("23年5月8日", "2023-05-08"),
    ("2023-05-08", "2023-05-08"),
    ("2023/5/8", "2023-05-08"),
    ("2023.5.8", "2023-05-08"),
    ("2023．5．8", "2023-05-08"),
    ("２０２３－０５－０８", "2023-05-08"),
    ("2023年5.8", "2023-05-08"),
    ("5月8日", "2023-05-08"),
    ("五月八日", "2023-05-08"),
    ("今年5月8日", "2023-05-08"),
    ("当年12月31日", "2023-12-31"),
    ("去年12月5日", "2022-12-05"),
    ("次年3月1日", "2024-03-01"),
    ("2024年2月29日", "2024-02-29"),
    ("2023年5月8日（星期一）", "2023-05-08"),
    ("5月8日(周一)", "2023-05-08"),
    ("5月8日星期一", "2023-05-08"),
    ("5月8日（周一）上午9:30", "2023-05-08"),
    ("5月8日8:00-17:00", "2023-05-08"),
    ("5月8日24时", "2023-05-08"),
    ("五月八日下午四时", "2023-05-08"),
    ("5月8日上午九时三十分", "2023-05-08"),
    ("五月八日八点半", "2023-05-08"),
    ("（2023年5月8日）", "2023-05-08"),
)
PERIODS = (
    ("5月8日至14日", "2023-05-08", "2023-05-14"),
    ("5月8日—5月14日", "2023-05-08", "2023-05-14"),
    ("5月8-14日", "2023-05-08", "2023-05-14"),
    ("5月8～14日", "2023-05-08", "2023-05-14"),
    ("5月8日－14日", "2023-05-08", "2023-05-14"),
    ("5月8日一14日", "2023-05-08", "2023-05-14"),
    ("2023年5月8日——6月14日", "2023-05-08", "2023-06-14"),
    ("2023年5月8日至2023年5月14日", "2023-05-08", "2023-05-14"),
    ("2023年12月28日至2024年1月5日", "2023-12-28", "2024-01-05"),
    ("12月28日至1月5日", "2023-12-28", "2024-01-05"),
    ("12月28日至次年1月5日", "2023-12-28", "2024-01-05"),
    ("12月28日至2024年1月5日", "2023-12-28", "2024-01-05"),
    ("5月8日（周一）至5月14日（周日）", "2023-05-08", "2023-05-14"),
    ("5月8日上午9:00至5月14日下午5:00", "2023-05-08", "2023-05-14"),
    ("2023年5月8日11:00时至2023年5月14日17:00时", "2023-05-08", "2023-05-14"),
    ("二〇二三年五月八日至十四日", "2023-05-08", "2023-05-14"),
    ("2023.5.8-5.14", "2023-05-08", "2023-05-14"),
    ("2023.5.8—14", "2023-05-08", "2023-05-14"),
    ("2023.5.8-2023.5.14", "2023-05-08", "2023-05-14"),
    ("2023-05-08至2023-05-14", "2023-05-08", "2023-05-14"),
    ("2023/5/8-5/14", "2023-05-08", "2023-05-14"),
    ("2023年5.8-5.14", "2023-05-08", "2023-05-14"),
    ("2023年5月至6月", "2023-05-01", "2023-06-30"),
    ("2024年1-2月", "2024-01-01", "2024-02-29"),
    ("2023年5月份", "2023-05-01", "2023-05-31"),
    ("2023年", "2023-01-01", "2023-12-31"),
)
# ⟦marked⟧ are the dates that are found.
TEXTS = (
    "读书节⟦5月8日至14日⟧举办，电话0731-84710008。",
    "⟦5月8日⟧、⟦10日⟧和⟦12日⟧各举行一场。",
    "⟦5月8⟧、⟦9日⟧开放。",
    "⟦5月8日-6月14日⟧、⟦7月1日-8日⟧开放。",
    "请于⟦５月８日⟧（周一）下班前报送。",
    "一、时间：⟦2023年5月8日⟧星期一8:30-11:30。",
    "⟦2023-05-08⟧ 10:00:00",
    "4.⟦5月17日⟧报到。",
    "1．⟦2023年5月8日⟧起施行。",
    "捐款10万元，⟦5月8日⟧前交齐。",
    "⟦二〇二三年五月八日⟧印发",
)
NO_DATES = (
    "示教函〔2023〕16号",
    "示教通[2023]5号",
    "公告第12号",
    "电话：0731-84710008，传真010-66096513",
    "手机13812345678，邮编410016",
    "QQ群：20230508",
    "示ICP备2023050813号",
    "GB/T 9704-2012",
    "证号430102200505080019",
    "http://example.com/2023/05/08/t12.html",
    "www.example.cn/2023-05-08.doc",
    "20230508105633.xlsx",
    "版本2.5.8，第1.5.8条，附件1.2.3",
    "编号2023-05-08-0012",
    "2023.13.45",
    "占5.8%，计10.5万元",
    "2023年5.8万人",
    "三个月内，10日内，第三日，100日",
    "每月10日前",
    "3号楼8号房",
    "5月8号楼",
    "9:00-17:00",
    "2021—2025年规划，2021-2025年",
    "2023-2024学年，2023年度，2020级",
    "12·4宪法日，“5·12”，3·15",
    "农历五月初八，农历八月十五日，正月十五",
    "示范县读书节",
    "",
)
BAD_DAYS = ("4月31日", "2023年2月29日", "二〇二三年二月三十日", "13月5日", "2023年5月32日", "2023-4-31")
BAD_PERIODS = ("2023年5月14日至2023年5月8日", "2023年5月8日至2022年5月14日")
NOT_ONE_DAY = ("5月8日至14日", "2023年5月", "5月底", "5月中旬", "下周一", "", "5月8日前后")


@pytest.mark.parametrize(("written", "day"), DAYS)
def test_days(written: str, day: str) -> None:
    assert str(parse_day(written, ISSUED)) == day


@pytest.mark.parametrize(("written", "start", "end"), PERIODS)
def test_periods(written: str, start: str, end: str) -> None:
    period = parse_period(written, ISSUED)
    assert (str(period.start), str(period.end)) == (start, end)


@pytest.mark.parametrize("marked", TEXTS)
def test_places_in_a_text(marked: str) -> None:
    text = MARK.sub("", marked)
    found = find_dates(text, 0, len(text))
    assert [text[m.span.start : m.span.end] for m in found] == re.findall(r"⟦(.*?)⟧", marked)


@pytest.mark.parametrize("text", NO_DATES)
def test_no_dates(text: str) -> None:
    days = [m for m in find_dates(text, 0, len(text)) if m.precision == Precision.DAY]
    assert days == []


@pytest.mark.parametrize("written", BAD_DAYS)
def test_a_day_that_does_not_exist_is_found_but_has_no_value(written: str) -> None:
    (mention,) = find_dates(written, 0, len(written))
    assert (mention.span.start, mention.span.end) == (0, len(written))
    with pytest.raises(ValueError, match="no such day"):
        mention.resolve(ISSUED)


@pytest.mark.parametrize("written", BAD_PERIODS)
def test_a_period_that_ends_before_it_starts(written: str) -> None:
    with pytest.raises(ValueError, match="before its start"):
        parse_period(written, ISSUED)


@pytest.mark.parametrize("written", NOT_ONE_DAY)
def test_what_is_not_one_day(written: str) -> None:
    with pytest.raises(ValueError, match=r"day|date"):
        parse_day(written, ISSUED)


def test_no_year_told_by_anyone() -> None:
    with pytest.raises(ValueError, match="no year"):
        parse_day("5月8日")


@pytest.mark.parametrize(
    ("written", "issued", "day"),
    [
        ("1月10日", datetime.date(2019, 12, 20), "2020-01-10"),
        ("12月20日", datetime.date(2020, 1, 10), "2020-12-20"),
        ("3月1日", datetime.date(2020, 3, 20), "2020-03-01"),
        ("2月29日", datetime.date(2024, 1, 2), "2024-02-29"),
    ],
)
def test_the_year_is_that_of_the_date_of_issue_or_the_next(written: str, issued: datetime.date, day: str) -> None:
    assert str(parse_day(written, issued)) == day


@pytest.mark.parametrize(("written", "precision"), [("5月中旬", "vague"), ("5月底", "vague"), ("2023年5月", "month"), ("2023年", "year")])
def test_precision(written: str, precision: str) -> None:
    (mention,) = find_dates(written, 0, len(written))
    assert mention.precision == precision


FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
CHINESE = "〇一二三四五六七八九"


def in_chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else CHINESE[tens] + "十") + (CHINESE[ones] if ones or not tens else "")


def written_forms(day: datetime.date, zero: str) -> list[str]:
    y, m, d = day.year, day.month, day.day
    year = "".join(CHINESE[int(c)] for c in str(y)).replace("〇", zero)
    arabic = f"{y}年{m}月{d}日"
    return [
        arabic,
        f"{y}年{m:02}月{d:02}日",
        f"{y} 年 {m} 月 {d} 日",
        arabic.translate(FULL_WIDTH),
        f"{year}年{in_chinese(m)}月{in_chinese(d)}日",
        f"{y}年{m}月{d}号",
        f"{y}-{m:02}-{d:02}",
        f"{y}/{m}/{d}",
        f"{y}.{m}.{d}",
        f"{y}．{m}．{d}",
    ]


calendar_days = st.dates(datetime.date(1950, 1, 1), datetime.date(2049, 12, 31))
zeros = st.sampled_from("〇○零ＯO0")


@settings(max_examples=200, deadline=None)
@given(
    day=calendar_days,
    zero=zeros,
    before=st.sampled_from(["", "定于", "请在", "（", "时间："]),
    after=st.sampled_from(["", "前", "，", "）"]),
)
def test_any_day_written_in_a_known_form_is_read_back_at_its_place(day: datetime.date, zero: str, before: str, after: str) -> None:
    for written in written_forms(day, zero):
        text = before + written + after
        (mention,) = find_dates(text, 0, len(text))
        assert text[mention.span.start : mention.span.end] == written
        assert mention.resolve().start == mention.resolve().end == day


@settings(max_examples=200, deadline=None)
@given(
    first=calendar_days, length=st.integers(1, 300), joint=st.sampled_from(["至", "到", "-", "—", "——", "～", "~", "－", " 至 ", "起至"])
)
def test_any_period_is_read_back_with_one_year_or_two(first: datetime.date, length: int, joint: str) -> None:
    last = first + datetime.timedelta(days=length)
    if last.year > 2049:
        return
    ends = [f"{last.year}年{last.month}月{last.day}日"]
    if last.month != first.month:
        ends.append(f"{last.month}月{last.day}日")
    if (last.year, last.month) == (first.year, first.month):
        ends.append(f"{last.day}日")
    for end in ends:
        written = f"{first.year}年{first.month}月{first.day}日{joint}{end}"
        text = f"活动于{written}举行"
        (mention,) = find_dates(text, 0, len(text))
        period = mention.resolve()
        assert text[mention.span.start : mention.span.end] == written
        assert (period.start, period.end) == (first, last)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789０１２年月日号至-—./．一二十廿〇Ｏ元（）周五 ,、", max_size=60))
def test_any_row_of_figures_gives_ordered_places_and_no_fault(text: str) -> None:
    end = 0
    for mention in find_dates(text, 0, len(text)):
        assert end <= mention.span.start < mention.span.end <= mention.after <= len(text)
        end = mention.after
        try:
            period = mention.resolve(ISSUED)
        except ValueError:
            continue
        assert period.start <= period.end
