"""Trained classifiers: the arrays and the card of each task."""
