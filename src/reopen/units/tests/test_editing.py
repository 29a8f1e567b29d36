"""Changes of the directory: two people, a source, nothing overwritten unseen, everything undone."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from tests.cast import Cast, acting, signed_in

from reopen.accounts.actor import Actor
from reopen.accounts.doing import Denied
from reopen.audit.models import Event
from reopen.editing.actions import approve, decline, propose, take_back, undo
from reopen.editing.actions.proposing import Proposal
from reopen.editing.models import Change
from reopen.editing.queries import history
from reopen.units.entries import ANSWER, DETAIL, ROOM
from reopen.units.models import Answer, Detail, Unit
from reopen.units.queries import unit_page

pytestmark = pytest.mark.usefixtures("shipped")
KEY = "jackson-mo/form"
HERE = "/o/commons/commons/units/"


def proposed(actor: Actor, *, source: str = "The office", **values: Any) -> Change:
    entry = Answer.objects.get(key=KEY)
    return propose(actor, Proposal(ROOM, ANSWER, entry, values, source))


def waiting(cast: Cast, **values: Any) -> Change:
    with acting(cast.ned) as actor:
        return proposed(actor, **(values or {"words": "By post."}))


def test_nothing_changes_until_a_second_editor_approves(cast: Cast) -> None:
    change = waiting(cast)
    before = Answer.objects.get(key=KEY).words
    with acting(cast.ned) as actor, pytest.raises(Denied):
        approve(actor, change)
    assert Answer.objects.get(key=KEY).words == before
    with acting(cast.nadia) as actor:
        approve(actor, change)
    with acting(cast.nadia):
        assert Event.objects.filter(kind="commons.change_approved").exists()
    assert Answer.objects.get(key=KEY).words == "By post."


def test_only_the_network_office_edits(cast: Cast) -> None:
    with acting(cast.dana) as actor, pytest.raises(Denied):
        proposed(actor, words="By post.")
    change = waiting(cast)
    with acting(cast.dana) as actor, pytest.raises(Denied):
        approve(actor, change)


def test_a_change_needs_a_source_and_a_difference(cast: Cast) -> None:
    with acting(cast.ned) as actor:
        with pytest.raises(ValidationError, match="Name the source"):
            proposed(actor, source=" ", words="By post.")
        with pytest.raises(ValidationError, match="Nothing differs"):
            proposed(actor, words=Answer.objects.get(key=KEY).words)
        with pytest.raises(ValidationError):
            proposed(actor, value="perhaps")


def test_two_editors_do_not_overwrite_each_other_unseen(cast: Cast) -> None:
    first, second = waiting(cast, words="By post."), waiting(cast, words="By hand.")
    with acting(cast.nadia) as actor:
        approve(actor, first)
        with pytest.raises(ValidationError, match="now says: In words, English: “By post"):
            approve(actor, second)
    assert Answer.objects.get(key=KEY).words == "By post."


def test_a_decided_change_is_not_decided_again(cast: Cast) -> None:
    change = waiting(cast)
    stale = Change.objects.get(pk=change.pk)
    with acting(cast.nadia) as actor:
        with pytest.raises(ValidationError, match="Say why"):
            decline(actor, change, reason=" ")
        decline(actor, change, reason="The form says something else.")
        with pytest.raises(ValidationError, match="quicker"):
            approve(actor, stale)
    assert "By post." not in Answer.objects.get(key=KEY).words[:9]


def test_who_proposed_may_take_it_back_and_nobody_else(cast: Cast) -> None:
    change = waiting(cast)
    with acting(cast.nadia) as actor, pytest.raises(Denied):
        take_back(actor, change)
    with acting(cast.ned) as actor:
        assert take_back(actor, change).state == "taken_back"


def test_undoing_puts_back_what_stood_and_stays_in_the_history(cast: Cast) -> None:
    before = Answer.objects.get(key=KEY).words
    change = waiting(cast)
    with acting(cast.nadia) as actor:
        made = approve(actor, change)
        undo(actor, made, reason="It was the old form.")
        with pytest.raises(ValidationError, match="already"):
            undo(actor, made, reason="Again.")
    assert Answer.objects.get(key=KEY).words == before
    steps = history("units", "jackson-mo", kind="answer", key=KEY)
    assert [(step.undoing, step.undone) for step in steps[:2]] == [(True, False), (False, True)]


def test_an_undo_does_not_wipe_out_what_came_after(cast: Cast) -> None:
    first = waiting(cast, words="By post.")
    with acting(cast.nadia) as actor:
        made = approve(actor, first)
    later = waiting(cast, words="By post or by hand.")
    with acting(cast.nadia) as actor:
        approve(actor, later)
        with pytest.raises(ValidationError, match="changed meanwhile"):
            undo(actor, made, reason="Wrong.")
    assert Answer.objects.get(key=KEY).words == "By post or by hand."


def test_a_new_entry_comes_to_the_page_and_its_undo_withdraws_it(cast: Cast) -> None:
    values = {"unit": "jackson-mo", "kind": "head", "value": "A. Person", "mark": "verified",
              "source": "The office", "checked": "2026-11-20"}  # fmt: skip
    with acting(cast.ned) as actor:
        entry = Detail(key="jackson-mo/head", unit=Unit.objects.get(key="jackson-mo"))
        change = propose(actor, Proposal(ROOM, DETAIL, entry, values, "The office"))
    with acting(cast.nadia) as actor:
        made = approve(actor, change)
        page = unit_page("jackson-mo")
        assert page is not None
        charge = next(one for one in page.answers if one.question.key == "in_charge")
        assert charge.answer is not None
        assert (charge.known, charge.answer.said) == (True, "A. Person")
        undo(actor, made, reason="She left.")
    assert Detail.objects.get(key="jackson-mo/head").withdrawn


def test_the_public_history_names_no_editor(cast: Cast) -> None:
    change = waiting(cast)
    with acting(cast.nadia) as actor:
        approve(actor, change)
    page = signed_in(cast.dana).get("/units/jackson-mo/").content.decode()
    assert "By post." in page
    assert "What changed on this page" in page
    assert "Ned Falk" not in page
    assert "Nadia Brooks" not in page


def test_the_whole_way_through_the_editors_pages(cast: Cast) -> None:
    ned, nadia = signed_in(cast.ned), signed_in(cast.nadia)
    form = ned.get(f"{HERE}change/answer/{KEY}/").content.decode()
    assert "signed before a notary" in form
    told = {"value": "yes", "words": "By post alone.", "source": "The office", "mark": "verified",
            "checked": "2026-11-20"}  # fmt: skip
    assert ned.post(f"{HERE}change/answer/{KEY}/", told).status_code == 302
    queue = nadia.get(f"{HERE}changes/").content.decode()
    assert "By post alone." in queue
    change = Change.objects.get(proposed_by=cast.ned)
    decide = f"/o/commons/commons/change/{change.pk}/"
    assert ned.post(decide, {"deed": "approve"}).status_code == 403
    assert nadia.post(decide, {"deed": "approve"}).status_code == 302
    assert Answer.objects.get(key=KEY).words == "By post alone."
    assert nadia.post(decide, {"deed": "undo", "reason": "Old."}).status_code == 302
    assert "signed before a notary" in Answer.objects.get(key=KEY).words


def test_a_new_entry_through_the_form_gets_the_key_of_its_question(cast: Cast) -> None:
    ned = signed_in(cast.ned)
    told = {"question": "publishes", "value": "no", "source": "The office", "mark": "verified",
            "checked": "2026-11-20"}  # fmt: skip
    assert ned.post(f"{HERE}new/answer/?page=jackson-mo", told).status_code == 302
    assert Change.objects.get(proposed_by=cast.ned).key == "jackson-mo/publishes"
    taken = told | {"question": "form"}
    again = ned.post(f"{HERE}new/answer/?page=jackson-mo", taken)
    assert again.status_code == 422
    assert "already" in again.content.decode()


def test_bad_input_is_told_beside_the_field_and_nothing_is_lost(cast: Cast) -> None:
    ned = signed_in(cast.ned)
    told = {"value": "yes", "words": "Kept words.", "source": "", "mark": "verified"}
    answer = ned.post(f"{HERE}change/answer/{KEY}/", told)
    assert answer.status_code == 422
    assert "Kept words." in answer.content.decode()
    assert Change.objects.filter(proposed_by=cast.ned).count() == 0


@pytest.mark.parametrize(
    "path",
    ["", "units/", "units/changes/", "units/corrections/", "units/entry/jackson-mo/",
     f"units/change/answer/{KEY}/", "units/new/unit/"],
)  # fmt: skip
def test_the_pages_are_the_network_offices_alone(cast: Cast, path: str) -> None:
    assert signed_in(cast.ned).get(f"/o/commons/commons/{path}").status_code == 200
    assert signed_in(cast.dana).get(f"/o/harbor/commons/{path}").status_code == 404
    assert signed_in(cast.alice).get(f"/o/harbor/commons/{path}").status_code == 403
