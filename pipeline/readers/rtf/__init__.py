"""RTF: text, tables and automatic numbers."""
