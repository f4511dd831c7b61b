"""Plain text in the encodings that Chinese offices use: UTF-8, UTF-16, the GB family, Big5."""

import codecs
import re

from extractors.frozen import frozen
from pipeline.outcome import Reason, Unreadable
from pipeline.raw import Raw

# GB18030 holds GB2312 and GBK; cp950 is Big5 as Windows writes it; big5hkscs has the characters of Hong Kong beside it.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
WITHOUT_MARK = ("gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
SAMPLE = 4000  # bytes from which the encoding is told; more changed no answer on 995 notices in five encodings
# A file whose first characters are less likely than this in every encoding is not Chinese text. Of 995 notices, cut to
# 20 characters each, the least likely reached 0.45; random bytes stayed below 0.25.
LEAST_LIKELY = 0.3
PLAIN_WEIGHT = 0.3  # of ASCII and spaces, which tell little
DAMAGE = re.compile("\ufffd{1,4}")  # one broken character of any encoding leaves at most so many marks
DAMAGED_SHARE = 0.01  # of the characters that may be undecodable in a file that is otherwise good

# The characters of which half of all running text in notices consists, simplified and traditional.
FREQUENT = frozenset(
    "的一和工作学教育生国人中位大各业发全市学校部会活动政建行关组动要开实为有时分级年月日理在以及导件市县区通知报安资成员务高单于对进地家新公"
    "加技管展文办机局等师术保主题宣传参织专科本体法按现将省上请方式名情联系电话附号结合自设施重"
    "學業發務實組動開關會報電話縣區級為與對進時間員國選應據經類辦專題廣場聯繫書機長門體師術導資產單號團點處"
)  # fmt: skip
PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〈〉—…·〔〕【】　％～－．／「」『』")


@frozen
class Decoded:
    """The text of a file, its encoding, and how many places of it could not be decoded (each is one U+FFFD in the text)."""

    text: str
    encoding: str
    damaged: int = 0


def read_txt(data: bytes) -> Raw:
    """The raw text of a plain-text file; raises Unreadable where no encoding fits."""
    return Raw("txt", decode_text(data).text)


def decode_text(data: bytes) -> Decoded:
    r"""The text of a plain-text file; raises Unreadable(UNDECODABLE) where no encoding fits.

    A byte order mark decides. Without one, UTF-8 is taken where it fits, else what makes the likeliest Chinese. Up to 1 % of
    damaged characters are kept as U+FFFD, so that a good file with a cut or broken character is not lost.

    >>> decode_text("各县教育局：".encode("gbk"))
    Decoded(text='各县教育局：', encoding='gb18030', damaged=0)
    >>> decode_text("各縣教育局：".encode("big5")).encoding
    'cp950'
    >>> decode_text("各县教育局：".encode() + b"\xe5\x85")
    Traceback (most recent call last):
        ...
    pipeline.outcome.Unreadable: UNDECODABLE: text in no encoding that we know: 1 of 7 characters is not utf-8
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    if b"\0" in data:
        return _decoded(data, _order_of_bytes(data))
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    ranked = sorted(WITHOUT_MARK, key=lambda encoding: -_likelihood(data, encoding))
    if _likelihood(data, ranked[0]) >= LEAST_LIKELY and _likelihood(data, ranked[0]) > _likelihood(data, "utf-8"):
        return _decoded(data, ranked[0])
    return _decoded(data, "utf-8")


def _decoded(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    damaged = len(DAMAGE.findall(text))
    if damaged > DAMAGED_SHARE * len(text):
        what = f"{damaged} of {len(text)} characters {'is' if damaged == 1 else 'are'} not {encoding}"
        raise Unreadable(Reason.UNDECODABLE, f"text in no encoding that we know: {what}")
    return Decoded(text, encoding, damaged)


def _order_of_bytes(data: bytes) -> str:
    """The UTF-16 in which bytes with NUL are text; raises Unreadable(UNKNOWN_FORMAT) where they are none."""
    scores = {encoding: _likelihood(data, encoding) for encoding in ("utf-16-le", "utf-16-be")}
    encoding = max(scores, key=lambda name: scores[name])
    if scores[encoding] < LEAST_LIKELY:
        raise Unreadable(Reason.UNKNOWN_FORMAT, "binary content: NUL bytes in what is no UTF-16 text")
    return encoding


def _likelihood(data: bytes, encoding: str) -> float:
    """How much the beginning of the bytes looks like a Chinese notice in an encoding: 1 for running text, below 0 for noise."""
    if encoding.startswith("utf-16") and len(data) % 2:
        return -1.0
    text = data[:SAMPLE].decode(encoding, "replace")
    if len(data) > SAMPLE:
        text = text[:-2]
    points = [_points(character) for character in text if not (" " <= character <= "~" or character.isspace())]
    plain = PLAIN_WEIGHT * (len(text) - len(points))
    return (sum(points) + plain) / max(len(points) + plain, 1e-9)


def _points(character: str) -> float:
    if character in FREQUENT or character in PUNCTUATION:
        return 1.0
    if "\u4e00" <= character <= "\u9fff":
        return 0.5 if _is_common(character) else -0.2
    if character == "\ufffd" or "\ue000" <= character <= "\uf8ff" or character < " ":
        return -4.0
    return -0.5 if character < "\u2000" or character > "\uffff" or "\uac00" <= character <= "\ud7ff" else -0.1


def _is_common(character: str) -> bool:
    """Whether a character is of the first level of GB 2312 or of Big5: the few thousand that nearly all text is made of."""
    for encoding, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        try:
            if first <= character.encode(encoding)[0] <= last:
                return True
        except UnicodeEncodeError:
            continue
    return False
