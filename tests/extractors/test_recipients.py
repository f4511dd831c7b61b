"""Addressees are read as territory and unit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.notice import Element, ElementKind, Notice, Span, Zone
from extractors.recipients import Recipient, find_recipients

Pair = tuple[str | None, str]

# why: (line, expected)
CASES: dict[str, tuple[str, list[Pair]]] = {
    "a class of places": ("各市州文化局：", [("各市州", "文化局")]),
    "offices share the territory": (
        "各市州文化局、总工会、团委，有关单位：",
        [("各市州", "文化局"), ("各市州", "总工会"), ("各市州", "团委"), (None, "有关单位")],
    ),
    "places run on until one has a unit": ("各省、自治区、直辖市文化厅（局）：", [("各省、自治区、直辖市", "文化厅（局）")]),
    "classes in brackets": ("各县（市、区）人民政府：", [("各县（市、区）", "人民政府")]),
    "classes on both sides of brackets": ("各区、县（市）党委宣传部：", [("各区、县（市）", "党委宣传部")]),
    "linked classes": ("各省及副省级城市、计划单列市气象局：", [("各省及副省级城市、计划单列市", "气象局")]),
    "a class behind another": ("各旗县区妇联：", [("各旗县区", "妇联")]),
    "named places": ("越城区、柯桥区科协，绍兴市总工会：", [("越城区、柯桥区", "科协"), ("绍兴市", "总工会")]),
    "a zone that no list holds": ("甲山新区社会事业局，乙水经济开发区管委会：", [("甲山新区", "社会事业局"), ("乙水经济开发区", "管委会")]),
    "zones run on, too": ("高新区、甲山新区管委会：", [("高新区、甲山新区", "管委会")]),
    "provinces by their short names": ("江苏、浙江、安徽省农业农村厅：", [("江苏、浙江、安徽省", "农业农村厅")]),
    "the corps": ("新疆生产建设兵团文化局、总工会：", [("新疆生产建设兵团", "文化局"), ("新疆生产建设兵团", "总工会")]),
    "branches of the tax service": ("国家税务总局各省税务局：", [("国家税务总局各省", "税务局")]),
    "units under one noun": ("各县商务、财政主管部门：", [("各县", "商务、财政主管部门")]),
    "one unit of single characters": ("各县人民政府，市直各委、办、局：", [("各县", "人民政府"), (None, "市直各委、办、局")]),
    "institutions are not reached": (
        "各区教育局、市直学校、高等学校：",
        [("各区", "教育局"), (None, "市直学校"), (None, "高等学校")],
    ),
    "each begins a unit": ("各年级、各班级、各处室：", [(None, "各年级"), (None, "各班级"), (None, "各处室")]),
    "an authority's offices": ("甲山管委会教育局，甲山管委会：", [("甲山管委会", "教育局"), (None, "甲山管委会")]),
    "schools of townships are": ("各乡镇中心小学、幼儿园：", [("各乡镇", "中心小学"), ("各乡镇", "幼儿园")]),
    "the place's own organs": ("市教育局甲山分局，县文化馆：", [(None, "市教育局甲山分局"), (None, "县文化馆")]),
    "a market is no place": ("各区财政局、市场监管局：", [("各区", "财政局"), ("各区", "市场监管局")]),
    "schools of the city": ("各市直学校、各市管企业：", [(None, "各市直学校"), (None, "各市管企业")]),
    "proper organs": ("广东省农垦总局，浙江省绍兴市第一中学：", [(None, "广东省农垦总局"), (None, "浙江省绍兴市第一中学")]),
    "a list of names": ("甲乙机械、丙丁食品等有关企业：", [(None, "甲乙机械"), (None, "丙丁食品等有关企业")]),
    "hospitals of the same places": (
        "各县（市）人民医院、中医院，市直医院：",
        [("各县（市）", "人民医院"), ("各县（市）", "中医院"), (None, "市直医院")],
    ),
    "firms of several places": ("各县财政局，江苏、安徽、甲山林业集团公司：", [("各县", "财政局"), (None, "江苏、安徽、甲山林业集团公司")]),
    "salutations": ("各位老师、同学：", [(None, "各位老师"), (None, "同学")]),
    "classes of a school": ("高一、高二各班班主任：", [(None, "高一、高二各班班主任")]),
    "half-width marks": ("各县(市)文化局,有关单位:", [("各县(市)", "文化局"), (None, "有关单位")]),
    "layout spaces": ("各区 、县 文化局 ， 有关 单位 ：", [("各区、县", "文化局"), (None, "有关单位")]),
    "places without a unit": ("甲山新区、乙水新区，各有关单位：", [(None, "甲山新区"), (None, "乙水新区"), (None, "各有关单位")]),
    "places behind a comma": (
        "各县、区，甲山经开区管委会，各管理区，市政府有关部门：",
        [(None, "各县、区"), ("甲山经开区", "管委会"), (None, "各管理区"), (None, "市政府有关部门")],
    ),
    "places that share an office over a comma": ("各省、自治区，甲山生产建设兵团文化局：", [("各省、自治区，甲山生产建设兵团", "文化局")]),
    "offices without a mark between": ("各区委办公室区政府办公室：", [("各区", "委办公室"), ("各区", "区政府办公室")]),
    "a list under one noun": (
        "市属国家机关、国有企业内部审计机构，市直部门、系统（集团）工会：",
        [(None, "市属国家机关、国有企业内部审计机构"), (None, "市直部门、系统（集团）工会")],
    ),
    "governments of other places": ("各盟行政公署、市人民政府：", [("各盟", "行政公署"), ("市", "人民政府")]),
    "a zone and its other name": (
        "甲山经济开发区（甲山高新区）、乙水东部新区管委会：",
        [("甲山经济开发区（甲山高新区）、乙水东部新区", "管委会")],
    ),
    "a port with an authority": ("甲山新区、绍兴国际陆港管委会：", [("甲山新区、绍兴国际陆港", "管委会")]),
    "the party's offices of a zone": ("甲山新区党工委组织人事部、财政局：", [("甲山新区", "党工委组织人事部"), ("甲山新区", "财政局")]),
    "zones of a kind": ("各国家高新区管委会，各先导区管委会：", [("各国家高新区", "管委会"), ("各先导区", "管委会")]),
    "pilot counties": ("各设区市、省直管试点县（市）气象局：", [("各设区市、省直管试点县（市）", "气象局")]),
    "capitals of provinces": ("各省会（首府）城市中心支行：", [("各省会（首府）城市", "中心支行")]),
    "a province's short name before a class": ("浙江各市中心支行：", [("浙江各市", "中心支行")]),
    "and such provinces": ("河北、山西等有关省（区）林业厅：", [("河北、山西等有关省（区）", "林业厅")]),
    "several offices as one": ("区政府各委、办、局、处：", [(None, "区政府各委、办、局、处")]),
    "a place, then a body in brackets": ("各师（市）、院（校）：", [(None, "各师（市）"), (None, "院（校）")]),
    "kinds of body": (
        "各支部、年级、学科，各社会组织、行业协会：",
        [(None, w) for w in ("各支部", "年级", "学科", "各社会组织", "行业协会")],
    ),
    "party branch of a hospital": ("浙江省人民医院党委：", [(None, "浙江省人民医院党委")]),
    "an office of a proper organ": ("黑龙江省农垦总局教育局：", [(None, "黑龙江省农垦总局教育局")]),
    "youth leagues": ("各团区、县（市）委，各团市委：", [(None, "各团区、县（市）委"), (None, "各团市委")]),
    "counties under the office itself": ("各市及厅直管县（市）文化局：", [("各市及厅直管县（市）", "文化局")]),
    "farms among towns": ("各镇（场、街道）、园区，县直各单位：", [(None, "各镇（场、街道）、园区"), (None, "县直各单位")]),
    "kinds of firm under one noun": ("各建设、施工、监理单位：", [(None, "各建设、施工、监理单位")]),
    "places in brackets of an unknown kind": ("各镇（片、组）文化站：", [(None, "各镇（片、组）文化站")]),
    "no sentence": (
        "现代农业产业园管委会，经科局，为民服务中心：",
        [("现代农业产业园", "管委会"), (None, "经科局"), (None, "为民服务中心")],
    ),
    "quoted": ("“甲乙”行动各工作站：", [(None, "“甲乙”行动各工作站")]),
    "a street's office is the organ itself": ("各街道办事处，区直各部门：", [(None, "各街道办事处"), (None, "区直各部门")]),
    "a town's government": ("甲山镇人民政府、河东街道办事处：", [("甲山镇", "人民政府"), (None, "河东街道办事处")]),
    "streets beside towns": (
        "各乡（镇）人民政府、街道办事处：",
        [("各乡（镇）", "人民政府"), (None, "街道办事处")],
    ),
    "registrars are offices of the place": (
        "各县（区）住建局、不动产登记机构，各县人社局、社会保险经办机构：",
        [("各县（区）", "住建局"), ("各县（区）", "不动产登记机构"), ("各县", "人社局"), ("各县", "社会保险经办机构")],
    ),
    "other bodies are not": ("各县住建局、中介机构：", [("各县", "住建局"), (None, "中介机构")]),
    "banks before one branch": (
        "甲山银行、乙水银行示范分行，丙丁银行，示范辖内各农商行、各村镇银行：",
        [(None, "甲山银行、乙水银行示范分行"), (None, "丙丁银行"), (None, "示范辖内各农商行"), (None, "各村镇银行")],
    ),
    "banks named for industry": ("兴业银行、民生银行示范分行：", [(None, "兴业银行、民生银行示范分行")]),
    "each bank its branch": ("甲山银行示范分行、乙水银行示范分行：", [(None, "甲山银行示范分行"), (None, "乙水银行示范分行")]),
    "a greeting": ("尊敬的各位会员好：", [(None, "尊敬的各位会员")]),
    "streets that say each": ("各乡镇人民政府、各街道办事处：", [("各乡镇", "人民政府"), (None, "各街道办事处")]),
    "a street's party office": ("各街道党工委、办事处：", [("各街道", "党工委"), ("各街道", "办事处")]),
    "the suburbs": ("各县（市）、郊区文化局，市直各馆：", [("各县（市）、郊区", "文化局"), (None, "市直各馆")]),
    "a place that is known by a number": ("各区人民政府，“三区”管委会：", [("各区", "人民政府"), ("“三区”", "管委会")]),
    "quoted, but no place": ("“三区”文化站：", [(None, "“三区”文化站")]),
    "divisions": ("第一师、第三师、第七师文化局：", [("第一师、第三师、第七师", "文化局")]),
    "a division and its city": ("第八师石河子市文化局：", [("第八师石河子市", "文化局")]),
    "no division": ("第一师范附属小学、县文化馆：", [(None, "第一师范附属小学"), (None, "县文化馆")]),
    "villages in brackets": ("各村（社区）、镇直各单位：", [(None, "各村（社区）"), (None, "镇直各单位")]),
    "villages and communities": ("各村、社区，镇属各单位：", [(None, "各村、社区"), (None, "镇属各单位")]),
    "a district that no list holds": ("各区县、高新区、甲湖区文化局：", [("各区县、高新区、甲湖区", "文化局")]),
    "short names before their class": (
        "海湾、高新、芦苇各开发区（管理区）文化局，有关企业：",
        [("海湾、高新、芦苇各开发区（管理区）", "文化局"), (None, "有关企业")],
    ),
    "an area of soldiers is none": ("各县、甲山军区政治部：", [(None, "各县"), (None, "甲山军区政治部")]),
    "sections of an office": ("各科、室、站：", [(None, "各科、室"), (None, "站")]),
    "white space for a comma": ("各县文化局　各直属单位：", [("各县", "文化局"), (None, "各直属单位")]),
    "stray marks and labels": ("：主送：各县文化局：", [("各县", "文化局")]),
    "a sentence behind it": ("各位老师，现转发比赛通知如下：", [(None, "各位老师")]),
    "a sentence in its place": ("市政府决定对比赛办法作如下修改：", []),
    "no unit at all": ("：", []),
}

KNOWN_MISSES: dict[str, tuple[str, list[Pair]]] = {
    "provinces by one character each": ("京津冀三省（市）气象局：", [("京津冀三省（市）", "气象局")]),
    "farms as places": ("各垦区、农场文化局：", [("各垦区、农场", "文化局")]),
    "an office of a committee": ("各区分局、甲港委建设局：", [("各区", "分局"), (None, "甲港委建设局")]),
    "units without a mark between": ("各承办银行市文化馆各科室：", [(None, "各承办银行"), (None, "市文化馆各科室")]),
}


def read(line: str) -> tuple[Notice, list[Recipient]]:
    text = "关于比赛的通知\n" + line
    element = Element(ElementKind.ADDRESSEE, Span(len(text) - len(line), len(text)), Zone.HEAD)
    notice = Notice("n0", text, Span(0, len(text)), (element,))
    return notice, list(find_recipients(notice))


@pytest.mark.parametrize(("line", "expected"), CASES.values(), ids=CASES)
def test_recipients(line: str, expected: list[Pair]) -> None:
    assert [(row.territory, row.unit) for row in read(line)[1]] == expected


@pytest.mark.parametrize(("line", "expected"), KNOWN_MISSES.values(), ids=KNOWN_MISSES)
@pytest.mark.xfail(strict=True)
def test_known_misses(line: str, expected: list[Pair]) -> None:
    assert [(row.territory, row.unit) for row in read(line)[1]] == expected


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="各省市县区、，；（）()：及和教育局文化馆新学校 \u3000"))
def test_spans_hold_what_is_written(line: str) -> None:
    notice, rows = read(line)
    for row in rows:
        assert "".join(notice.quote(row.span).split()) == row.unit != ""
        assert (row.territory is None) == (row.territory_span is None)
        if row.territory_span:
            assert "".join(notice.quote(row.territory_span).split()) == row.territory


def test_other_elements_have_no_recipients() -> None:
    text = "各县文化局：请各区教育局参加。"
    notice = Notice("n0", text, Span(0, len(text)), (Element(ElementKind.PARAGRAPH, Span(0, len(text)), Zone.BODY),))
    assert list(find_recipients(notice)) == []


@pytest.mark.parametrize("piece", ["各市、", "省", "（", "新区", "和", "局，", "、"])
def test_long_lines_are_read(piece: str) -> None:
    assert isinstance(read(piece * (3000 // len(piece)))[1], list)
