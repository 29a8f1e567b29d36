"""Writes the reference pages: `python -m reopen.config.reference`."""

import sys

from reopen.config.reference import main

sys.exit(main())
