"""The examples of docs/values.md give what they say."""

import doctest
from pathlib import Path

DOCUMENT = Path(__file__).parents[3] / "docs" / "values.md"


def test_the_examples_of_the_document() -> None:
    result = doctest.testfile(str(DOCUMENT), module_relative=False)
    assert result.attempted > 10
    assert result.failed == 0
