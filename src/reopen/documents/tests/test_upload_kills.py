"""The web process killed in mid-upload: what was answered is there, once, byte for byte."""

import hashlib
import http.cookiejar
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_socket

from reopen.documents.tests.test_kills import environment, reopen
from reopen.lib.databases import embedded_server

pytestmark = pytest.mark.slow

KILLS = 20
PART = 128 * 1024
EMAIL, PASSWORD = "alice@example.test", "orchard lantern gravel sonnet"
Broken = (urllib.error.URLError, ConnectionError, TimeoutError, OSError)


class Site:
    """A server that is killed and started again, and a browser that does not give up."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.kills = 0
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process: subprocess.Popen[bytes] | None = None
        cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
        self.cookies = cookies

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reopen", "serve", "--no-worker", "--processes", "1",
             "--port", str(self.port)],
            env={**environment(self.home), "REOPEN_DEMO": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip

    def kill(self) -> None:
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def keep_killing(self) -> None:
        picks = random.Random(11)
        while self.kills < KILLS:
            self.wait_until_up()
            time.sleep(picks.uniform(0.2, 1.2))
            self.kill()
            self.kills += 1
            self.start()

    def wait_until_up(self) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise TimeoutError("the server does not come up")

    def ask(self, path: str, data: bytes | None = None, method: str = "GET") -> bytes:
        """One request, tried until it is answered; only a refusal ends it."""
        token = next((c.value for c in self.cookies if c.name == "csrftoken"), "") or ""
        kind = (
            "application/octet-stream" if method == "PUT" else "application/x-www-form-urlencoded"
        )
        headers = {"X-CSRFToken": token, "Content-Type": kind}
        url = f"http://127.0.0.1:{self.port}{path}"
        while True:
            try:
                request = urllib.request.Request(url, data, headers, method=method)
                with self.opener.open(request, timeout=20) as answer:
                    return answer.read()  # type: ignore[no-any-return]
            except urllib.error.HTTPError as refused:
                if refused.code == 409:  # the site stands elsewhere: begin again
                    return refused.read()
                if refused.code < 500:
                    raise
            except Broken:
                time.sleep(0.1)

    def sign_in(self) -> None:
        page = self.ask("/account/login/").decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token
        form = {"login": EMAIL, "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
        self.ask("/account/login/", urllib.parse.urlencode(form).encode(), "POST")

    def upload(self, case: str, source: str, name: str, data: bytes) -> None:
        """Send a file in parts until it is acknowledged."""
        form = {"source": source, "key": name, "path": name, "size": len(data)}
        body = urllib.parse.urlencode(form).encode()
        begin = f"/o/harbor/cases/{case}/files/upload/begin/"
        place: dict[str, Any] = json.loads(self.ask(begin, body, "POST"))
        while "document" not in place:
            at = place["received"]
            part = data[at : at + PART]
            self.ask(f"{place['url']}?offset={at}", part, "PUT")
            place = json.loads(self.ask(begin, body, "POST"))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    pytest_socket.enable_socket()
    server = embedded_server(tmp_path / "home")
    server.ensure_running()
    made = Site(tmp_path / "home")
    yield made
    if made.process is not None and made.process.poll() is None:
        made.kill()
    server.stop()


def test_twenty_kills_of_the_web_process_lose_and_double_nothing(site: Site) -> None:
    case, source = _installation(site.home)
    site.start()
    site.wait_until_up()
    site.sign_in()
    killer = threading.Thread(target=site.keep_killing)
    killer.start()
    acknowledged: dict[str, str] = {}
    picks = random.Random(3)
    while killer.is_alive() or len(acknowledged) < 5:
        name, data = (
            f"file-{len(acknowledged):03}.bin",
            picks.randbytes(picks.randint(1, 3_000_000)),
        )
        site.upload(case, source, name, data)
        acknowledged[name] = hashlib.sha256(data).hexdigest()
    killer.join()
    assert site.kills == KILLS
    with embedded_server(site.home).connect("reopen") as connection:
        rows = connection.execute(
            "SELECT path, sha256 FROM documents_document d "
            "JOIN documents_original o ON o.id = d.original_id"
        ).fetchall()
    assert len(rows) == len(acknowledged)
    assert dict(rows) == acknowledged
    checked = reopen(site.home, "files", "check", "--org", "harbor")
    assert (checked["checked"], checked["missing"], checked["changed"]) == (len(rows), [], [])


def _installation(home: Path) -> tuple[str, str]:
    """An organization with Alice, a case and a source; the source's id."""
    reopen(home, "orgs", "add", "harbor", "Harbor")
    case: str = reopen(home, "cases", "add", "--org", "harbor", "--title", "A")["case"]
    subprocess.run(
        [sys.executable, "-m", "reopen", "people", "add", "--org", "harbor", "--email", EMAIL,
         "--name", "Alice", "--role", "attorney", "--password-stdin"],
        env=environment(home), input=PASSWORD.encode(), check=True, capture_output=True,
    )  # fmt: skip
    empty = home.parent / "seed"
    empty.mkdir()
    where = ["--org", "harbor", "--case", case, "--source", "Box"]
    reopen(home, "files", "add", *where, str(empty))
    with embedded_server(home).connect("reopen") as connection:
        row = connection.execute("SELECT id FROM documents_source").fetchone()
    assert row is not None
    return case, str(row[0])
