"""Written form -> typed value, or ValueError with the offending text."""
