"""`python -m pipeline.cli`, where the command is not on the path."""

import sys

from pipeline.cli import main

sys.exit(main())
