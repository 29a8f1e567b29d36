"""What an operator may set, read once and typed; every default runs on one laptop."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from reopen.config.limits import read_limits
from reopen.lib.environment import Environment

CHECKOUT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Options:
    """The installation's choices. `insecure` allows plain http, for loopback and demos only."""

    home: Path
    demo: bool
    insecure: bool
    hosts: list[str]
    origins: list[str]
    time_zone: str
    mail_from: str
    smtp_host: str
    smtp_port: int
    oidc: str
    secret: str
    master_key: str

    @property
    def email_backend(self) -> str:
        """SMTP when a host is set; otherwise mails are files under the home, and doctor says so."""
        kind = "smtp" if self.smtp_host else "filebased"
        return f"django.core.mail.backends.{kind}.EmailBackend"

    def secret_key(self) -> str:
        """The key that signs sessions: set, or made once and kept in the home."""
        if self.secret:
            return self.secret
        path = self.home / "keys" / "session.key"
        if not path.exists():
            self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.parent.mkdir(exist_ok=True, mode=0o700)
            draft = path.with_suffix(f".{os.getpid()}")
            draft.write_text(secrets.token_urlsafe(48))
            draft.chmod(0o600)
            try:
                os.link(draft, path)  # the first process wins; the others read its key
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        return path.read_text()

    def upload_folder(self) -> str:
        """Where uploads wait, on the same disk as the store so that a rename is enough."""
        folder = self.home / "uploads"
        self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.mkdir(exist_ok=True, mode=0o700)
        return str(folder)

    def oidc_apps(self) -> list[dict[str, Any]]:
        """OpenID Connect providers for sign-in, in allauth's form; empty when none is set."""
        return json.loads(self.oidc) if self.oidc else []

    def oidc_servers(self) -> list[str]:
        """Where the form of the sign-in button may lead to, as origins."""
        addresses = (urlsplit(app["settings"]["server_url"]) for app in self.oidc_apps())
        return [f"{address.scheme}://{address.netloc}" for address in addresses]


def read_options(environment: Environment) -> Options:
    """Read every option, with its meaning for the settings page."""
    demo = environment.flag(
        "REOPEN_DEMO", default=False, meaning="The make-believe world: no second factor is asked."
    )
    insecure = environment.flag(
        "REOPEN_INSECURE",
        default=False,
        meaning="Allow plain http. Only for loopback; cookies lose their Secure mark.",
    )
    return Options(
        home=environment.path(
            "REOPEN_HOME",
            CHECKOUT / "var",
            meaning="The folder that holds all state of this installation.",
            shown="var/ in the checkout",
        ),
        demo=demo,
        insecure=insecure or demo,
        hosts=list(
            environment.words(
                "REOPEN_HOSTS",
                ("localhost", "127.0.0.1", "[::1]"),
                meaning="Host names this site answers to.",
            )
        ),
        origins=list(
            environment.words(
                "REOPEN_ORIGINS", meaning="Full addresses (https://…) forms may come from."
            )
        ),
        time_zone=environment.text(
            "REOPEN_TIME_ZONE", "America/Chicago", meaning="Time zone in which times are shown."
        ),
        mail_from=environment.text(
            "REOPEN_MAIL_FROM", "Reopen <reopen@localhost>", meaning="Sender of its mails."
        ),
        smtp_host=environment.text(
            "REOPEN_SMTP_HOST",
            meaning="Mail server. Without one, mails are written to the folder mail/ in the home.",
        ),
        smtp_port=environment.integer("REOPEN_SMTP_PORT", 25, meaning="Port of the mail server."),
        oidc=environment.secret(
            "REOPEN_OIDC",
            meaning="OpenID Connect providers, as a JSON list: provider_id, name, client_id, "
            "secret, settings.server_url.",
        ),
        secret=environment.secret(
            "REOPEN_SECRET_KEY", meaning="Signs sessions. Without it one is made in the home."
        ),
        master_key=environment.secret(
            "REOPEN_MASTER_KEY",
            meaning="Master key of the file store: 64 hexadecimal digits. Without it one is made "
            "in the home. Keep a copy apart from the backups: without it no file can be opened.",
        ),
    )


ENVIRONMENT = Environment(os.environ)
OPTIONS = read_options(ENVIRONMENT)
LIMITS = read_limits(ENVIRONMENT, OPTIONS.home, demo=OPTIONS.demo)
