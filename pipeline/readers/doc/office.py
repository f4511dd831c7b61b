"""Documents of Word before 97 by way of LibreOffice, where it is installed: converted to DOCX in a folder of its own, without macros."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from pipeline.outcome import Reason, Unreadable
from pipeline.raw import Raw
from pipeline.readers import reader_of
from pipeline.readers.formats import Format

PROGRAMMES = ("soffice", "libreoffice")
SECONDS = 60  # a first start with a new profile takes 3 to 10 s on a busy machine
# Settings of the new profile: no macros, no links to other files brought up to date, nothing fetched (a proxy where nothing listens).
SETTINGS = {
    "/org.openoffice.Office.Common/Security/Scripting": {
        "DisableMacrosExecution": "true",
        "MacroSecurityLevel": "3",
        "BlockUntrustedRefererLinks": "true",
    },
    "/org.openoffice.Office.Writer/Content/Update": {"Link": "0"},
    "/org.openoffice.Inet/Settings": {
        "ooInetProxyType": "2",
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": "9",
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": "9",
    },
}


def read_by_office(data: bytes, fault: Unreadable) -> Raw:
    """What LibreOffice makes of a document that we do not read; raises the fault, with a word on LibreOffice, where it makes nothing."""
    programme = next(filter(None, map(shutil.which, PROGRAMMES)), None)
    if programme is None:
        raise Unreadable(fault.reason, f"{fault.detail}; LibreOffice would read it where it is installed") from None
    with tempfile.TemporaryDirectory(prefix="gongwen-") as folder:
        converted = _converted(programme, data, Path(folder))
    if converted is None:
        raise Unreadable(fault.reason, f"{fault.detail}; LibreOffice does not read it either") from None
    return replace(reader_of(Format.DOCX)(converted), format="doc")


def _converted(programme: str, data: bytes, folder: Path) -> bytes | None:
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
    given = folder / "given.doc"
    given.write_bytes(data)
    command = [
        programme,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--convert-to", "docx", "--outdir", str(folder), str(given)),
    ]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(SECONDS)
        return (folder / "given.docx").read_bytes()
    except subprocess.TimeoutExpired:
        raise Unreadable(Reason.TIMEOUT, f"LibreOffice did not convert the document within {SECONDS} seconds") from None
    except OSError:
        return None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the programme with those that it started, which may outlive it: it is a script that starts others."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _environment(folder: Path) -> dict[str, str]:
    """The environment without proxies or settings of the user; HOME is the temporary folder."""
    return {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "LANG": "C.UTF-8", "TMPDIR": str(folder)}


def _settings() -> str:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, values in SETTINGS.items()
        for name, value in values.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">'
        f"{items}</oor:items>"
    )
