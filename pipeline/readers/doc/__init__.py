"""DOC (MS-DOC) as Word 97-2003 and WPS Writer save it."""
