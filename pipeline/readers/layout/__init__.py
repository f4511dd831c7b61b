"""Printed lines with their places put together into paragraphs: what PDF, OFD and recognised pages share."""
