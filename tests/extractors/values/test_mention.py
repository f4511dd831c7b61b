"""Titles in their places."""

from extractors.notice import Element, ElementKind, Notice, Span, Zone
from extractors.values.mention import Mention, find_mentions


def mentions(text: str, kind: ElementKind = ElementKind.PARAGRAPH) -> list[Mention]:
    span = Span(0, len(text))
    return list(find_mentions(Notice("n0", text, span, (Element(kind, span, Zone.BODY),))))


def test_words_around() -> None:
    (first, second) = mentions("开头。根据《甲规定》和《乙规定》要求，办理。现通知。")
    assert (first.title, first.before, first.after, first.following) == ("甲规定", "根据", "和《》要求，办理", "现通知。")
    assert (second.title, second.before, second.after) == ("乙规定", "根据《》和", "要求，办理")


def test_nested_titles_are_one() -> None:
    assert [mention.title for mention in mentions("《关于印发《甲规定》的通知》")] == ["关于印发《甲规定》的通知"]


def test_line_breaks_in_a_title() -> None:
    assert [mention.title for mention in mentions("《关于读书的\n规定》")] == ["关于读书的规定"]


def test_a_mark_that_is_not_closed() -> None:
    assert mentions("《关于读书的规定") == []
    assert [mention.title for mention in mentions("《甲《乙规定》")] == ["甲《乙规定"]


def test_attachment_notes_mention_nothing() -> None:
    assert mentions("附件：《读书方案》", ElementKind.ATTACHMENT_NOTE) == []


def test_long_lists_behind_a_title() -> None:
    listed = "".join(f"《示范县第{i}号读书行动实施方案》" for i in range(9))
    assert mentions(listed + "现印发给你们")[0].after.endswith("现印发给你们")
