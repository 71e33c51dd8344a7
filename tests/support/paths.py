"""Where the project and the data of its tests lie."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parent.parent
ROOT = TESTS.parent
SUPPORT = TESTS / "support"
NODE_MODULES = TESTS / "node_modules"
