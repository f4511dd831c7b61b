"""Plain text in the encodings that Chinese offices use."""

from pipeline.outcome import Reason, Unreadable


def decode_text(data: bytes) -> str:
    """The text of a plain-text file; raises Unreadable(UNDECODABLE) where no encoding fits."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(Reason.UNDECODABLE, "text in no encoding that we know")
