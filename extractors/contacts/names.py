"""Names of persons: whether a word is one, and where one stands in a word that holds an office, too."""

import re
from functools import cache

from extractors.lexicon import read_columns

SPACE = r"[ \t\u3000\xa0]"
# What follows or precedes a name without being part of it.
TITLE = (
    "副?(?:处长|科长|局长|厅长|司长|主任|部长|院长|校长|所长|站长|馆长|股长|队长|书记|经理|会长|秘书长|组长|园长|教授|研究员|科员|干事|主席)"
    "|同志|老师|教师|先生|女士|小姐|医生"
)
AFTER_NAME = re.compile(rf"(?:(?:{TITLE})[收处转]?|收|(?<=[\u4e00-\u9fff]{{3}})[处转])$")
BEFORE_NAME = re.compile(rf"^(?:{TITLE}|专干|科员|驾驶员|班主任|辅导员|联络员|联系人|负责人|校医|专职)")
# With the surname alone the form of address stays: 林老师, 凌先生, 陈工.
ADDRESSED = re.compile(rf"(?:{TITLE}|工|总|医生|主任)")
DOT = "·•‧・∙●．."
DOTTED = re.compile(rf"[\u4e00-\u9fff]{{1,8}}(?:[·•‧・∙][\u4e00-\u9fff]{{1,8}}){{1,3}}")
# Characters that stand in words about notices, hardly ever in given names.
NO_GIVEN = frozenset(
    "的了是在不与或及等其此这每各请将把被应须可从以们你我他它什么吗呢啊很也还就但并且所部局厅处室院系级班校区县市镇乡村街号楼层栋店厂司站款项条件表册报"
    "证票券费税价额币角分秒届期次第前后内外左右下里间电话传箱址编码网页附填写签审核查询咨络联系单位员组会办务者式案料材题目类型种量数值率比技术培训赛奖"
    "荐选拟局委政教育管理做到给时打拨接加请于若如有无至起止用就让使做件套台项篇幅周午晚点线访问拿送交通过按照"
)
# Words that begin with a surname and look like a name.
NO_NAMES = frozenset(
    """水资源 农产品 时间 时限 平台 平时 安全 平安 高中 高校 高职 高新 高等 全国 全省 全市 全体 全区 全县 常规 常年 关于 计划 计算 师资 师范 成绩 成果 方案 方向 方式 文化 文明
    文艺 文字 文旅 金融 金额 水利 水务 农业 农村 农民 双方 双创 双语 广播 广告 应急 应用 应届 司法 经济 家长 家庭 和谐 和平 历史 公安 公共 公开 公告 公示
    公益 公立 房产 房屋 房地产 能力 能源 通知 通讯 通信 强化 连续 温馨 简章 简历 须知 有关 有效 权益 解放 党建 党员 国家 国防 国际 国庆 国企 国资
    后勤 海洋 海关 古诗 白天 元旦 元月 万元 车辆 车间 车次 林业 林草 花卉 苗木 商务 商业 商品 红军 武装 武术 祖国 宣传 宣讲 宾馆 余额 黄金 金牌
    银行 银牌 冷链 路线 相关 相应 明天 明确 明年 成功 成立 成品 从事 从业 利用 管道 蓝天 蓝色 红色 绿色 青年 青少年 白色 黑色 马上 关爱 关键 关注
    和美 阳光 阳历 雷电 华侨 华为 强国 強国 易地 空白 空调 满意 满分 温暖 温泉 水电 水质 水产 安装 安排 安保 安监 安置 包装 包括 包含 伍员 都市 都是 别墅
    充电 经典 经贸 经信 经管 明细 卫生 卫健 卫计 支持 支付 支行 计财 计生 计量 史志 史料 党史 国史 校史 宁静 冬季 夏季 秋季 春季 夏令营 秋冬 夏秋 秋学期
    查阅 查收 查看 顾客 顾问 宗教 宗旨 尚未 习惯 习题 向上 向善 万人 万里 方便 方法 方面 方可 时代 时事 时政 时长 毛笔 毛巾 成人 成本 成年 成长 盛大 盛典
    左右 左侧 终身 终端 终审 农林 农科 农机 农技 农商 牧业 渔业 车站 车牌 江苏省 安徽省 云南省 广东省 广西 海南省 宁夏 家属 容易 容量 干部 干事 印刷 印章
    印象 宿舍 空气 空间 空中 荣誉 雷锋 舒适 曲艺 曲目 项目 于是 乐器 乐团 乐园 皮肤 仪式 幸福 童年 童谣 童话 童心 巩固 巴士 牛奶 羊毛 通报 通道 通用
    广场 广大 广电 古籍 古典 古代 白酒 元素 单词 单价 单元 单独 单科 易班 戈壁 申报 申请 申领 申办 权威 权限 盖章 公章 公文 公历 公寓 公租 万物 满足
    汪洋 米饭 明星 计时 计分 解读 解答 解释 解决 应对 支教 管委 管护 管控 房管 干旱 干净 经费 经办 经营 巫术 乌镇 弓箭 山区 山水 谷物 全程 全年 全天 全校
    仰卧 甘蔗 祖孙 武警 武汉 文具 文体 文博 文史 文献 文创 文教 文本 文物 文科 文书 东方 东区 东部 东门 南区 西区 北区 利率 师德 师生 师傅 师徒 严格 严禁
    严肃 严重 危险 危化 危房 梅花 林地 林权 高温 高层 高级 高铁 高速 高三 高二 高一 蔡甸 盛会 景区 景点 龙舟 龙头 幸运 白板 蒲公英 蓄水 党内 党外 党风
    国旗 国歌 国学 国画 国税 国土 国有 文档 桥梁 路灯 路径 路段 路况 米面 贝类 计费 戴口罩 谈话 茅台 熊猫 纪念 纪律 纪委 纪检 舒展 屈原 祝福 祝贺 董事
    杜绝 席位 席卡 麻醉 强调 强制 强县 贾湖 娄底 童趣""".split()
)


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Surnames of one character, of two, and what names without a surname are made of."""
    _, rows = read_columns("surnames")
    kinds = {kind: tuple(row[0] for row in rows if row[1] == kind) for kind in ("surname", "compound", "name_part")}
    return frozenset(kinds["surname"]), frozenset(kinds["compound"]), kinds["name_part"]


@cache
def _places() -> frozenset[str]:
    """Names and short names of places, which look like names of persons: 柯桥, 金华."""
    columns, rows = read_columns("regions")
    return frozenset(row[columns.index("short")] for row in rows)


def is_surname(character: str) -> bool:
    """Whether one character is a surname."""
    return character in _surnames()[0]


def is_name(word: str) -> bool:
    """Whether a word without spaces is a person's name.

    >>> [is_name(word) for word in ("王示范", "欧阳示范", "阿依·示范", "乌云其木格", "时间", "教务处", "柯桥")]
    [True, True, True, True, False, False, True]
    """
    single, compound, parts = _surnames()
    if "·" in word or "•" in word or "‧" in word or "・" in word:
        return DOTTED.fullmatch(word) is not None
    size = len(word)
    if not 2 <= size <= 6 or word in NO_NAMES or word.endswith("公章"):
        return False
    if size <= 4 and word[:2] in compound and size >= 3 and not NO_GIVEN.intersection(word[2:]):
        return True
    if word[0] in single and size <= 3 and not NO_GIVEN.intersection(word[1:]):
        return True
    return _has_parts(word, parts)


def _has_parts(word: str, parts: tuple[str, ...]) -> bool:
    """Whether a name without a surname begins and, if long, ends as such names do (扎西次仁, 乌云其木格)."""
    rest = word
    for part in parts:
        rest = rest.replace(part, "")
    return word.startswith(parts) and len(rest) <= 2 and not NO_GIVEN.intersection(rest)


def is_doubtful(word: str) -> bool:
    """Whether what looks like a name is a place's or begins like another word: a person only where a label or list says so.

    >>> is_doubtful("柯桥"), is_doubtful("高中组"), is_doubtful("王示范")
    (True, True, False)
    """
    return word in _places() or word[:2] in NO_NAMES


def read_name(word: str) -> tuple[int, int] | None:
    """Where the name stands in a word that is a person with or without a title; None where it is no person.

    >>> word = "副处长王示范"; start, end = read_name(word); word[start:end]
    '王示范'
    >>> word = "李示范老师"; start, end = read_name(word); word[start:end]
    '李示范'
    >>> read_name("林老师"), read_name("陈工"), read_name("活动方案")
    ((0, 3), (0, 2), None)
    """
    start, end = 0, len(word)
    if end and is_surname(word[0]) and ADDRESSED.fullmatch(word, 1):
        return 0, end
    if word[:2] in _surnames()[1] and ADDRESSED.fullmatch(word, 2):
        return 0, end
    before = BEFORE_NAME.match(word)
    if before and len(word) > before.end():
        start = before.end()
    after = AFTER_NAME.search(word, start + 2) if end - start > 3 else None
    if after:
        end = after.start()
    return (start, end) if is_name(word[start:end]) else None
