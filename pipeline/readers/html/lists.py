"""The numbers that a browser puts before the items of an ordered list, and that stand in no text of the page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

HAN_DIGITS = "零一二三四五六七八九"
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
MOST = 9999  # of a list's number; a larger one is a slip
STYLE = re.compile(r"list-style(?:-type)?\s{0,9}:\s{0,9}([a-z-]{2,40})")
# The lists of the editor UEditor, by the class that it gives them: the number is in a picture there.
UEDITOR = {
    "custom_cn": "{han}、",
    "custom_cn1": "{han}）",
    "custom_cn2": "（{han}）",
    "custom_num": "{n}.",
    "custom_num1": "{n}）",
    "custom_num2": "（{n}）",
}
HAN_STYLES = (
    "cjk-ideographic",
    "simp-chinese-informal",
    "simp-chinese-formal",
    "trad-chinese-informal",
    "cjk-decimal",
    "cjk-earthly-branch",
)
LETTERED = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "1": "decimal"}
# An item that has its number in its text needs no other.
NUMBERED = re.compile(
    r"""\s{0,9}(?:[（(【]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)】.．、:：]
    | [①-⑳⑴-⒇⒈-⒛] | 第[一二三四五六七八九十\d]{1,3}[条章节项])""",
    re.VERBOSE,
)


@dataclass(slots=True)
class OrderedList:
    """An ordered list while it is read: how its numbers are written and the next one."""

    form: str
    next: int
    step: int = 1

    def number(self, attributes: Mapping[str, str | None]) -> str:
        """The number of the next item, with the mark behind it; "" for a list without numbers."""
        own = _whole(attributes.get("value"))
        value = self.next if own is None else own
        self.next = value + self.step
        return written(value, self.form) if self.form else ""


def ordered_list(attributes: Mapping[str, str | None], items: int) -> OrderedList:
    """The list with these attributes and so many items (which count where it runs backwards)."""
    style = STYLE.search((attributes.get("style") or "").lower())
    named = next((UEDITOR[name] for name in (attributes.get("class") or "").split() if name in UEDITOR), None)
    form = named or (style[1] if style else LETTERED.get((attributes.get("type") or "1").strip(), "decimal"))
    if form in ("none", "disc", "circle", "square"):
        form = ""
    start = _whole(attributes.get("start"))
    backwards = "reversed" in attributes
    return OrderedList(form, (items if backwards else 1) if start is None else start, -1 if backwards else 1)


def _whole(value: str | None) -> int | None:
    value = (value or "").strip()
    return int(value) if re.fullmatch(r"-?[0-9]{1,4}", value) else None


def written(value: int, form: str) -> str:
    """A number as a browser writes it.

    >>> written(3, "decimal"), written(12, "cjk-ideographic"), written(2, "（{han}）"), written(28, "upper-alpha")
    ('3. ', '十二、', '（二）', 'AB. ')
    """
    if not 0 < value <= MOST:
        return f"{value}. "
    if "{" in form:
        return form.format(n=value, han=han_number(value))
    if form in HAN_STYLES:
        return f"{han_number(value)}、"
    if form.endswith(("alpha", "latin")):
        words = _letters(value)
    elif form.endswith("roman"):
        words = _roman(value)
    else:
        return f"{value}. "
    return f"{words.upper() if form.startswith('upper') else words}. "


def han_number(value: int) -> str:
    """A number below a thousand in Chinese numerals, larger ones in figures.

    >>> han_number(10), han_number(21), han_number(108)
    ('十', '二十一', '一百零八')
    """
    if value >= 1000:
        return str(value)
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    head = f"{HAN_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        head += ("" if tens == 1 and not hundreds else HAN_DIGITS[tens]) + "十"
    elif hundreds and ones:
        head += "零"
    return head + (HAN_DIGITS[ones] if ones or not value else "")


def _letters(value: int) -> str:
    words = ""
    while value:
        value, letter = divmod(value - 1, 26)
        words = chr(ord("a") + letter) + words
    return words


def _roman(value: int) -> str:
    words = ""
    for size, letters in ROMAN:
        words += letters * (value // size)
        value %= size
    return words
