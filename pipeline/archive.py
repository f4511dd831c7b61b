"""An archive as a folder: where its parts stand, and who writes to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extractors.frozen import frozen
from pipeline.inputs.walk import legible
from pipeline.outcome import ProgrammeFault
from pipeline.place import is_remote, make_folder, put_file, remove_file

PROBE = ".probe"
LOCK = ".run.lock"  # hidden: no input, should the archive itself be walked


@frozen
class Archive:
    """The folders of an archive."""

    root: Path

    @property
    def raw(self) -> Path:
        """The inputs, only ever read."""
        return self.root / "raw"

    @property
    def structured(self) -> Path:
        """The tables, which may be deleted and are built again."""
        return self.root / "structured"

    @property
    def text(self) -> Path:
        """The cache of reader output."""
        return self.root / "text"

    @property
    def history(self) -> Path:
        """Runs, sightings, changes."""
        return self.root / "history"

    @property
    def derived(self) -> tuple[Path, ...]:
        """The folders that runs write: no inputs, should they stand in a folder that is walked."""
        return self.structured, self.text, self.history


@contextmanager
def locked(archive: Archive) -> Iterator[None]:
    """One run at a time: raises ProgrammeFault where another one is writing, or where the folder cannot be written.

    Places elsewhere have no locks: there one run at a time is the user's duty.
    """
    from filelock import FileLock, Timeout

    lock = None if is_remote(archive.root) else FileLock(archive.root / LOCK, timeout=0)
    try:
        make_folder(archive.root)
        if lock is not None:
            lock.acquire()
    except Timeout:
        raise ProgrammeFault(f"{legible(str(archive.root))}: another run is writing to this archive; wait until it is done") from None
    except OSError as fault:
        place = legible(str(archive.root if fault.filename is None else fault.filename))
        raise ProgrammeFault(f"{place}: the archive cannot be written ({fault.strerror or fault})") from fault
    try:
        _try_writing(archive)
        _clear_leftovers(archive)
        try:
            yield
        finally:
            _clear_leftovers(archive)  # of work processes that were ended
    finally:
        if lock is not None:
            lock.release()


def _try_writing(archive: Archive) -> None:
    try:
        for folder in (archive.root, *archive.derived):
            probe = folder / PROBE
            put_file(probe, b"")
            remove_file(probe)
    except OSError as fault:
        place = legible(str(archive.root if fault.filename is None else fault.filename))
        raise ProgrammeFault(f"{place}: the archive cannot be written ({fault.strerror or fault})") from fault


def _clear_leftovers(archive: Archive) -> None:
    """Takes away what stands beside files that were being written when their process ended; what is not of runs stays."""
    if is_remote(archive.root):
        return
    places = [
        (archive.root, f".{PROBE}.*.part"),
        *((folder, pattern) for folder in archive.derived for pattern in (".*.part", "*/.*.part")),
    ]
    for folder, pattern in places:
        for path in folder.glob(pattern):
            path.unlink(missing_ok=True)
