"""Security keys through the library: what is asked of a key, and every way it can refuse."""

import hmac
import os
from typing import Any

import pytest
from fido2.client import ClientError
from fido2.ctap import CtapError
from fido2.hid import CtapHidDevice
from fido2.webauthn import UserVerificationRequirement

from app.security_keys import Fido2Key, system_key
from vault.errors import SecurityKeyRefused
from vault.ids import MemberId
from vault.security_key import FORM

MEMBER = MemberId("ab" * 16)
SALT = bytes(range(32))


def failed(code: ClientError.ERR) -> Exception:
    error: Exception = ClientError(code)  # type: ignore[no-untyped-call] # the library's own
    return error


class Answered:
    """A response as the library gives it."""

    def __init__(self, raw_id: bytes, results: dict[str, Any]) -> None:
        self.raw_id = raw_id
        self.client_extension_results = results

    def get_response(self, at: int) -> "Answered":
        assert at == 0
        return self


class PlayedClient:
    """The library's client over a key of our own making."""

    def __init__(self, error: Exception | None = None, *, able: bool = True) -> None:
        self.error, self.able = error, able
        self.held: dict[bytes, bytes] = {}
        self.asked: list[Any] = []

    def make_credential(self, options: Any) -> Answered:
        self._hear(options)
        assert options.user.id == bytes.fromhex(MEMBER)
        name = os.urandom(16)
        self.held[name] = os.urandom(32)
        return Answered(name, {"prf": {"enabled": self.able}})

    def get_assertion(self, options: Any) -> Answered:
        self._hear(options)
        assert options.user_verification is UserVerificationRequirement.DISCOURAGED
        for one in options.allow_credentials:
            if one.id in self.held:
                salt = options.extensions["prf"]["eval"]["first"]
                answer = hmac.digest(self.held[one.id], salt, "sha256")
                return Answered(one.id, {"prf": {"results": {"first": answer}}})
        raise failed(ClientError.ERR.DEVICE_INELIGIBLE)

    def _hear(self, options: Any) -> None:
        self.asked.append(options)
        if self.error is not None:
            raise self.error


def refused(call: Any) -> str:
    with pytest.raises(SecurityKeyRefused) as caught:
        call()
    return caught.value.reason


def test_a_key_answers_the_same_salt_alike_and_another_otherwise() -> None:
    key = Fido2Key(PlayedClient())
    credential = key.enrol(MEMBER)

    name, answer = key.answer((b"other", credential), SALT)

    assert name == credential
    assert len(answer) == 32
    assert key.answer((credential,), SALT)[1] == answer
    assert key.answer((credential,), bytes(32))[1] != answer
    assert key.form == FORM


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (failed(ClientError.ERR.TIMEOUT), "untouched"),
        (failed(ClientError.ERR.BAD_REQUEST), "pin"),
        (failed(ClientError.ERR.CONFIGURATION_UNSUPPORTED), "unable"),
        (failed(ClientError.ERR.OTHER_ERROR), "unable"),
        (CtapError(CtapError.ERR.INVALID_COMMAND), "unable"),
        (OSError("pulled out"), "none"),
    ],
)
def test_what_goes_wrong_is_told_apart(error: Exception, reason: str) -> None:
    key = Fido2Key(PlayedClient(error))

    assert refused(lambda: key.enrol(MEMBER)) == reason
    assert refused(lambda: key.answer((b"x",), SALT)) == reason


def test_a_key_that_cannot_answer_salts_is_refused_before_it_is_relied_on() -> None:
    key = Fido2Key(PlayedClient(able=False))
    assert refused(lambda: key.enrol(MEMBER)) == "unable"


def test_a_strangers_key_is_unknown() -> None:
    key = Fido2Key(PlayedClient())
    assert refused(lambda: key.answer((b"not mine",), SALT)) == "unknown"


def test_no_key_and_no_library_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CtapHidDevice, "list_devices", classmethod(lambda _cls: iter(())))
    assert refused(lambda: system_key(lambda: None)) == "none"

    def broken(_cls: type) -> None:
        raise OSError

    monkeypatch.setattr(CtapHidDevice, "list_devices", classmethod(broken))
    assert refused(lambda: system_key(lambda: None)) == "library"
