"""Persons whom running words name for questions: 可问王示范老师, 由年级组长李样例负责, 请与张示同志联系."""

import re
from collections.abc import Iterator

from extractors.contacts.names import TITLE, is_doubtful, is_name, read_name
from extractors.contacts.organizations import find_office, is_organization, split_person
from extractors.contacts.uses import USE
from extractors.patterns import HAN, pattern_of

# Verbs whose object is asked or called: a bare name is enough before a number.
ASK = pattern_of(
    r"""(?<![查寻])找(?![到出准回寻补差零]) | (?<![学访提疑反慰顾])问(?![题卷答询候责]) | (?<!保持)联系(?![人点实群方地]|电话)
      | 咨询(?!电话|服务) | (?<![供自])给(?![予付水排]) | 致电 | 告[知诉] | 拨打(?:给)? | [请可]打(?:给)? | 打给""",
    re.VERBOSE,
)
# Prepositions: a bare name is enough where what follows it says why (与王示范联系, 由王示范负责), else a form of address is needed.
WITH, BY, TO = pattern_of("[与和跟同向]"), pattern_of("(?<![自理事缘])由"), pattern_of("[送交报寄给到发]")
TALK = pattern_of(
    rf"(?:直接|取得|进行|及时|提前)?(?:联系|联络|咨询|洽谈|对接|接洽|沟通|询问|报名|反映|索取|登记)(?:(?![的过]){HAN}){{0,4}}$"
)
WORK = pattern_of(
    rf"(?:全权|统一|具体|全程|专门|总体)?(?:负责|牵头|联络|联系|对接|接待|统筹|协调|安排|主持|汇总|解释|受理)(?:(?![的过]){HAN}){{0,8}}$"
)
# What one does with or at a person with a form of address.
ANY_END = pattern_of(
    rf"(?:全权|统一|具体|直接)?(?:负责|牵头|联系|联络|对接|接待|统筹|协调|安排|汇总|解释|领取|报名|登记|办理|咨询|索取|报到)(?:(?![的过]){HAN}){{0,8}}$"
)
ADDRESSED = pattern_of(rf"(?:{TITLE}|教练|班长|校医)(?:收|处)?$")
POST = pattern_of(
    rf"(?:{TITLE}|班主任|员|教练|校医|专干|委员|代表|班长|指挥|领导|负责人|经办人|承办人|出纳|会计|司机|文书|主管)(?={HAN}{{2}})"
)
IN_CHARGE = pattern_of(rf"(?:具体|全权|专门|总体)?负责(?:(?![的过]){HAN}){{0,8}}$")
WHOLE_NAME = 3  # characters
MAX_TITLED = 12  # characters of a post with its person
MAX_POST = 6  # characters before the last word of a post (年级组长)
MAX_OBJECT = 24  # characters of an office with its person
MAX_WORD = 80  # characters of a run of words in which a person is looked for, from its end


def find_asked(word: str, *, direct: bool = False) -> tuple[int, int] | None:
    """Where the person (with the office before the name) stands whom words name for questions; None where they name nobody.

    A number or its label stands right behind the word, a comma between at most; `direct`: without a comma, so that a bare name is
    enough (随时与王示范（13800001234）沟通).

    >>> word = "有不明白的地方可问王示范老师"; start, end = find_asked(word); word[start:end]
    '王示范老师'
    >>> word = "会议由年级组长李样例老师负责"; start, end = find_asked(word); word[start:end]
    '李样例老师'
    >>> find_asked("请各单位与上级部门联系") is None
    True
    """
    first = max(0, len(word) - MAX_WORD)
    for verbs, tail, bare in ((ASK, ANY_END, True), (WITH, TALK, True), (BY, WORK, True), (BY, ANY_END, False), (TO, ANY_END, False)):
        for verb in verbs.finditer(word, first):
            for end in _ends(word, verb.end(), tail, whole=direct or verbs is not WITH):
                start = _person_start(word, verb.end(), end, bare=direct if end == len(word) and verbs is not ASK else bare)
                if start is not None:
                    return start, end
    return _find_subject(word) or _find_with_post(word)


def _find_subject(word: str) -> tuple[int, int] | None:
    """The person with whom words begin that say what they do: 王示范具体负责."""
    found = IN_CHARGE.search(word, 2, MAX_OBJECT)
    return (0, found.start()) if found and _is_person(word[: found.start()], bare=True) else None


def _find_with_post(word: str) -> tuple[int, int] | None:
    """The person behind their post: 车队队长王示范（13800001234). A name of two is as often another word (人员任用：)."""
    if len(word) > MAX_TITLED:
        return None
    posts = (post.end() for post in _overlapping(POST, word) if post.start() <= MAX_POST)
    start = next((post for post in posts if len(word) - post >= WHOLE_NAME and _is_person(word[post:], bare=True)), None)
    return None if start is None else (start, len(word))


def _ends(word: str, start: int, tail: re.Pattern[str], *, whole: bool) -> Iterator[int]:
    """Where the object of a verb may end: at its tail, or with the word."""
    for found in _overlapping(tail, word, start):
        yield found.start()
    if whole:
        yield len(word)


def _overlapping(words: re.Pattern[str], text: str, at: int = 0) -> Iterator[re.Match[str]]:
    """The matches from `at` on, those too that begin within another."""
    while found := words.search(text, at):
        yield found
        at = found.start() + 1


def _person_start(word: str, start: int, end: int, *, bare: bool) -> int | None:
    """Where a person with an office begins in word[start:end], a post before the name left out; None where it is none."""
    rest = word[start:end]
    if not 2 <= len(rest) <= MAX_OBJECT:
        return None
    if is_organization(rest):
        return None
    both = split_person(rest)
    if both and both[0] == 0:
        return start
    if _is_person(rest, bare=bare):
        return start
    posts = (post.end() for post in _overlapping(POST, rest) if post.start() <= MAX_POST)
    return next((start + post for post in posts if _is_person(rest[post:], bare=True)), None)


def _is_person(word: str, *, bare: bool) -> bool:
    name = read_name(word)
    if name is None:
        return False
    value = word[slice(*name)]
    if is_doubtful(value) or "某" in value:
        return False
    return name[0] == 0 if ADDRESSED.search(word) else bare and name == (0, len(word)) and is_name(value)


def find_called(word: str) -> int | None:
    """Where the office begins that words tell to call, before its label (请打财务室电话66011234); None where they tell of none.

    >>> word = "不清楚的地方请打财务室"; word[find_called(word) :]
    '财务室'
    """
    use = USE.search(word)
    for verb in CALL_UP.finditer(word, max(0, len(word) - MAX_WORD)):
        office = find_office(word[verb.end() : use.start() if use else None])
        if office == 0:
            return verb.end()
    return None


CALL_UP = pattern_of("(?:拨打|打(?![造击算包字印卡拐假])|拨通|致电)(?:给|到)?")
