"""Pure knowledge about Chinese government notices: text in, rows out; no files, clock or network."""
