"""The option for identity providers, as the policy of forms needs it."""

from reopen.config.options import Options, read_options
from reopen.lib.environment import Environment


def options(oidc: str) -> Options:
    return read_options(Environment({"REOPEN_OIDC": oidc}))


def test_forms_may_lead_to_the_configured_provider_only() -> None:
    assert options("").oidc_servers() == []
    known = options('[{"settings": {"server_url": "https://idp.example/realm/x"}}]')
    assert known.oidc_servers() == ["https://idp.example"]
