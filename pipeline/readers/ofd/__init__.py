"""OFD (GB/T 33190-2016): pages in order, text by its place."""
