"""The words of `pipeline.raw`, for the readers."""

from pipeline.raw import Box, Link, PageData, Place, Raw

__all__ = ["Box", "Link", "PageData", "Place", "Raw"]
