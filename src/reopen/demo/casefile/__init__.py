"""A make-believe case file of about 150 pages in two sources, with the truth about it."""

from reopen.demo.casefile.build import MadeFile, build_case_file, iter_case_file
from reopen.demo.casefile.manifest import Manifest, PageTruth

__all__ = ["MadeFile", "Manifest", "PageTruth", "build_case_file", "iter_case_file"]
