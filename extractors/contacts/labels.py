"""Labels before names and numbers: 联系人, 电话, 传真, 电话/传真, 邮箱, 联系方式, with the spaces that layout puts into them."""

import re

from extractors.contacts.atoms import Atom, Kind
from extractors.contacts.names import SPACE
from extractors.patterns import pattern_of

S = rf"{SPACE}{{0,8}}"


def spaced(*words: str) -> str:
    """A pattern for words whose characters layout may have set apart (电　话)."""
    return "(?:" + "|".join(S.join(word) for word in words) + ")"


# Exchanges (路电: of the railway, 市电: of the city, 厂线: of a works) only with a colon behind: 市电视台 is none.
_LINES = "路电|市电|市话|宅电|[厂矿军]线|总机|直线"
_PHONE_NOUN = rf"(?:{spaced('电话', '手机', '热线', '座机', '固话', '专线')}|(?:{_LINES})(?={S}[：:]))"
_PHONE = rf"{spaced('联系', '办公', '移动', '固定')}?{S}{_PHONE_NOUN}(?:{S}号码?)?(?!会议|答辩|调查|采访)"
_FAX = rf"{spaced('传真')}(?:{S}{spaced('电话', '号码', '号')})?"
LABEL = pattern_of(
    rf"""(?P<person>{spaced("联系人", "联络人", "收件人", "经办人", "联系老师", "联络员")}员?(?:{S}姓{S}名(?={S}[：:]))?
            (?![》”的、，,。]|名单|信息|姓名)
            (?:{S}(?:[及和与、/]|[（(]){S}(?:联系)?{spaced("电话", "方式", "手机", "邮箱")}{S}[）)]?)?(?:[是为](?=[\u4e00-\u9fff]{{2}}))?)
      | (?P<both>{_PHONE}{S}[/／、及和兼（(]{S}兼?{_FAX}(?:同号?)?(?:{S}[）)])?
            | {spaced("传真")}{S}[/／、及和兼]{S}{_PHONE}
            | {spaced("传真")}{S}[（(]{S}兼?{spaced("电话")}{S}[）)]
            | (?:联系)?[（(]{spaced("传真")}[）)]{S}{spaced("电话")})
      | (?P<fax>{_FAX}|[Ff]ax|FAX)
      | (?P<contact>{spaced("联系方式", "联系办法", "联络方式")})
      | (?P<phone>{_PHONE}|[Tt]el\b|TEL\b)
      | (?P<email>{spaced("电子", "指定")}?{S}{spaced("邮箱", "信箱", "邮件")}{spaced("地址", "账号", "号")}?|[Ee]-?{S}[Mm]ail(?:地址)?)
    """,
    re.VERBOSE,
)
_KINDS = {
    "person": Kind.PERSON_LABEL,
    "both": Kind.BOTH_LABEL,
    "fax": Kind.FAX_LABEL,
    "contact": Kind.CONTACT_LABEL,
    "phone": Kind.PHONE_LABEL,
    "email": Kind.EMAIL_LABEL,
}
# Every label begins with one of these: a cheap look before the pattern is tried.
STARTS = frozenset("联收经电办移固手热座专传指邮信路市总直宅厂矿军TtFfEe（(")
# Where a run of words stops: labels as they stand without spaces.
AHEAD = (
    "联系(?:人|电话|方式|办法|老师|手机)|联络(?:人|员|方式)|收件人|经办人|电话|手机|传真|邮箱|信箱|电子邮"
    f"|(?:{_LINES})[：:]|热线|座机|固话|专线|办公电话|移动电话|固定电话|指定邮箱"
)


def read_label(text: str, start: int, end: int) -> Atom | None:
    """The label that begins at `start`; None where none does."""
    if text[start : start + 1] not in STARTS or start >= end:
        return None
    found = LABEL.match(text, start, end)
    return Atom(_KINDS[str(found.lastgroup)], start, found.end(), found.group()) if found else None
