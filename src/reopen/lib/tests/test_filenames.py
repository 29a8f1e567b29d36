"""Names of files that any system takes, each given away once."""

import pytest

from reopen.lib.filenames import LONGEST_PART, LONGEST_PATH, Filenames, safe_part


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("file index.pdf", "file index.pdf"),
        ("Carta de Muñoz.pdf", "Carta de Muñoz.pdf"),
        ("a/b\\c:d*.pdf", "a_b_c_d_.pdf"),
        ("CON.txt", "CON_.txt"),
        ("nul", "nul_"),
        ("lpt1.tar.gz", "lpt1_.tar.gz"),
        ("console.txt", "console.txt"),
        ("trailing. ", "trailing"),
        ("two\nlines\x00of.txt", "two lines of.txt"),
        ("exe\u202efdp.pdf", "exe fdp.pdf"),
        ("...", "_"),
        ("", "_"),
    ],
)
def test_a_name_is_one_that_any_system_takes(name: str, safe: str) -> None:
    assert safe_part(name) == safe


def test_a_long_name_keeps_its_ending() -> None:
    assert len(safe_part("a" * 300 + ".jpeg")) == LONGEST_PART
    assert safe_part("a" * 300 + ".jpeg").endswith(".jpeg")


def test_no_two_places_are_the_same_whatever_the_case() -> None:
    names = Filenames()
    given = [names.place("Box", name) for name in ("a.txt", "A.TXT", "a.txt", "a (2).txt")]
    assert given == ["Box/a.txt", "Box/A (2).TXT", "Box/a (3).txt", "Box/a (2) (2).txt"]
    assert len({place.casefold() for place in given}) == len(given)


def test_a_folder_never_has_the_name_of_a_file() -> None:
    names = Filenames()
    given = [names.place("Box", path) for path in ("p.zip", "p.zip/a", "p.zip/b", "p.zip/a")]
    assert given == ["Box/p.zip", "Box/p (2).zip/a", "Box/p (2).zip/b", "Box/p (2).zip/a (2)"]


def test_nothing_leads_out_of_its_folder() -> None:
    names = Filenames()
    assert names.place("../..", "../../etc/passwd") == "_/etc/passwd"
    assert names.place("C:", "//server/share") == "C_/server/share"


def test_a_path_that_is_too_deep_is_put_flat() -> None:
    names = Filenames()
    deep = "/".join(["folder"] * 60) + "/a.txt"
    assert names.place("Box", deep) == "Box/a.txt"
    assert len(names.place("Box", "/".join(["f" * 79, "g" * 79, "h" * 300]))) < LONGEST_PATH


def test_many_files_of_one_name_are_named_quickly() -> None:
    names = Filenames()
    given = {names.place("Box", "scan.pdf") for _ in range(20_000)}
    assert len(given) == 20_000
