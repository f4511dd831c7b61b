import pytest

from extractors.values.doc_number import DocNumber, parse_doc_number

FORMS = (
    ("示教通〔2020〕166号", DocNumber("示教通〔2020〕166号", "示教通", 2020, 166)),
    ("示教通[2020]166号", DocNumber("示教通〔2020〕166号", "示教通", 2020, 166)),
    ("示教通（２０２０）１６６号", DocNumber("示教通〔2020〕166号", "示教通", 2020, 166)),
    ("示教通【2020】 第 9 号", DocNumber("示教通〔2020〕9号", "示教通", 2020, 9)),
    ("示 教 通 ﹝2020﹞\n16 6号", DocNumber("示教通〔2020〕166号", "示教通", 2020, 166)),
    ("示教通＜2020年＞3号", DocNumber("示教通〔2020〕3号", "示教通", 2020, 3)),
    ("示教通〔二○一二〕3号", DocNumber("示教通〔2012〕3号", "示教通", 2012, 3)),
    ("示教通〔2020〕12-1号", DocNumber("示教通〔2020〕12-1号", "示教通", 2020, None)),
    ("示范部公告2020年第6号", DocNumber("示范部公告2020年第6号", "示范部公告", 2020, 6)),
    ("2024年第3号", DocNumber("2024年第3号", None, 2024, 3)),
    ("第5号", DocNumber("第5号", None, None, 5)),
    ("示范部令 第 50 号", DocNumber("示范部令第50号", "示范部令", None, 50)),
    ("示范部令第五十号", DocNumber("示范部令第五十号", "示范部令", None, None)),
)
NO_NUMBERS = ("", "166号楼内", "〔2020〕", "示教通〔2020〕166", "二十号文件", "2020年7月3日", "示教通〔20〕166号")


@pytest.mark.parametrize(("text", "number"), FORMS)
def test_a_number_in_any_form(text: str, number: DocNumber) -> None:
    assert parse_doc_number(text) == number


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="not a document number"):
        parse_doc_number(text)
