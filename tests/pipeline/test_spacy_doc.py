"""A notice as a spaCy Doc: exact spans, whatever jieba cuts."""

from pathlib import Path

from spacy import displacy
from spacy.tokens import DocBin
from spacy.util import filter_spans
from spacy.vocab import Vocab

from pipeline import process_file, to_spacy
from pipeline.outcome import Extracted
from pipeline.segment.tokens import find_tokens
from tests.cases import read_text
from tests.goldens import NOTICES

TEXT = "关于报送名单的通知\n各科室：\n请于2024年3月28日前报送名单。\n某市教育局\n2024年3月1日\n"


def test_every_value_is_a_span_with_the_words_of_its_quote() -> None:
    for path in NOTICES:
        outcome = process_file(path)
        assert isinstance(outcome, Extracted)
        for reading in outcome.readings:
            notice = reading.notice
            doc = to_spacy(notice, reading)
            assert doc.text == notice.quote(notice.span)
            for table, rows in reading.rows.items():
                assert [span.text for span in doc.spans.get(table, ())] == [notice.quote(row.span) for row in rows], (path, table)


def test_tokens_are_cut_where_a_value_ends_inside_one() -> None:
    reading = read_text(TEXT)
    doc = to_spacy(reading.notice)
    assert [span.text for span in doc.spans["deadlines"]] == ["2024年3月28日前"]
    assert len(doc) >= len(find_tokens(TEXT.strip()))


def test_elements_stand_in_a_group_with_their_kinds() -> None:
    doc = to_spacy(read_text(TEXT).notice)
    assert ("title", "关于报送名单的通知") in [(span.label_, span.text) for span in doc.spans["elements"]]


def test_displacy_draws_the_values() -> None:
    doc = to_spacy(read_text(TEXT).notice)
    doc.ents = filter_spans([*doc.spans["issuers"], *doc.spans["deadlines"]])
    page = displacy.render(doc, style="ent", jupyter=False)
    assert page.count("</mark>") == 2
    assert "某市教育局" in page


def test_every_field_that_was_found_has_a_group() -> None:
    reading = read_text(TEXT)
    found = {*reading.scalars, *(table for table, rows in reading.rows.items() if rows)}
    assert found < set(to_spacy(reading.notice).spans) == found | {"elements"}


def test_a_doc_survives_docbin(tmp_path: Path) -> None:
    doc = to_spacy(read_text(TEXT).notice)
    DocBin(docs=[doc]).to_disk(tmp_path / "one.spacy")
    [again] = DocBin().from_disk(tmp_path / "one.spacy").get_docs(Vocab())
    assert again.text == doc.text
    assert {name: [span.text for span in group] for name, group in again.spans.items()} == {
        name: [span.text for span in group] for name, group in doc.spans.items()
    }
