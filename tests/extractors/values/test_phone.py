import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values.phone import find_phones, parse_phone, parse_phones

# As written, what to dial, and the kind.
CASES = (
    ("010-66011234", ["010-66011234"], "hyphen"),
    ("（0571）8805 1234", ["0571-88051234"], "area in brackets, space within"),
    ("0351—3041234", ["0351-3041234"], "wide dash"),
    ("025～86611234", ["025-86611234"], "wave dash"),
    ("0571一88051234", ["0571-88051234"], "the numeral one typed for a dash"),
    ("0577－8801－1234", ["0577-88011234"], "dashes within"),
    ("057188051234", ["0571-88051234"], "area code run on"),
    ("010-66011234、66015678", ["010-66011234", "010-66015678"], "local number inherits the area code"),
    ("66011234、010-66015678", ["66011234", "010-66015678"], "nothing to inherit before the first"),
    ("010-66011234转8012", ["010-66011234-8012"], "extension by word"),
    ("66011234-803", ["66011234-803"], "extension by hyphen"),
    ("66011234（4305）", ["66011234-4305"], "extension in brackets"),
    ("66011234-36", ["66011234"], "end of a range"),
    ("138 1234 5678", ["13812345678"], "mobile in groups"),
    ("+86 13812345678", ["13812345678"], "mobile with country code"),
    ("86-27-82211234", ["027-82211234"], "landline with country code"),
    ("+86 10 6601 1234", ["010-66011234"], "country code and spaces"),
    ("400-812-3456", ["4008123456"], "service number"),
    ("12345", ["12345"], "short service number"),
    ("0591-12329", ["0591-12329"], "short service number with area code"),
    ("13812345678（短号661234）", ["13812345678", "661234"], "short number of an exchange"),
    ("(021)66011234*206", ["021-66011234-206"], "extension behind an asterisk"),
    ("66011234转2417、转2853", ["66011234-2417", "66011234-2853"], "another extension of the same exchange"),
    ("010-6601 1234、6601 5678", ["010-66011234", "010-66015678"], "second local number in groups"),
    ("400-812-3456转3", ["4008123456-3"], "extension of a service number"),
    ("路电：45518，市电：0371-68341234", ["45518", "0371-68341234"], "exchange of the railway"),
    ("6601123 万示范", ["6601123"], "a name behind a space is no unit"),
    ("66011234转808、809", ["66011234-808", "66011234-809"], "second extension without 转"),
    ("66011234 转 808、809", ["66011234-808", "66011234-809"], "second extension, a space behind 转"),
    ("66011234转分机8012", ["66011234-8012"], "extension by two words"),
    ("66011234转8012或8013", ["66011234-8012", "66011234-8013"], "either extension"),
    ("66011234（转）8012", ["66011234-8012"], "转 in brackets"),
    ("66011234ext.8012", ["66011234-8012"], "extension in English"),
    ("0571/88051234", ["0571-88051234"], "slash behind the area code"),
    ("138/13812345678", ["13812345678"], "slash behind another number"),
    ("1381234-5678", ["13812345678"], "mobile with its last four apart"),
    ("88051234、88051235（区号0571）", ["0571-88051234", "0571-88051235"], "area code told beside"),
    ("区号：0571 电话：88051234，010-66011234", ["0571-88051234", "010-66011234"], "area code told before, another one written"),
    ("０５７１－８８０５１２３４，传真同上", ["0571-88051234"], "full width; the same fax is no number"),
    ("电话/传真：0351-3041234 3041235", ["0351-3041234", "0351-3041235"], "a space between two"),
    ("138 1234 5678/139-1234-5678", ["13812345678", "13912345678"], "mobiles in a list"),
    ("2661852平安区局", ["2661852"], "an office run on"),
)
NOTHING = (
    ("二〇二一年", "a year"),
    ("20210706", "a day in figures"),
    ("20210706001", "a number of a file"),
    ("第5号", "a number of a document"),
    ("6600123元", "an amount"),
    ("3000000 万元", "an amount behind a space"),
    ("88001234平方米", "an area"),
    ("430102199001011234", "an identity number"),
    ("6222021234567890123", "an account"),
    ("shifan66011234@example.com", "a mailbox"),
    ("2020-2025", "years"),
    ("1380013800", "a digit short"),
    ("由局里转8012号文件", "a word that is no extension"),
    ("2023 2024学年", "years beside each other"),
    ("传真同上", "the number above"),
    ("转8012、2023年", "a year behind an extension"),
    ("区号0571", "an area code alone"),
    ("军线：0431-23456", "a short number with an area code"),
)


@pytest.mark.parametrize(("text", "dials", "why"), CASES, ids=[case[-1] for case in CASES])
def test_phones(text: str, dials: list[str], why: str) -> None:
    assert [phone.dial for phone in parse_phones(text)] == dials


@pytest.mark.parametrize(("text", "why"), NOTHING, ids=[case[-1] for case in NOTHING])
def test_no_phones(text: str, why: str) -> None:
    assert parse_phones(text) == ()


def test_written_form_keeps_its_marks_and_loses_its_spaces() -> None:
    assert [phone.written for phone in parse_phones("（0571）8805 1234、8805 1235转 802")] == ["（0571）88051234", "88051235转802"]
    assert parse_phone("029—88401234转803").written == "029—88401234转803"


@pytest.mark.parametrize("text", ["", "第5号", "010-66011234、66015678"])
def test_not_one_number(text: str) -> None:
    with pytest.raises(ValueError, match="not a telephone number"):
        parse_phone(text)


def test_area() -> None:
    assert parse_phone("0571-88051234").area == "0571"
    assert parse_phone("13812345678").area == ""
    assert parse_phone("66011234").is_local
    assert parse_phone("66011234").in_area("010").dial == "010-66011234"
    assert parse_phone("13812345678").in_area("010").dial == "13812345678"


@given(st.text(alphabet="0123456789-—（）转 +、13810", max_size=60))
def test_places_hold_what_was_written(text: str) -> None:
    for start, end, phone in find_phones(text):
        assert "".join(text[start:end].split()) == phone.written
        assert phone.dial
