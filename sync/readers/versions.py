"""stub"""

R4 = "4.0"
RENAMED = {"MedicationOrder": "MedicationRequest"}


def of(tree):
    return ""


def to_r4(tree, v):
    return tree


def of_file(s):
    return R4
