"""Runs of figures in a text, and the numbers that they may be."""

from collections.abc import Iterator

from extractors.frozen import frozen
from extractors.patterns import pattern_of
from pipeline.privacy.masks import bare

# Figures with what stands between those of one number. A line end is not among it: the lines of a clean text are whole.
RUN = pattern_of(r"\d(?:[-–—－()（） \t\u3000\xa0]{0,3}\d){4,}+")
FIGURES = pattern_of(r"\d+")
LONGEST = 20  # figures of one number, its extension included
JOINED = 5  # stretches of figures that may be one number: (0351) 304 1234, 6222 0200 0000 0000 007
# Figures by which a number is known wherever it stands: fewer could be a year, an amount or the code of a region.
FEWEST = 7
MOBILE = pattern_of(r"1[3-9]\d{9}")
COUNTRY = pattern_of(r"(?:00)?86(?=1[3-9]\d{9}\Z)")
AREA = pattern_of(r"(?:010|02\d|0[3-9]\d\d)(?=\d{7,8}\Z)")
NO_FIGURE = pattern_of(r"[^0-9]+")


@frozen
class Run:
    """A run of figures: its place, and the places and figures of its stretches."""

    start: int
    end: int
    stretches: tuple[tuple[int, int, str], ...]

    def joined(self) -> Iterator[tuple[int, int, str]]:
        """Every stretch, and neighbouring ones as one."""
        for i, (start, _, _) in enumerate(self.stretches):
            figures = ""
            for _, end, more in self.stretches[i : i + JOINED]:
                figures += more
                if len(figures) > LONGEST:
                    break
                yield start, end, figures


def find_runs(text: str) -> Iterator[Run]:
    """The runs of five figures or more."""
    for found in RUN.finditer(text):
        at = found.start()
        stretches = ((at + m.start(), at + m.end(), bare(m.group())) for m in FIGURES.finditer(found.group()))
        yield Run(*found.span(), tuple(stretches))


def known_figures(value: str) -> set[str]:
    """The figures by which a number is known again, with and without its area code and extension.

    >>> sorted(known_figures("0351-3041234转801"))
    ['03513041234', '3041234']
    """
    found = {figures for run in find_runs(value) for _, _, figures in run.joined()}
    found |= {form for figures in found for form in (without_country(figures), AREA.sub("", figures))}
    return {figures for figures in found if len(figures) >= FEWEST}


def figures_of(value: str) -> str:
    """The figures of a number, without the code of the country before a mobile one.

    >>> figures_of("+86 138-0000-1234"), figures_of("010-66011234转8012")
    ('13800001234', '010660112348012')
    """
    return without_country(NO_FIGURE.sub("", bare(value)))


def without_country(figures: str) -> str:
    """The figures of a number without the code of the country before a mobile one."""
    return COUNTRY.sub("", figures) if "86" in figures[:4] else figures
