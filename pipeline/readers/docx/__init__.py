"""DOCX (ECMA-376): the text as Word shows it, automatic numbers resolved."""
