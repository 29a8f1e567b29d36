"""Reopen: casework for people who free the wrongly convicted."""

__version__ = "0.1.0"
