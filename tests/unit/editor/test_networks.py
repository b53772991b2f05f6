"""The networks of the program."""

from __future__ import annotations

from colorstudio.document.settings import DEFAULT_MODEL
from colorstudio.editor.networks import Networks
from colorstudio.support.preferences import Device


def test_a_network_is_loaded_once_and_named_only_if_it_was_used() -> None:
    networks = Networks(Device.CPU)
    assert networks.used(DEFAULT_MODEL) is None
    first = networks.of(DEFAULT_MODEL)
    assert networks.of(DEFAULT_MODEL) is first
    used = networks.used(DEFAULT_MODEL)
    assert used is not None
    assert used.name == first.model.name
