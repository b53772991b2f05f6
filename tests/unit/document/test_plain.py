"""JSON that is not quite JSON, or too much of it."""

from __future__ import annotations

import pytest

from colorstudio.document import plain
from colorstudio.document.plain import MOST_BYTES, MOST_MARKS, dump, freeze, parse, thaw
from colorstudio.support.errors import BadInput


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": 1, "a": 2}',
        b'{"a": ' + b"9" * 5_000 + b"}",
        b'{"a": "\\ud800"}',
        b'{"\\uDFFF": 1}',
        b'{"a": "\xff"}',
        b"\xef\xbb\xbf{}",
        '{"a": 1}'.encode("utf-16"),
        b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    ],
)
def test_what_strict_json_does_not_allow_is_refused(text: bytes) -> None:
    with pytest.raises(BadInput):
        parse(text)


def test_a_pair_of_surrogates_is_one_letter() -> None:
    assert parse(b'{"a": "\\ud83d\\ude00"}') == {"a": "😀"}


def test_many_small_values_are_refused_before_they_are_made() -> None:
    text = b'{"a": [' + b"[]," * (MOST_MARKS // 2) + b"[]]}"
    assert len(text) < MOST_BYTES
    with pytest.raises(BadInput, match="more than a project can"):
        parse(text)


def test_a_text_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MOST_BYTES", 20)
    assert parse(b'{"a": "0123456789"}')
    with pytest.raises(BadInput, match="more than a project can"):
        parse(b'{"a": "0123456789012"}')


def test_what_is_dumped_is_parsed() -> None:
    value: plain.JsonObject = {"name": "Großmutter", "numbers": [1, 0.1, -2e-300], "none": None}
    assert parse(dump(value)) == value


def test_frozen_fields_thaw_as_they_were() -> None:
    fields: plain.JsonObject = {"later": {"deep": [1, {"a": None}]}, "n": 0.5}
    assert thaw(freeze(fields.items())) == fields


def test_a_number_that_is_too_large_for_one_is_not_kept() -> None:
    with pytest.raises(BadInput):
        freeze(parse(b'{"a": [1e999]}').items())


def test_unknown_fields_that_are_nested_very_deep_are_not_kept() -> None:
    assert freeze(parse(b'{"a": ' + b"[" * 49 + b"]" * 49 + b"}").items())
    with pytest.raises(BadInput):
        freeze(parse(b'{"a": ' + b'{"b": [' * 26 + b"]}" * 26 + b"}").items())


def test_frozen_fields_can_be_hashed() -> None:
    assert hash(freeze([("a", [1, 2])])) == hash(freeze([("a", [1, 2])]))
