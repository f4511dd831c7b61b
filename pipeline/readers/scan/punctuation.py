"""Punctuation as recognition gives it, made the punctuation that was printed, where the signs around it leave no doubt.

Words, names and digits are never mended by guess; web addresses, e-mail addresses, telephone numbers and times stay as they are.
"""

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
FULL = "，。；：？！、（）《》〈〉“”‘’〔〕【】"
KEEPER = "\ue000"  # stands for a stretch that is kept as it is
NEAR = f"[{HAN}{FULL}]"

# Addresses of the web and of mail, times, telephone numbers with their area code in brackets.
KEPT = re.compile(
    r"""
    (?:[A-Za-z]{2,10}://|www\.)[\x21-\x7e]{0,300}[A-Za-z0-9/_=&\#-]
    | [A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,5}
    | (?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)
    | \(0\d{2,3}\)(?=\s?\d)
    """,
    re.VERBOSE,
)
PAGE_NUMBER = re.compile(r"[-–—一_~]{1,2}\s{0,2}(\d{1,3})\s{0,2}[-–—一_~]{1,2}")
PAIR = re.compile(r"[(（]([^()（）\n]{1,80})[)）]")
QUOTED = re.compile(r'"([^"\n]{1,60})"')
HAN_SIGN = re.compile(f"[{HAN}]")
WIDE = str.maketrans(":,;?!.()", "：，；？！。（）")

# In this order: what a rule makes full-width, the next ones count as Chinese.
RULES = (
    # The brackets of a 发文字号, of which one at least is angular: （2024） is what some offices print.
    (re.compile(r"\s?[\[［〔]((?:19|20)\d\d)[\]］〕)）](?=\s?第?\s?\d{1,5}\s?号)"), r"〔\1〕"),
    (re.compile(r"[(（]((?:19|20)\d\d)[\]］〕](?=\s?第?\s?\d{1,5}\s?号)"), r"〔\1〕"),
    # The same where the line ends before the number.
    (re.compile(rf"(?<=[{HAN}])[\[［〔]((?:19|20)\d\d)[\]］〕](?=\d{{0,5}}$)"), r"〔\1〕"),
    # （一） and 一、 before a heading.
    (re.compile(rf"^(\s{{0,20}})[（(][-–—][）)](?=\s?[{HAN}“《])"), r"\1（一）"),
    (re.compile(rf"^(\s{{0,20}})[-–—](?=、[{HAN}“《])"), r"\1一"),
    # Letters between digits.
    (re.compile(r"(?<=\d)[OoＯ](?=\d)"), "0"),
    (re.compile(r"(?<=\d)[lI|](?=\d)"), "1"),
)
YEAR = re.compile(r"(?<![一二三四五六七八九\d])[一二][一二三四五六七八九〇零0○OoＯ◯]{3}(?=年)")
ZEROS = str.maketrans("0○OoＯ◯", "〇〇〇〇〇〇")
DASHES = re.compile(rf"(?<={NEAR})(?:[-–—]{{2}}|[-–])(?={NEAR})")
SIGN = re.compile(rf"(?<=[{HAN}{FULL}{KEEPER}])\s?[:,;?!](?={NEAR})|(?<={NEAR})\s?[:,;?!]|(?<=\d)[,;](?={NEAR})")
STOP = re.compile(rf"(?<={NEAR})\.(?=$|\s?{NEAR})|(?<={KEEPER})\.(?=$|{NEAR})|(?<=\d[{HAN}])\.$")
BRACKET = re.compile(rf"[()](?={NEAR})|(?<={NEAR})[()]")


def normalise_punctuation(line: str) -> str:
    """A recognised line with the punctuation of Chinese print.

    >>> normalise_punctuation("联系人:程望舒,电话:0551-62831507;时间:9:30")
    '联系人：程望舒，电话：0551-62831507；时间：9:30'
    >>> normalise_punctuation("皖文旅发〔2024]37号")
    '皖文旅发〔2024〕37号'
    >>> normalise_punctuation("(-)启动仪式(见附件1)")
    '（一）启动仪式（见附件1）'
    >>> normalise_punctuation("-1-"), normalise_punctuation("一 12 一")
    ('— 1 —', '— 12 —')
    >>> normalise_punctuation("详见http://a.example.cn/b?c=1,d;邮箱ahdushuji@163.com.")
    '详见http://a.example.cn/b?c=1,d；邮箱ahdushuji@163.com。'
    >>> normalise_punctuation("二O二四年七月,共2O24册.")
    '二〇二四年七月，共2024册。'
    >>> normalise_punctuation('"书香润沃野"--读书季')
    '“书香润沃野”——读书季'
    >>> normalise_punctuation("Tel: (0551)62831507, ext. 2")
    'Tel: (0551)62831507, ext. 2'
    """
    number = PAGE_NUMBER.fullmatch(line.strip())
    if number:
        return f"— {number[1]} —"
    if not HAN_SIGN.search(line):
        return line
    words = line.replace(KEEPER, "")
    kept = KEPT.findall(words)
    words = KEPT.sub(KEEPER, words)
    for pattern, by in RULES:
        words = pattern.sub(by, words)
    words = YEAR.sub(lambda match: match[0].translate(ZEROS), words)
    words = QUOTED.sub(lambda match: f"“{match[1]}”" if HAN_SIGN.search(match[1]) else match[0], words)
    words = PAIR.sub(_pair, words)
    words = BRACKET.sub(_wide, words)
    words = DASHES.sub(lambda match: "—" * len(match[0]), words)
    words = STOP.sub(_wide, SIGN.sub(_wide, words))
    for stretch in kept:
        words = words.replace(KEEPER, stretch, 1)
    return words


def _wide(match: re.Match[str]) -> str:
    return match[0].strip().translate(WIDE)


def _pair(match: re.Match[str]) -> str:
    """Two brackets are of one kind: Chinese where one of them is already, or where Chinese stands beside or between them."""
    around = match.string[max(0, match.start() - 1) : match.start()] + match.string[match.end() : match.end() + 1]
    chinese = "（" in match[0] or "）" in match[0] or HAN_SIGN.search(match[1] + around)
    return f"（{match[1]}）" if chinese else match[0]
