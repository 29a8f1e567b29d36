"""The pages of the room, as a person walks through them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import Cast, acting, signed_in

from reopen.accounts.models import User
from reopen.cases.actions import add_participant
from reopen.cases.models import Case, Charge, Conviction, Note, Participant, Person
from reopen.cases.tests.factories import make_case, put_on_team, wall_off

PAGES = ["overview", "people", "courts", "team", "notes", "audit"]


def page(name: str, case: Case) -> str:
    return reverse(f"case_{name}", args=[case.organization.slug, case.number])


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_an_empty_case_says_what_to_do(cast: Cast, name: str) -> None:
    case = make_case(cast.harbor)
    response = signed_in(cast.dana).get(page(name, case))
    assert response.status_code == 200
    assert case.number in response.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_behind_a_wall_a_case_looks_as_if_it_were_not_there(cast: Cast, name: str) -> None:
    case = make_case(cast.harbor)
    wall_off(cast, case, cast.wally)
    walled, absent = page(name, case), page(name, case).replace(case.number, "1999-0001")
    client = signed_in(cast.wally)
    assert client.get(walled).status_code == client.get(absent).status_code == 404


def test_a_coordinator_opens_a_case_with_its_applicant(cast: Cast) -> None:
    response = signed_in(cast.cora).post(
        reverse("case_new", args=["harbor"]),
        {"title": "Ida Noor", "applicant": "Ida Noor", "received_on": "2026-03-02"},
    )
    assert response["Location"] == "/o/harbor/cases/2026-0001/"
    with acting(cast.cora):
        assert Participant.objects.get().person.name == "Ida Noor"


def test_what_was_typed_is_still_there_after_a_mistake(cast: Cast) -> None:
    response = signed_in(cast.cora).post(
        reverse("case_new", args=["harbor"]),
        {"title": "Ida Noor", "received_on": "2126-03-02", "summary": "Two pages."},
    )
    body = response.content.decode()
    assert response.status_code == 422
    assert "This day has not come yet." in body
    assert "Ida Noor" in body
    assert "Two pages." in body


def test_opening_a_case_points_to_one_that_may_be_the_same_persons(cast: Cast) -> None:
    case = make_case(cast.harbor, "An older letter")
    with acting(cast.cora) as actor:
        add_participant(actor, case, role="applicant", name="Ida Noor")
    response = signed_in(cast.cora).post(
        reverse("case_new", args=["harbor"]), {"applicant": "ida noor", "received_on": "2026-03-02"}
    )
    assert "An older letter" in response.content.decode()


def test_the_list_is_found_by_number_name_and_stage(cast: Cast) -> None:
    case = make_case(cast.harbor)
    with acting(cast.alice) as actor:
        add_participant(actor, case, role="applicant", name="Zoë Ångström")
    make_case(cast.harbor, "Somebody else")
    client, address = signed_in(cast.alice), reverse("case_list", args=["harbor"])
    for query in ("q=2026-0001", "q=angstrom", "q=marlow", "stage=first_contact&q=teague"):
        body = client.get(f"{address}?{query}").content.decode()
        assert "Marlow Teague" in body, query
        assert "Somebody else" not in body, query


def test_the_list_costs_the_same_for_one_case_and_for_many(cast: Cast) -> None:
    client, costs = signed_in(cast.alice), []
    for how_many in (1, 11):
        for number in range(how_many):
            case = make_case(cast.harbor, f"Case {number}")
            put_on_team(cast, case, cast.stella)
        client.get(reverse("case_list", args=["harbor"]))  # fills what is filled once
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("case_list", args=["harbor"]))
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_all_rows_can_be_taken_away_and_no_cell_is_a_formula(cast: Cast) -> None:
    make_case(cast.harbor, '=HYPERLINK("x")')
    response = signed_in(cast.alice).get(reverse("case_list", args=["harbor"]) + "?format=csv")
    assert b"'=HYPERLINK" in response.content
    assert response["Content-Disposition"].startswith("attachment")


def test_a_conviction_is_added_to_a_person_and_keeps_charges(cast: Cast) -> None:
    case = make_case(cast.harbor)
    with acting(cast.alice) as actor:
        applicant = add_participant(actor, case, role="applicant", name="Ida Noor")
    client = signed_in(cast.alice)
    add = reverse("part_add_to", args=["harbor", case.number, "conviction", applicant.id])
    client.post(add, {"manner": "jury", "convicted_on": "about June 1987", "docket_number": "87-1"})
    with acting(cast.alice):
        conviction = Conviction.objects.get()
    assert conviction.convicted_on.text == "1987-06~"
    add = reverse("part_add_to", args=["harbor", case.number, "charge", conviction.id])
    client.post(add, {"charged": "Robbery", "outcome": "convicted"})
    with acting(cast.alice):
        assert Charge.objects.get().conviction_id == conviction.id
    assert "about June 1987" in client.get(page("courts", case)).content.decode()


def looks_for(cast: Cast, case: Case, who: User, typed: str) -> str:
    address = reverse("participant_add", args=["harbor", case.number])
    return signed_in(who).get(address, {"who": typed}).content.decode()


def test_a_person_we_know_is_found_by_part_of_a_name_and_chosen(cast: Cast) -> None:
    older, case = make_case(cast.harbor, "An older case"), make_case(cast.harbor)
    with acting(cast.alice) as actor:
        person = add_participant(actor, older, role="eyewitness", name="Zoë Ångström").person
    body = looks_for(cast, case, cast.alice, "angs")
    assert f"{older.number} An older case: Eyewitness" in body
    address = reverse("participant_add", args=["harbor", case.number]) + "?who=angs"
    chosen = {"person": str(person.id), "role": "witness"}
    assert signed_in(cast.alice).post(address, chosen).status_code == 302
    with acting(cast.alice):
        assert Participant.objects.get(case=case).person_id == person.id
        assert Person.objects.count() == 1


def test_a_namesake_is_entered_as_a_new_person(cast: Cast) -> None:
    older, case = make_case(cast.harbor, "An older case"), make_case(cast.harbor)
    with acting(cast.alice) as actor:
        add_participant(actor, older, role="witness", name="Ida Noor")
    address = reverse("participant_add", args=["harbor", case.number]) + "?who=Ida+Noor"
    undecided = signed_in(cast.alice).post(address, {"name": "Ida Noor", "role": "witness"})
    assert undecided.status_code == 422
    typed = {"person": "new", "name": "Ida Noor", "role": "witness"}
    signed_in(cast.alice).post(address, typed)
    with acting(cast.alice):
        assert Person.objects.filter(name="Ida Noor").count() == 2


def test_nobody_is_named_from_a_case_behind_a_wall(cast: Cast) -> None:
    mine, other = make_case(cast.harbor), make_case(cast.harbor, "Walled matter")
    with acting(cast.dana) as actor:
        hidden = add_participant(actor, other, role="witness", name="Hidden Name").person
        shared = add_participant(actor, mine, role="witness", name="Open Name").person
        add_participant(actor, other, role="applicant", person=shared)
    wall_off(cast, other, cast.wally)
    body = looks_for(cast, mine, cast.wally, "name")
    assert "Open Name" in body
    for secret in ("Hidden Name", "Walled matter", other.number):
        assert secret not in body
    address = reverse("participant_add", args=["harbor", mine.number]) + "?who=name"
    absent = "00000000-0000-0000-0000-000000000007"
    for person in (str(hidden.id), absent):
        answer = signed_in(cast.wally).post(address, {"person": person, "role": "witness"})
        assert answer.status_code == 422
        assert "Hidden" not in answer.content.decode()


def test_one_letter_lists_nobody(cast: Cast) -> None:
    case = make_case(cast.harbor)
    with acting(cast.alice) as actor:
        add_participant(actor, case, role="witness", name="Ida Noor")
    assert "Ida Noor" not in looks_for(cast, case, cast.alice, "n")
    assert "Ida Noor" in looks_for(cast, case, cast.alice, "no id")


def test_a_county_is_never_guessed(cast: Cast) -> None:
    case = make_case(cast.harbor)
    with acting(cast.alice) as actor:
        applicant = add_participant(actor, case, role="applicant", name="Ida Noor")
    add = reverse("part_add_to", args=["harbor", case.number, "conviction", applicant.id])
    response = signed_in(cast.alice).post(add, {"manner": "jury", "county_words": "Nowhere"})
    assert response.status_code == 422
    assert "a comma, then the state" in response.content.decode()


def test_a_part_of_another_case_cannot_be_reached_through_mine(cast: Cast) -> None:
    mine, other = make_case(cast.harbor), make_case(cast.harbor, "Walled")
    with acting(cast.dana) as actor:
        theirs = add_participant(actor, other, role="applicant", name="Hidden Name")
    wall_off(cast, other, cast.wally)
    client = signed_in(cast.wally)
    for kind, row in (("person", theirs.person_id), ("conviction", theirs.id)):
        address = reverse("part_edit", args=["harbor", mine.number, kind, row])
        assert client.get(address).status_code == 404
    add = reverse("part_add_to", args=["harbor", mine.number, "conviction", theirs.id])
    assert client.get(add).status_code == 404


def test_a_student_reads_but_moves_nothing(cast: Cast) -> None:
    case = make_case(cast.harbor)
    put_on_team(cast, case, cast.stella)
    client = signed_in(cast.stella)
    assert client.get(page("team", case)).status_code == 200
    move = {"do": "stage", "stage": "screening", "on": "2026-03-04"}
    assert client.post(page("team", case), move).status_code == 403


def test_a_note_is_written_taken_back_and_put_back(cast: Cast) -> None:
    case = make_case(cast.harbor)
    client = signed_in(cast.alice)
    client.post(page("notes", case), {"text": "Called the clerk.", "kind": "call"})
    with acting(cast.alice):
        note = Note.objects.get()
    strike = reverse("note_strike", args=["harbor", case.number])
    client.post(strike, {"note": str(note.id)})
    assert "taken back" in client.get(page("notes", case)).content.decode()
    client.post(strike, {"note": str(note.id)})
    assert "taken back" not in client.get(page("notes", case)).content.decode()


def test_an_id_that_is_none_is_simply_not_there(cast: Cast) -> None:
    case = make_case(cast.harbor, received_on=date(2026, 3, 2))
    strike = reverse("note_strike", args=["harbor", case.number])
    assert signed_in(cast.alice).post(strike, {"note": "no-uuid"}).status_code == 404
