import pytest

from extractors.values.organ import parse_organ
from extractors.values.organ_history import names_of, successors_of

# former name; what it is called today, under the same id or that of its successor
TODAY = (
    ("卫生部", "国家卫生健康委员会"),
    ("国家人口和计划生育委员会", "国家卫生健康委员会"),
    ("农业部", "农业农村部"),
    ("国家教育委员会", "教育部"),
    ("国土资源部", "自然资源部"),
    ("国家海洋局", "自然资源部"),
    ("人事部", "人力资源和社会保障部"),
    ("劳动和社会保障部", "人力资源和社会保障部"),
    ("建设部", "住房和城乡建设部"),
    ("交通部", "交通运输部"),
    ("信息产业部", "工业和信息化部"),
    ("国家旅游局", "文化和旅游部"),
    ("国家工商行政管理总局", "国家市场监督管理总局"),
    ("国家质量监督检验检疫总局", "国家市场监督管理总局"),
    ("国家安全生产监督管理总局", "应急管理部"),
    ("国家新闻出版广电总局", "国家广播电视总局"),
    ("国务院扶贫开发领导小组办公室", "农业农村部"),
    ("中国银行业监督管理委员会", "国家金融监督管理总局"),
    ("监察部", "国家监察委员会"),
    ("国家环境保护总局", "生态环境部"),
)


def lives_on(organ_id: str) -> set[str]:
    """The names that an organ and all its successors have today."""
    names = {period.name for period in names_of(organ_id) if period.last is None}
    return names.union(*(lives_on(after) for after in successors_of(organ_id)))


@pytest.mark.parametrize(("former", "today"), TODAY)
def test_a_former_organ_is_found_today(former: str, today: str) -> None:
    organ_id = parse_organ(former).organ_id
    assert organ_id
    assert today in lives_on(organ_id)


def test_an_office_of_a_place_ended_in_that_place() -> None:
    assert successors_of("430000-land-resources") == ("430000-natural-resources",)
    assert names_of("430000-land-resources") == ()


def test_what_the_lexicon_does_not_know_has_no_history() -> None:
    assert successors_of("000000-某会") == () == names_of("000000-某会")
