import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values.organ_names import looks_like_organ, may_sign, split_organs

BLOCKS = (
    ("绍兴市教育局", ("绍兴市教育局",)),
    ("绍 兴 市 教 育 局", ("绍兴市教育局",)),
    ("绍兴市教育局（代章）", ("绍兴市教育局",)),
    ("湖南省教育厅（公章）　　湖南省财政厅（公章）", ("湖南省教育厅", "湖南省财政厅")),
    ("绍兴市教育局　　2031年3月4日", ("绍兴市教育局",)),
    ("湖南省教育厅\n\n中共湖南省委宣传部\n\n共青团湖南省委", ("湖南省教育厅", "中共湖南省委宣传部", "共青团湖南省委")),
    ("教育部 中央宣传部 国务院国资委", ("教育部", "中央宣传部", "国务院国资委")),
    ("教育部中央宣传部国务院国资委全国总工会", ("教育部", "中央宣传部", "国务院国资委", "全国总工会")),
    ("湖南省教育厅湖南省财政厅长沙市人民政府", ("湖南省教育厅", "湖南省财政厅", "长沙市人民政府")),
    ("烟台市人力资源和社会保障局　烟台市总工会", ("烟台市人力资源和社会保障局", "烟台市总工会")),
    ("国家税务总局\n湖南省税务局", ("国家税务总局湖南省税务局",)),
    ("绍兴市示范知识宣传活动\n领导小组办公室", ("绍兴市示范知识宣传活动领导小组办公室",)),
    ("共青团绍兴市委绍兴市教育局", ("共青团绍兴市委", "绍兴市教育局")),
    ("市总工会团市委", ("市总工会", "团市委")),
    ("省卫生健康委 人力资源社会保障厅 财政厅", ("省卫生健康委", "人力资源社会保障厅", "财政厅")),
    ("绍兴市公安局 交通运输局", ("绍兴市公安局", "交通运输局")),
    ("绍兴市教育局 办公室", ("绍兴市教育局办公室",)),
    ("北京市委社会工委市民政局", ("北京市委社会工委", "市民政局")),
    ("兵团总工会兵团团委", ("兵团总工会", "兵团团委")),
    ("党政办、教科室", ("党政办", "教科室")),
    ("中共示范大学委员会\n示范大学", ("中共示范大学委员会", "示范大学")),
    ("中共绍兴市委\n网络安全和信息化委员会办公室", ("中共绍兴市委网络安全和信息化委员会办公室",)),
    ("湖南省妇联　　湖南省科协", ("湖南省妇联", "湖南省科协")),
    ("绍兴市读书工作领导小组办公室\n（绍兴市教育局代章）", ("绍兴市读书工作领导小组办公室",)),
    ("绍兴市委市政府读书工作领导小组办公室", ("绍兴市委市政府读书工作领导小组办公室",)),
    ("绍兴市委绍兴市人民政府", ("绍兴市委", "绍兴市人民政府")),
    ("示范一中党委、工会", ("示范一中党委", "工会")),
    ("示范一中高二年管会", ("示范一中高二年管会",)),
    ("2031030408.pdf\n校团委", ("校团委",)),
    ("安全处德育处", ("安全处", "德育处")),
    ("绍兴市教育局\n局长　张三", ("绍兴市教育局",)),
    ("特此通知。绍兴市教育局", ("绍兴市教育局",)),
    ("湖南省人民政府国有资产　　湖南省总工会\n监督管理委员会", ("湖南省人民政府国有资产监督管理委员会", "湖南省总工会")),
)
NO_NAMES = ("", "2031年3月4日", "特此通知", "（此页无正文）", "张三", "各有关单位", "关于开展活动的通知")
ORGANS = ("国务院办公厅", "绍兴市越城区教育体育局", "市教育局", "团市委", "中共湖南省委宣传部", "宁波银保监局", "雅安市雨城区人民法院")
NO_ORGANS = ("各有关单位", "优秀团干部", "有关部门", "组织委员会会议", "体育", "我局", "绍兴市教育局关于开展活动的通知", "中国教育")


@pytest.mark.parametrize(("block", "names"), BLOCKS)
def test_names_in_a_block(block: str, names: tuple[str, ...]) -> None:
    assert tuple(found.name for found in split_organs(block)) == names


@pytest.mark.parametrize("text", NO_NAMES)
def test_no_names(text: str) -> None:
    assert split_organs(text) == ()


@pytest.mark.parametrize("text", ORGANS)
def test_an_organ(text: str) -> None:
    assert looks_like_organ(text)
    assert may_sign(text)


@pytest.mark.parametrize("text", NO_ORGANS)
def test_no_organ(text: str) -> None:
    assert not looks_like_organ(text)


@given(st.text(alphabet="中共教育部省市县湖南局厅委员会办公室学校团（）、 \n　2年月日", max_size=120))
def test_names_stand_at_their_places(text: str) -> None:
    for found in split_organs(text):
        said = "".join(text[found.start : found.end].split())
        assert found.name == said or found.is_torn
