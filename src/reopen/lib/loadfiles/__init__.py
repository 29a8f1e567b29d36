"""Load files of litigation: Concordance DAT and Opticon OPT, in and out.

    read_dat, read_opt       one file: what it holds, and every line that is wrong with the reason
    read_volume              both against the folder they came in: ranges, families, paths, files
    write_dat, write_opt     the same, as bytes
    Folder, Listing          find what a load file names, and never leave the folder or archive
    check_volume             as read_volume, from bytes and whatever finds files
    gather, text_of          the images of a document as one PDF; a text file as text

A volume with a single problem is imported not at all; see `Volume.is_whole`.
"""

from reopen.lib.loadfiles.contract import Image, Item, Problem, Style, Trouble, Volume
from reopen.lib.loadfiles.dat import DatFile, read_dat, style_for, write_dat
from reopen.lib.loadfiles.decoding import text_of
from reopen.lib.loadfiles.folder import Finder, Folder, Listing
from reopen.lib.loadfiles.gathering import GatherError, gather
from reopen.lib.loadfiles.opt import read_opt, write_opt
from reopen.lib.loadfiles.volume import check_volume, read_volume

__all__ = [
    "DatFile",
    "Finder",
    "Folder",
    "GatherError",
    "Image",
    "Item",
    "Listing",
    "Problem",
    "Style",
    "Trouble",
    "Volume",
    "check_volume",
    "gather",
    "read_dat",
    "read_opt",
    "read_volume",
    "style_for",
    "text_of",
    "write_dat",
    "write_opt",
]
