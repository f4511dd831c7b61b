"""Contact data left out, masked or forgotten (docs/privacy.md)."""

from pipeline.privacy.outcomes import guard
from pipeline.privacy.policy import Contacts, Policy, pseudonym, read_key
from pipeline.privacy.tombstones import find_forgotten, make_salt, tombstone

__all__ = ["Contacts", "Policy", "find_forgotten", "guard", "make_salt", "pseudonym", "read_key", "tombstone"]
