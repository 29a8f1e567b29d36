"""The editors' way: check a file, read the report, take it over, undo it."""

from collections.abc import Sequence

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cast import Cast, signed_in

from reopen.audit.models import Event
from reopen.kernel.scope import organization_scope
from reopen.lib.registry.tests import made
from reopen.lib.registry.tests.made import IGNACE, OTTO, PERPETUA, WALDO, Person
from reopen.registry.models import Entry, Import
from reopen.registry.queries import Selection, figures
from reopen.registry.tests.conftest import Take

pytestmark = pytest.mark.django_db
HOME = "/o/commons/commons/registry/"


def give(editor: Client, people: Sequence[Person]) -> str:
    """Checks a file of these people; the address of its report."""
    file = SimpleUploadedFile("newest.csv", made.with_postings(people).csv())
    answer = editor.post(HOME, {"file": file})
    assert answer.status_code == 302
    return str(answer["Location"])


def test_a_file_is_checked_taken_over_and_undone(cast: Cast, take: Take) -> None:
    take([WALDO, OTTO, PERPETUA])
    before = figures(Selection())
    ned = signed_in(cast.ned)
    page = give(ned, [WALDO.with_(age="25"), PERPETUA.with_(family="Ruiz"), IGNACE])
    report = ned.get(page).content.decode()
    for words in ("Otto Brindle Jr.", "Perpetua Ruiz", "Perpetua Hollyoak", "Age at the crime"):
        assert words in report
    assert figures(Selection()) == before
    ned.post(f"{page}take-over/")
    assert figures(Selection(state="NY")).n == 2
    assert "Undo import 2" in ned.get(HOME).content.decode()
    assert "Undo import 2?" in ned.get(f"{page}undo/").content.decode()
    ned.post(f"{page}undo/")
    assert figures(Selection()) == before
    assert Import.objects.get(number=2).state == "undone"


def test_each_step_is_recorded(cast: Cast) -> None:
    ned = signed_in(cast.ned)
    page = give(ned, [WALDO])
    ned.post(f"{page}take-over/")
    ned.post(f"{page}undo/")
    with organization_scope(cast.commons.id):
        kinds = list(
            Event.objects.filter(kind__startswith="registry.").values_list("kind", flat=True)
        )
    assert sorted(kinds) == ["registry.checked", "registry.taken_over", "registry.undone"]


def test_a_checked_file_can_be_left(cast: Cast) -> None:
    ned = signed_in(cast.ned)
    page = give(ned, [WALDO])
    ned.post(f"{page}drop/")
    found = Import.objects.get()
    assert (found.state, found.file) == ("dropped", None)
    assert ned.post(f"{page}take-over/").status_code == 403


def test_only_the_last_import_can_be_undone(cast: Cast, take: Take) -> None:
    take([WALDO])
    take([WALDO, OTTO])
    first = Import.objects.get(number=1)
    ned = signed_in(cast.ned)
    assert ned.get(f"{HOME}{first.pk}/undo/").status_code == 302
    assert ned.post(f"{HOME}{first.pk}/undo/").status_code == 403


def test_a_wrong_file_gets_a_sentence_and_imports_nothing(cast: Cast) -> None:
    file = SimpleUploadedFile("error.html", b"<html><body>503</body></html>")
    answer = signed_in(cast.ned).post(HOME, {"file": file})
    assert answer.status_code == 422
    assert "This is a web page" in answer.content.decode()
    assert Import.objects.count() == 0


def test_what_cannot_be_read_is_listed(cast: Cast) -> None:
    ned = signed_in(cast.ned)
    page = ned.get(give(ned, [WALDO.with_(age="grown")])).content.decode()
    assert "is not an age" in page


def test_all_changes_can_be_taken_away(cast: Cast, take: Take) -> None:
    take([WALDO, OTTO])
    ned = signed_in(cast.ned)
    page = give(ned, [WALDO.with_(age="25"), OTTO])
    table = ned.get(page, {"format": "csv"}).content.decode()
    assert 'Changed,Waldo Q. Ferncastle,"Cook, IL",Age at the crime,24,25' in table


def test_what_changed_between_check_and_taking_over_is_compared_again(
    cast: Cast, take: Take
) -> None:
    ned = signed_in(cast.ned)
    page = give(ned, [WALDO, OTTO])
    take([WALDO])
    ned.post(f"{page}take-over/")
    assert Import.objects.get(number=1).imported == 1
    assert Entry.objects.values("exoneration").distinct().count() == 2


def test_nobody_else_sees_the_work_on_imports(cast: Cast, take: Take) -> None:
    take([WALDO])
    found = Import.objects.get()
    dana = signed_in(cast.dana)
    for path in ("", f"{found.pk}/"):
        assert dana.get(f"/o/harbor/commons/registry/{path}").status_code == 404
