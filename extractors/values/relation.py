"""What a notice does with a document that it mentions, by the words around the title.

>>> relate("根据省文化厅", "精神").name, relate("原", "同时废止").name, relate("学习", "").name
('依据', '废止', '参见')
>>> relate("现将", "印发给你们") is None, relate("我局制定了", "", "现印发给你们") is None
(True, True)
"""

import re

from extractors.frozen import frozen
from extractors.patterns import pattern_of

CUE = pattern_of(
    r"""(?=[下不严优依修停全公关出制印参发失学完实宣对废执批拟按推查根满符签结继编落见详调贯起践转违适通遵颁])(?:
      (?P<废止>废止|停止(?:执行|使用)|不再(?:执行|适用)|失效)
    | (?P<修订>(?:修订|修改|修正|调整)(?![的后版稿案])|(?:优化|完善)(?=[我本全]?[省市县区州]?(?:《|\Z)))
    | (?P<贯彻>贯彻|落实|执行|践行|(?:继续|全面|严格)实行|(?<![制修][定订])(?<!定并)(?<!调整)实施(?=《|\Z))
    | (?P<依据>根据|依据|按照|依照|遵照|参照|遵循|遵守|符合|按|依|违反|违背|对照|(?:适用|结合|满足)(?=《|\Z))
    | (?P<转发>转发|批转)
    | (?P<印发>印发|下发|发布|公布|颁布|出台|推出|制[定订]|制发(?![〔［\[（(])|编制|拟订|拟定|起草|签署|通过(?=[的了《]))
    | (?P<参见>学习|宣传(?![部处司科办])|参[见考阅]|查[阅看]|详[见阅]|见|关注)
    )""",
    re.VERBOSE,
)
ASIDE = r"(?:[（(][^（）()]{0,60}[）)])?"  # the document number
ALSO = rf"(?:{ASIDE}(?:、|[、，,]?以及|和|及|与)[^《》，,。；;：:]{{0,40}}《》){{0,8}}"  # further documents of the same list
ENDED_AFTER = pattern_of(rf"{ALSO}[^《》。；;：:\n]{{0,40}}(?:废止|失效|(?:停止|不再)执行(?![\u4e00-\u9fff]))(?!《|[^，,。]{{1,8}}《)")
ARTICLES = r"(?:第[一二三四五六七八九十百\d]{1,5}[章条款项][、和及]?){0,6}"
REVISED_AFTER = pattern_of(
    rf"(?:[（(][^（）()]{{0,40}}[）)])?{ARTICLES}(?:(?:中的?|的)?(?:有关|相关|部分|个别)(?:条款|内容|规定))?"
    r"(?:进行|予以|作|作出|做)?(?:了|如下|以下)?(?:重新)?(?:修订|修改|修正)"
)
# 现对《…》中有关规定进行优化调整; 按照《…》规定调整 is none.
ADJUSTED = pattern_of(r"(?:现?[对就将把])[^，,。；;：:]{0,20}\Z")
ADJUSTED_AFTER = pattern_of(
    rf"{ASIDE}(?:文件)?{ARTICLES}(?:[^，,。；;《》]{{0,20}}(?:条款|内容|规定|政策|条文))?(?:进行|予以|作|作出|做)?(?:了|如下|以下|适当)?(?:优化|调整)"
)
# What is said of a document that no verb before it governs: 确保《…》落地, 《…》规定的学历, 以《…》为准.
FULFILLED_AFTER = pattern_of(
    rf"{ASIDE}(?:[、和及与]{{0,2}}《》{ASIDE}){{0,8}}[^《》，,。；;：:]{{0,10}}"
    r"(?:落地|见效|贯彻落实|贯彻执行|落实(?![\u4e00-\u9fff])|落实情况|(?:正常|继续)执行(?![\u4e00-\u9fff]))"
)
BASIS_AFTER = pattern_of(rf"{ASIDE}{ARTICLES}中?所?(?:规定|明确|要求|确定)的")
MEASURE = pattern_of(r"以[^，,。；;：:]{0,12}\Z")
MEASURE_AFTER = pattern_of(rf"{ASIDE}(?:[、和及与]{{0,2}}《》{ASIDE}){{0,8}}[^《》，,。；;]{{0,16}}为(?:准|依据|根据|遵循)")
REVISED_BY = pattern_of("修订|修改|修正")  # 根据《…》修订: something else is amended
SENT_AFTER = pattern_of(
    r"""(?=[下予公印发批现转颁])(?:
    现?(?:予以|予)?(?:转发|印发|下发|发|发布|公布|颁布|批转|印送|转)(?:给|至|于)(?:你|各|贵)      # 转发给你们
    | 现(?:将其|予以|予)?(?:转发|印发|下发|发布|公布|颁布|批转)                                # 现予印发
    | (?:转发|印发|下发)(?:如下|你们|各地|各单位)
    )""",
    re.VERBOSE,
)
# 现将省厅《…》转发给你们; 现转发《…》.
PRESENTED = pattern_of(r"(?:现将|兹将)(?:(?!中的)[^，,：:]){0,60}\Z|现(?:予以|予)?(?:转发|印发|下发|批转)(?:(?!中的)[^，,：:]){0,60}\Z")
SENT = pattern_of(r"[^，,]{0,30}(?:转发|印发|下发|发给|发布|公布|颁布|批转|印送)|[，,]请")
# 制定了《…》。现印发给你们
SENT_NEXT = pattern_of(r"\s{0,8}现(?:将其|予以|予)?(?:转发|印发|下发|发给|发布|公布|颁布)")
# 制定了《…》，请认真贯彻
ASKED = pattern_of(r"[，,]\s{0,4}请")
# 印发《…》实施细则: what is issued carries it out
RULES_AFTER = pattern_of(r"的?(?:贯彻|落实|实施){1,2}(?:细则|方案|办法|意见|规定)")
# Where a new clause begins in which an earlier verb has no say.
NEW_CLAUSE = pattern_of(
    r"[，,]\s{0,8}(?:现?[对就将把]|提出对|自|在(?!《)|请|由)[^，,]{0,60}\Z|[，,](?:大力|深入|广泛|积极|切实)?(?:开展|加强)(?:《》[、和及与]?){0,9}\Z"
)
# What one follows stands close to its verb: 按照省厅《…》, not 按照要求，分别以《…》 nor 按照《…》中的《…》.
APART = pattern_of(r"[，,：:]|中的|分别|模块")
LISTED = pattern_of(r"《》?(?:[（(][^（）()]{0,40}[）)])?[、，,和及与]{0,2}")
FOLLOWED = ("依据", "贯彻")
# 根据省教育厅印发《…》的要求: who issued it stands between, and the first verb governs.
SENDING = frozenset(("印发", "下发", "发布", "公布", "颁布", "出台", "转发", "批转"))
ISSUED_BY = pattern_of(r"[^，,：:；;]{1,60}(?:[部委厅局办室院府会]|中央|部门|联合|近[日期]|[省市县区日]|关于)\Z")
SENT_REACH = 60  # characters behind a title in which it is told to be sent


@frozen
class Relation:
    """A relation and whether its verb is one by which documents are followed, close to the title."""

    name: str
    is_followed: bool


def relate(before: str, after: str, following: str = "") -> Relation | None:
    """The relation to a document between `before` and `after`, or None for what the notice itself sends.

    `following` is what comes behind the sentence. A pattern is tried only where the characters that it cannot do without stand.
    """
    if ("止" in after or "失效" in after or "不再" in after) and ENDED_AFTER.match(after):
        return Relation("废止", True)
    cue = _cue(before)
    name = (cue.lastgroup if cue else None) or "参见"
    if "修" in after and REVISED_AFTER.match(after) and not (name == "依据" and REVISED_BY.match(after)):
        return Relation("修订", True)
    if ("优化" in after or "调整" in after) and ADJUSTED.search(before) and ADJUSTED_AFTER.match(after):
        return Relation("修订", False)
    if ("现" in before or "兹" in before) and PRESENTED.search(before) and SENT.match(after):
        return None
    if name in ("印发", "转发", "参见") and RULES_AFTER.match(after):
        return Relation("贯彻", True)
    if name in ("印发", "转发", "参见", "修订") and SENT_AFTER.search(after, 0, SENT_REACH):
        return None
    if name == "印发" and (SENT_NEXT.match(following) or ASKED.match(after)):
        return None
    if name == "参见" or (cue and _is_adjective(cue, before)):
        name = _told_after(before, after) or name
        return Relation(name, False)
    return Relation(name, name in FOLLOWED and cue is not None and not APART.search(LISTED.sub("", before[cue.end() :])))


def _told_after(before: str, after: str) -> str | None:
    """The relation by the words behind a title."""
    if FULFILLED_AFTER.match(after):
        return "贯彻"
    is_basis = BASIS_AFTER.match(after) or (MEASURE.search(before) and MEASURE_AFTER.match(after))
    return "依据" if is_basis else None


def _is_adjective(cue: re.Match[str], before: str) -> bool:
    """Whether a verb only describes the document: 印发的《…》, 颁布执行的《…》."""
    chained = CUE.match(before, cue.end())
    return before.startswith("的", chained.end() if chained else cue.end())


def _cue(before: str) -> re.Match[str] | None:
    """The verb that governs the title: the last, but for adjectives (根据教育部印发的) and words in names (按照学习办公室)."""
    cues = list(CUE.finditer(before))
    verbs = [cue for cue in cues if not _is_adjective(cue, before)] or cues
    strong = [cue for cue in verbs if cue.lastgroup != "参见"]
    if not verbs:
        return None
    last = verbs[-1]
    if (
        strong
        and last.lastgroup == "参见"
        and len(before) - last.end() > 2
        and not re.search(r"[，,]", before[strong[-1].end() : last.start()])
    ):
        last = strong[-1]
    if last.group() in SENDING:
        governing = [cue for cue in strong if cue.lastgroup in FOLLOWED and ISSUED_BY.fullmatch(before, cue.end(), last.start())]
        last = governing[0] if governing else last
    return None if NEW_CLAUSE.search(before, last.end()) else last
