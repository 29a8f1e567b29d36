"""`reopen units coverage`: lists of counties as people have them."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from reopen.units.fips_lists import read_list

pytestmark = pytest.mark.usefixtures("shipped")


@pytest.mark.parametrize(
    "content",
    [
        b"29095\n17031\n1001\n",
        b"fips\n29095\n17031\n01001\n",
        b"\xef\xbb\xbf29095\r\n17031 \r\n 01001\r\n29095\r\n",
        b'county,fips\n"Jackson","29095"\n"Cook","17031"\nAutauga,1001.0\n',
        b"# mine\n29095 # Jackson\n'17031'\n\n01001\n",
        b"29095,17031,01001\n",
        "FIPS\n29095\n17031\n01001\n".encode("utf-16"),
        b"state;GEOID\nMO;0500000US29095\nIL;US17031\nAL;1001\n",
    ],
)
def test_a_list_is_read_as_people_have_it(content: bytes) -> None:
    found = read_list(content)
    assert found.codes == ("29095", "17031", "01001")
    assert found.unreadable == ()


def test_what_is_no_code_is_kept_to_be_named() -> None:
    found = read_list(b"fips\n29095\nJackson\n123\n123456\n")
    assert found.codes == ("29095",)
    assert found.unreadable == ("Jackson", "123", "123456")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    call_command("units", "coverage", *arguments, "--json")
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def test_the_share_of_a_list_is_exact(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "counties.csv"
    file.write_bytes(b"fips\n29095\n29095 \n1001\n99999\n")
    found = run(capsys, "--fips-file", str(file))
    assert (found["counties"], found["population"]) == (2, 703_011 + 55_869)
    assert found["of_population"] == 328_239_523
    assert found["share"] == 758_880 / 328_239_523
    assert found["unknown"] == ["99999"]


def test_without_a_list_the_units_count_on_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    found = run(capsys, "--as-of", "2007-12-31")
    assert (found["counties"], found["as_of"]) == (2, "2007-12-31")
    assert found["with_unverified"]["counties"] >= 2


def test_a_file_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("units", "coverage", "--fips-file", str(tmp_path / "none.csv"))
