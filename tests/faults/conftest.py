"""The real rules, read once for all tests of this folder."""

from __future__ import annotations

import pytest

from support.changed_rules import Workshop


@pytest.fixture(scope="session")
def workshop() -> Workshop:
    """The rules as they are."""
    return Workshop()
