"""Whether a notice organises something that people attend, watch or take part in: a campaign week, contest, show, meeting, course."""

from extractors.notice import ElementKind, Notice, Zone
from extractors.patterns import pattern_of

# Nouns of what is organised, as they stand in titles and first sentences.
EVENT = (
    r"活动|宣传[周月日]|[学节]习周|(?<![一二三四五六本上下每双])[周月节](?![一二三四五六日内末初底假水能源省目点]|约|度|份|报|俸|刊)|[比竞大联]赛|展[演示览播评]|论坛"
    r"|研讨|年会|座谈会|组织生活会|报告会|交流会|推进会|观摩|培训|研修|讲座|讲堂|宣讲|征集|征文|评选|评比|推选|选树|招聘|双选会|仪式|典礼|演练"
    r"|比武|联欢|晚会|博览会|洽谈会|夏令营|训练营|研学|读书|朗诵|演讲|书画|运动会|体验"
)
# 活动 in words of regulation, not of an event.
NO_EVENT = r"经营活动|违法活动|犯罪活动|传销活动|经济活动|生产活动|商业活动|集资活动|执法活动|交易活动|诉讼活动|社会活动"
# Its first characters: a cheap look before the words are compared.
_MAY_BEGIN = "[活宣学节周月比竞大联展论研年座组报交推观培讲征评选招双仪典演晚博洽夏训读朗书运体]"
_EVENT = pattern_of(rf"(?={_MAY_BEGIN})(?!{NO_EVENT})(?:{EVENT})")
# What a notice of such a title brings is policy, a result or a bill, even where it names an event.
_SETTLES = pattern_of(
    r"(?:意见|规划|办法|规定|细则|条例|决定|批复|标准|纲要|报告|公示|通报|名单|结果|规则|指南|管理|目录|预算|收费|经费|立项|复函|建议|职称|资格|考试)"
    r"[》〉”]?(?:[（(][^（）()]{0,12}[）)])?(?:的?(?:通知|公告|函|通告|公示))?[\s\u3000]*\Z"
    r"|(?:公布|公示|表彰|通报|表扬|获奖|入选)[^，。]{0,60}\Z|取消|停止|暂停|禁止|严禁"
)
_HELD = pattern_of(
    rf"[开举组召承实启参](?:(?<=开)展|(?<=举)[办行]|(?<=组)织|(?<=召)开|(?<=承)办|(?<=实)施|(?<=启)动|(?<=参)加)"
    rf"[^。；\n]{{0,60}}?(?={_MAY_BEGIN})(?!{NO_EVENT})(?:{EVENT})"
)
_IS_HELD = pattern_of(rf"{_EVENT.pattern}[^。；，\n]{{0,12}}[将定]于")
OPENING = 500  # code points of the body in which a notice without a title says what it organises


def organises_event(notice: Notice) -> bool:
    """Whether the notice organises an event, by its title, else by the first words of its body.

    关于举办2024年读书节的通知 does; 关于印发活动经费管理办法的通知, 关于公布征文获奖名单的通知 do not.
    """
    title = "".join("".join(notice.quote(e.span).split()) for e in notice.of(ElementKind.TITLE, zones=(Zone.HEAD,)))
    if title:
        about = title[title.find("关于") + 2 :] if "关于" in title else title
        return bool(_EVENT.search(about)) and not _SETTLES.search(about)
    first = next(notice.of(zones=(Zone.BODY, Zone.ENCLOSURE)), None)
    if first is None:
        return False
    text, start, end = notice.text, first.span.start, min(notice.span.end, first.span.start + OPENING)
    is_dated = any(text.find(word, start, end) >= 0 for word in ("将于", "定于"))
    return bool(_HELD.search(text, start, end) or (is_dated and _IS_HELD.search(text, start, end)))
