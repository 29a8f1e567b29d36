"""The few drawings of the house, as paths in a 16 by 16 box, and the shape of each tone."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

ICONS: Final = MappingProxyType(
    {
        "ring": "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z",
        "disc": "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Z",
        "half": "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 2v8a4 4 0 0 1 0-8Z",
        "check": "M13.6 3.6 15 5l-8.6 8.6L1 8.2l1.4-1.4 4 4Z",
        "triangle": "M8 1.5 15.5 14.5H.5ZM7.2 6v4.2h1.6V6Zm0 5.4V13h1.6v-1.6Z",
        "square": "M3 3h10v10H3Z",
        "info": "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM7.1 4h1.8v1.8H7.1Zm0 3h1.8v5H7.1Z",
        "search": "M7 1a6 6 0 1 0 3.6 10.8l3.3 3.3 1.2-1.2-3.3-3.3A6 6 0 0 0 7 1Zm0 1.8"
        "a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4Z",
        "up": "M8 4l5 7H3Z",
        "down": "M8 12 3 5h10Z",
        "left": "M10.5 2.5 5 8l5.5 5.5 1.2-1.2L7.4 8l4.3-4.3Z",
        "right": "M5.5 2.5 11 8l-5.5 5.5-1.2-1.2L8.6 8 4.3 3.7Z",
        "menu": "M2 3h12v1.8H2Zm0 4.1h12v1.8H2Zm0 4.1h12V13H2Z",
        "more": "M2 6.5h3v3H2Zm4.5 0h3v3h-3Zm4.5 0h3v3h-3Z",
        "person": "M8 1.5a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4ZM2 14.5c0-3.2 2.6-5.2 6-5.2s6"
        " 2 6 5.2Z",
        "page": "M3 1h7l3 3v11H3Zm1.6 1.6v10.8h6.8V5H9V2.6Z",
        "download": "M7.1 1h1.8v6.6l2.5-2.5 1.2 1.2L8 11 3.4 6.3l1.2-1.2 2.5 2.5ZM2 13h12v1.8H2Z",
        "close": "M3.3 2 8 6.7 12.7 2 14 3.3 9.3 8l4.7 4.7-1.3 1.3L8 9.3 3.3 14 2 12.7 6.7 8"
        " 2 3.3Z",
    }
)

# A tone is what a colour means; each has its own shape.
TONES: Final = MappingProxyType(
    {
        "neutral": "ring",
        "active": "disc",
        "waiting": "half",
        "good": "check",
        "bad": "triangle",
        "closed": "square",
        "info": "info",
    }
)
