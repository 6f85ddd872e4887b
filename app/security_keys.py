"""Security keys of this computer (FIDO2 hmac-secret), loaded when one is asked for.

Refuses: keeping a PIN, and keys that cannot answer a salt.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from vault.errors import SecurityKeyRefused
from vault.ids import MemberId
from vault.security_key import FORM, SecurityKey

_PLACE = "rekamku.invalid"
"""The name under which credentials are made; nothing on the internet can ever have it."""
_ORIGIN = f"https://{_PLACE}"
_CHALLENGE = bytes(32)
"""Nobody checks the signature: only the key's answer to the salt counts."""

AskPin = Callable[[], str | None]


def system_key(ask_pin: AskPin) -> SecurityKey:
    """The security key plugged into this computer.

    `ask_pin` is asked only by keys that have a PIN and want it. Raises
    SecurityKeyRefused: `library` (cannot be loaded here) or `none` (nothing plugged in).
    """
    try:
        client = _client(ask_pin)
    except (ImportError, OSError, RuntimeError):
        raise SecurityKeyRefused("library") from None
    if client is None:
        raise SecurityKeyRefused("none")
    return Fido2Key(client)


class Fido2Key:
    """A key spoken to through a client of the `fido2` library."""

    __slots__ = ("_client", "form")

    def __init__(self, client: Any) -> None:
        self._client = client
        self.form = FORM

    def enrol(self, member: MemberId) -> bytes:
        """Makes a credential that answers salts; raises SecurityKeyRefused."""
        from fido2 import webauthn as w

        options = w.PublicKeyCredentialCreationOptions(
            rp=w.PublicKeyCredentialRpEntity(id=_PLACE, name="RekamKu"),
            user=w.PublicKeyCredentialUserEntity(id=bytes.fromhex(member), name="RekamKu"),
            challenge=_CHALLENGE,
            pub_key_cred_params=[
                w.PublicKeyCredentialParameters(
                    type=w.PublicKeyCredentialType.PUBLIC_KEY, alg=algorithm
                )
                for algorithm in (-7, -8, -257)
            ],
            authenticator_selection=w.AuthenticatorSelectionCriteria(
                user_verification=w.UserVerificationRequirement.DISCOURAGED
            ),
            extensions={"prf": {}},
        )
        with _translated():
            made = self._client.make_credential(options)
        results = made.client_extension_results or {}
        if not (results.get("prf") or {}).get("enabled"):
            raise SecurityKeyRefused("unable")
        return bytes(made.raw_id)

    def answer(self, credentials: tuple[bytes, ...], salt: bytes) -> tuple[bytes, bytes]:
        """The credential that is on the key and its 32 bytes; raises SecurityKeyRefused.

        The PIN never takes part: a key's answers with and without it differ (CTAP 2.1).
        """
        from fido2 import webauthn as w

        options = w.PublicKeyCredentialRequestOptions(
            challenge=_CHALLENGE,
            rp_id=_PLACE,
            allow_credentials=[
                w.PublicKeyCredentialDescriptor(type=w.PublicKeyCredentialType.PUBLIC_KEY, id=one)
                for one in credentials
            ],
            user_verification=w.UserVerificationRequirement.DISCOURAGED,
            extensions={"prf": {"eval": {"first": salt}}},
        )
        with _translated():
            response = self._client.get_assertion(options).get_response(0)
        results = ((response.client_extension_results or {}).get("prf") or {}).get("results")
        if not results:
            raise SecurityKeyRefused("unable")
        return bytes(response.raw_id), bytes(results["first"])


def _client(ask_pin: AskPin) -> Any:
    """A client for the first key found; None where nothing is plugged in."""
    from fido2.client import DefaultClientDataCollector, Fido2Client, UserInteraction
    from fido2.ctap2.extensions import HmacSecretExtension

    collector = DefaultClientDataCollector(_ORIGIN)
    if sys.platform == "win32":
        from fido2.client.windows import WindowsClient

        if WindowsClient.is_available():
            return WindowsClient(collector)
    from fido2.hid import CtapHidDevice

    class Asked(UserInteraction):
        def request_pin(self, _permissions: Any, _rp_id: str | None) -> str | None:
            return ask_pin()

    device = next(iter(CtapHidDevice.list_devices()), None)
    if device is None:
        return None
    extensions = [HmacSecretExtension(allow_hmac_secret=False)]  # type: ignore[no-untyped-call] # the library's own
    return Fido2Client(device, collector, user_interaction=Asked(), extensions=extensions)


@contextmanager
def _translated() -> Iterator[None]:
    """What the library says of a key, as SecurityKeyRefused."""
    from fido2.client import ClientError
    from fido2.ctap import CtapError

    reasons = {
        ClientError.ERR.TIMEOUT: "untouched",
        ClientError.ERR.DEVICE_INELIGIBLE: "unknown",
        ClientError.ERR.CONFIGURATION_UNSUPPORTED: "unable",
        ClientError.ERR.BAD_REQUEST: "pin",
    }
    try:
        yield
    except ClientError as error:
        raise SecurityKeyRefused(reasons.get(error.code, "unable")) from None
    except (CtapError, ValueError):
        raise SecurityKeyRefused("unable") from None
    except OSError:
        raise SecurityKeyRefused("none") from None
