"""The user's file of topics: what it may hold, and what a wrong one is told."""

from pathlib import Path

import pytest

from extractors.topics.own import Sign
from pipeline import load, run_archive
from pipeline.extract import find_rows
from pipeline.ingest import identify, parse_document
from pipeline.normalise import normalise_rows
from pipeline.outcome import ProgrammeFault, Reading, Status
from pipeline.segment import find_notices
from pipeline.topic_file import find_own_topics, read_topic_file, with_own_topics
from tests.archives import make_folder

EXAMPLE = Path(__file__).parents[2] / "docs" / "topics-example.toml"


def reading_of(text: str) -> Reading:
    data = text.encode()
    notice = find_notices(parse_document(identify(Path("case.txt"), "case.txt", data), data))[0]
    return normalise_rows(notice, find_rows(notice))


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_gives_its_topics_in_order(tmp_path) -> None:
    text = '# my own\n["植树"]\nwords = ["植树", { text = "造林", weight = 0.5 }]\nminimum = 2\n\n["普法"]\ncodes = ["示普"]\n'
    trees, law = read_topic_file(written(tmp_path, text))
    assert (trees.name, trees.words, trees.minimum, trees.scheme) == ("植树", (Sign("植树"), Sign("造林", 0.5)), 2.0, "mine")
    assert (law.codes, law.minimum) == ((Sign("示普", 3.0),), 3.0)


@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_files_of_other_systems_are_read(tmp_path, mark: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes((mark + '["植树"]\r\nwords = [\r\n    "植树",\r\n]\r\n').encode())
    assert read_topic_file(path)[0].words == (Sign("植树"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('["植树"]\nwords = ["植树"\n', r"mine\.toml, line \d: not TOML"),
        ('[植树]\nwords = ["植树"]\n', r"line 1: not TOML .* need quotes"),
        ('["植树"]\nwords = ["植树"]\nword = ["造林"]\n', r"line 3: word is no member"),
        ('["a"]\nwords = ["植树"]\n["植树"]\n\nwords = "植树"\n', r"line 5: words is a list"),
        ('["植树"]\nwords = ["树"]\n', r"line 2: words has '树'; expected a text of at least 2"),
        ('["植树"]\nwords = [{ text = "植树", weight = -1 }]\n', r"line 2: words has the weight -1"),
        ('["植树"]\nwords = [{ text = "植树", wieght = 1 }]\n', r"line 2: words has .* text and weight"),
        ('["植树"]\nwords = ["植树"]\nminimum = "3"\n', r"line 3: minimum is '3'"),
        ('["植树"]\nexclusions = ["造林"]\n', r"line 1: 植树 has nothing to be found by"),
        ('words = ["植树"]\n', r"line 1: words stands outside a topic"),
        ("# nothing\n", r"no topic"),
    ],
)
def test_a_wrong_file_is_told_where(tmp_path, text: str, message: str) -> None:
    with pytest.raises(ProgrammeFault, match=message):
        read_topic_file(written(tmp_path, text))


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path) -> None:
    with pytest.raises(ProgrammeFault, match=r"none\.toml: "):
        read_topic_file(tmp_path / "none.toml")
    path = tmp_path / "gbk.toml"
    path.write_bytes(b'# a\n["' + "植树".encode("gb18030") + b'"]\n')
    with pytest.raises(ProgrammeFault, match="line 2: not UTF-8"):
        read_topic_file(path)


def test_the_example_finds_what_it_says() -> None:
    topics = read_topic_file(EXAMPLE)
    text = "{title}\n各学校：\n    {body}\n示例市教育局\n2031年3月5日\n"
    yes = reading_of(text.format(title="关于做好中职学生实习的通知", body="各职业学校要落实《国家职业教育改革实施方案》。"))
    no = reading_of(text.format(title="关于师德建设的通知", body="在职教师、兼职教师和中职称人员一律参加；小学、初中、中职、高职同步。"))
    (row,) = find_own_topics(yes, topics)
    assert (row.topic, row.scheme) == ("职业教育", "topics-example")
    assert "国家职业教育改革实施方案" in row.words
    assert find_own_topics(no, topics) == ()
    assert with_own_topics(no, topics) is no
    joined = with_own_topics(yes, topics)
    assert joined.rows["subjects"][-1] == row
    assert joined.status["subjects"] == Status.FOUND


def test_a_run_knows_its_topics_and_reads_again_where_they_changed(tmp_path: Path) -> None:
    folder, file = make_folder(tmp_path / "in", 3), tmp_path / "mine.toml"
    file.write_text('["档案"]\nwords = ["档案整理"]\nminimum = 1\n', encoding="utf-8")
    run_archive(folder, tmp_path / "a", topics=file)
    subjects = load("subjects", tmp_path / "a")
    assert list(subjects[subjects.scheme == "mine"].topic) == ["档案"] * 3
    assert run_archive(folder, tmp_path / "a", topics=file).processed == 0
    file.write_text('["整理"]\nwords = ["档案整理"]\nminimum = 1\n', encoding="utf-8")
    assert run_archive(folder, tmp_path / "a", topics=file).processed == 3
    subjects = load("subjects", tmp_path / "a")
    assert list(subjects[subjects.scheme == "mine"].topic) == ["整理"] * 3
    run_archive(folder, tmp_path / "a")
    assert "mine" not in set(load("subjects", tmp_path / "a").scheme)
