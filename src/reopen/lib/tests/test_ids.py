from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from reopen.lib.ids import made_at, uuid7


def test_identifiers_sort_as_they_were_made() -> None:
    made = [uuid7() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_an_identifier_is_a_uuid_of_version_7() -> None:
    identifier = uuid7()
    assert identifier.version == 7
    assert identifier.variant == "specified in RFC 4122"


def test_the_time_can_be_read_back() -> None:
    assert abs(made_at(uuid7()) - datetime.now(tz=UTC)) < timedelta(seconds=5)


def test_other_identifiers_carry_no_time() -> None:
    with pytest.raises(ValueError, match="version 7"):
        made_at(uuid4())
