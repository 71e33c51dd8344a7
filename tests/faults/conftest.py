"""The real rules, read once for all tests of this folder."""

from __future__ import annotations

import pytest

from support.changed_rules import EditableRules


@pytest.fixture(scope="session")
def editable() -> EditableRules:
    """The rules as they are."""
    return EditableRules()
