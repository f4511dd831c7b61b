"""The way by which it is to be handed in: a report system, a mailbox, an office. All places are in a masked sentence."""

import re

from extractors.deadlines.clauses import HIDDEN, Place, trim
from extractors.deadlines.verbs import DUTY
from extractors.patterns import pattern_of

NOTE = rf"(?:[（(]{HIDDEN}{{0,120}}[）)])?"
NOTED = pattern_of(NOTE)
# 传真或E-mail至, 寄或送到, 寄（送）到: two ways to one place.
_SENT = r"(?:发送|寄送|发|寄|送|传)?"
_OTHER_WAY = rf"(?:[或、和及/](?:E[-－]?mail|电子邮件|邮件|邮箱|微信|QQ|传真|邮寄|快递|寄送|发送|报送|上传|送交|送|寄|发|传){_SENT}){{0,2}}"
REACH = pattern_of(rf"(?:[（(]{HIDDEN}{{1,3}}[）)])?(?i:{_OTHER_WAY})[\s\u3000]{{0,2}}(?:至|到|给|往|于|入|回|达)(?!期|位)")
# What the office does with it.
PURPOSE = pattern_of(
    r"(?:进行)?(?:布展|展出|备案|备查|参加|存档|归档|汇总|审核"
    r"|审批|审定|审查|核准|核定|核备|批准|同意|登记|确认|处理|评审|签到|初审|复核|审定|统一?打印|(?:集中|统一)(?:处置|处理|销毁|保管|回收|保存))(?!机关|部门|中心|小组|[处科局室委组办])[^，,。；;]{0,12}(?:[（(]□{0,60}[）)])?\Z"
    r"|(?<=[室处科局院部办])来\Z|(?:，|并(?!且)|[\s\u3000](?=联系|电话)|[,，。]).{0,200}\Z"
)
PLACE = pattern_of(
    r"(?:[处科局厅部室办委院校馆股司组所台社园会群镇村站队]|社区|街道|总支|年[段级]|中心|邮箱|信箱|公司|企业|单位|窗口|大厅|地点|现场|[甲乙丙]方|委托方|采购方|[主承协]办方|[业雇]主|系统|平台|专栏|专区|政府|机关|秘书|机构|部门|文件夹|网站|[^，]{1,6}版块|钉钉|联系人|负责人|教研员|管理员|宿管员|课代表|阿姨|师傅|门卫|保安|会计|出纳|[^的]{0,12}(?:老师|同志|主任|校长|班主任|书记|组长|班长|辅导员))"
    rf"(?:内|中|上|里)?{NOTE}\Z"
)
ADDRESS = pattern_of(r"邮箱|信箱|电邮|@|＠|https?:|www\.|公共文件夹|QQ群|微信群|钉钉群|FTP", re.IGNORECASE)
ASCII = pattern_of(r"[：:][\s\u3000]{0,2}[!-+\--:<-~＠]{4,80}")
BY = pattern_of(
    r"(?:通过(?!率|后)|登录|登陆|进入|使用|利用)[\s\u3000]{0,2}(?P<by>[^，,。；;]{2,80}?)"
    r"(?=(?:在线|线上|网上|统一|集中|一并|进行|分别|直接|自行){0,3}\Z|将|把|每[日天周月季年]|定期|[，,。；])"
)
SCAN = pattern_of(r"(?:扫描|扫)(?P<by>[^，,。；;或并]{2,20}?)(?=[或并，,。；]|\Z)")
TOWARDS = pattern_of(r"(?<![意方趋导倾])(?:向(?!上|好|善|社会|公众)|给)(?P<to>[^，,。；;]{2,40}?)(?=进行|统一|集中|书面|一并|直接|\Z)")
WITHIN = pattern_of(rf"在(?P<by>[^，,。；;]{{2,60}}?(?:系统|平台|网站|专栏|专区|网|APP|小程序|端){NOTE})(?:内|中|上|里)?")


def is_place(words: str) -> bool:
    """Whether the (masked) words name an office, a person there, a mailbox or a system.

    >>> [is_place(w) for w in ("市教育局职成科", "指定邮箱abc@example.com", "教科室李老师", "活动总结和照片")]
    [True, True, True, False]
    """
    bare = PURPOSE.sub("", words).strip()
    return bool(bare) and bool(PLACE.search(bare) or ADDRESS.search(bare)) and "《" not in bare


def cut_place(masked: str, start: int, end: int) -> Place | None:
    """The office or address within masked[start:end], without what it does with it (备案) and a note that is no address."""
    purpose = PURPOSE.search(masked, start, end)
    if purpose and purpose.start() - start >= 2:
        end = purpose.start()
    note = NOTED.match(masked, start, end)
    place = trim(masked, note.end() if note else start, end)
    if place is None:
        return None
    address = ASCII.match(masked, place[1])
    return (place[0], address.end()) if address else place


def find_way(masked: str, start: int, end: int) -> Place | None:
    """The channel named before the verb: 通过X, 登录X, 向X, 在X平台."""
    for pattern, group in ((BY, "by"), (WITHIN, "by"), (SCAN, "by"), (TOWARDS, "to")):
        found = pattern.search(masked, start, end)
        if found:
            first, last = found.span(group)
            verb = next((m for m in DUTY.finditer(masked, first + 2, last) if m.start() > first), None)
            return trim(masked, first, verb.start() if verb and pattern is not WITHIN else last)
    return None
