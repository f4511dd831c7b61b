"""Notices with their layout spoilt: what the score of a value learns from, because in notices as they are hardly a value is wrong.

Every kind is a function of a text and a source of chance; the texts are never kept. The values of the notice stay what they are: what
a damaged text no longer tells is missing, what is read wrongly from it is an error. Characters that recognition mistakes are no part of
this: nothing around them tells, and recognition says itself how sure it was.
"""

import re
from collections.abc import Callable, Mapping
from random import Random

MENU = "首页\n机构概况\n新闻动态\n信息公开\n办事服务\n互动交流\n当前位置：首页 > 通知公告\n来源：本站 浏览次数：128 字号：大 中 小\n"
FEET = "【打印】【关闭】\n上一篇：没有了\n下一篇：关于放假的通知\n版权所有 网站地图 联系我们：010-66001234\n"
WIDTHS = (22, 28, 34, 40)
SHORT_LINE = 12
Damage = Callable[[str, Random], str]


def one_line(text: str, chance: Random) -> str:
    """The whole text on one line, a space between what were lines or nothing at all."""
    return chance.choice(("", " ")).join(line.strip() for line in text.splitlines())


def some_ends_lost(text: str, chance: Random) -> str:
    """One line end in four lost."""
    return "".join(line + ("" if chance.random() < 0.25 else "\n") for line in text.splitlines())


def cut_at_width(text: str, chance: Random) -> str:
    """Lines cut at a width, as mail and terminals do."""
    width = chance.choice(WIDTHS)
    return "\n".join(line[at : at + width] for line in text.splitlines() for at in range(0, max(1, len(line)), width))


def cut_anywhere(text: str, chance: Random) -> str:
    """Line ends where none belong: one in sixty characters."""
    return "".join(c + ("\n" if chance.random() < 1 / 60 else "") for c in text)


def spaced(text: str, chance: Random) -> str:
    """Spaces within words, as scans have them."""
    share = chance.choice((0.05, 0.3))
    return "".join(c + (" " if c != "\n" and chance.random() < share else "") for c in text)


def headless(text: str, chance: Random) -> str:
    """The beginning cut off: up to a quarter of the lines."""
    lines = text.splitlines()
    return "\n".join(lines[chance.randint(1, max(1, len(lines) // 4)) :])


def tailless(text: str, chance: Random) -> str:
    """The end cut off, in the middle of a line."""
    return text[: chance.randint(len(text) // 3, max(len(text) // 3, len(text) - 5))]


def web_page(text: str, chance: Random) -> str:
    """A menu above and the feet of a page below; sometimes without empty lines between."""
    gap = chance.choice(("", "\n"))
    return MENU + gap + text + "\n" + gap + FEET


def flattened(text: str, chance: Random) -> str:
    """Short lines that follow each other put on one line, as tables that lost their cells; and cells one a line."""
    if chance.random() < 0.5:
        return re.sub(r"[\t 　]{1,8}", "\n", text)
    return re.sub(rf"(?<=\n)([^\n]{{1,{SHORT_LINE}}})\n(?=[^\n]{{1,{SHORT_LINE}}}\n)", r"\1 ", text)


def unmarked(text: str, chance: Random) -> str:
    """Marks lost or changed: brackets, colons and commas, one in three."""
    return re.sub(r"[《》〔〕：、，（）]", lambda m: "" if chance.random() < 0.35 else m.group(), text)


def shuffled(text: str, chance: Random) -> str:
    """Stretches of lines that have changed places, as columns and text boxes do."""
    lines = text.splitlines()
    at, to, size = chance.randrange(len(lines) or 1), chance.randrange(len(lines) or 1), chance.randint(1, 6)
    moved, rest = lines[at : at + size], lines[:at] + lines[at + size :]
    return "\n".join(rest[:to] + moved + rest[to:])


DAMAGES: Mapping[str, Damage] = {
    "one_line": one_line,
    "some_ends_lost": some_ends_lost,
    "cut_at_width": cut_at_width,
    "cut_anywhere": cut_anywhere,
    "spaced": spaced,
    "headless": headless,
    "tailless": tailless,
    "web_page": web_page,
    "flattened": flattened,
    "unmarked": unmarked,
    "shuffled": shuffled,
}  # fmt: skip


def damaged(text: str, kind: str, seed: str) -> str:
    """The text with one kind of damage; the same seed gives the same text."""
    return DAMAGES[kind](text, Random(f"{kind} {seed}"))
