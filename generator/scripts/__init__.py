"""Browser code as pages get it: the modules of ``browser/`` joined to scripts and made small."""

from __future__ import annotations

from generator.scripts.bundles import BROWSER, BUNDLES, scripts, source

__all__ = ["BROWSER", "BUNDLES", "scripts", "source"]
