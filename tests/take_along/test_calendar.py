"""Calendar files open in somebody else's parser, with the dates of the result; links give the
answers back.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from support.real_handbook import verified
from support.take_along import entries, examples_taken_along, take

WINDOW, FACT = "absoma-kontaktfenster", "teilnahmeende_individuell"


def dated() -> list[dict]:
    """The cases whose result has dates."""
    return [case for case in examples_taken_along() if "BEGIN:VEVENT" in case["calendar"]]


@pytest.mark.slow
def test_every_date_is_an_event() -> None:
    """All day long, on the day of the result; the checkers with dates have examples."""
    program = verified().compiled.program["checkers"]
    assert {case["checker"] for case in dated()} == {
        name
        for name, one in program.items()
        if any(value["type"] == "date" for value in one["values"])
    }
    for case in examples_taken_along():
        kinds = {
            value["id"] for value in program[case["checker"]]["values"] if value["type"] == "date"
        }
        wanted = {
            date.fromisoformat(day)
            for name, day in case["result"]["values"].items()
            if name in kinds
        }
        events = Calendar.from_ical(case["calendar"]).walk("VEVENT")
        assert {event.decoded("DTSTART") for event in events} == wanted
        for event in events:
            start = event.decoded("DTSTART")
            assert type(start) is date and event.decoded("DTEND") == start + timedelta(days=1)
            assert event["UID"].endswith("@weisungswerk")


def test_events_tell_result_and_norms() -> None:
    """Title of the date and of the checker; result and Randnummern below; letters come through
    whole.
    """
    for case in dated():
        parts = entries()[case["checker"]]
        texts = parts["first"]["texts"]
        titles = {value["title"] for value in parts["second"]["texts"]["values"].values()}
        for event in Calendar.from_ical(case["calendar"]).walk("VEVENT"):
            assert event["SUMMARY"].removesuffix(f" ({texts['title']})") in titles
            about = str(event["DESCRIPTION"]).split("\n")
            outcome = case["result"]["outcome"]
            assert outcome is None or texts["outcomes"][outcome]["title"] == about[0]
            norms = next(line for line in about if line.startswith("Grundlage: "))
            assert all(
                f"Rn. {cite['rn']}" in norms
                for row in case["result"]["because"]
                for cite in row["cites"]
            )


def test_form_of_the_lines() -> None:
    """RFC 5545: CRLF everywhere, at most 75 octets a line, UTF-8 whole in each of them."""
    for case in dated():
        lines = case["calendar"].encode().split(b"\r\n")
        assert (
            lines[-1] == b""
            and lines[0] == b"BEGIN:VCALENDAR"
            and b"\n" not in b"".join(lines)
            and b"\r" not in b"".join(lines)
        )
        assert max(map(len, lines)) <= 75 and all(line.decode() for line in lines[:-1])


def events(case: dict) -> list[dict[str, str]]:
    """What decides about replacing: UID, DTSTAMP, SEQUENCE, DTSTART of each event."""
    lines = case["calendar"].replace("\r\n ", "").split("\r\n")
    named = [line.partition(":") for line in lines]
    return [
        dict(zip(("uid", "stamp", "sequence", "start"), values, strict=True))
        for values in zip(
            *(
                [value for name, _, value in named if name.startswith(key)]
                for key in ("UID", "DTSTAMP", "SEQUENCE", "DTSTART")
            ),
            strict=True,
        )
    ]


def test_two_people_with_the_same_answers_have_events_of_their_own() -> None:
    """What tells cases apart is chance and says nothing about anybody."""
    case = next(case for case in examples_taken_along() if "BEGIN:VEVENT" in case["calendar"])
    asked = {"checker": case["checker"], "answers": case["facts"]}
    one, other = take([asked | {"mark": "1-1-1"}, asked | {"mark": "2-2-2"}], entries())
    assert [event["start"] for event in events(one)] == [event["start"] for event in events(other)]
    assert not {event["uid"] for event in events(one)} & {event["uid"] for event in events(other)}


def test_a_date_that_was_moved_takes_the_place_of_the_one_before() -> None:
    """Also when it was moved forward: same UID, later stamp, higher number below 2^31."""
    saved = 1764550000000
    early, late = take(
        [
            {"checker": WINDOW, "answers": {FACT: day}, "now": now}
            for day, now in (("2025-09-30", saved), ("2025-06-30", saved + 1000))
        ],
        entries(),
    )
    for before, after in zip(events(early), events(late), strict=True):
        assert before["uid"] == after["uid"] and after["start"] < before["start"]
        assert after["stamp"] > before["stamp"]
        assert int(before["sequence"]) < int(after["sequence"]) < 2**31


@pytest.mark.parametrize(
    "sent",
    [
        "absender:*,{link}",  # what is not known is named
        "{link}.",
        "{link})",
        "{link}»,",
        "{link}\u200b",
        "{softened}",
    ],
)
def test_what_mail_adds_to_a_link_does_not_harm_it(sent: str) -> None:
    """Signs behind the address, typographic hyphens."""
    case = next(case for case in examples_taken_along() if "-" in case["link"])
    softened = case["link"].replace("-", "\u2011")
    text = sent.format(link=case["link"], softened=softened)
    (made,) = take(
        [{"checker": case["checker"], "answers": case["facts"], "sent": text}], entries()
    )
    assert made["back"] == case["used"]
    assert made["refused"] == (["absender"] if "absender" in sent else [])


def test_links_give_the_answers_back() -> None:
    """Same answers, same order; nothing in them needs escaping by whoever sends them on."""
    for case in examples_taken_along():
        assert case["back"] == case["used"] and case["refused"] == [], case["link"]
        assert re.fullmatch(r"[\w.,:+~*-]*", case["link"])
