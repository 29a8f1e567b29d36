"""Exonerations: exports of the National Registry, their history, and figures from them.

Global and public: nothing here belongs to an organization. Every export that was imported is kept
whole as one vintage, so that a figure "as of" a day is answered from the coding nearest to it.
"""
