"""Names of institutions and of what they have inside, where no territory opens them (国网…公司安全部, 某某大学研究生院, 某某医院护理部).

They are told by the word for the institution; such words stand in other phrases, too (全体中学, 民办学校, 走进大学), so that a name is
looked for only where an organ must stand: before 关于 in a title.
"""

from extractors.patterns import pattern_of
from extractors.values.organ_names import may_sign

_HOUSE = "公司|集团|大学|学院|医院|研究院|研究所|学校|中学|小学|幼儿园|银行|学会|协会"
_INSIDE = r"[\u4e00-\u9fff]{1,16}(?:[部处室科院办组会馆所团委]|中心|公司)"
_OTHERS = (
    "[全各我本]|[所具]有|部分|[直附所]属|致|[在对向为]|中小学|高等|职业|普通|[民公]办|学校|医院|公司|集团|大学生|[小中大]学[教家生]"
    "|[加开召举组做增提规推](?:强|展|开|办|织|好|高|范|进)"
)
_INSTITUTION = pattern_of(rf"(?!{_OTHERS})[\u4e00-\u9fff（）()·]{{2,30}}?(?:{_HOUSE})(?:[（(][\u4e00-\u9fff]{{1,12}}[）)])?(?:{_INSIDE})?")


def names_institution(text: str) -> bool:
    """Whether `text` (no layout spaces) is an institution's name, or a department's of one, though no territory opens it.

    >>> [names_institution(t) for t in ("国网示范省电力公司安全部", "华东示范大学研究生院", "全体中学", "民办学校", "我校")]
    [True, True, False, False, False]
    """
    return _INSTITUTION.fullmatch(text) is not None and may_sign(text)
