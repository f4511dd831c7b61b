"""What machines have to have in common, as one of them finds it."""

import json
import pickle
from pathlib import Path

from pipeline.archive import Archive
from pipeline.footing import find_fault, name_difference, signed
from pipeline.inputs.walk import find_inputs
from pipeline.version import current_version
from tests.archives import make_folder


def test_what_a_run_has_is_found_as_long_as_it_runs(tmp_path: Path) -> None:
    raw, archive = make_folder(tmp_path / "notices"), Archive(tmp_path / "archive")
    with signed(archive, 1, find_inputs([raw]).inputs) as footing:
        assert footing.find_unseen() is None
        assert find_fault(current_version().mark, pickle.dumps(footing)) is None
        footing.sign.write_bytes(b"of another run")
        assert footing.find_unseen() == f"has another folder under the name {archive.root}"
        footing.sign.unlink()
        assert footing.find_unseen() == f"does not see the archive {archive.root} (No such file or directory)"
    with signed(archive, 1, find_inputs([raw]).inputs) as footing:
        (raw / "0.txt").unlink()
        assert footing.find_unseen() is None
        raw.rename(tmp_path / "elsewhere")
        assert footing.find_unseen() == f"does not see {raw / '0.txt'} (No such file or directory)"
    assert list(archive.root.iterdir()) == []


def test_every_path_given_is_looked_for(tmp_path: Path) -> None:
    one, two = make_folder(tmp_path / "one"), make_folder(tmp_path / "two", 1)
    with signed(Archive(tmp_path / "archive"), 1, find_inputs([one, two, tmp_path / "lost.txt"]).inputs) as footing:
        assert footing.find_unseen() is None
        (two / "0.txt").unlink()
        assert footing.find_unseen() == f"does not see {two / '0.txt'} (No such file or directory)"


def test_another_version_is_told_by_its_parts() -> None:
    mark = current_version().mark
    told = json.loads(mark)
    other = json.dumps(told | {"lexicons": "other", "libraries": told["libraries"].replace("python 3", "python 2")})
    assert find_fault(mark, pickle.dumps(None)) is None
    assert "another gongwen than this machine (lexicon, python 2." in (find_fault(other, b"never opened") or "")
    assert name_difference(mark, mark.replace(", ", ",")) == "the form of the version"
