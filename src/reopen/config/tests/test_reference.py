"""The reference pages cannot drift from the code they are written from."""

import argparse

from reopen.config import reference
from reopen.config.reference.addresses import documented
from reopen.config.reference.commands import answers, parsers, parts
from reopen.config.reference.tables import table


def test_every_page_is_what_the_code_says() -> None:
    stale = [
        path.name
        for path, text in reference.current().items()
        if not path.exists() or path.read_text("utf-8") != text
    ]
    assert stale == [], "run: ./reopen reference"


def test_every_command_says_what_it_prints() -> None:
    known = {whole for name, parser in parsers() for whole in parts(name, parser)}
    assert set(answers()) == known


def test_the_parts_of_a_command_are_told_apart() -> None:
    parser = argparse.ArgumentParser()
    parser.add_subparsers().add_parser("add")
    assert list(parts("orgs", parser)) == ["orgs add"]
    assert list(parts("doctor", argparse.ArgumentParser())) == ["doctor"]


def test_every_view_says_in_a_sentence_what_it_is() -> None:
    assert [route for route, (_, about) in documented().items() if not about.endswith(".")] == []


def test_a_bar_or_a_line_break_does_not_break_a_table() -> None:
    assert table(["a"], [["x|y\nz"]]) == "| a |\n|---|\n| x\\|y z |\n"
