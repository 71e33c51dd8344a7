"""A handbook of some issuers bears no trace of the others."""

from __future__ import annotations

import pytest

from generator import pipeline
from support.paths import ROOT

ALL = {"ba", "jc-bremen", "jc-lk-heilbronn"}
# words by which an issuer would betray itself; towns and ids, never words that others use as well
TRACES = {
    "jc-bremen": ("bremen", "ags-k", "absoma"),
    "jc-lk-heilbronn": ("heilbronn", "bak-konzept"),
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("issuers", "strangers"),
    [
        (("ba", "jc-bremen"), ("jc-lk-heilbronn",)),
        (("ba", "jc-lk-heilbronn"), ("jc-bremen",)),
    ],
)
def test_no_trace_of_other_issuers(issuers: tuple[str, ...], strangers: tuple[str, ...]) -> None:
    """No page, asset or paper names a town, a word or an id of an issuer left out."""
    result = pipeline.run(ROOT, issuers=issuers)
    assert result.ok, "\n".join(map(str, result.problems))
    site = pipeline.pages(result, ROOT)
    texts = [(page.path, page.text) for page in site.pages] + [
        (asset.path, asset.data.decode("utf-8", "replace")) for asset in site.assets
    ]
    texts += [(paper.path, paper.sources[0]) for paper in pipeline.paper(result, ROOT)]
    own = {
        "externe-suchlaeufe-absoma",
        "suchläufe für das absolventenmanagement",
    }  # a task of the BAK in Heilbronn
    found = []
    for path, text in texts:
        folded = text.casefold()
        for word in own:
            folded = folded.replace(word, "")
        found += [
            f"{path}: {trace}"
            for stranger in strangers
            for trace in TRACES[stranger]
            if trace in folded
        ]
    assert found == []
