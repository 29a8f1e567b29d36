"""Composition only: settings, URLs, the web server's entry, preparation of an installation."""
