"""No case page without a second factor, where the world is not a demo."""

import base64
import hmac
import re
import struct
import time
from email import message_from_bytes

from playwright.sync_api import expect

from tests.journeys.person import Person
from tests.journeys.servers import Site

_PASSWORD = "seven herons over slow water"


def test_an_invited_colleague_sees_no_case_before_her_second_factor_is_set_up(
    house: Site, stranger: Person
) -> None:
    stranger.goes_to(_invitation(house, "wren@harbor.example"))
    stranger.types("Your name", "Wren Ashdown")
    stranger.types("Choose a password", _PASSWORD)
    stranger.presses("Accept and sign in")
    for path in ("/o/harbor/", "/o/harbor/cases/"):
        stranger.goes_to(path)
        stranger.reads_heading("Second factor")
    stranger.follows("Set up an app")
    stranger.types("Authenticator code", _code(stranger.page.locator("main code").inner_text()))
    stranger.presses("Set it up")
    stranger.goes_to("/o/harbor/cases/")
    stranger.reads_heading("Cases")


def test_a_password_alone_does_not_open_the_door_again(house: Site, stranger: Person) -> None:
    stranger.goes_to(_invitation(house, "linus@harbor.example"))
    stranger.types("Your name", "Linus Farrow")
    stranger.types("Choose a password", _PASSWORD)
    stranger.presses("Accept and sign in")
    stranger.goes_to("/account/second-factor/app/")
    secret = stranger.page.locator("main code").inner_text()
    stranger.types("Authenticator code", _code(secret))
    stranger.presses("Set it up")
    stranger.goes_to("/account/")
    stranger.presses("Sign out")
    stranger.signs_in("linus@harbor.example", _PASSWORD)
    stranger.goes_to("/o/harbor/cases/")
    expect(stranger.page).to_have_url(re.compile("/account/"))


def test_a_passkey_is_set_up_and_opens_the_door_by_itself(house: Site, keyholder: Person) -> None:
    keyholder.goes_to(_path_of(house, "pilar@harbor.example"))
    keyholder.types("Your name", "Pilar Quist")
    keyholder.types("Choose a password", _PASSWORD)
    keyholder.presses("Accept and sign in")
    keyholder.goes_to("/o/harbor/cases/")
    keyholder.follows("Add a passkey")
    keyholder.types("Name", "my laptop")
    keyholder.page.get_by_label("Passwordless").check()
    keyholder.presses("Add it")
    expect(keyholder.page).to_have_url(re.compile("/account/second-factor/(?!passkeys/add)"))
    keyholder.goes_to("/account/second-factor/passkeys/")
    keyholder.sees("my laptop")
    keyholder.goes_to("/account/")
    keyholder.presses("Sign out")
    keyholder.goes_to("/account/login/?next=/o/harbor/cases/")
    keyholder.presses("Sign in with a passkey")
    keyholder.reads_heading("Cases")


def test_a_passkey_is_the_second_factor_after_a_password(house: Site, keyholder: Person) -> None:
    keyholder.goes_to(_path_of(house, "rhea@harbor.example"))
    keyholder.types("Your name", "Rhea Castell")
    keyholder.types("Choose a password", _PASSWORD)
    keyholder.presses("Accept and sign in")
    keyholder.goes_to("/account/second-factor/passkeys/add/")
    keyholder.presses("Add it")
    expect(keyholder.page).not_to_have_url(re.compile("/passkeys/add/"))
    keyholder.goes_to("/account/")
    keyholder.presses("Sign out")
    keyholder.signs_in("rhea@harbor.example", _PASSWORD)
    keyholder.presses("Use a passkey instead")
    expect(keyholder.page).not_to_have_url(re.compile("/authenticate/"))
    keyholder.goes_to("/o/harbor/cases/")
    keyholder.reads_heading("Cases")


def _path_of(house: Site, email: str) -> str:
    return _invitation(house, email).removeprefix(house.address)


def _invitation(house: Site, email: str) -> str:
    """The link in the mail that the invited person got."""
    house.command(
        "people", "invite", "--org", "harbor", "--email", email,
        "--role", "attorney", "--site", house.address,
    )  # fmt: skip
    mails = (message_from_bytes(file.read_bytes()) for file in (house.home / "mail").iterdir())
    written = next(mail.get_payload() for mail in mails if mail["To"] == email)
    found = re.search(r"http://\S+/account/invitation/\S+", str(written))
    assert found, written
    return found[0]


def _code(secret: str) -> str:
    """The six digits an authenticator app shows now for `secret` (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), "sha1")
    start = digest[-1] & 15
    (number,) = struct.unpack(">I", digest[start : start + 4])
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06d}"
