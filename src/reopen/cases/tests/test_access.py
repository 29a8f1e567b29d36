"""Who sees which case."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.cast import Cast, acting

from reopen.accounts.access import visible_events
from reopen.accounts.actions import export_log
from reopen.accounts.doing import Denied
from reopen.accounts.models import User
from reopen.cases.access import visible_cases, visible_notes, visible_people
from reopen.cases.actions import add_participant, release_member, write_note
from reopen.cases.models import Case, TeamMember
from reopen.cases.tests.factories import make_case, put_on_team, wall_off


def numbers(user: User) -> list[str]:
    with acting(user) as actor:
        return list(visible_cases(actor).values_list("number", flat=True))


def test_an_attorney_sees_every_case_of_her_organization_and_no_other(cast: Cast) -> None:
    mine = make_case(cast.harbor)
    make_case(cast.prairie, "Another's")
    assert numbers(cast.alice) == [mine.number]


@pytest.mark.parametrize("who", ["stella", "colin", "edith"])
def test_students_and_outsiders_see_only_assigned_cases(cast: Cast, who: str) -> None:
    case, user = make_case(cast.harbor), getattr(cast, who)
    make_case(cast.harbor, "Not hers")
    assert numbers(user) == []
    put_on_team(cast, case, user)
    assert numbers(user) == [case.number]


def test_an_administrator_sees_no_case(cast: Cast) -> None:
    make_case(cast.harbor)
    assert numbers(cast.ada) == []


@pytest.mark.parametrize("who", ["wally", "dana"])
def test_a_wall_hides_a_case_whatever_the_role(cast: Cast, who: str) -> None:
    case, user = make_case(cast.harbor), getattr(cast, who)
    assert numbers(user) == [case.number]
    wall_off(cast, case, user)
    assert numbers(user) == []


def test_a_wall_also_takes_off_the_team(cast: Cast) -> None:
    case = make_case(cast.harbor)
    put_on_team(cast, case, cast.stella)
    wall_off(cast, case, cast.stella)
    assert numbers(cast.stella) == []


def test_a_team_only_case_is_seen_by_its_team_and_directors(cast: Cast) -> None:
    case = make_case(cast.harbor, team_only=True)
    assert numbers(cast.alice) == []
    assert numbers(cast.dana) == [case.number]
    put_on_team(cast, case, cast.alice, "lead")
    assert numbers(cast.alice) == [case.number]


def test_who_is_taken_off_the_team_sees_the_case_no_more(cast: Cast) -> None:
    case = make_case(cast.harbor)
    put_on_team(cast, case, cast.stella)
    with acting(cast.dana) as actor:
        release_member(actor, case, membership=cast.membership(cast.stella))
    assert numbers(cast.stella) == []


def test_a_part_on_the_team_ends_with_its_day(cast: Cast) -> None:
    case = make_case(cast.harbor)
    put_on_team(cast, case, cast.stella)
    with acting(cast.dana):
        yesterday = timezone.localdate() - timedelta(days=1)
        TeamMember.objects.filter(case=case).update(until=yesterday)
    assert numbers(cast.stella) == []


def test_a_private_note_is_seen_by_its_author_only(cast: Cast) -> None:
    case = make_case(cast.harbor)
    with acting(cast.alice) as actor:
        write_note(actor, case, text="Not for the table.", private=True)
    with acting(cast.alice) as actor:
        assert visible_notes(actor).count() == 1
    with acting(cast.dana) as actor:
        assert visible_notes(actor).count() == 0


def test_people_are_seen_through_cases(cast: Cast) -> None:
    case = make_case(cast.harbor)
    with acting(cast.alice) as actor:
        add_participant(actor, case, role="applicant", name="Marlow Teague")
    with acting(cast.ivan) as actor:
        assert [person.name for person in visible_people(actor)] == ["Marlow Teague"]
    with acting(cast.stella) as actor:
        assert not visible_people(actor).exists()


def test_without_application_scoping_the_database_shows_nothing_foreign(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_case(cast.prairie)
    with acting(cast.alice):
        plain = super(type(Case.objects), Case.objects).get_queryset
        monkeypatch.setattr(type(Case.objects), "get_queryset", lambda _self: plain())
        assert Case.objects.count() == 0


def test_a_wall_hides_the_cases_events_in_the_organizations_log_too(cast: Cast) -> None:
    case = make_case(cast.harbor)
    with acting(cast.dana) as actor:
        assert visible_events(actor).filter(case_id=case.id).exists()
    wall_off(cast, case, cast.dana)
    with acting(cast.dana) as actor:
        assert not visible_events(actor).filter(case_id=case.id).exists()
        with pytest.raises(Denied):
            export_log(actor)


def test_an_administrator_reads_the_log_without_the_cases_she_does_not_see(cast: Cast) -> None:
    make_case(cast.harbor)
    with acting(cast.ada) as actor:
        assert not visible_events(actor).exclude(case_id=None).exists()
