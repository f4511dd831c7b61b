"""Written forms of lines: what a date, a number, an organ, a title, an attachment's mark look like on a line of their own.

All patterns are bounded; those on `bare` lines expect no white space.
"""

import re

from extractors.patterns import pattern_of

NUMERAL = "[一二三四五六七八九十百]{1,4}"
_FIGURE = r"[\d０-９〇○◯零ＯOo一二三四五六七八九十廿卅]"
SPACES = r"[ \t\u3000\xa0]{0,6}"
DAY = rf"(?:{_FIGURE}{SPACES}){{4}}年{SPACES}(?:{_FIGURE}{SPACES}){{1,3}}月{SPACES}(?:{_FIGURE}{SPACES}){{1,3}}日"
_DAY_LINE = rf"{_FIGURE}{{4}}年{_FIGURE}{{1,3}}月{_FIGURE}{{1,3}}日"

# 成文日期, GB/T 9704-2012, 7.3.5.4: 2021年4月29日, 二〇二一年四月二十九日, 2021.4.29, （2021年4月29日）
DATE_LINE = pattern_of(
    rf"""[（(]?(?:发文日期|成文日期)?[:：]?
    (?: {_FIGURE}{{4}}年{_FIGURE}{{1,3}}月{_FIGURE}{{1,3}}日?
      | {_FIGURE}{{2}}年{_FIGURE}{{1,3}}月{_FIGURE}{{1,3}}日
      | 20\d\d[.\-/／．]\d{{1,2}}(?:[.\-/／．]\d{{1,2}}|月\d{{1,2}}日)
    )[）)]?[。.]?""",
    re.VERBOSE,
)
# One for each of two organs side by side.
DATE_TWICE = pattern_of(rf"(?P<date>{_DAY_LINE})(?P=date)")
LONGEST_DATE = 24  # code points
SHORTEST_DATE = 7  # 21年1月1日
_DATE_FIRST = frozenset("（(发成0123456789０１２３４５６７８９〇○◯零ＯOo一二三四五六七八九十廿卅：:")
_DATE_LAST = frozenset("日）)。.0123456789０１２３４５６７８９〇○◯零ＯOo一二三四五六七八九十廿卅")
_WEAK_LAST = frozenset("日月时点分整半")
_ANY_DATE_LAST = _DATE_LAST | _WEAK_LAST
# A short note's: 教务处　2026.1.16
SHORT_DATE_AT_END = pattern_of(r"(?<![\d.．/-])20\d\d[.．/-]\d{1,2}[.．/-]\d{1,2}$")
# What dates a notice only right below an organ: a day without its year, a month, a date with a common label or its hour.
WEAK_DATE_LINE = pattern_of(
    rf"\d{{1,2}}月\d{{1,2}}日|{_FIGURE}{{4}}年{_FIGURE}{{1,3}}月|日期[:：]{_DAY_LINE}"
    rf"|{_DAY_LINE}(?:上午|下午|晚|凌晨)?\d{{1,2}}(?:[时点](?:\d{{1,2}}分|整|半)?|[:：]\d{{2}})"
)
DATE_AT_END = pattern_of(rf"{DAY}$")
SIGNED_IN_LINE = pattern_of(
    rf"特此[\u4e00-\u9fff]{{2}}。[ \t\u3000\xa0]{{1,40}}(?P<organs>[^。，；：]{{3,60}}?)[ \t\u3000\xa0]{{1,40}}"
    rf"(?P<date>{DAY})(?=[ \t\u3000\xa0]|$)"
)
# A telephone number, too, ends what stands before a signature whose line was lost.
SIGNATURE_AFTER_STOP = pattern_of(
    r"(?:[。；！）)]|(?<!\d)\.(?![A-Za-z0-9])|[ \t\u3000\xa0]{2}|(?<=\d{5})(?=[ \t\u3000\u4e00-\u9fff]))[ \t\u3000\xa0]{0,40}"
    r"(?P<organs>[^。；，：:！]{3,60})$"
)

# Last words of titles: the statutory kinds and the others that offices use.
KINDS = (
    "通知|公告|通告|意见|方案|函|决定|办法|通报|请示|报告|批复|纪要|公报|命令|议案|决议|规定|细则|要点|措施|举措|指引|启事|公示|简章|章程|倡议书"
    "|计划|规划|预案|说明|条例|规则|制度|标准|守则|指南|须知|安排|提示|倡议|答复|讲话|公开信|意见书|任务书|承诺书|邀请函|通知书|指导意见|总结|建议|解读|大纲|纲要|名单|令"
)
_TITLE_TAIL = r"(?:[（(][^（）()]{1,40}[）)]){0,2}[》”]?"
TITLE_END = pattern_of(rf"(?:{KINDS}){_TITLE_TAIL}$")
STRONG_TITLE_END = pattern_of(
    rf"(?:的(?:[\u4e00-\u9fff]{{0,4}}(?:通知|函|公示|意见|决定|通报|批复|报告|请示|说明|启事|公告|通告|复函|决议|公报|答复|邀请函|倡议书?|提示|建议|讲话))|通知|公告|通告){_TITLE_TAIL}$"
)

PRINTED_AT_END = pattern_of(rf"[ \t\u3000\xa0](?P<printed>{DAY}{SPACES}印{SPACES}[发制])$")

# A date with what a page puts behind it, a title with the particulars of a page.
DATE_AND_PAGE = pattern_of(
    rf"(?P<first>{DAY})[ \t\u3000\xa0]{{1,40}}(?=[【\[（(]|附件下载|相关|打印|关闭|分享|扫一扫|来源|编辑|责任编辑|上一篇)"
)
TITLE_AND_PARTICULARS = pattern_of(
    r"(?P<first>[^。：:]{6,120}?)[ \t\u3000\xa0]{1,40}"
    r"(?=[【\[](?:主题分类|发文机构|发文机关|发文字号|成文日期|发布日期|实施日期|有效性|索引号)[】\]])"
)

# 发文字号, 7.2.5
_OPEN, _CLOSE = r"[〔\[［（(【〖〈<＜﹝｛{]", r"[〕\]］）)】〗〉>＞﹞｝}]"
_YEAR = rf"(?:[12１２]{SPACES}[\d０-９]{SPACES}[\d０-９]{SPACES}[\d０-９]|[一二][一二三四五六七八九〇○ＯO零]{{3}})"
_CODE = rf"(?:[\u4e00-\u9fffA-Za-z]{SPACES}){{1,24}}"
YEAR_AND_SERIAL = rf"{_OPEN}{SPACES}{_YEAR}年?{SPACES}{_CLOSE}{SPACES}(?:第{SPACES})?(?:[\d０-９]{SPACES}){{1,6}}(?:[-之—]\d{{1,3}})?号"
_NUMBER = f"{_CODE}{YEAR_AND_SERIAL}"
NUMBER_LINE = pattern_of(
    rf"""['‘“"]?[（(【\[]?(?:(?:发?文(?:字|件)?号|编号|字号|文件编号)[:：]?)?
    (?: {_NUMBER}
      | {YEAR_AND_SERIAL}
      | [\u4e00-\u9fff]{{0,24}}(?:{_YEAR}年?)?第(?:[\d０-９]{{1,6}}|{NUMERAL}|{_FIGURE}{{1,4}})(?:[-之]\d{{1,3}})?号
    )[)）】\]]?""",
    re.VERBOSE,
)
NUMBER_BEFORE_ADDRESS = pattern_of(rf"(?P<first>{_NUMBER})[ \t\u3000\xa0]{{0,20}}(?=[\u4e00-\u9fff])")
TITLE_BEFORE_ADDRESS = pattern_of(
    r"(?P<first>[^。：:]{0,60}关于[^。：:]{4,200}(?:通知|公告|通告|意见|函))"
    r"(?:[ \t\u3000\xa0]{1,20}(?=[\u4e00-\u9fff])|(?=各[省市县区州有单部]))"
)
TITLE_LABEL = pattern_of(
    rf"(?:标{SPACES}题|(?:信息|公文|文件)?名{SPACES}称){SPACES}[:：](?=[^。]{{2,160}}(?:关于|(?:{KINDS})(?:[（(][^（）()]{{1,14}}[）)])?$))"
)
TITLE_BEFORE_BODY = pattern_of(
    rf"(?P<first>[^。，：:；]{{4,90}}?(?:{KINDS})(?:[（(][^（）()]{{1,14}}[）)])?)[ \t\u3000\xa0]{{1,40}}"
    r"(?=(?:为了?|根据|按照|依据|遵照|现将|现就|经|近日|近期|随着|兹|因|由于|鉴于|针对|最近|目前|当前|我[市省县区局校院]"
    r"|本(?:通知|公告|指引|办法|方案|细则|规定|意见)|\d{1,2}月\d{1,2}日)[^ ]{8})"
)
BEHIND_PAGE = pattern_of(
    rf"(?:(?:转发[:：]?)?[^：:。>＞»|]{{0,60}}?关于[^：:。]{{4,160}}|[\u4e00-\u9fff]{{2,20}}{YEAR_AND_SERIAL}|各[^。：:]{{2,900}}[：:]"
    rf"|[^：:。\s]{{2,60}}(?:人民政府|委员会|局|厅)[：:])"
)
# 文号：示教〔2024〕12号发布日期：…; （2024年4月1日示范县人民政府示政〔2024〕3号文发布）
NUMBER_WITHIN = pattern_of(
    rf"文{SPACES}(?:字{SPACES})?号{SPACES}[:：|｜]{SPACES}(?P<labelled>[\u4e00-\u9fff]{{2,20}}{YEAR_AND_SERIAL})(?=\s|发布|公开|成文|生成|有效|主题|$)"
    rf"|(?:政府|办公[厅室]|委员会|[局厅部院])(?P<issued>[\u4e00-\u9fff]{{2,8}}{YEAR_AND_SERIAL})文?(?:发布|公布|印发)[）)]$"
)
MARK_AND_MORE = pattern_of(r"(?P<first>[^。，：:（(]{3,40}?文件)[ \t\u3000\xa0]{2,60}(?=[\u4e00-\u9fff])")
# 示教〔2024〕12号 2024年4月1日; some lists keep the year alone.
NUMBER_AND_DATE = pattern_of(rf"(?P<first>[（(]?{_NUMBER})[ \t\u3000\xa0，,]{{1,20}}(?:{DAY}|20\d\d年(?:\d{{1,2}}月)?)[）)]?$")
MARK_AND_NUMBER = pattern_of(
    rf"(?P<first>[^。，：:（(]{{3,60}}?(?:文{SPACES}件|{SPACES}令|公告|通告|公函|便函)[ \t\u3000\xa0]{{1,60}}){_NUMBER}$"
)
NUMBER_AND_MORE = pattern_of(
    rf"(?P<first>{_NUMBER})(?:[ \t\u3000\xa0]{{1,60}}(?=签{SPACES}发|[\u4e00-\u9fff（]{{0,30}}(?:关于|印发|转发))"
    rf"|[ \t\u3000\xa0]{{0,60}}(?=附件\d{{0,2}}[：:]?$))"  # 示教函〔2020〕16号附件1, where all line ends were lost
)
TITLE_AND_NUMBER = pattern_of(
    rf"(?P<first>[^。：:]{{6,120}}?(?:通知|意见|公告|通告|方案|办法|决定|函|通报|批复|规定|报告|请示|纪要))"
    rf"[ \t\u3000\xa0]{{0,20}}(?:{_OPEN}{_NUMBER}{_CLOSE}|{_NUMBER})$"
)
SIGNATORY = pattern_of(r"签发人?[:：]")
COPY_NUMBER = pattern_of(r"№?[:：]?0\d{2,6}|份号[:：]?\d{1,8}")
CLASSIFICATION = pattern_of(r"(?:绝密|机密|秘密|内部)(?:[★☆*][\u4e00-\u9fff0-9]{0,6})?")
URGENCY = pattern_of(r"(?:(?:紧急程度|等级)[:：]?)?(?:特急|加急|急件|平急|特提)(?:[·•、.．]?(?:明电|密电))?|(?:内部)?明电")

SUBTITLE = pattern_of(r"[（(].{0,60}(?:通过|批准|修订|修正|公布|发布|施行|年.{1,3}月.{1,3}日).{0,40}[）)]")
ISSUER_MARK = pattern_of(
    r".{2,60}(?:(?<=[局厅委府部会院室])(?:发电|明传电报|传真电报|电报)"
    r"|文件|便函|公函|函件|（便函）|公用笺|信笺|部令|主席令|人民政府令|委员会令)"
)
_MARK_LAST = frozenset("电报件函）笺令")

# 主送机关, 7.3.2: what the words before the colon are about.
ADDRESSED = pattern_of(
    r"各|全|有关|直属|所属|相关|机关|[局厅委办院校会室处科所站队行社府部署]|政府|公司|单位|部门|同志|老师|教师|同学|学生|家长|朋友|员|先生|女士|中心|集团|企业|[市县区省州乡镇]|人士|居民|干部|代表|旅客|用户|业主|医|党|民"
)
_OTHER_LABELS = "|".join(
    [
        "如下",
        "措施",
        "事项",
        "通知",
        "公告",
        "通告",
        "内容",
        "决定",
        "要求",
        "意见",
        "原则",
        "规定",
        "方式",
        "时间",
        "地点",
        "主题",
        "对象",
        "条件",
        "联系人",
        "电话",
        "附件",
        "附",
        "来源",
        "作者",
        "日期",
        "名单",
        "安排",
        "说明",
        "标准",
        "范围",
        "目的",
        "指出",
        "强调",
        "表示",
        "有关问题",
        "以下几点",
        "主办",
        "承办",
        "协办",
        "主办单位",
        "承办单位",
        "协办单位",
        "责任单位",
        "牵头单位",
        "支持单位",
        "发电单位",
        "发电机关",
        "指导单位",
        "指导思想",
        "公布",
        "公示",
        "工作",
        "包括",
        "依据",
        "材料",
        "如次",
        "情况",
        "注",
    ]
)
NOT_ADDRESSED = pattern_of(rf"(?:{_OTHER_LABELS})的?[:：]?$")
# Words of a first paragraph that ends with a colon, never of an addressee.
SAYS_WHY = pattern_of(r"贯彻|根据|关于|为[了进深落加推支做有规充]|现[就将]|制定|结合.{1,12}实际|进一步|发布了?|出台")
STARTS_ADDRESS = pattern_of(
    r"各|全[市省县区校院体国]|有关|局[属机]|[市省县区州校院]直|本[市省县区校院局]|尊敬的|亲爱的|机关|直属|所属|相关|驻|中央"
)
BODY_START = pattern_of(
    r"为|根据|按照|依据|遵照|现将|现就|经|近|接|今|随着|兹|因|由于|由|结合|在|自|最近|目前|当前|鉴于|针对|依照|定于|拟于|我[市省县区局校院部委厅]|你|“|《|[12]\d{3}年|一年|感谢"
)

# 附件
_COUNT = r"[\d０-９一二三四五六七八九十]{1,3}"
# What tells the number of 附件1 2026年报名表 and of 附件1 BIM比赛规则, whose spaces are gone.
_BEFORE_YEAR = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?=(?:19|20)\d\d[年-]|[A-Z]{2})"
_NOTE_COUNT = rf"{_COUNT}(?:[-—－]\d{{1,2}})?"
ATTACHMENT_MARK = pattern_of(rf"[【\[（(]?附(?:件|表|录|图|)?(?:{_COUNT}(?:[-—.－]\d{{1,2}})?)?[：:]?[】\]）)]?")
ATTACHMENT_HEAD = pattern_of(
    rf"[【\[（(]?附(?:件|表|录|图)?{_COUNT}?(?:[：:.．、）)】\]]|(?<=[\d一二三四五六七八九十])(?=[\u4e00-\u9fff《“]))"
    rf"|附件{_BEFORE_YEAR}"
)
NOTE_HEAD = pattern_of(
    rf"[【\[（(]?附(?:件|表|图|录)?(?:{_NOTE_COUNT})?[】\]）)]?(?:[（(][^（）()]{{2,20}}[）)])?(?:[：:；]|(?<=件)(?=《)|[.．、](?=\D))"
    rf"|(?:[相有]关)?附件(?:下载|列表|清单)?(?:[：:]|$)|附件(?:{_COUNT}(?=[\u4e00-\u9fff《“])|{_BEFORE_YEAR})"
)
NOTE_ITEM = pattern_of(rf"(?:{_COUNT}[.．、:：，]|[（(]{_COUNT}[）)]|[①-⑳]|附(?:件|表|图|录)?{_NOTE_COUNT}|附[：:])")
FILE_LINE = pattern_of(r"[^。]{2,100}\.(?:docx?|xlsx?|pdf|rar|zip|wps|et|pptx?|jpe?g|png|txt)(?:[（(].{0,20}[）)])?", re.IGNORECASE)

ANNOTATION = pattern_of(r"[（(【](?!盖?章|略).{2,120}[）)】]。?")
ANNOTATION_BEFORE = pattern_of(r"[（(](?:此件|联系人|信息公开|公开属性|本文有|此文).{0,120}[）)]")
COPIED_TO = pattern_of(r"(?:抄\s{0,4}[送报]|分\s{0,2}送|厅内发送|局内发送|内部发送|本局发|报送|[报送])[:：]|抄送")
THEME_WORDS = pattern_of(r"主题词[:：]")
LONGEST_PRINTING = 90  # code points
_DAY_PRINTED = pattern_of(rf"{_FIGURE}{{1,4}}日印(?:发|制)?[）)]?$")
_COPIES = pattern_of(r"[（(]?共印\d{1,6}份[）)]?")

NOTE_IN_LINE = pattern_of(r"[。；！）)][ \t\u3000\xa0]{1,40}(?=附[ \u3000]{0,4}件[\d一二三]?[:：])")
REST_OF_CLOSE = pattern_of(r"(?:ps|PS|注|备注|附|联系|地址|电话|抄)")
ITEM_NOUNS = (
    "[表单册书卷图证卡]|回执|要求|流程|方式|材料|模板|格式|样式|附件|代码|二维码"
    "|标识|海报|账号|密码|情况|目录|概况|简介|名额|指标|课题|题目"
)


def may_end_date(bare: str) -> bool:
    """Whether the line ends with a character with which dates end, those that `is_weak_date` knows among them.

    >>> may_end_date("5月8日上午9时"), may_end_date("示范县教育局")
    (True, False)
    """
    return bare[-1] in _ANY_DATE_LAST or bare[-1].isdecimal()


def is_date(bare: str) -> bool:
    """Whether the line is a date and nothing else.

    >>> is_date("二○二一年四月九日"), is_date("2021年4月9日前")
    (True, False)
    """
    if not SHORTEST_DATE <= len(bare) <= LONGEST_DATE or bare[0] not in _DATE_FIRST:
        return False
    if bare[-1] not in _DATE_LAST and not bare[-1].isdecimal():
        return False
    return DATE_LINE.fullmatch(bare) is not None or DATE_TWICE.fullmatch(bare) is not None


def is_weak_date(bare: str) -> bool:
    """Whether the line is a date only where an organ stands right above it.

    >>> is_weak_date("5月8日"), is_weak_date("2021年5月8日上午9时"), is_weak_date("5月8日前")
    (True, True, False)
    """
    if len(bare) > LONGEST_DATE or (bare[-1] not in _WEAK_LAST and not bare[-1].isdecimal()):
        return False
    return WEAK_DATE_LINE.fullmatch(bare) is not None


def is_attachment_mark(bare: str) -> bool:
    """Whether the line is the mark of an attachment and nothing else.

    >>> is_attachment_mark("附件2："), is_attachment_mark("附件2：报名表")
    (True, False)
    """
    return "附" in bare[:2] and ATTACHMENT_MARK.fullmatch(bare) is not None


def heads_note(bare: str) -> bool:
    """Whether the line begins as an attachment note does.

    >>> heads_note("附件：1.报名表"), heads_note("请附报名表。")
    (True, False)
    """
    return "附" in bare[:3] and NOTE_HEAD.match(bare) is not None


def is_issuer_mark(bare: str) -> bool:
    """Whether the line ends as the marks of issuers do (7.2.4).

    >>> is_issuer_mark("示范县教育局文件"), is_issuer_mark("示范县教育局")
    (True, False)
    """
    return bare[-1] in _MARK_LAST and ISSUER_MARK.fullmatch(bare) is not None


def is_printing(bare: str) -> bool:
    """Whether the line says who printed the document and when (7.4.3).

    >>> is_printing("示范县教育局办公室2021年4月29日印发"), is_printing("请于5月8日印发方案")
    (True, False)
    """
    if len(bare) > LONGEST_PRINTING:
        return False
    return ("日印" in bare and _DAY_PRINTED.search(bare) is not None) or ("共印" in bare and _COPIES.fullmatch(bare) is not None)
