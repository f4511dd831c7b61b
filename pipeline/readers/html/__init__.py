"""HTML: the text of a page without what stands around it, and what the page says of it."""
