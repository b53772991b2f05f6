import numpy as np

from colorstudio.imaging.vips import Image
from colorstudio.imaging.writers.depth import in_depth, rounded_to_12_bits

EVERY_8 = np.arange(256, dtype=np.uint8).reshape(16, 16)
EVERY_16 = np.arange(65536, dtype=np.uint16).reshape(256, 256)


def test_every_value_of_16_bits_is_rounded_to_the_nearest_of_8() -> None:
    found = in_depth(Image.new_from_array(EVERY_16), 8)
    assert found.interpretation == "srgb"
    assert np.array_equal(found.numpy(), np.round(EVERY_16 / 257).astype(np.uint8))


def test_every_value_of_8_bits_has_its_place_among_16() -> None:
    found = in_depth(Image.new_from_array(EVERY_8), 16)
    assert found.interpretation == "rgb16"
    assert np.array_equal(found.numpy(), EVERY_8.astype(np.uint16) * 257)


def test_there_and_back_is_the_same() -> None:
    assert np.array_equal(in_depth(in_depth(Image.new_from_array(EVERY_8), 16), 8).numpy(), EVERY_8)


def test_a_depth_that_is_there_already_changes_no_value() -> None:
    assert np.array_equal(in_depth(Image.new_from_array(EVERY_8), 8).numpy(), EVERY_8)
    assert np.array_equal(in_depth(Image.new_from_array(EVERY_16), 16).numpy(), EVERY_16)


def test_the_upper_12_bits_are_the_nearest() -> None:
    found = rounded_to_12_bits(Image.new_from_array(EVERY_16)).numpy()
    assert np.all(found % 16 == 0)
    exact = EVERY_16 / 65535 * 4095
    assert np.abs((found >> 4) - exact).max() <= 0.5 + 4095 * np.finfo(np.float32).eps  # libvips computes in float32
