import pytest

from extractors.lexicon import read_lexicon
from extractors.values.doc_type import kind_of, parse_doc_type, strip_tail

TYPES = (
    ("关于举办示范县读书节的通知", "通知"),
    ("关于举办示范县读书节的紧急通知", "通知"),
    ("关于举办示范县读书节的补充通知（第二轮）", "通知"),
    ("关于示范湖禁渔的复函", "函"),
    ("示范县读书节实施方案（试行）", "方案"),
    ("示范县读书节管理办法》", "办法"),
    ("示范县读书节考核实施细则.docx", "细则"),
    ("示范县支持读书若干措施", "措施"),
    ("示范县读书节工作要点", "要点"),
    ("示范县禁渔通告", "通告"),
    ("通知", "通知"),
    ("关于示范湖禁渔的布告", "布告"),
)
NO_TYPES = ("", "示范县读书节", "少年书法", "读书节报名表", "读书的方法", "示范县人民政府文件")


@pytest.mark.parametrize(("title", "name"), TYPES)
def test_the_last_words_name_the_kind(title: str, name: str) -> None:
    kind = parse_doc_type(title)
    assert kind.name == name
    assert strip_tail(title) == title[: kind.end]


@pytest.mark.parametrize("title", NO_TYPES)
def test_no_kind(title: str) -> None:
    with pytest.raises(ValueError, match="no kind of document"):
        parse_doc_type(title)


def test_kinds_are_of_the_closed_list() -> None:
    assert {row["kind"] for row in read_lexicon("doc_types")} == {"statutory", "rule", "plan", "weak", "form", "none"}


def test_laws_are_told_from_words_that_end_alike() -> None:
    assert kind_of("示范省预算法") == "rule"
    assert kind_of("示范算法") == "none"
