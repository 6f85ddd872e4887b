"""What the program is made with: every part it asks for, each with its licence."""

from app.about import about


def test_every_part_is_named_with_version_and_licence() -> None:
    parts = about().parts
    assert {"cryptography", "PySide6-Essentials", "sqlcipher3"} <= {one.name for one in parts}
    assert all(one.version and one.licence for one in parts)
    assert not [one for one in parts if one.licence.startswith("Copyright")]


def test_the_program_itself_is_apache_licensed() -> None:
    assert about().licence == "Apache-2.0"
