"""The row of a topic: one class or one of the user's own topics, and why."""

from extractors.frozen import frozen
from extractors.row import Row

STATE_COUNCIL = "state-council"


@frozen(kw_only=True)
class TopicRow(Row):
    """One topic of a notice; its span is the place of the word that says most for it.

    topic: the class or the name of the user's topic
    scheme: state-council, or the name of the user's file without its ending
    words: the words that speak for it, as they stand in the text, the weightiest first
    is_main: whether it is the main class of its scheme
    """

    topic: str
    scheme: str
    words: tuple[str, ...] = ()
    is_main: bool = False
