"""Whose file is it: sources, files, pages, text, search, custody of originals."""
