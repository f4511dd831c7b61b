"""Contact data: what a policy hides stands nowhere in what is stored, and all places hold. All persons and numbers are invented."""

import json
import pickle
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.contacts import Contact
from pipeline.ingest import identify, make_document, parse_document
from pipeline.outcome import Extracted, Outcome, ProgrammeFault, Quarantined, Reason, Status
from pipeline.privacy import Contacts, Policy, guard, make_salt, pseudonym, read_key, tombstone
from pipeline.privacy.find import find_places
from pipeline.privacy.hidden import Hidden
from pipeline.privacy.masks import Bare, bare, is_masked, mask, mask_places
from pipeline.privacy.tombstones import find_forgotten
from pipeline.process import process_document
from pipeline.raw import Link, PageData, Raw
from pipeline.raw import to_json as layout_of
from pipeline.record import to_record
from pipeline.tables import TableBuilder
from pipeline.texts import keep_text

FORMATS = Path(__file__).parents[1] / "formats"
KEY = b"an invented key that nobody has"
HIDING = [Policy(Contacts.OFFICE), Policy(Contacts.MASKED), Policy(Contacts.NONE)]
NOTICE = """示范市教育局关于举办示范读书节的通知
示教函〔2021〕16号
各县区教育局：
定于2021年5月8日至14日举办示范读书节，由王 示范负责，样例县教育局协办。请于4月20日前将报名表发至shifan_2021@example.com，逾期不候。
联系人：王示范、李样例，电话：0351-3041234转801、138 0000 1234，传真：0351－3041235，QQ：1234567890
监督电话：0351-3045678；参赛者凭身份证（110101190001010006）领取，报名费交至账号：6222 0200 0000 0000 007。
地址：示范市示范路12号，邮编：030001。未尽事宜请拨打13900005678。
附件：报名表
示范市教育局
2021年4月1日
"""
SECRETS = [
    "王示范",
    "李样例",
    "shifan_2021@example.com",
    "0351-3041234",
    "3041234",
    "13800001234",
    "0351-3041235",
    "1234567890",
    "0351-3045678",
    "110101190001010006",
    "6222020000000000007",
    "示范路12号",
    "030001",
    "13900005678",
]
LANDLINES = ["0351-3041234转801", "0351－3041235", "0351-3045678", "示范路12号", "030001"]


def read(text: str) -> Extracted:
    data = text.encode()
    source = identify(Path("a.txt"), "a.txt", data)
    outcome = process_document(source, lambda: parse_document(source, data))
    assert isinstance(outcome, Extracted)
    return outcome


def read_raw(raw: Raw) -> Extracted:
    source = identify(Path("a.html"), "a.html", raw.text.encode())
    outcome = process_document(source, lambda: make_document(source, raw))
    assert isinstance(outcome, Extracted)
    return outcome


def stored(outcome: Outcome) -> str:
    """All that is stored or printed of an outcome, bare."""
    builder = TableBuilder()
    builder.add(outcome)
    tables = [str(table.to_pylist()) for table in builder.finish().values()]
    text = keep_text(outcome)
    kept = "" if text is None else f"{text.text}\n{text.layout}\n{text.detail}"
    return bare("\n".join((json.dumps(to_record(outcome, with_text=True), ensure_ascii=False), *tables, kept)))


def holds(where: str, value: str) -> bool:
    """Whether a value stands there, whatever stands between its figures."""
    figures = re.sub(r"\D", "", value)
    if re.fullmatch(r"[\d -]+", value):
        return re.search(rf"(?<!\d){'[-() ]?'.join(figures)}(?!\d)", where) is not None
    return bare(value) in where


def contacts_of(outcome: Outcome) -> list[Contact]:
    assert isinstance(outcome, Extracted)
    return [row for reading in outcome.readings for row in reading.rows["contacts"] if isinstance(row, Contact)]


@pytest.fixture(scope="module")
def notice() -> Extracted:
    return read(NOTICE)


def test_the_notice_of_these_tests_has_its_contacts(notice: Extracted) -> None:
    assert [row.person for row in contacts_of(notice) if row.person] == ["王示范", "李样例"]
    assert all(holds(stored(notice), secret) for secret in SECRETS)


def test_all_is_the_outcome_itself(notice: Extracted) -> None:
    assert guard(notice, Policy()) is notice
    assert guard(notice, Policy(key=KEY, salt=b"salt")) is notice


@pytest.mark.parametrize("policy", [Policy(Contacts.MASKED), Policy(Contacts.MASKED, KEY), Policy(Contacts.NONE)])
def test_what_is_masked_stands_nowhere(notice: Extracted, policy: Policy) -> None:
    told = stored(guard(notice, policy))
    assert [secret for secret in SECRETS if holds(told, secret)] == []


def test_the_rest_stays(notice: Extracted) -> None:
    before, after = notice.readings[0], guard(notice, Policy(Contacts.MASKED)).readings[0]  # type: ignore[union-attr]
    assert after.scalars == before.scalars
    for table in ("issuers", "recipients", "events", "attachments", "themes"):
        assert after.rows[table] == before.rows[table]
    assert "样例县教育局协办" in after.notice.text, "样例 is no name by itself"


def test_an_office_keeps_what_leads_to_it(notice: Extracted) -> None:
    told = stored(guard(notice, Policy(Contacts.OFFICE)))
    gone = [secret for secret in SECRETS if not holds(told, secret)]
    assert set(gone) == {"王示范", "李样例", "shifan_2021@example.com", "13800001234", "1234567890"} | {
        "110101190001010006",
        "6222020000000000007",
        "13900005678",
    }
    assert all(bare(value) in told for value in LANDLINES)


def test_an_office_keeps_its_own_mailbox() -> None:
    text = "关于报名的通知\n各县：\n请报名。\n市教育局办公室（电话：0351-3041234，邮箱：{}@example.com）\n示范市教育局\n2021年4月1日\n"
    office = read(text.format("shifan"))
    assert [row.email for row in contacts_of(office)] == [("shifan@example.com",)]
    assert guard(office, Policy(Contacts.OFFICE)) == office
    personal = read(text.format("12345678"))
    assert [row.email for row in contacts_of(guard(personal, Policy(Contacts.OFFICE)))] == [("********@*******.***",)]


def test_none_leaves_the_rows_out(notice: Extracted) -> None:
    reading = guard(notice, Policy(Contacts.NONE)).readings[0]  # type: ignore[union-attr]
    assert reading.rows["contacts"] == ()
    assert reading.status["contacts"] is Status.ABSTAINED, "an empty list is never ambiguous"


@pytest.mark.parametrize("policy", HIDING)
def test_places_and_lengths_hold(notice: Extracted, policy: Policy) -> None:
    check_places(notice, policy)


def check_places(before: Extracted, policy: Policy) -> None:
    after = guard(before, policy)
    assert isinstance(after, Extracted)
    for old, new in ((before.document.text, after.document.text), (before.document.raw.text, after.document.raw.text)):
        assert len(old) == len(new)
        assert all(a == b or b == mask(a) for a, b in zip(old, new, strict=True))
    assert after.document.lines == before.document.lines
    assert guard(after, policy) == after, "what is masked is not masked again"
    for a, b in zip(before.readings, after.readings, strict=True):
        assert b.notice.text == after.document.text
        assert b.notice.elements == a.notice.elements
        assert [row.span for row in b.rows["urls"]] == [row.span for row in a.rows["urls"]]


@pytest.mark.parametrize("kind", ["docx", "html", "ofd", "pdf", "rtf"])
def test_the_raw_text_of_every_format_is_masked_alike(kind: str) -> None:
    data = (FORMATS / f"notice.{kind}").read_bytes()
    source = identify(Path(f"notice.{kind}"), f"notice.{kind}", data)
    outcome = process_document(source, lambda: parse_document(source, data))
    assert isinstance(outcome, Extracted)
    values = [value for row in contacts_of(outcome) for value in (row.person, *row.phone, *row.email) if value]
    assert values
    told = stored(guard(outcome, Policy(Contacts.MASKED)))
    assert [value for value in values if bare(value) in told] == []
    check_places(outcome, Policy(Contacts.MASKED))


def test_what_cleaning_took_away_is_masked_in_the_raw_text() -> None:
    outcome = read_raw(Raw("html", NOTICE.replace("由王 示范", "由王\n\n— 1 —\n\n示范")))
    assert "由王示范负责" in outcome.document.text, "the number of the page stood within it"
    after = guard(outcome, Policy(Contacts.MASKED))
    assert isinstance(after, Extracted)
    assert "由＊\n\n— 1 —\n\n＊＊负责" in after.document.raw.text


def test_what_a_page_says_is_masked() -> None:
    data = PageData(page_title="联系王示范", url="http://example.com/?to=sf@example.com", page_source="拨打13900005678")
    link = Link(0, 6, "mailto:shifan_2021@example.com")
    outcome = read_raw(Raw("html", NOTICE, page_data=data, links=(link,), faults=("page 2 of 王示范",)))
    after = guard(outcome, Policy(Contacts.MASKED))
    assert isinstance(after, Extracted)
    assert after.document.raw.page_data == PageData(
        page_title="联系＊＊＊", url="http://example.com/?to=**@*******.***", page_source="拨打***********"
    )
    assert [found.url for found in after.document.raw.links] == ["mailto:***********@*******.***"]
    assert [url for _, url in after.document.links] == ["mailto:***********@*******.***"]
    assert after.document.raw.faults == ("page 2 of ＊＊＊",)
    assert "王示范" not in layout_of(after.document.raw)


def test_the_detail_of_a_quarantined_file_is_masked(notice: Extracted) -> None:
    held = Quarantined(notice.source, "ingest", Reason.FAULT, "ValueError: not a date: 13800001234")
    assert guard(held, Policy(Contacts.OFFICE)) == replace(held, detail="ValueError: not a date: ***********")
    assert guard(replace(held, detail="no text"), Policy(Contacts.OFFICE)) == replace(held, detail="no text")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("电话（0351）304 1234", "电话（****）*** ****"),
        ("电话：3041234", "电话：*******"),
        ("投资3041234元", "投资3041234元"),
        ("总面积3041234", "总面积3041234"),  # without a label
        ("2018-2020年，2021-05-08，20210508", "2018-2020年，2021-05-08，20210508"),
        ("短号661234", "短号******"),
        ("热线12345，客服400-812-3456", "热线12345，客服400-812-3456"),
        ("http://example.com/t13900005678.html", "http://example.com/t***********.html"),
        ("+86 139 0000 5678", "+** *** **** ****"),
        ("sf＠example．com", "**＠*******．***".replace("*", "*")),
        ("sf〔at〕example.com", "**〔**〕*******.***"),
        ("QQ：1234567，QQ群：7654321", "QQ：*******，QQ群：7654321"),
        ("邮编：030001，代码140100", "邮编：******，代码140100"),
        ("110101190001010006、110101190001010007", "******************、110101190001010007"),
        ("11010119000101000X", "11010119000101000X"),
        ("开户行账号：8012 3456 78", "开户行账号：**** **** **"),
        ("项目6222-020000-000000-0007", "项目6222-020000-000000-0007"),
    ],
)
def test_forms(text: str, masked: str) -> None:
    found = mask_places(text, find_places(text, Hidden(), Policy(Contacts.MASKED)))
    assert found.replace("＊", "*") == masked.replace("＊", "*")


def test_a_name_that_is_a_place_is_masked_with_its_contact_only() -> None:
    text = "柯桥区教育局关于报名的通知\n各校：\n请报名。\n联系人：柯桥，电话：0575-84121234\n柯桥区教育局\n2021年4月1日\n"
    outcome = read(text)
    assert [row.person for row in contacts_of(outcome)] == ["柯桥"]
    after = guard(outcome, Policy(Contacts.MASKED))
    assert isinstance(after, Extracted)
    assert after.document.text.count("柯桥") == 2
    assert "联系人：＊＊，" in after.document.text


def test_pseudonyms_are_keyed_and_equal_for_equal_values() -> None:
    assert pseudonym(KEY, "person", "王 示范") == pseudonym(KEY, "person", "王示范") != pseudonym(KEY[1:], "person", "王示范")
    assert pseudonym(KEY, "person", "王示范") != pseudonym(KEY, "phone", "王示范")


@pytest.mark.skipif("person_key" not in {f.name for f in fields(Contact)}, reason="the columns are not there")
def test_contacts_have_pseudonyms_where_a_key_is_given(notice: Extracted) -> None:
    row = contacts_of(guard(notice, Policy(Contacts.MASKED, KEY)))[0]
    assert row.person_key == pseudonym(KEY, "person", "王示范")  # type: ignore[attr-defined,unused-ignore]
    assert len(row.phone_keys) == len(row.dial)  # type: ignore[attr-defined,unused-ignore]
    assert contacts_of(guard(notice, Policy(Contacts.MASKED)))[0].person_key is None  # type: ignore[attr-defined,unused-ignore]
    assert contacts_of(guard(notice, Policy(Contacts.OFFICE, KEY)))[0].person_key is None  # type: ignore[attr-defined,unused-ignore]


def test_a_policy_shows_no_key_and_travels() -> None:
    policy = Policy(Contacts.MASKED, KEY, frozenset((tombstone("王示范", b"salt"),)), b"salt")
    assert pickle.loads(pickle.dumps(policy)) == policy
    assert "invented" not in repr(policy)
    assert "salt" not in repr(policy)
    assert policy.mark == Policy(Contacts.MASKED, KEY).mark != Policy(Contacts.MASKED).mark


def test_a_key_stands_outside_the_archive(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    for place in (tmp_path / "key", tmp_path / "archive" / "key"):
        place.write_bytes(KEY + b"\n")
    (tmp_path / "short").write_bytes(b"secret!")
    assert read_key(tmp_path / "key", tmp_path / "archive") == KEY
    for place, said in ((tmp_path / "archive" / "key", "outside"), (tmp_path / "short", "7 bytes"), (tmp_path / "none", "read")):
        with pytest.raises(ProgrammeFault, match=said) as caught:
            read_key(place, tmp_path / "archive")
        assert "secret" not in str(caught.value)


FORGET = {
    "王示范": ["王示范", "王 示范"],
    "李样例": ["李样例", "李　样例"],
    "13900005678": ["13900005678", "139 0000 5678", "+86-139-0000-5678", "１３９００００５６７８"],
    "0351-3045678": ["0351-3045678", "（0351）304 5678", "03513045678"],
    "shifan_2021@example.com": ["shifan_2021@example.com", "Shifan_2021＠example.com"],
    "示范路12号": ["示范路12号", "示范路１２号"],
    "wx_shifan": ["wx_shifan", "WX_shifan"],
}


@pytest.mark.parametrize("value", FORGET)
def test_what_is_forgotten_is_masked_in_every_form(value: str) -> None:
    for given_as in FORGET[value]:
        policy = Policy(forgotten=frozenset((tombstone(given_as, b"salt"),)), salt=b"salt")
        for written in FORGET[value]:
            text = f"请找{written}，或别人。"
            assert mask_places(text, find_forgotten(text, policy)) == f"请找{mask(written)}，或别人。"
        assert [*find_forgotten("请找别人（0351-3049999，13911112222，b@example.com，wx_shifan2）。", policy)] == []


def test_forgetting_holds_under_every_policy(notice: Extracted) -> None:
    salt = make_salt(b"random", KEY)
    stones = frozenset(tombstone(value, salt) for value in ("王示范", "0351-3041234转801"))
    for contacts in Contacts:
        told = stored(guard(notice, Policy(contacts, KEY, stones, salt)))
        assert not holds(told, "王示范")
        assert not holds(told, "3041234")
        assert holds(told, "13900005678") == (contacts is Contacts.ALL)


def test_tombstones_do_not_hold_the_value() -> None:
    stone = tombstone("王示范", b"salt")
    assert "王" not in stone
    assert tombstone("王示范", make_salt(b"random", None)) != tombstone("王示范", make_salt(b"random", KEY))
    for value in ("王", "12", "", "某" * 61):
        with pytest.raises(ValueError, match="too short") as caught:
            tombstone(value, b"salt")
        assert not value or value not in str(caught.value)


SURNAMES, GIVEN = "王李张刘陈", "示范样例伟芳娜敏静丽强磊军洋勇艳"
FORMS = ["联系人：{0}，电话：{1}、{2}，邮箱：{3}", "{0}（{1}）；传真：{2}；电子邮箱：{3}", "请与{0}联系：{2} {1} {3}"]
FIGURES = st.text("0123456789", min_size=8, max_size=8)


@st.composite
def notices(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A notice with contacts in varying layout, and the values that must not be told."""
    lines, secrets = list[str](), list[str]()
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(SURNAMES)) + "".join(draw(st.permutations(GIVEN))[:2])
        mobile, line = "139" + draw(FIGURES), "0351-3" + draw(FIGURES)[:6]
        mailbox = f"{draw(st.text('abcxyz', min_size=3, max_size=8))}@example.com"
        gap = draw(st.sampled_from(["", " ", "\u3000"]))
        spaced = draw(st.sampled_from([mobile, f"{mobile[:3]} {mobile[3:7]} {mobile[7:]}", f"{mobile[:3]}-{mobile[3:7]}-{mobile[7:]}"]))
        form = draw(
            st.sampled_from(["联系人：{0}，电话：{1}、{2}，邮箱：{3}", "{0}（{1}）；传真：{2}；电子邮箱：{3}", "请与{0}联系：{2} {1} {3}"])
        )
        lines.append(form.format(name[0] + gap + name[1:] if form.startswith("联系人") else name, spaced, line, mailbox))
        secrets += [mobile, line, mailbox]
    return "关于举办示范读书节的通知\n各县区教育局：\n请于2021年5月8日前报名。\n" + "\n".join(
        lines
    ) + "\n示范市教育局\n2021年4月1日\n", secrets


@settings(max_examples=60, deadline=None)
@given(notices())
def test_no_value_is_told_and_all_places_hold(made: tuple[str, list[str]]) -> None:
    text, secrets = made
    outcome = read(text)
    secrets += [row.person for row in contacts_of(outcome) if row.person]
    for policy in HIDING[1:]:
        told = stored(guard(outcome, policy))
        assert [secret for secret in secrets if holds(told, secret)] == []
        check_places(outcome, policy)
    told = stored(guard(outcome, HIDING[0]))
    assert [secret for secret in secrets if secret.startswith("139") and holds(told, secret)] == []


WORDS = ("联系人：", "王示范", "王 示 范", "电话", "QQ", "账号", "邮编", "转801", "— 1 —")
NUMBERS = ("13800001234", "0351-", "3041234", "6222020000000000007", "110101190001010006", "030001", "1", "12", "٣٤٥٦٧٨٩٠", "²", "X")
SIGNS = ("：", "（", "）", "、", " ", "\u3000", "\n", "，sf@example.com，", "＠", "\ud800", "\0")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS + NUMBERS + SIGNS), min_size=1, max_size=40))
def test_any_text_has_an_outcome_that_may_be_stored(pieces: list[str]) -> None:
    text = "通知\n" + "".join(pieces)
    source = identify(Path("a.txt"), "a.txt", text.encode("utf-8", "replace"))
    outcome = process_document(source, lambda: make_document(source, Raw("html", text)))
    assert isinstance(outcome, Extracted), outcome
    stones = frozenset(tombstone(value, b"salt") for value in ("王示范", "13800001234", "sf@example.com", "0351-3041234"))
    for policy in (*HIDING, Policy(forgotten=stones, salt=b"salt")):
        check_places(outcome, policy)
        told = guard(outcome, policy)
        assert isinstance(told, Extracted)
        assert not any(re.search(r"(?<!\d)13800001234(?!\d)", where) for where in (told.document.text, told.document.raw.text))


@given(st.text(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_marks_take_the_places_of_characters_only(text: str, places: list[tuple[int, int]]) -> None:
    masked = mask_places(text, [(a, b) for a, b in places if a < b <= len(text)])
    assert len(masked) == len(text)
    assert mask(mask(text)) == mask(text)
    assert is_masked(mask(text))


@given(st.text(" \n\u3000ab1王示", max_size=30), st.text("ab1王示", min_size=1, max_size=3))
def test_a_value_is_found_however_it_is_spaced(text: str, word: str) -> None:
    def stands() -> Iterator[tuple[int, int]]:
        for found in re.finditer("(?=(" + r"\s*".join(map(re.escape, word)) + "))", text):
            start, end = found.span(1)
            if not (re.match(r"[a-z0-9]{2}", text[max(0, start - 1) : start + 1]) and start > 0) and not (
                re.fullmatch("[a-z0-9]{2}", text[end - 1 : end + 1])
            ):
                yield start, end

    assert sorted(set(Bare(text).find(word))) == sorted(set(stands()))
