"""Load files of litigation: Concordance DAT and Opticon OPT, in and out.

    read_dat, read_opt       one file: what it holds, and every line that is wrong with the reason
    read_volume              both against the folder they came in: ranges, families, paths, files
    write_dat, write_opt     the same, as bytes
    Folder                   finds what a load file names, and never leaves the folder

A volume with a single problem is imported not at all; see `Volume.is_whole`.
"""

from reopen.lib.loadfiles.contract import Image, Item, Problem, Style, Trouble, Volume
from reopen.lib.loadfiles.dat import DatFile, read_dat, style_for, write_dat
from reopen.lib.loadfiles.folder import Folder
from reopen.lib.loadfiles.opt import read_opt, write_opt
from reopen.lib.loadfiles.volume import read_volume

__all__ = [
    "DatFile",
    "Folder",
    "Image",
    "Item",
    "Problem",
    "Style",
    "Trouble",
    "Volume",
    "read_dat",
    "read_opt",
    "read_volume",
    "style_for",
    "write_dat",
    "write_opt",
]
