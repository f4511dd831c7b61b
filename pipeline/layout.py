"""Which bucket a source belongs to: by intake, that is by the run that saw its bytes first.

What comes in later is written beside what is there. A large intake is divided by the digests of its sources; small ones that follow each
other are put together as they grow in number. All of it follows from the sizes of the intakes, which history knows: nothing is stored.
"""

from collections.abc import Iterable

from extractors.frozen import frozen

# Sources a bucket: few enough that processes share the work of a small archive, many enough that a large one has few files.
LEAST, MOST = 500, 4000
SHARE = 64  # buckets of an intake between the two
# Bytes of inputs a bucket: recognition takes seconds a page, so that scans are shared among processes too.
SIZE = 64 * 1024 * 1024
MOST_BY_SIZE = 256  # buckets an intake that are made for its bytes alone
DIGITS = 8  # hexadecimal digits of a digest that tell its part of an intake
FIRST = "000001"  # the bucket of an archive without sources


@frozen
class Intake:
    """What a run saw first: its number, how many different contents, how many bytes they have."""

    run: int
    count: int
    size: int


@frozen
class Group:
    """Intakes that follow each other and stand together: the number of the first, contents and bytes of all."""

    first: int
    count: int
    size: int

    @property
    def parts(self) -> int:
        """Into how many buckets it is divided."""
        a_bucket = min(max(self.count // SHARE, LEAST), MOST)
        by_size = min(-(-self.size // SIZE), MOST_BY_SIZE, max(self.count, 1))
        return max(-(-self.count // a_bucket), by_size, 1)

    @property
    def is_open(self) -> bool:
        """Whether later intakes may be put to it."""
        return self.parts == 1 and 2 * self.count < LEAST


@frozen
class Layout:
    """The buckets of an archive: `groups` by intake."""

    groups: dict[int, Group]

    def bucket_of(self, digest: str, intake: int) -> str:
        """The bucket of the contents with this digest that run `intake` saw first.

        >>> make_layout([Intake(1, 1200, 0), Intake(2, 10, 0)]).bucket_of("80" * 32, 1)
        '000001-00001'
        """
        group = self.groups[intake]
        if group.parts == 1:
            return f"{group.first:06}"
        return f"{group.first:06}-{int(digest[:DIGITS], 16) * group.parts >> 4 * DIGITS:05}"


def make_layout(intakes: Iterable[Intake], base: int = 0) -> Layout:
    """The layout of the intakes of an archive, oldest first; those up to run `base` count as one.

    The last group takes the next intake as soon as that is half its size: so a source is written again a few times only, however many
    intakes follow, and there are never more than a few small groups.
    """
    return Layout({run: group for runs, group in _grouped(intakes, base) for run in runs})


def _grouped(intakes: Iterable[Intake], base: int) -> list[tuple[list[int], Group]]:
    stack = list[tuple[list[int], Group]]()
    for intake in intakes:
        runs, group = [intake.run], Group(intake.run, intake.count, intake.size)
        while stack and (intake.run <= base or _takes(stack[-1][1], group)):
            before, last = stack.pop()
            runs, group = before + runs, Group(last.first, last.count + group.count, last.size + group.size)
        stack.append((runs, group))
    return stack


def _takes(last: Group, group: Group) -> bool:
    return last.is_open and group.is_open and 2 * group.count >= last.count
