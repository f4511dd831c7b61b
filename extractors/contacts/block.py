"""A block of contacts while it is read: its entries, the office above them, and to which of them the next number goes."""

from dataclasses import dataclass, field

from extractors.contacts.atoms import NUMBER_LABELS, Atom, Kind
from extractors.contacts.entry import MOST_BEFORE, Entry
from extractors.contacts.line_state import LineState
from extractors.contacts.lines import Line
from extractors.contacts.neighbours import joins
from extractors.contacts.shared import find_owners
from extractors.patterns import pattern_of

# A mailbox that is only said to collect papers, not to be for a purpose of its own (举报邮箱).
COLLECTING = pattern_of("(?:汇总|报送|收集|材料|资料|公共|共用|统一|专用|接收|收件|文件|信息){1,2}$")
CONTEXT_NEAR = 80  # characters between the office to which something is sent and its number, another sentence between them at most
SERVICE_NEAR = 12  # characters between what a number is for and the number


@dataclass(slots=True)
class Block:
    """The entries so far, the section and line that is read, the office or use in the heading above, the line's first atom."""

    entries: list[Entry] = field(default_factory=list)
    section: int = 0
    line: int = 0
    clusters: int = 0
    header: Atom | None = None
    header_service: Atom | None = None
    first: Atom | None = None

    def add(self, entry: Entry) -> Entry:
        """A new entry with a cluster of its own."""
        self.entries.append(entry)
        self.clusters += 1
        entry.cluster = self.clusters
        return entry

    def last(self) -> list[Entry]:
        """The last entry, with the others of its list."""
        return [entry for entry in self.entries[-MOST_BEFORE:] if entry.cluster == self.entries[-1].cluster]

    def office(self, state: LineState) -> Atom | None:
        """The office before a place of the line, or the one in the heading."""
        return state.organization or self.header

    def carried(self, line: Line, state: LineState) -> Entry | None:
        """An entry of nobody at the end of the line above that a person on this line joins."""
        last = self.entries[-1] if self.entries else None
        if not last or last.person or last.line != self.line - 1 or last.phones or not last.emails or line.numbered:
            return None
        if not line.follows:
            return None
        return last if line.atoms and line.atoms[0].kind == Kind.PERSON_LABEL and state.last_number is last.emails[-1] else None

    def orphan(self, state: LineState, person: Atom, *, ahead: bool) -> Entry | None:
        """The entry of nobody right before a person that becomes the person's; `ahead`: the person has numbers behind, too."""
        orphan = state.current[0] if state.current and not state.current[0].person else None
        if orphan is None or (state.is_apart and not state.labelled):
            return None
        is_last = state.labelled and not ahead and orphan.line == self.line
        if state.closed and not is_last and (orphan.phones or orphan.line < self.line - 1):
            return None
        adjacent = state.numbers_first or (state.last_number is not None and joins(state.last_number, person))
        free = not (ahead and orphan.phones) or (state.labelled and not orphan.organization)
        return orphan if adjacent or free else None

    def targets(self, state: LineState, channel: str, atom: Atom, *, joins_next: bool) -> list[Entry]:
        """Who gets the next number: the open persons, else those before who lack one of its kind, else a new entry of nobody."""
        if state.current and not state.closed and not (joins_next and all(e.of(channel) for e in state.current)):
            return state.current
        has_use = self._service_is_near(state, atom) and not self._is_collecting(state, atom)
        is_new = joins_next or state.fresh or has_use
        if not is_new and not (state.is_table_row and channel == "phone"):
            before = find_owners(self.entries, self.line, self.section, channel, state.address)
            if before:
                return before
        service = state.service or self.header_service
        context = state.context if state.context and atom.start - state.context.end <= CONTEXT_NEAR else None
        heads = self.first is not None and self.first.kind in NUMBER_LABELS
        entry = self.add(Entry(atom.start, self.line, self.section, None, self.office(state), service, context, heads_line=heads))
        state.current, state.closed, state.list_open = [entry], False, False
        return state.current

    def _is_collecting(self, state: LineState, atom: Atom) -> bool:
        """Whether a mailbox on a line of its own is only said to collect papers (汇总邮箱：…): then it is the block's."""
        service = state.service
        return atom.kind == Kind.EMAIL and self.first is service and service is not None and COLLECTING.match(service.value) is not None

    def _service_is_near(self, state: LineState, atom: Atom) -> bool:
        """Whether what the number is for stands right before it, and no person between has it already."""
        service = state.service
        if service is None or atom.start - service.end > SERVICE_NEAR:
            return False
        return not any(e.service is service and e.person for e in self.entries[-MOST_BEFORE:])
