"""What is due: the words of a thing without what only tells how it is handed in. All places are in a masked sentence."""

import re

from extractors.deadlines.actor import after_lead, find_subject, is_actor, split_leading
from extractors.deadlines.channel import PURPOSE, REACH, is_place
from extractors.deadlines.clauses import EDGES, HIDDEN, Place, trim
from extractors.deadlines.verbs import DUTY, MAKES, SUBMITS
from extractors.patterns import pattern_of

NOTE = rf"(?:[（(]{HIDDEN}{{0,200}}[）)])?"
TAKE = pattern_of(
    r"(?<![即必])(?:将|把)(?!于|会(?![务员议计费刊])|对(?!象|照)|在(?![职校线])|择优|统一|组织|根据|按照?|予以|进行|继续|视|由|从|不|适时|另行|作为)"
)
# How it is handed in, at the end of the words: 以光盘形式, 通过钉钉, 加盖公章后, 一式三份, 统一.
MANNER = pattern_of(
    rf"""
    [\s\u3000，,]{{0,4}}(?:
      以[^，,、（）《》\s]{{1,18}}(?:形式|方式|格式|为单位|名义|命名) | 以(?:钉钉|邮件|微信|QQ|电子邮件)[^，,]{{0,6}}
      | (?:通过(?!率)|利用(?!率))[^，,]{{1,40}} | (?<![自理事缘])由[^，,]{{2,30}}
      | 经(?![济验费典营历开])[^，,]{{2,40}}(?:后|同意|审核|盖章|审定|签字|批准) | 按[^，,、]{{1,24}} | 命名为[^，,]{{1,30}}
      | (?:加盖|盖|签字|签署|审核|审批|汇总|填写|打印)(?!表|材料|情况|单)[^，,、《》]{{0,16}}(?:后|完毕|公章)
      | 各?一式[^，,、]{{1,3}}份{NOTE} | [，,]用[^，,、]{{1,16}} | 用(?=[A-Za-z0-9]|光盘|U盘|信封|纸)[^，,、]{{1,16}}
      | (?<!申)请(?!示|书|函|柬|假|求)[^，,]{{2,30}} | 各[上提]交
      | 分别 | 统一 | 一并 | 及时 | 按时 | 按期 | 集中 | 直接 | 同时 | 一起 | 全部 | (?:压缩)?打包 | 压缩 | 密封
      | (?:正式)?行文 | 正式 | 专题 | (?:整理|装订|汇编)成册 | (?<=.)(?<![课售今会])后
      | 填(?:写)?[好妥] | 签好 | 洗净 | (?:整理|打包|包装)好 | 钉钉 | 邮件 | 均 | (?<![主重必需纪摘概])要 | (?<!申)请 | 须 | 需
      | 应当? | 必须 | 务必 | (?<![许认])可 | 并 | 于 | 在 | 也 | 再 | 限 | [最至][迟晚] | 至 | 截至 | 截止到? | 书面 | 在线 | 先
      | 原则上 | 随 | 径直?
    )\Z
    """,
    re.VERBOSE,
)
LONG_NOTE = pattern_of(rf"[（(]{HIDDEN}{{24,200}}[）)]\Z")  # what is due is given short
# Only the form of a thing named elsewhere.
FORM_ONLY = pattern_of(
    rf"(?:[，,、和及与]?(?:纸质|电子|书面|盖章|扫描|签字|PDF|pdf|word|Word|WORD|加盖公章的?|原|复印|打印)?"
    rf"(?:版|稿|件|档|文档|文稿|材料(?=一式)|扫描件){{0,3}}{NOTE}(?:各?一?式?[0-9一二三四五六两]{{0,2}}[份套]{NOTE})?){{1,4}}\Z"
)
# Clauses that tell how it is done, by their beginning and by their end.
PROCESS = pattern_of(
    rf"""
    (?: 经(?![济验费典营历开]) | 由 | 以(?![上下内]) | 按 | 加盖 | 盖章 | 签字 | 签署 | 审核 | 审批 | 审定 | 通过 | 连同 | 严格 | 确保
      | 一式 | 其中 | 包括 | 内容 | 格式 | 要求 | 如 | 若 | 凡 | 根据 | 参照 | 对照 | 结合 | 同时 | 认真 | 积极 | 充分 | 从 | 为 | 确有
      | 逾期
      | [^，]{{0,6}}截[至止][到至]?
      | 只(?![读为]) | 仅 | 统一(?:收|汇总|组织|审核|安排) | 具体 | 详见 | 见 | 择优 | 明确 | 命名 | 确认 | 汇总(?!表|材料|情况)
      | [^，]{{0,24}}(?:命名|压缩|打包)\Z
      | 在[^，]{{2,30}}(?:上|后|中|下|前|基础上)
    )
    | 并?附(?![件表录近属中小设])
    | (?:{FORM_ONLY.pattern})
    """,
    re.VERBOSE,
)
PROCESS_END = pattern_of(
    rf"(?:后|完整|完毕|到位|把关|无误|属实|可靠|明确|公章|盖章|签字|同意|初审|复审|如下|准时|为准|为宜|不限|参加|汇总|基础上|(?<=....)报名|配合|牵头|时间|方式|时限|期限|地点|渠道|途径|须知|要求|是否(?:妥当|可行|同意|正确|属实)){NOTE}\Z"
)
# Where a thing at the head of a clause ends: X由…汇总, X经…审核, X要求….
TOPIC_END = pattern_of(
    r"""
    (?<![自理事缘])由 | 经(?![济验费典营历开]) | 须(?!知) | 需(?!求) | 应(?!用|急|聘|届|征) | 要求 | 均 | 按 | (?<!申)请(?!示|书|函|假|求)
    | 通过(?!率) | 统一 | 严格 | 用(?=[A-Za-z0-9]) | (?<![对关等])于 | 务必 | 必须 | 必修 | 一式 | 每
    | 不(?:超过|少于|多于|低于) | 各[上提]交 | 不得 | 限
    | [最至][迟晚]
    | 的报送 | 的提交 | 的上报 | (?<![重主必需纪摘])要(?![点求素闻]) | (?<![许认])可 | (?<![可加予])以(?![上下及内外]) | 与电子
    | (?<=.)附(?!件|表|录) | 报(?=[^，]{2,24}(?:审核|审批|审定|同意|批准|备案|汇总))
    """,
    re.VERBOSE,
)
NO_THING = pattern_of(
    r"(?:时间|具体|有关|相关|工作|任务|报送|提交|上报|完成|方式|和|及|[妥当可]否|研究|审阅|阅知|特此函?[商达告]?){1,4}"
)  # of 时间要求：X前完成
ASKS = pattern_of(r"申报|申请|推荐|提供|备案|申领")
DUE_MARK = pattern_of(
    r"[，,]?(?:(?<!申)请|应当?|须|需|务必|必须|(?<![纪摘概])要|统一|并|均|可|再|也|都|[最至][迟晚]|务于|并请|一并|分别|原则上|限|且|及时|按时|同时|统一要求){0,4}"
    r"(?:于|在|到|截止到?|截至|自)?[\s\u3000]{0,3}\Z"
)
DUE_SIZE = 24  # characters of the longest
MODAL_END = pattern_of(r"(?:请|要|应|须|需|务必|必须|并|认真|如实|及时|积极|统一|先|简要|下载|可|抓紧|提前|还|讨论|研究|共同|具体)\Z")
NOMINAL = pattern_of(r"编制|打印|遴选|推选|评选|汇总|统计|制作")  # 评选材料请于…: a noun
ACTED_ON = pattern_of(r"对(?P<thing>[^，,。；;]{2,40}?)进行[^，,。；;]{0,12}(?:审|评|汇总|整理|核)[^，,。；;]{0,8}后?\Z")
BY_WHOM = pattern_of(r"由(?P<who>[^，,。；;]{2,40}?)(?:统一|负责|汇总|收齐|审核|组织|推荐|收集|报送)")
JOINT = pattern_of(r"(?P<thing>.{2,80}?)(?:，|,)?(?:均|统一)?(?:要求|请|[应须需]?由)(?P<who>[^，,。；;：:]{2,60})\Z")
ENDS_THING = pattern_of(
    rf"(?:(?<!秘)书|(?<![冶五])金|[》表单料函稿件版盘册证卡信款费档签]|表格|信息|人选|意见|情况|报告|总结|方案|计划|案例|作品|论文|征文|课题|成果|视频|照片|图片|音频|课件"
    rf"|教案|简历|回执|名额|项目|数据|申请|文档|凭证|截图|台账|清单|工作|预算|PPT|ppt|PDF|节目|问卷|答卷|记录|细则|规程|内容|影像|说明|地址"
    rf"|录像|光盘|片段|文章|佐证|数量|明细|名称|结果|需求|进度|进展|经验|做法|目录|台帐|要点|纪要|心得|体会|建议|诉求|样品|展品|标本|实物){NOTE}(?:各?一?式?[0-9一二三四五六两]{{1,2}}[份套]{NOTE}|等|电子稿|纸质稿|电子版|纸质版){{0,2}}\Z"
)
# 报名表填好后, 材料整理好后: the thing without what is done to it first.
READY = pattern_of(r"(?:整理|填写|收集|汇总|制作|准备|打印|填|签)(?:好|齐|完毕|完)(?:之?后)?\Z")

AND = pattern_of(r"[，,]?(?:并|后|同时)")
ADDED = pattern_of(r"公示|加盖|盖章|注明|附上")
NEAR = 12  # characters between 并 and the next verb
TO_PLACE = pattern_of(r"[到至给于](?=[^，,]{2,60}\Z)")


def trim_thing(masked: str, start: int, end: int) -> Place | None:
    """The thing without the manner at its end and the marks around it; None where nothing is left."""
    place = trim(masked, start, end)
    for _ in range(5):
        found = place and MANNER.search(masked, place[0] + 2, place[1])
        if not place or not found:
            break
        place = trim(masked, place[0], found.start())
    if place and (note := LONG_NOTE.search(masked, place[0] + 2, place[1])):
        place = (place[0], note.start())
    return place if place and place[1] - place[0] >= 2 else None


def is_form(masked: str, place: Place) -> bool:
    """Whether the words only tell the form of the thing: 纸质版一式两份."""
    return FORM_ONLY.match(masked[slice(*place)]) is not None


def taken(masked: str, start: int, end: int) -> tuple[Place | None, int]:
    """What 将 takes, up to the verb of handing in, and where that verb begins (`end` where the clause has none)."""
    for verb in SUBMITS.finditer(masked, start + 2, end):
        rest = masked[verb.end() : end]
        is_end = not ASKS.match(verb.group()) and (not rest.strip() or rest[0] in "，,、。；;：:（(")
        if REACH.match(rest) or is_end or _goes_to(verb, re.split("[，,：:]", rest)[0]):
            return trim_thing(masked, start, verb.start()), verb.start()
    comma = masked.find("，", start, end)
    stop = end if comma < 0 else comma
    first = next((verb for verb in SUBMITS.finditer(masked, start + 2, stop) if not ASKS.match(verb.group())), None)
    if first and not ENDS_THING.search(masked, start, stop):
        return trim_thing(masked, start, first.start()), first.start()
    return trim_thing(masked, start, stop), end


def _goes_to(verb: re.Match[str], rest: str) -> bool:
    """Whether the verb has no more than a place behind it; 申报材料报送市局 goes on with another verb."""
    return not ASKS.match(verb.group()) and rest[:1] != "的" and is_place(rest) and SUBMITS.search(PURPOSE.sub("", rest)) is None


def object_after(masked: str, verb_end: int, end: int) -> Place | None:
    """The object behind a verb: up to 并 and the next verb, or to the place that it goes to."""
    if masked.startswith(("并", "且", "后"), verb_end):
        return None
    stop = end
    joined = next((mark.start() for mark in AND.finditer(masked, verb_end + 1, end) if _leads_on(masked, mark.end(), end)), None)
    if joined is not None:
        stop = joined
    for verb in SUBMITS.finditer(masked, verb_end + 2, stop):
        rest = masked[verb.end() : stop]
        if REACH.match(rest) or (is_place(rest) and not ENDS_THING.search(rest)):
            stop = verb.start()
            break
    to = TO_PLACE.search(masked[:stop], verb_end + 2)
    if to and is_place(masked[to.end() : stop]):
        stop = to.start()
    return trim_thing(masked, verb_end, stop)


def _leads_on(masked: str, at: int, end: int) -> bool:
    """Whether another verb stands right behind 并, in the same clause."""
    for words in (ADDED, DUTY):
        verb = words.search(masked, at, end)
        if verb and verb.start() - at <= NEAR and not {"，", ","}.intersection(masked[at : verb.start()]):
            return True
    return False


def topic(masked: str, start: int, end: int) -> tuple[Place | None, Place | None]:
    """(thing, actor) of a clause before the date that has no 将: 活动总结请各校于, 各校汇总表, 请各校填写登记表."""
    start = after_lead(masked, start, end)
    mark = DUE_MARK.search(masked, max(start, end - DUE_SIZE), end)
    place = trim(masked, start, mark.start() if mark else end)
    if place is None or place[1] - place[0] < 2:
        return None, None
    start, end = place
    if is_actor(masked[start:end]) or masked.endswith("的", start, end):  # 有异议的，请于…
        return None, place
    joint = JOINT.match(masked[start:end])
    if joint and is_actor(joint["who"]) and not PROCESS.match(joint["thing"]):
        return trim_thing(masked, start, start + joint.end("thing")), (start + joint.start("who"), end)
    acted_on = ACTED_ON.search(masked, start, end)
    if acted_on:
        actor = find_subject(masked, start, acted_on.start())
        return trim_thing(masked, *acted_on.span("thing")), actor
    in_charge = masked.find("负责", start + 2, end - 2)
    if in_charge > 0 and is_actor(masked[start:in_charge]):
        verb = MAKES.match(masked, in_charge + 2, end)
        return trim_thing(masked, verb.end() if verb and verb.end() + 2 <= end else in_charge + 2, end), (start, in_charge)
    made = _made(masked, start, end, is_dated=mark is not None and mark.start() < mark.end())
    if made:
        return made
    thing, actor = _owned(masked, start, end)
    gathered = BY_WHOM.search(masked, thing[1] if thing else start, end)
    return thing, actor or (gathered.span("who") if gathered and is_actor(gathered["who"]) else None)


def _made(masked: str, start: int, end: int, *, is_dated: bool) -> tuple[Place | None, Place | None] | None:
    """(thing, actor) where the clause has a verb of making (填写登记表); None where it has none or the verb is part of a noun."""
    verb = next((m for m in MAKES.finditer(masked, start, end) if m.end() + 2 <= end), None)
    if verb is None or masked.startswith("的", verb.end()):
        return None
    prefix = masked[start : verb.start()].rstrip(EDGES)
    actor = find_subject(masked, start, verb.start())
    if prefix:
        is_verb = bool(actor or MODAL_END.search(prefix) or PROCESS.match(prefix) or masked.startswith("《", verb.end()))
    else:
        is_verb = not (is_dated and NOMINAL.match(verb.group()))
    if is_verb and masked.startswith(("或", "和", "及"), verb.end()):  # 制定或调整X
        return trim_thing(masked, verb.start(), end), actor
    return (object_after(masked, verb.end(), end), actor) if is_verb else None


def _owned(masked: str, start: int, end: int) -> tuple[Place | None, Place | None]:
    """A thing at the head of the clause, with the one who owns it (各校汇总表)."""
    actor, begin = split_leading(masked, start, end)
    ready = READY.search(masked, begin, end)
    if ready and ENDS_THING.search(masked, begin, ready.start()):
        end = ready.start()
    stop = TOPIC_END.search(masked, begin + 2, end)
    if PROCESS.match(masked[begin:end]) or (stop is None and PROCESS_END.search(masked, begin, end)):
        return None, None
    thing = trim_thing(masked, begin, stop.start() if stop else end)
    if thing is None or NO_THING.fullmatch(masked, *thing) or is_actor(masked[slice(*thing)]):
        return None, None
    return thing, actor
