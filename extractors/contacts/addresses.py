"""Postal addresses of a line, with the postcode, the note and the recipient that stand at their end."""

import re
from collections.abc import Iterator

from extractors.contacts.labels import AHEAD, S, spaced
from extractors.contacts.names import SPACE, read_name
from extractors.contacts.organizations import is_organization
from extractors.frozen import frozen
from extractors.patterns import pattern_of

HAN = r"[\u4e00-\u9fff]"
# A house in a street: what stands behind 寄至 or in brackets behind an office is an address without a label, too.
STREET = rf"{HAN}{{2,24}}(?:大道|路|街|巷|弄|胡同)(?:[东西南北中]段)?\d{{1,5}}号"
ADDRESS = pattern_of(
    rf"""(?: (?<![箱网件站])(?:联系|通讯|通信|邮寄|报送|投递|收件|办公|单位|寄送|详细)?{spaced("地址")}{S}[：:为]{S}
          | (?:邮政信箱|(?:邮?寄|寄送|快递)[至到]){S}[：:]{S}
          | (?:邮?寄|寄送|快递)[至到](?={STREET})
          | [（(](?={STREET}[^（）()\n，,；;。]{{0,30}}[，,；;。](?:邮\s?编|邮政编码|(?:联系)?电话|收件人|联系人)) )
    (?P<address>(?={HAN})(?!上述|以上|纸质|材料)
      (?: [（(](?:(?!{AHEAD}|邮\s?编|邮政编码|收件)[^（）()\n]){{0,40}}[）)] | 邮政信箱
        | (?![；;。，,）)\n\t（(请]|{S}(?:{AHEAD}|邮\s?编|邮政编码|收件)|{SPACE}{{3}}|20\d\d年).
      ){{4,80}})""",
    re.VERBOSE,
)
# Without one of these there is no address: a cheap look before the pattern.
SIGN = pattern_of(r"址|政信箱|[寄递送][至到]|[道路街巷弄同段]\d")
POSTCODE_LAST = pattern_of(r"[（(](?P<postcode>\d{6})[）)]\Z")
# （请在信封上注明“…”字样）, （市示范局办公室收）
NOTE_LAST = pattern_of(r"[（(](?:(?:请|信封|注明|备注|收件)[^（）()]{0,60}|[^（）()]{2,40}收)[）)]\Z")
RECEIVER_LAST = pattern_of(rf"(?<=[号室楼层房座栋厦\d])(?P<receiver>(?![号室楼层房座栋]){HAN}{{2,8}}收)\Z")
HOUSE = pattern_of(r"\d[号室楼层房座栋幢]{0,2}|大[厦楼]")
LONGEST_OFFICE = 40  # characters


@frozen
class PostalAddress:
    """An address at [start, end) of the line, as written, from `label` on; where its postcode and the office at its end stand."""

    label: int
    start: int
    end: int
    postcode: tuple[int, int] | None
    office: int | None


def find_postal(line: str) -> Iterator[PostalAddress]:
    """The postal addresses of a line.

    >>> line = "地址：示范路12号市示范局办公室（请注明“意见”字样）"; (found,) = find_postal(line); line[found.start : found.end]
    '示范路12号市示范局办公室'
    >>> line[found.office : found.end]
    '市示范局办公室'
    """
    for found in ADDRESS.finditer(line) if SIGN.search(line) else ():
        start, end = found.start("address"), found.start("address") + len(found["address"].rstrip())
        code = POSTCODE_LAST.search(line, start, end)
        end = code.start() if code else end
        note = NOTE_LAST.search(line, start, end)
        end = note.start() if note else end
        receiver = RECEIVER_LAST.search(line, start, end)
        end = receiver.start() if receiver and read_name(receiver["receiver"]) else end
        postcode = code.span("postcode") if code else None
        yield PostalAddress(found.start(), start, end, postcode, _office(line, start, end))


def _office(line: str, start: int, end: int) -> int | None:
    """Where the office begins that stands at the end of an address, behind the house; None where none does."""
    house = max((found.end() for found in HOUSE.finditer(line, start, end)), default=end)
    return house if 4 <= end - house <= LONGEST_OFFICE and is_organization(line[house:end]) else None
