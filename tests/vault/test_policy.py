"""Policies: the specification's example, thresholds of groups, and every refusal it asks for."""

import pytest

from vault.cosignature import WitnessKey
from vault.errors import ProofRefused
from vault.note import NoteKey, key_id
from vault.policy import parse_policy, policy_text
from vault.sign import SigningKey

KEYS = {
    name: WitnessKey(f"{name}.example", SigningKey.from_bytes(bytes((at,)) * 32).public)
    for at, name in enumerate(("X1", "X2", "X3", "Y1", "Y2", "Y3"), 1)
}
LOG = NoteKey("log.example", SigningKey.from_bytes(b"\x40" * 32).public)
EXAMPLE = f"""# two levels of groups
log {LOG}

witness X1 {KEYS["X1"]}
witness X2 {KEYS["X2"]}
witness X3 {KEYS["X3"]} https://x3.example/
group X-witnesses 2 X1 X2 X3

witness Y1\t{KEYS["Y1"]}
  witness  Y2 {KEYS["Y2"]}
witness Y3 {KEYS["Y3"]}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
"""
W = f"witness X1 {KEYS['X1']}\n"
V = f"witness X2 {KEYS['X2']}\n"


@pytest.mark.parametrize(
    ("cosigners", "met"),
    [
        ("", False), ("X1 X2", False), ("X1 X2 Y1", True), ("X1 Y1 Y2 Y3", False),
        ("X1 X3 Y2", True), ("Y1", False), ("X1 X2 X3 Y1 Y2 Y3", True),
    ],
)  # fmt: skip
def test_the_published_example_means_two_of_x_and_one_of_y(cosigners: str, *, met: bool) -> None:
    policy = parse_policy(EXAMPLE.encode())

    assert policy.logs == (LOG,)
    assert policy.met_by([KEYS[name] for name in cosigners.split()]) is met


def test_a_policy_of_ours_is_read_as_it_was_meant() -> None:
    chosen = [(KEYS[name], f"https://{name}.example/") for name in ("X1", "X2", "X3")]
    for need in range(4):
        policy = parse_policy(policy_text(chosen, need).encode())
        for count in range(4):
            met = policy.met_by([key for key, _ in chosen[:count]])
            assert met is (count >= need)
    with pytest.raises(ValueError, match="4"):
        policy_text(chosen, 4)


def test_a_quorum_of_none_and_of_one_witness() -> None:
    assert parse_policy(b"quorum none\n").met_by([])
    one = parse_policy((W + "quorum X1\n").encode())
    assert not one.met_by([])
    assert one.met_by([KEYS["X1"]])


def test_a_witness_of_a_kind_that_is_not_known_here_never_counts() -> None:
    import base64

    material = b"\x06" + bytes(1312)
    vkey = (
        f"pq.example+{key_id('pq.example', material).hex()}+{base64.b64encode(material).decode()}"
    )
    policy = parse_policy(f"witness pq {vkey}\n{W}group both any pq X1\nquorum both\n".encode())

    assert policy.believed() == (KEYS["X1"],)
    assert policy.met_by([KEYS["X1"]])
    assert not policy.met_by([])


@pytest.mark.parametrize(
    "text",
    [
        "", "quorum", "quorum none\nquorum none", "quorum X1", W, W + "quorum X2",
        W + W + "quorum X1",
        W + f"witness other {KEYS['X1']}\nquorum X1",
        W + f"witness X1 {KEYS['X2']}\nquorum X1",
        f"witness none {KEYS['X1']}\nquorum none",
        "group g any X1\n" + W + "quorum g",
        W + "group g any X1 X1\nquorum g",
        W + "group g any none\nquorum g",
        W + V + "group g any X1\ngroup h any X1 X2\nquorum h",
        W + "group g 2 X1\nquorum g", W + "group g 0 X1\nquorum g", W + "group g 01 X1\nquorum g",
        W + "group g +1 X1\nquorum g", W + "group g any\nquorum g",
        W + "group X1 any X1\nquorum X1",
        "log nothing\nquorum none", f"log {LOG}\nlog {LOG}\nquorum none",
        f"log {KEYS['X1']}\nquorum none", f"witness X {LOG} \nquorum X",
        "quorum none\r\n", "quorum none\x00", "other line\nquorum none",
        "quorum none\n" * 1001,
    ],
)  # fmt: skip
def test_what_is_no_policy_is_refused(text: str) -> None:
    with pytest.raises(ProofRefused):
        parse_policy(text.encode())


def test_names_are_opaque_octets() -> None:
    kelvin = f"witness \u212a {KEYS['X1']}\nquorum \u212a\n".encode()

    assert parse_policy(kelvin).met_by([KEYS["X1"]])
    with pytest.raises(ProofRefused):
        parse_policy(f"witness \u212a {KEYS['X1']}\nquorum K\n".encode())
