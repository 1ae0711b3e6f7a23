"""The settings of a service with login, and the claims of who is logged in, without a provider."""

import secrets

from finsam_metrics.model.clock import now

SECRETS = {
    "auth": {
        "redirect_uri": "http://localhost:8501/oauth2callback",
        "cookie_secret": "a" * 32,
        "client_id": "finsam",
        "client_secret": "hemlig",
        "server_metadata_url": "http://localhost:9400/.well-known/openid-configuration",
    },
    "finsam": {"coordinator_groups": ["samordnare"]},
}
LOGGED_OUT = {"is_logged_in": False}
EXPIRES = int(now().timestamp()) + 7200


def claims(**changed):
    """The claims of a login of a coordinator, with some changed; None takes one away."""
    told = {
        "is_logged_in": True,
        "sub": "1",
        "name": "Anna_Ek",
        "groups": ["samordnare", "alla"],
        "exp": EXPIRES,
        "nonce": secrets.token_hex(),
    }
    return {name: value for name, value in (told | changed).items() if value is not None}
