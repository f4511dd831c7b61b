import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values.email import find_emails, parse_email

CASES = (
    ("shifan@example.com", "shifan@example.com", "plain"),
    ("shifan_2021＠example.com", "shifan_2021@example.com", "full-width sign"),
    ("kjc @ mail.example.gov.cn", "kjc@mail.example.gov.cn", "spaces around the sign"),
    ("shifan@example．com", "shifan@example.com", "full-width stop"),
    ("shifan@example。com", "shifan@example.com", "Chinese stop"),
    ("ｓｆ@example.com", "sf@example.com", "full-width letters"),
    ("邮箱：103936473 @example.com。", "103936473@example.com", "digits, a space, a stop behind"),
    ("sf@vip.example.com，请注明", "sf@vip.example.com", "a comma behind"),
    ("mailto:sf01@example.com", "sf01@example.com", "a scheme before"),
    ("sf.jyj-2@example.edu.cn", "sf.jyj-2@example.edu.cn", "marks within"),
    ("sf@example.comQQ群", "sf@example.com", "words run on"),
    ("发至sf@example.com邮箱", "sf@example.com", "between words"),
    ("sf〔at〕example.com", "sf@example.com", "at in brackets"),
    ("sf (AT) mail.example.gov.cn", "sf@mail.example.gov.cn", "capital at, spaces"),
    ("sf#example.com（请将#换成@）", "sf@example.com", "another sign, told"),
    ("邮箱sf*example.com，发送时*替换为＠", "sf@example.com", "another sign, told with a full-width one"),
)
NOTHING = (
    ("示范邮箱", "words"),
    ("@示范教育", "a name in a network"),
    ("sf@", "no host"),
    ("@example.com", "no name"),
    ("sf@example", "no top"),
    ("sf#example.com", "another sign, not told"),
    ("5#楼，请将名单发@示范教育", "a number sign"),
    ("meet at example.com", "at without brackets"),
)


@pytest.mark.parametrize(("text", "mailbox", "why"), CASES, ids=[case[-1] for case in CASES])
def test_emails(text: str, mailbox: str, why: str) -> None:
    assert [found for _, _, found in find_emails(text)] == [mailbox]


@pytest.mark.parametrize(("text", "why"), NOTHING, ids=[case[-1] for case in NOTHING])
def test_no_emails(text: str, why: str) -> None:
    assert list(find_emails(text)) == []
    with pytest.raises(ValueError, match="not a mailbox"):
        parse_email(text)


def test_two_are_not_one() -> None:
    text = "a@example.com、b@example.com"
    assert [found for _, _, found in find_emails(text)] == ["a@example.com", "b@example.com"]
    with pytest.raises(ValueError, match="not a mailbox"):
        parse_email(text)


@given(st.text(alphabet="ab1.@＠。． -_comn邮", max_size=80))
def test_places_hold_the_mailbox(text: str) -> None:
    for start, end, mailbox in find_emails(text):
        assert "@" in mailbox
        assert " " not in mailbox
        assert 0 <= start < end <= len(text)
