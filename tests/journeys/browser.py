"""The browser of the journeys, watched: a page may not leave this computer nor break its policy."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WAIT = 15_000  # milliseconds a page may take on a busy machine
_STATUS = "Failed to load resource"  # the browser's note of a status, which journeys look at


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium; without one the journeys are skipped, on CI they fail."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        sentence = "No Chromium on this machine: the browser journeys did not run."
        if os.environ.get("CI", "").lower() in {"1", "true", "yes"}:
            pytest.fail(sentence)
        pytest.skip(sentence)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def unlocks_with_a_finger(page: Page) -> None:
    """Give the page's computer a make-believe authenticator, which the browser brings along."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    features = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": features})


class Watch:
    """Notes every console error, every script that breaks, and every request to another host."""

    def __init__(self, context: BrowserContext, host: str) -> None:
        self.complaints: list[str] = []
        self._host = host
        context.on("console", self._heard)
        context.on("request", self._asked)
        context.on("weberror", lambda error: self.complaints.append(f"script: {error.error}"))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(_STATUS):
            self.complaints.append(f"{message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        where = urlsplit(request.url)
        if where.scheme not in {"data", "blob", "about"} and where.netloc != self._host:
            self.complaints.append(f"asked another host: {request.url}")
