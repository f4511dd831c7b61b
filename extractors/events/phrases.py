"""How sentences set the time of an event: 定于X举行, 宣传周于X至Y开展, 在X至Y期间举办."""

import re

from extractors.patterns import CLOCK, PART_OF_DAY, TO, WEEKDAY, pattern_of

# What tells the time of day on the line below a date.
TIME_OF_DAY = pattern_of(rf"(?:[\s\u3000]{{0,6}}(?:{WEEKDAY}|{PART_OF_DAY}|{CLOCK}(?:{TO}{PART_OF_DAY}?{CLOCK})?)){{1,4}}")
# 本周五（5月8日）: the day in brackets behind the weekday.
WEEKDAY_BEFORE = pattern_of(rf"[本下这]?(?:周|星期|礼拜)[一二三四五六日天]{PART_OF_DAY}?[（(][\s\u3000]{{0,2}}\Z")
NEXT_LINE = pattern_of(r"\n(?![一二三四五六七八九十\d（(]{1,3}[、.．）)])[^\n]{2,120}")
SET_BEFORE = pattern_of(
    r"""
    (?: 决定|[拟暂初]定|拟|[定订]|将(?:[^，,。；;：:\n]{1,16})?|计划|兹定|已定|预计|安排|确定|研究|通知
      | 安排[^，,。；;：:\n]{1,12}
      | [周月日节展赛会班营]|活动|会议|竞赛|仪式|典礼|论坛|培训|考试|[笔面]试|测[试评]|演练|体检|军训|检查|讲座|答辩|评审|[展汇巡]演|义诊 )
    (?:于|在|从|自)[\s\u3000]{0,2}\Z
    """,
    re.VERBOSE,
)
# 原定于X举行的 is what no longer holds; 推迟至X, 调整为X what does.
FORMERLY = pattern_of(r"原(?:定|计划|拟|安排)[于在]?[\s\u3000]{0,2}\Z")
MOVED = pattern_of(r"(?:延期|推迟|延后|顺延|提前|调整|改)(?:至|到|为|在|于)[\s\u3000]{0,2}\Z")
# 将于X起开展…业务: from a day on, a service unless an event is named.
FROM_THEN_ON = pattern_of(r"[\s\u3000]{0,2}(?:[（(][^（）()\n]{0,14}[）)])?(?:正式)?(?:起|开始)(?![至到])")
# 年会定于X: the end of the sentence may follow.
SET_WHOLE = pattern_of(
    r"(?:活动周?|(?<!社)会|会议|培训班?|[比竞大]赛|论坛|仪式|典礼|考试|[笔面]试|测试|演[练习]|体检|检查|军训|[春秋]游|[初复预决]赛|答辩|评审|讲座|[展汇巡]演)"
    r"[^，,。；;：:\n]{0,6}(?:定[于在]|[暂拟]定|安排[在于])[\s\u3000]{0,2}\Z",
)
LINE_END = pattern_of(r"[\s\u3000]{0,3}(?:[（(][^（）()\n]{0,14}[）)])?[\s\u3000]{0,3}(?:[。；;，,\n]|\Z)")
# 请于X至Y举行: of a period only, and of what is held, not done.
ASKED = pattern_of(r"请(?:[^，,。；;：:\n]{0,12})于[\s\u3000]{0,2}\Z")
ASKED_HELD = pattern_of(r"(?:期间)?(?:举行|举办|召开)")

# 各支部于X至Y召开: the same without 请.
EACH_AT = pattern_of(r"(?:请|各|全[省市区县校])[^，,。；;：:\n]{0,16}于[\s\u3000]{0,2}\Z")
# 决定X召开, without 于.
DECIDED = pattern_of(r"(?:决定|拟|定)[\s\u3000]{0,2}\Z")
_HELD = r"(?:会议?|培训班?|活动|[比竞大]赛|考试|[笔面]试|测试|仪式|典礼|演练|体检|讲座|答辩|调研|检查|督[导查]|评估)"
# 请于X到三楼参加会议.
TOLD = pattern_of(r"请[^，,。；;：:\n]{0,24}\Z")
ATTEND = pattern_of(
    rf"[）)]?(?:(?!报名)[^，,。；;\n]){{0,30}}(?<!报名)(?:参加|出席)(?![了过])[^，,。；;\n]{{0,20}}?{_HELD}(?!议?报名|资格)"
)
# X至Y，县局将组织专家开展督导.
WILL_HOLD = pattern_of(
    r"[\s\u3000]{0,2}[，,][^，,。；;\n]{0,16}[将拟][^，,。；;\n]{0,30}?(?:开展|举行|举办|召开|进行|组织)(?![了过的])"
    rf"[^，,。；;\n]{{0,24}}?{_HELD}"
)
# X至Y，学生通过平台参加竞赛.
WILL_ATTEND = pattern_of(
    r"[\s\u3000]{0,2}[，,](?:各[^，,。；;\n]{1,10}|[师学考]生|同学们?|选手|参赛者|职工|公众|网友|群众)(?:可|将|均可)?[^，,。；;\n]{0,30}参加[^，,。；;\n]{0,24}?[竞比大]赛(?!报名|的)"
)
# 自X至Y，县局进行全面检查; what firms do in a period is a policy's.
FROM_HOLD = pattern_of(
    r"[\s\u3000]{0,2}[，,](?:(?!企业|凡|符合|职工|个人)[^。；;\n]){0,30}?(?:开展|举行|举办|进行|组织)(?![了过的])"
    rf"[^，,。；;\n]{{0,24}}?{_HELD}(?!的)"
)

# What is done rather than held, though on a day.
_WORK = "申[报领请]|报名|发放|领取|填报|录取|受理|办理|业务|系统|升级|维护|检修|公示|招标|调整|清零|扣款|结算"
HELD_AFTER = pattern_of(
    rf"""
    [\s\u3000，,]{{0,3}}(?:[（(][^（）()\n]{{0,14}}[）)])?(?:期间|起|白天|晚间)?
    (?:[，,]?(?:共|为期|连续)?[一二两三四五六七八九十\d]{{1,2}}天|[，,]?分[两二三四五六七八九十\d]{{1,2}}[批期场组次])?(?:正式|隆重|全面|同时|准时|如期|按时)?
    (?:[^，,。；;\n]{{0,8}}(?=[，,]在))?[，,]?
    (?: 在[^。；;\n]{{1,60}}?|以[^。；;，\n]{{1,30}}?|(?<!起)对[^。；;，\n]{{1,40}}?
      | (?:分?赴|到|前往|深入|来(?=[我你贵本]))[^。；;，\n]{{1,40}}?|采取[^。；;\n]{{1,24}}?|通过[^。；;\n]{{1,30}}?
      | 联合|集中|统一|继续|组织|分别 )?
    [，,]?(?:组织)?
    (?:举行|举办|召开|举(?!报)|开幕|拉开|承办|展出|鸣放|试鸣|开演|开赛|开班|开讲|(?:开展|进行|启动|组织)(?![^。；;，\n]{{0,16}}(?:{_WORK})))
    """,
    re.VERBOSE,
)
# 考试5月8日9:00开始, behind the name of what is held.
BEGINS_AT = pattern_of(r"[\s\u3000]{0,2}(?:准时|正式)?开(?:始|考|赛|讲|幕|班)(?![了过的])")
# 5月8日至10日分别组织初赛.
HELD_STAGE = pattern_of(
    r"(?:期间)?(?:分别|统一|集中|自行)?(?:组织|举行|举办|进行|开展)(?:开展|举行|举办)?(?:全?[省市县区校]级?)?"
    r"(?P<stage>(?:半?决|初|复|预|选拔)赛|初选|海选|终选|[初复终]评)(?![了过的]|报名|名单|材料)"
)
DURING = pattern_of(r"[\s\u3000]{0,2}期间[^，,。；;]{0,12}(?:开展|举办|举行|组织)")
# 请各校在X至Y期间，组织一次班会.
ASKED_IN = pattern_of(r"(?:请|各)[^，,。；;：:\n]{0,16}[在于][\s\u3000]{0,2}\Z")
MEANWHILE = pattern_of(
    rf"[\s\u3000]{{0,2}}期间[，,][^，,。；;\n]{{0,12}}(?:开展|举办|举行|组织)(?![^；。，\n]{{0,16}}(?:{_WORK}|完成|提交|报送))"
)
IS_STAGE = pattern_of(r"[\s\u3000]{0,2}为(?P<stage>[^，,。；;\n]{1,12}阶段)")
IS_WEEK = pattern_of(r"(?:是|为)[^，,。；;\n]{0,24}(?:周|月|节)(?!报|刊|历)")
# A sentence that begins with the day: 7月7日下午，在…举行启动仪式. Not of what was held (举行了, 举行的).
HELD_AT = pattern_of(r"[，,]?在[^。；;\n]{2,40}?[，,]?(?:举行|举办|召开)(?![了过的])[^。；;\n了过]{2,60}")
# 5月8日12:30将召开会议: behind a time of day, so that it is the notice's own.
WILL_BE_HELD = pattern_of(r"[\s\u3000]{0,2}将?(?:举行|举办|召开)(?![了过的])")
EVENT_FROM = pattern_of(r"(?:活动周?|[比竞大]赛|展览|[展巡]演|培训|征集|检查|军训|集训|考试|测试|评审)(?:自|从)[\s\u3000]{0,2}\Z")
# 示范节（5月8日至12日）将在…举行.
NAMED_BEFORE = pattern_of(r"[周月节会赛展营班][（(][\s\u3000]{0,2}\Z")
HELD_BEHIND = pattern_of(r"[\s\u3000]{0,2}[）)](?:即?将|拟|定)[^。；;\n]{0,30}?(?:举行|举办|召开|开幕|开展)")
# Days to or after which something is due, and days that are not exact.
DUE = pattern_of(r"[\s\u3000]{0,2}(?:[（(][^（）()\n]{0,12}[）)])?(?:[上下]班|放学)?(?:之|以)?(?:前|止|后)")
ABOUT = pattern_of(r"[\s\u3000]{0,2}(?:[“\"《][^”\"》\n]{1,12}[”\"》])?(?:左右|前后)")
