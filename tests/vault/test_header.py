"""The header: one exact form, every flipped byte refused or mended, bounds kept."""

import os
from pathlib import Path

import msgspec
import pytest

from vault import header as h
from vault.errors import Altered, HeaderDamaged, NewerFormat, NoVault, ProofRefused
from vault.ids import MemberId, VaultId
from vault.keys import FLOOR_KIB
from vault.seal import SealingKey

VAULT = VaultId(b"v" * 16)
MEMBER = MemberId("ab" * 16)
HOUSEHOLD = b"h" * 32
SEALING = SealingKey(bytes(32))
CHEAP = h.Kdf(lanes=1, memory_kib=64, name=h.ARGON2ID, passes=1, secret=True)


def slot(kdf: h.Kdf = CHEAP) -> h.Slot:
    plan = h.SlotPlan(MEMBER, h.SlotKind.PASSPHRASE, kdf, b"s" * 16, b"k" * 32)
    return h.wrap(plan, VAULT, b"m" * 32, os.urandom)


def body(generation: int = 1) -> h.Body:
    return h.Body(
        format=1,
        generation=generation,
        members=(h.seal_household(SEALING.public, MEMBER, HOUSEHOLD, VAULT),),
        secret_check=h.secret_check(VAULT, b"x" * 16).hex(),
        slots=(slot(),),
        vault_id=VAULT.hex(),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    h.write(tmp_path, h.sign(body(), HOUSEHOLD))
    return tmp_path


def test_what_is_written_is_read_and_is_one_exact_form(folder: Path) -> None:
    found = h.read(folder)

    assert found.mending is h.Mending.NONE
    assert found.header.to_bytes() == (folder / h.NAME).read_bytes()
    assert (folder / h.NAME).read_bytes() == (folder / h.COPY_NAME).read_bytes()
    found.header.require_mac(HOUSEHOLD)
    assert h.open_household(found.header.body, MEMBER, SEALING) == HOUSEHOLD
    assert h.unwrap(found.header.body.slots[0], VAULT, b"k" * 32) == b"m" * 32


@pytest.mark.parametrize(
    ("name", "mending"), [(h.NAME, h.Mending.HEADER), (h.COPY_NAME, h.Mending.COPY)]
)
def test_every_flipped_byte_is_mended_from_the_other_file(
    folder: Path, name: str, mending: h.Mending
) -> None:
    whole = (folder / name).read_bytes()

    for place in range(0, len(whole), 3):
        (folder / name).write_bytes(whole[:place] + bytes((whole[place] ^ 4,)) + whole[place + 1 :])
        found = h.settle(h.read(folder), HOUSEHOLD)
        assert found.mending is mending, place
        assert found.header.to_bytes() == whole

    h.mend(folder, h.settle(h.read(folder), HOUSEHOLD))
    assert (folder / name).read_bytes() == whole


@pytest.mark.parametrize("missing", [h.NAME, h.COPY_NAME])
def test_one_missing_file_is_mended(folder: Path, missing: str) -> None:
    (folder / missing).unlink()

    h.mend(folder, h.read(folder))

    assert h.read(folder).mending is h.Mending.NONE


def test_both_damaged_is_damaged_and_neither_is_no_vault(folder: Path) -> None:
    for name in (h.NAME, h.COPY_NAME):
        (folder / name).write_bytes((folder / name).read_bytes()[:-5])
    with pytest.raises(HeaderDamaged):
        h.read(folder)

    for name in (h.NAME, h.COPY_NAME):
        (folder / name).unlink()
    with pytest.raises(NoVault):
        h.read(folder)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda b: b + b"\n", id="trailing byte"),
        pytest.param(lambda b: b" " + b, id="leading space"),
        pytest.param(lambda b: b.replace(b'{"body":', b'{ "body":'), id="space inside"),
        pytest.param(lambda b: b'{"body":1,' + b[1:], id="doubled name"),
        pytest.param(lambda b: b.replace(b'"mac":"', b'"mac":"AA'), id="capital hex"),
        pytest.param(lambda b: b[:-1] + b',"more":1}', id="unknown field"),
        pytest.param(lambda b: b"", id="empty"),  # noqa: ARG005 - the same for any header
        pytest.param(lambda b: b"[]", id="no object"),  # noqa: ARG005 - the same for any header
        pytest.param(lambda b: b * 400, id="huge"),
        pytest.param(lambda b: b"[" * 100_000 + b, id="deep"),
    ],
)
def test_any_other_form_is_damaged(folder: Path, change: object) -> None:
    assert callable(change)
    (folder / h.NAME).write_bytes(change((folder / h.NAME).read_bytes()))

    with pytest.raises(HeaderDamaged):
        h.parse(folder / h.NAME)


def rehashed(folder: Path, old: bytes, new: bytes) -> Path:
    """A header changed by somebody who knows how to write the hash, but not the MAC."""
    made = h.parse(folder / h.NAME)
    exact = made.exact.replace(old, new)
    assert exact != made.exact
    path = folder / h.NAME
    path.write_bytes(h.Header(made.body, exact, made.mac).to_bytes())
    return path


def test_a_missing_parameter_is_an_error(folder: Path) -> None:
    path = rehashed(folder, b'"passes":1,', b"")

    with pytest.raises(HeaderDamaged):
        h.parse(path)


def test_hundreds_of_slots_are_refused(tmp_path: Path) -> None:
    made = body()
    many = msgspec.structs.replace(made, slots=made.slots * 65)
    h.write(tmp_path, h.sign(many, HOUSEHOLD))

    with pytest.raises(HeaderDamaged):
        h.read(tmp_path)


def test_a_newer_format_is_named_whatever_else_it_holds(folder: Path) -> None:
    path = rehashed(folder, b'"format":1,', b'"format":7,"unheard_of":[1,2],')

    with pytest.raises(NewerFormat) as caught:
        h.read(path.parent)

    assert (caught.value.found, caught.value.known) == (7, 1)


def test_a_header_of_somebody_elses_hand_fails_its_mac(folder: Path) -> None:
    path = rehashed(folder, b'"generation":1', b'"generation":9')

    with pytest.raises(Altered):
        h.parse(path).require_mac(HOUSEHOLD)
    (folder / h.COPY_NAME).unlink()
    with pytest.raises(Altered):
        h.settle(h.read(folder), HOUSEHOLD)


@pytest.mark.parametrize(
    "changes",
    [
        {"memory_kib": 8},
        {"memory_kib": 1 << 40},
        {"passes": 0},
        {"lanes": 0},
        {"lanes": 200},
        {"name": "none"},
    ],
)
def test_cheap_and_absurd_stretching_is_refused(changes: dict[str, int | str]) -> None:
    good = h.Kdf(lanes=4, memory_kib=FLOOR_KIB, name=h.ARGON2ID, passes=3, secret=True)
    assert h.argon2id_of(slot(good), FLOOR_KIB, Path("v")).memory_kib == FLOOR_KIB

    with pytest.raises(HeaderDamaged) as caught:
        h.argon2id_of(slot(msgspec.structs.replace(good, **changes)), FLOOR_KIB, Path("v"))

    assert caught.value.reason == "kdf"


def test_a_slot_without_its_salt_is_refused() -> None:
    good = h.Kdf(lanes=4, memory_kib=FLOOR_KIB, name=h.ARGON2ID, passes=3, secret=True)

    with pytest.raises(HeaderDamaged):
        h.argon2id_of(msgspec.structs.replace(slot(good), salt=""), FLOOR_KIB, Path("v"))


@pytest.mark.parametrize(
    "changes",
    [
        {"salt": "00" * 16},
        {"member": "cd" * 16},
        {"kind": "kit"},
        {"nonce": "00" * 12},
        {"nonce": ""},
        {"wrapped": ""},
        {"kdf": msgspec.structs.replace(CHEAP, passes=2)},
        {"kdf": msgspec.structs.replace(CHEAP, secret=False)},
    ],
)
def test_a_slot_is_bound_to_all_its_parameters(changes: dict[str, object]) -> None:
    changed = msgspec.structs.replace(slot(), **changes)

    with pytest.raises(ProofRefused):
        h.unwrap(changed, VAULT, b"k" * 32)


def test_a_slot_of_another_vault_does_not_open() -> None:
    with pytest.raises(ProofRefused):
        h.unwrap(slot(), VaultId(bytes(16)), b"k" * 32)


def test_a_member_without_a_place_is_altered(folder: Path) -> None:
    found = h.read(folder).header.body

    with pytest.raises(Altered):
        h.open_household(found, MemberId("00" * 16), SEALING)
    with pytest.raises(Altered):
        h.open_household(found, MEMBER, SealingKey(b"o" * 32))
