"""Leaving: the whole case, with its files, in open formats."""
