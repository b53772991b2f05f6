"""An overlay is what was painted: opaque is a hint, transparent is none, and gray means gray."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image, ImageOps
from skimage.color import rgb2lab

from colorstudio.imaging import overlay as module
from colorstudio.imaging import strips
from colorstudio.imaging.overlay import Overlay, read_overlay
from colorstudio.imaging.readers import native
from colorstudio.imaging.source import source_from_bytes
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput, Cancelled
from colorstudio.support.geometry import Size
from tests.samples.pictures import (
    EVERY,
    HEIGHT,
    WIDTH,
    alpha,
    gray,
    linear_light_profile,
    pillow,
    png,
    rgba,
    scene,
    tiff,
)

SIZE = Size(WIDTH, HEIGHT)


def opened(data: bytes, name: str = "hints.png", *, size: Size = SIZE) -> Overlay:
    return read_overlay(source_from_bytes(name, data), size=size, token=CancelToken())


def painted() -> NDArray[np.uint8]:
    """The scene in the left half, above half-transparent; its last rows are empty."""
    pixels = rgba()
    pixels[: HEIGHT // 2, :, 3] = np.where(pixels[: HEIGHT // 2, :, 3] > 0, 128, 0)
    pixels[-10:, :, 3] = 0
    return pixels


def stored(overlay: Overlay) -> NDArray[np.uint8]:
    return np.frombuffer(overlay.pixels, np.uint8).reshape(overlay.size.height, overlay.size.width, 4)


@pytest.fixture(params=["in memory", "on the disk"])
def where(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strips, "_PIXELS", 300)  # several strips, of which the last is short
    if request.param == "on the disk":
        monkeypatch.setattr(module, "IN_MEMORY", 0)


# ----------------------------------------------------------------------------------------------------- what it is
@pytest.mark.usefixtures("where")
def test_coverage_is_how_opaque_it_is() -> None:
    coverage, _ = opened(pillow(painted(), "PNG")).rows(0, HEIGHT)

    assert coverage.dtype == np.float32
    assert np.array_equal(coverage, painted()[..., 3] / np.float32(255))


@pytest.mark.usefixtures("where")
def test_chroma_is_that_of_the_paint_however_thin() -> None:
    coverage, chroma = opened(pillow(painted(), "PNG")).rows(0, HEIGHT)
    exact = np.moveaxis(rgb2lab(scene())[..., 1:], -1, 0)

    assert chroma.dtype == np.float32
    assert chroma.shape == (2, HEIGHT, WIDTH)
    assert np.abs(chroma - exact)[:, coverage > 0].max() < 0.02


@pytest.mark.usefixtures("where")
def test_rows_are_from_top_to_before_bottom() -> None:
    overlay = opened(pillow(painted(), "PNG"))
    coverage, chroma = overlay.rows(0, HEIGHT)
    part, its_chroma = overlay.rows(5, 9)

    assert np.array_equal(part, coverage[5:9])
    assert np.array_equal(its_chroma, chroma[:, 5:9])


@pytest.mark.usefixtures("where")
def test_it_knows_in_which_rows_something_is_painted() -> None:
    overlay = opened(pillow(painted(), "PNG"))
    coverage, chroma = overlay.rows(HEIGHT - 10, HEIGHT)

    assert overlay.covered.tolist() == [True] * (HEIGHT - 10) + [False] * 10
    assert (coverage.shape, chroma.shape) == ((10, WIDTH), (2, 10, WIDTH))
    assert not coverage.any()
    assert not chroma.any()


def test_gray_of_any_lightness_means_exactly_gray() -> None:
    shades = np.arange(256, dtype=np.uint8)
    pixels = np.stack([shades, shades, shades, np.where(shades == 255, 254, 255)], axis=-1)[np.newaxis]
    coverage, chroma = opened(pillow(pixels.astype(np.uint8), "PNG"), size=Size(256, 1)).rows(0, 1)

    assert coverage.all()
    assert not chroma.any()


@given(st.tuples(*[st.integers(0, 255)] * 3), st.integers(1, 255))
def test_any_color_comes_out_as_it_was_painted(color: tuple[int, int, int], opaque: int) -> None:
    dot_beside_nothing = np.array([[(*color, opaque), (0, 0, 0, 0)]], np.uint8)
    coverage, chroma = opened(pillow(dot_beside_nothing, "PNG"), size=Size(2, 1)).rows(0, 1)

    assert coverage[0, 0] == np.float32(opaque) / np.float32(255)
    assert chroma[:, 0, 0] == pytest.approx(rgb2lab(np.array(color) / 255)[1:], abs=0.02)


@pytest.mark.usefixtures("where")
def test_it_can_not_be_changed() -> None:
    overlay = opened(pillow(painted(), "PNG"))

    assert overlay.pixels.readonly
    assert not overlay.covered.flags.writeable


def test_it_is_another_only_if_it_is_the_same_object() -> None:
    data = pillow(painted(), "PNG")

    assert opened(data) != opened(data)


def test_it_is_called_as_its_file() -> None:
    overlay = opened(pillow(painted(), "PNG"), "sky.png")

    assert (overlay.name, overlay.size, overlay.notes) == ("sky.png", SIZE, ())


# ----------------------------------------------------------------------------------------------------- files
@pytest.mark.parametrize(
    ("kind", "options"), [("PNG", {}), ("WEBP", {"lossless": True}), ("TIFF", {}), ("TGA", {}), ("JPEG2000", {})]
)
def test_formats_with_transparency_come_to_the_bit(kind: str, options: dict[str, Any]) -> None:
    pixels = stored(opened(pillow(painted(), kind, **options), "hints.tga" if kind == "TGA" else "hints"))
    is_painted = painted()[..., 3] > 0

    assert np.array_equal(pixels[..., 3], painted()[..., 3])
    assert np.array_equal(pixels[is_painted], painted()[is_painted])


def test_an_avif_comes_nearly() -> None:
    pixels = stored(opened(pillow(painted(), "AVIF", quality=95, subsampling="4:4:4"), "hints.avif"))

    assert np.abs(pixels.astype(int) - painted())[painted()[..., 3] > 0].mean() < 2


@pytest.mark.parametrize("data", [png(rgba(bits=16)), tiff(rgba(bits=16), extrasamples=["unassalpha"])])
def test_sixteen_bits_are_rounded_to_eight(data: bytes) -> None:
    assert np.array_equal(stored(opened(data)), np.round(rgba(bits=16) / 257))


def test_coverage_is_rounded_as_well() -> None:
    pixels = np.array([[(0, 0, 0, 128), (0, 0, 0, 129), (0, 0, 0, 65407)]], np.uint16)

    assert stored(opened(png(pixels), size=Size(3, 1)))[0, :, 3].tolist() == [0, 1, 255]


def test_colors_that_a_tiff_has_multiplied_by_their_coverage_are_divided_again() -> None:
    pixels = painted().astype(float)
    pixels[..., :3] *= pixels[..., 3:] / 255
    overlay = opened(tiff(np.round(pixels).astype(np.uint8), extrasamples=["assocalpha"]), "hints.tif")
    is_painted = painted()[..., 3] > 0

    assert np.abs(stored(overlay).astype(int) - painted())[is_painted].max() <= 1


def test_a_transparent_color_of_a_palette_is_nothing() -> None:
    picture = Image.fromarray(np.where(alpha() > 0, 1, 0).astype(np.uint8), "P")
    picture.putpalette([0, 0, 0, 200, 30, 40])
    file = io.BytesIO()
    picture.save(file, "PNG", transparency=0)

    assert np.array_equal(stored(opened(file.getvalue()))[..., 3], alpha())
    assert stored(opened(file.getvalue()))[0, 0].tolist() == [200, 30, 40, 255]


def test_gray_paint_with_transparency_keeps_gray() -> None:
    coverage, chroma = opened(png(np.dstack([gray(), alpha()]))).rows(0, HEIGHT)

    assert np.array_equal(coverage, alpha() / np.float32(255))
    assert not chroma.any()


def test_its_color_profile_is_respected() -> None:
    pixels = stored(opened(pillow(painted(), "PNG", icc_profile=linear_light_profile())))
    light = scene() / 255
    encoded = 255 * np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)

    assert np.array_equal(pixels[..., 3], painted()[..., 3])
    assert np.abs(pixels[..., :3] - encoded).max() < 1.5


def with_orientation(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[274] = orientation
    return pillow(painted(), "PNG", exif=exif.tobytes())


def upright(data: bytes) -> NDArray[Any]:
    with Image.open(io.BytesIO(data)) as picture:
        return np.asarray(ImageOps.exif_transpose(picture))


@pytest.mark.usefixtures("where")
@pytest.mark.parametrize("orientation", range(1, 9))
def test_colors_and_coverage_are_turned_and_mirrored_as_pillow_does(orientation: int) -> None:
    data = with_orientation(orientation)
    overlay = opened(data, size=SIZE if orientation < 5 else Size(HEIGHT, WIDTH))

    assert np.array_equal(stored(overlay), upright(data))


def test_a_large_one_on_its_side_is_turned_on_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native, "TURNED_IN_MEMORY", 0)
    data = with_orientation(6)

    assert np.array_equal(stored(opened(data, size=Size(HEIGHT, WIDTH))), upright(data))


def test_what_reading_had_to_decide_is_said() -> None:
    first, second = Image.fromarray(painted()), Image.fromarray(255 - painted())
    file = io.BytesIO()
    first.save(file, "WEBP", save_all=True, append_images=[second], lossless=True)

    assert opened(file.getvalue(), "two.webp").notes == ("two.webp has 2 pages or frames: the first one is opened.",)


def test_a_profile_that_can_not_be_read_is_said() -> None:
    broken = pillow(painted(), "PNG", icc_profile=b"no profile")

    assert opened(broken).notes == ("The embedded color profile can't be read: sRGB is assumed.",)


# ----------------------------------------------------------------------------------------------------- refusals
def test_another_size_than_the_photo_is_refused_with_both() -> None:
    with pytest.raises(BadInput, match=r"^The hint picture hints\.png has 48 × 32 pixels, but .* 480 × 320\."):
        opened(pillow(painted(), "PNG"), size=Size(480, 320))


@pytest.mark.parametrize("name", ["rgb.png", "rgb.jpg", "gray.png", "rgb.bmp", "cmyk.tif"])
def test_a_picture_without_transparency_is_refused_and_both_ways_are_named(name: str) -> None:
    with pytest.raises(
        BadInput, match=rf"^The hint picture {name} has no transparency: leave it transparent .* --hints-marked\.$"
    ):
        opened(EVERY[name](), name)


@pytest.mark.usefixtures("where")
def test_a_picture_that_is_opaque_everywhere_is_all_hint_with_a_note() -> None:
    overlay = opened(pillow(np.dstack([scene(), np.full((HEIGHT, WIDTH), 255, np.uint8)]), "PNG"))
    assert overlay.rows(0, HEIGHT)[0].min() == 1
    assert "--hints-marked" in overlay.notes[-1]


def test_what_a_tiff_has_besides_its_colors_is_no_transparency() -> None:
    with pytest.raises(BadInput, match="has no transparency"):
        opened(tiff(rgba(), extrasamples=["unspecified"]), "scan.tif")


@pytest.mark.usefixtures("where")
def test_a_picture_that_is_transparent_everywhere_has_no_hint() -> None:
    empty = np.dstack([scene(), np.zeros((HEIGHT, WIDTH), np.uint8)])

    with pytest.raises(BadInput, match=r"^The hint picture hints\.png has no hint: it is transparent everywhere"):
        opened(pillow(empty, "PNG"))


@pytest.mark.usefixtures("where")
@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP"])
def test_a_truncated_one_is_refused_by_its_name(kind: str) -> None:
    generator = np.random.default_rng(1839)
    noise = generator.integers(0, 256, (HEIGHT, WIDTH, 4), np.uint8)

    with pytest.raises(BadInput, match=r"^hints is damaged or incomplete"):
        opened(pillow(noise, kind)[:-1500], "hints")


@pytest.mark.usefixtures("where")
def test_reading_ends_when_it_is_cancelled() -> None:
    token = CancelToken(on_progress=lambda _: token.cancel())

    with pytest.raises(Cancelled):
        read_overlay(source_from_bytes("hints.png", pillow(painted(), "PNG")), size=SIZE, token=token)


def test_progress_is_told_to_the_end() -> None:
    told: list[float] = []
    token = CancelToken(on_progress=told.append)
    read_overlay(source_from_bytes("hints.png", pillow(painted(), "PNG")), size=SIZE, token=token)

    assert (told[0], told[-1]) == (0, 1)
