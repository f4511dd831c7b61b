"""The control words of RTF that matter for the text, by what they do."""

from collections.abc import Mapping

# Groups whose content is no text of the document, beside all that are marked as ignorable (\*) and not in READ.
SKIPPED = frozenset(
    (
        *("info", "stylesheet", "colortbl", "listtable", "listoverridetable", "revtbl", "filetbl", "generator", "private", "fldtype"),
        *("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"),
        *("annotation", "bkmkstart", "bkmkend", "xe", "tc", "rxe", "background", "themedata", "datastore"),
        *("ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn"),
        *("pict", "nonshppict", "shprslt", "sp", "nonesttables", "mmath"),
    )
)
# Groups that are read although they are marked as ignorable.
READ = frozenset(("shpinst", "shptxt", "do", "dptxbxtext", "nesttableprops", "fldinst", "ud", "pntext", "listtext", "footnote"))
BOXES = frozenset(("shptxt", "dptxbxtext"))
NUMBERS = frozenset(("listtext", "pntext"))
# Characters that have words of their own.
CHARACTERS: Mapping[str, str] = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "column": "\n",
    "softline": "\n",
    "page": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
SIGNS: Mapping[str, str] = {"~": "\u00a0", "_": "-", "-": "", ":": "", "|": ""}
LINE_SIGNS = "\r\n"  # a backslash before a line end is a paragraph's end
