"""The room's vocabularies keep their promises."""

from pathlib import Path

import pytest

from reopen.accounts.models import Organization
from reopen.cases import vocabularies
from reopen.lib.vocabulary import broken_promises, unlocked_keys

FOLDER = Path(vocabularies.__file__).parent / "vocab"


def test_no_key_ever_vanishes_and_every_key_is_locked() -> None:
    assert broken_promises(FOLDER) == []
    assert unlocked_keys(FOLDER) == []


@pytest.mark.parametrize("stage", vocabularies.STAGES.values(), ids=lambda stage: stage.key)
def test_every_stage_proposes_a_known_outward_status(stage: vocabularies.Stage) -> None:
    assert stage.outside in vocabularies.OUTSIDE_STATUSES
    assert set(stage.kinds) <= set(Organization.Kind.values)


def test_every_word_has_its_spanish() -> None:
    every = (
        vocabularies.STAGES,
        vocabularies.OUTSIDE_STATUSES,
        vocabularies.PARTICIPANT_ROLES,
        vocabularies.IDENTIFIER_KINDS,
        vocabularies.TEAM_PARTS,
        vocabularies.MANNERS,
        vocabularies.PROCEEDING_KINDS,
        vocabularies.SENTENCE_KINDS,
    )
    assert [term.key for words in every for term in words.values() if not term.label_es] == []
