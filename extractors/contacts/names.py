"""Names of persons: whether a word is one, and where one stands in a word that holds an office, too."""

from functools import cache, lru_cache
from itertools import pairwise

from extractors.lexicon import read_columns
from extractors.patterns import HAN, pattern_of

SPACE = r"[ \t\u3000\xa0]"
# What follows or precedes a name without being part of it.
TITLE = (
    "副?(?:处长|科长|局长|厅长|司长|主任|部长|院长|校长|所长|站长|馆长|股长|队长|书记|经理|会长|秘书长|组长|园长|教授|研究员|科员|干事|主席"
    "|参谋|秘书|助理|专员|总监|主管|理事长|政委|支书)"
    "|同志|师傅|老师|教师|先生|女士|小姐|医生"
)
AFTER_NAME = pattern_of(rf"(?:(?:{TITLE})[收处转]?|收|(?<={HAN}{{3}})[处转])$")
BEFORE_NAME = pattern_of(rf"^(?:{TITLE}|专干|科员|驾驶员|班主任|辅导员|联络员|联系人|负责人|校医|专职)")
# With the surname alone the form of address stays: 林老师, 凌先生, 陈工.
ADDRESSED = pattern_of(rf"(?:{TITLE}|工|总|医生|主任)")
DOTTED = pattern_of(rf"{HAN}{{1,8}}(?:[·•‧・∙]{HAN}{{1,8}}){{1,3}}")
# Characters that stand in words about notices, hardly ever in given names.
NO_GIVEN = frozenset(
    "的了是在不与或及等此这每各请将把被须们你我他它什么吗呢啊很也还就但并且所部局厅处室院系级班校区县市乡街号楼层店厂司站款项条件表册报"
    "证票券费税价额币角分秒届期次第后内外左右下里间电话箱址编码网页附填写签审核查询咨络系单位员组会办务者式案料题目类型种量数值率比技训奖"
    "荐选拟局委教管做到给时打拨接请于无止用就让使做件套台项篇幅午晚点线访问拿送交通过按照"
)
# Surnames too rare or too common as words for a name by themselves: only where the place says that one stands there.
RARE_SURNAMES = frozenset("楼鹿凡占智药羽纵冒闭磨拓钏渠顿阿候泰皇咎茶刑佗彦户隽尧荔门伦圣类法言福锁帖拜栋朵宛崇岐敦牙矣虔腊菊淮")
AFTER_SIZE = 5  # characters of the longest title with a 收 behind it (副秘书长收)
SHORTEST_LONG = 4  # characters of a name that is longer than most (王泽仁示)
# Characters that end words about offices, places and papers, never a name with characters of NO_GIVEN in it.
LONE_PAIRS = 4  # characters of an even run that are two names of two
NO_LAST = frozenset("部局厅处室院系级班校区县市乡街楼层店厂司站款项表册报证票费组团委科员们的者式类率比后前内外")
# Words for work, places and uses that begin with a surname and stand before numbers where a name could: 招生：66011234.
_USES = (
    "招生 招聘 应聘 招商 招标 管理 代理 支援 融合 融资 储备 施工 养殖 养老 养护 修缮 商贸 仲裁 申诉"
    " 应诉 和解 谈判 展示 展览 展馆 游览 游客 党政 党群 路政 家政 公路 车队 包车 练车 年检 安检 安防"
    " 堵漏 封控 火警 门房 门卫 司机 司仪 柴油 石油 季度 周刊 高考 查档 毕业生 尤其 何其 初中 初一 初二"
    " 初三 初小 全日 融媒体 全媒 全科 官微 官方 双高 双拥 利民 利企 关心 包裹 连锁 危重 国库 党务 党工委"
    " 高教 高职 高企 成教 成招 单招 单证 农经 农险 农资 农药 农保 农合 农牧 农村 农机手 水保 水价 水费"
    " 水厂 水政 水文 车管 车险 车务 车检 文秘 文印 文保 文综 文宣 文博 时尚 公积金 公证 公管 公交 平面"
    " 平价 金工 管乐 管护 管网 田径 田管 田长 花样 花木 花卉 舒心 易制毒 易返贫 寿险 毛坯 常务 常委 常见"
    " 包保 支农 支边 史地 解说 古建 古树 经侦 通关 通联 通行 连线 查询 查验 查控 申论 容缺 秋招 秋粮"
    " 夏招 夏粮 干修 干训 干休 能耗 能评 越野 越剧 鲁菜 秦腔 封闭 满意度 相声 温控 危化品 危废 池塘 华东"
    " 华南 华北 华中 东北 东南 权籍 权属 计算机 计统 计信 红十字 红领巾 苗圃 游泳 步行 毕业 智慧 智能"
    " 智库 药品 药械 药监 药政 药化 户籍 户政 户外 占道 冒领 门诊 门店 圣诞 火灾 伦理 海事 海运 林长"
    " 林政 林改 茶艺 茶叶 刑侦 刑事 边防 边检 程序 房改 费用 费控 付款 国安 国保 洪涝 洪水 家教 家电"
    " 康复 康养 陆运 路桥 路网 明厨 强戒 任免 山林 商标 商服 商管 师训 石化 卫监 许可 星级 游戏 展演"
    " 展陈 展务 战训 战备 周边 周末 居委 居民 云计算 东莞 冠名 宁南 化工 化验"
)
USES = frozenset(_USES.split())
# Posts that begin with a surname: no 林老师.
POSTS = frozenset(("班主任", "班组长", "班队长", "车队长", "农会长", "商会长", "党支书", "高工"))


@cache
def _forms(kind: str) -> frozenset[str]:
    """The forms of a kind in the lexicon: surname (one character), compound (two), name_part, word (no name)."""
    return frozenset(row[0] for row in read_columns("surnames")[1] if row[1] == kind)


@cache
def _name_parts() -> tuple[str, ...]:
    return tuple(sorted(_forms("name_part")))


@cache
def _places() -> frozenset[str]:
    """Names and short names of places, which look like names of persons: 柯桥, 金华."""
    columns, rows = read_columns("regions")
    return frozenset(row[columns.index("short")] for row in rows)


def is_short_place(word: str) -> bool:
    """Whether a word is the short name of a place: 柯桥, 金华."""
    return word in _places()


def is_common(word: str) -> bool:
    """Whether a word that begins with a surname is a common word: 时间, 平台."""
    return word in _forms("word") or word in USES


def is_surname(character: str) -> bool:
    """Whether one character is a surname."""
    return character in _forms("surname")


def is_name(word: str) -> bool:
    """Whether a word without spaces is a person's name.

    >>> [is_name(word) for word in ("王示范", "欧阳示范", "阿依·示范", "乌云其木格", "时间", "教务处", "柯桥")]
    [True, True, True, True, False, False, True]
    """
    if "·" in word or "•" in word or "‧" in word or "・" in word:
        return DOTTED.fullmatch(word) is not None
    size = len(word)
    if not 2 <= size <= 6 or is_common(word) or word.endswith("公章"):
        return False
    if size <= 4 and word[:2] in _forms("compound") and size >= 3 and not NO_GIVEN.intersection(word[2:]):
        return True
    if word[0] in _forms("surname") and size <= 3 and not NO_GIVEN.intersection(word[1:]):
        return True
    return _has_parts(word)


def _has_parts(word: str) -> bool:
    """Whether a name without a surname begins and, if long, ends as such names do (扎西次仁, 乌云其木格)."""
    rest, parts = word, _name_parts()
    if not word.startswith(parts):
        return False
    for part in parts:
        rest = rest.replace(part, "")
    return len(rest) <= 2 and not NO_GIVEN.intersection(rest)


def looks_like_name(word: str) -> bool:
    """Whether a word has the shape of a name, though characters that are rare in names: a person only where the place says so.

    >>> [looks_like_name(word) for word in ("王示会", "李班示", "时间", "教务处", "活动方案")]
    [True, True, False, False, False]
    >>> [looks_like_name(word) for word in ("郧示范", "马合示提", "马上报名")]
    [True, True, False]
    """
    if not 2 <= len(word) <= SHORTEST_LONG or (word[0] not in _forms("surname") and word[0] not in RARE_SURNAMES):
        return False
    if word in USES or word[-1] in NO_LAST or is_common(word[:2]) or is_common(word):
        return False
    return len(word) < SHORTEST_LONG or not (NO_GIVEN.intersection(word[1:]) or is_common(word[2:]))


def is_addressed(word: str) -> bool:
    """Whether a name is a surname with a form of address.

    >>> is_addressed("李老师"), is_addressed("李示范")
    (True, False)
    """
    return is_surname(word[0]) and ADDRESSED.fullmatch(word, 1) is not None


def spaced_name(text: str, places: list[int]) -> int:
    """How many of the characters at `places`, which stand apart, are the first name; 0 where none is.

    A wider space ends the name; in an even run two or three characters do, so that another surname follows or nothing.

    >>> text = "李 明  王 红"; spaced_name(text, [0, 2, 5, 7])
    2
    >>> [spaced_name(text, list(range(0, len(text), 2))) for text in ("张 伟 丽", "李 明 王 红", "张 伟 丽 王 红", "地 点")]
    [3, 2, 3, 0]
    """
    gaps = [b - a for a, b in pairwise(places)]
    wide = next((i + 1 for i, gap in enumerate(gaps) if gap > min(gaps)), None)
    run = places[:wide]
    for size in (3, 2) if len(run) != LONE_PAIRS else (2,):
        word = "".join(text[place] for place in run[:size])
        goes_on = len(run) <= size or (len(run) > size + 1 and is_surname(text[run[size]]))
        if len(word) == size and is_surname(word[0]) and is_name(word) and goes_on:
            return size
    return 0


def is_doubtful(word: str) -> bool:
    """Whether what looks like a name is a place's or begins like another word: a person only where a label or list says so.

    >>> is_doubtful("柯桥"), is_doubtful("高中组"), is_doubtful("王示范")
    (True, True, False)
    """
    return is_short_place(word) or is_common(word[:2])


@lru_cache(maxsize=2048)  # each word of a line of contacts is asked about in several places
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
    if word in POSTS:
        return None
    if end and is_surname(word[0]) and ADDRESSED.fullmatch(word, 1):
        return 0, end
    if word[:2] in _forms("compound") and ADDRESSED.fullmatch(word, 2):
        return 0, end
    before = BEFORE_NAME.match(word)
    if before and len(word) > before.end():
        start = before.end()
    after = AFTER_NAME.search(word, max(start + 2, end - AFTER_SIZE)) if end - start > 3 else None
    if after:
        end = after.start()
    return (start, end) if is_name(word[start:end]) else None
