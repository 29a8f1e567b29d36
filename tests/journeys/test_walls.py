"""Walls and looks: what a colleague behind a wall meets, and who can see who looked."""

from tests.journeys.caseworker import Caseworker
from tests.journeys.conftest import Meet
from tests.journeys.person import HOME


def test_a_wall_makes_a_case_look_as_if_it_never_was(ada: Caseworker, meet: Meet) -> None:
    reese = meet("reese")
    reese.opens_her_case("Eberly")
    path = reese.address()
    ada.opens_her_case("Eberly")
    ada.turns_to("Team and stages")
    ada.unfolds("Raise a wall")
    ada.chooses("From whom", "Reese Amundsen")
    ada.types_beside("From whom", "Why", "His brother sat on the jury.")
    ada.presses("Hide the case from this person")
    ada.sees("Reese Amundsen")
    assert reese.goes_to(path).status == 404
    behind = reese.everything_on_the_page()
    assert reese.goes_to(f"{HOME}cases/1999-0001/").status == 404
    assert reese.everything_on_the_page() == behind
    reese.goes_to(f"{HOME}cases/?q=Eberly")
    reese.does_not_see("Conrad Eberly")


def test_the_audit_log_of_a_case_shows_who_looked(ada: Caseworker, meet: Meet) -> None:
    june = meet("june")
    june.opens_her_case("Trevanion")
    ada.opens_her_case("Trevanion")
    ada.turns_to("Audit log")
    ada.sees("Looked at a case 2026")
    ada.sees("June Halloran")


def test_a_student_sees_only_the_cases_she_is_assigned_to(meet: Meet) -> None:
    kit = meet("kit")
    kit.goes_to(f"{HOME}cases/")
    kit.sees("Marlon Whitfield")
    kit.does_not_see("Teodora Maslenko")
