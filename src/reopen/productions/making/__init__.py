"""Making a production: burn, check, number, write down, keep."""

from reopen.productions.making.making import fail, make

__all__ = ["fail", "make"]
