"""Calendar files open in somebody else's parser, with the dates of the result; links give the
answers back.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from icalendar import Calendar

from support.real_handbook import verified
from support.take_along import entries, examples_taken_along


def dated() -> list[dict]:
    """The cases whose result has dates."""
    return [case for case in examples_taken_along() if "BEGIN:VEVENT" in case["calendar"]]


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
            assert event.decoded("DTSTAMP").date() == start and event["UID"].endswith(
                "@weisungswerk"
            )


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


def test_names_of_events_tell_cases_apart() -> None:
    """One UID for the same date of the same answers, another one for every other."""
    uids: dict[str, tuple] = {}
    for case in dated():
        for uid in re.findall(r"UID:(.+?@weisungswerk)", case["calendar"].replace("\r\n ", "")):
            key = (case["checker"], str(case["facts"]), uid.rsplit("-", 1)[0])
            assert uids.setdefault(uid, key) == key
    assert len(set(uids.values())) == len(uids) > 20


def test_links_give_the_answers_back() -> None:
    """Same answers, same order; nothing in them needs escaping by whoever sends them on."""
    for case in examples_taken_along():
        assert case["back"] == case["used"] and case["refused"] == [], case["link"]
        assert re.fullmatch(r"[\w.,:+~*-]*", case["link"])
