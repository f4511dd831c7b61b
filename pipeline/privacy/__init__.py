"""Contact data left out, masked or forgotten (docs/privacy.md)."""

from pipeline.privacy.outcomes import forgotten_tails, guard, mask_forgotten
from pipeline.privacy.policy import Contacts, Policy, pseudonym, read_key
from pipeline.privacy.tombstones import find_forgotten, make_salt, tombstone

__all__ = [
    "Contacts",
    "Policy",
    "find_forgotten",
    "forgotten_tails",
    "guard",
    "make_salt",
    "mask_forgotten",
    "pseudonym",
    "read_key",
    "tombstone",
]
