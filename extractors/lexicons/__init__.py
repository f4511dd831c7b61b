"""Lexicons as sorted TSV files with a source column; read by extractors.lexicon."""
