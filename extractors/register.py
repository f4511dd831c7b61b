"""EXTRACTORS: one tuple, in table order."""

from extractors import (
    activities,
    attachments,
    citations,
    contacts,
    copied_to,
    deadlines,
    events,
    head,
    issuers,
    recipients,
    themes,
    topics,
    urls,
)
from extractors.row import Extractor

HEAD = head.EXTRACTOR

EXTRACTORS: tuple[Extractor, ...] = (
    issuers.EXTRACTOR,
    recipients.EXTRACTOR,
    copied_to.EXTRACTOR,
    events.EXTRACTOR,
    themes.EXTRACTOR,
    activities.EXTRACTOR,
    contacts.EXTRACTOR,
    deadlines.EXTRACTOR,
    citations.EXTRACTOR,
    attachments.EXTRACTOR,
    urls.EXTRACTOR,
    topics.EXTRACTOR,
)
