"""PDF: the text of digital pages by its place; pages without text are recognised."""
