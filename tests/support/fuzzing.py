"""Cases drawn by a seed, and the smallest input that still fails.

``FUZZ_SEED`` draws others, ``FUZZ_CASES`` more of them; without it a test takes its own number.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator

SEED = int(os.environ.get("FUZZ_SEED", "20261201"))


def draws(name: str, few: int) -> Iterator[random.Random]:
    """A source of chance for each case of a test."""
    for number in range(int(os.environ.get("FUZZ_CASES", few))):
        yield random.Random(f"{SEED} {name} {number}")


def smallest(data: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """What is left of the input when nothing more can be cut out of it."""
    size = max(len(data) // 2, 1)
    while size:
        at = 0
        while at < len(data):
            shorter = data[:at] + data[at + size :]
            if fails(shorter):
                data = shorter
            else:
                at += size
        size //= 2
    return data


def report(data: bytes, why: object) -> str:
    """What a failure says."""
    return f"FUZZ_SEED={SEED}: {why}\nsmallest input: {data!r}"
