"""One reader a format: bytes -> raw text with its lines."""
