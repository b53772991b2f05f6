"""What differs from the photo is a hint, also where the copy was compressed with loss."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy.ndimage import binary_dilation, maximum_filter, minimum_filter
from skimage.color import rgb2lab
from skimage.data import camera

from colorstudio.imaging import overlay as overlay_module
from colorstudio.imaging import strips
from colorstudio.imaging.marked import read_marked
from colorstudio.imaging.overlay import Overlay
from colorstudio.imaging.source import read_source, source_from_bytes
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput, Cancelled
from colorstudio.support.geometry import Size
from tests.samples.pictures import jpeg, linear_light_profile, pillow, png

EXAMPLES = Path(__file__).parents[3].parent / "shared" / "photos" / "eval" / "levin2004"
needs_examples = pytest.mark.skipif(not EXAMPLES.is_dir(), reason="the scribbles of 2004 are not beside this checkout")

COLORS = ((200, 40, 30), (30, 90, 220), (40, 160, 60), (240, 220, 90), (250, 250, 250))  # the last keeps gray


def photo() -> NDArray[np.uint8]:
    """A detail of a gray photo, with grain: (160, 200, 3)."""
    grain = np.random.default_rng(1839).normal(0, 4, (160, 200))
    detail: NDArray[np.uint8] = camera()[100:260, 150:350]  # type: ignore[no-untyped-call] # scikit-image has no types
    return np.dstack([np.clip(detail + grain, 0, 245).astype(np.uint8)] * 3)


def scribbled(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The photo with a line in each of the colors, five pixels wide."""
    picture = Image.fromarray(pixels)
    pen = ImageDraw.Draw(picture)
    for index, color in enumerate(COLORS):
        pen.line([(15 + 35 * index, 20), (35 + 35 * index, 80), (15 + 35 * index, 140)], fill=color, width=5)
    return np.asarray(picture)


def differs(pixels: NDArray[np.uint8], copy: NDArray[np.uint8]) -> NDArray[np.bool_]:
    difference: NDArray[np.int64] = np.abs(pixels.astype(np.int64) - copy).sum(axis=-1)
    return difference > 0.03 * 255


def hints_of(pixels: NDArray[np.uint8], copy: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """What differs, without the soft rims of strokes: pixels at a border that differ by less than four fifths."""
    much = np.abs(pixels.astype(np.int64) - copy).sum(axis=-1)
    is_inner = minimum_filter(differs(pixels, copy), 3, mode="nearest")
    result: NDArray[np.bool_] = differs(pixels, copy) & (is_inner | (much > 0.8 * maximum_filter(much, 3)))
    return result


def opened(copy: bytes, original: bytes, *, name: str = "marked.png", token: CancelToken | None = None) -> Overlay:
    return read_marked(
        source_from_bytes(name, copy), source_from_bytes("photo.png", original), token=token or CancelToken()
    )


def hinted(overlay: Overlay) -> NDArray[np.bool_]:
    coverage, _ = overlay.rows(0, overlay.size.height)
    is_hint: NDArray[np.bool_] = coverage == 1
    assert not coverage[~is_hint].any()
    return is_hint


@pytest.fixture(params=["in memory", "on the disk"])
def where(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strips, "_PIXELS", 3000)  # several strips, of which the last is short
    if request.param == "on the disk":
        monkeypatch.setattr(overlay_module, "IN_MEMORY", 0)


# ----------------------------------------------------------------------------------------------------- to the bit
@pytest.mark.usefixtures("where")
@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP", "WEBP"])
def test_a_hint_is_where_the_copy_differs(kind: str) -> None:
    copy = scribbled(photo())
    overlay = opened(
        pillow(copy, kind, **({"lossless": True} if kind == "WEBP" else {})), pillow(photo(), "PNG"), name="marked"
    )

    assert np.array_equal(hinted(overlay), hints_of(photo(), copy))
    assert (overlay.name, overlay.size, overlay.notes) == ("marked", Size(200, 160), ())


def test_its_chroma_is_that_of_the_scribble() -> None:
    copy = scribbled(photo())
    overlay = opened(pillow(copy, "PNG"), pillow(photo(), "PNG"))
    _, chroma = overlay.rows(0, 160)
    is_hint = hinted(overlay)

    assert np.abs(chroma - np.moveaxis(rgb2lab(copy)[..., 1:], -1, 0))[:, is_hint].max() < 0.02
    assert not chroma[:, is_hint & (copy == 250).all(axis=-1)].any()


def test_the_bound_is_the_authors() -> None:
    copy = photo()
    copy[10, 10] += np.array([3, 2, 2], np.uint8)  # 7 / 255 = 0.027
    copy[20, 20] += np.array([3, 3, 2], np.uint8)  # 8 / 255 = 0.031

    assert np.argwhere(hinted(opened(pillow(copy, "PNG"), pillow(photo(), "PNG")))).tolist() == [[20, 20]]


def test_darker_counts_as_much_as_lighter() -> None:
    original = np.full((9, 9, 3), 128, np.uint8)
    copy = original.copy()
    copy[4, 4] = (120, 136, 128)

    assert hinted(opened(pillow(copy, "PNG"), pillow(original, "PNG"))).sum() == 1


def test_a_copy_in_fewer_bits_than_the_photo_is_compared_in_fewer() -> None:
    deep = photo().astype(np.uint16) * 257 + 100
    copy = scribbled(photo())

    assert np.array_equal(hinted(opened(pillow(copy, "PNG"), png(deep))), hints_of(photo(), copy))


def test_a_photo_on_its_side_is_compared_upright() -> None:
    exif = Image.Exif()
    exif[274] = 6
    on_its_side = pillow(np.rot90(photo()), "PNG", exif=exif.tobytes())
    copy = scribbled(photo())

    assert np.array_equal(hinted(opened(pillow(copy, "PNG"), on_its_side)), hints_of(photo(), copy))


def test_both_are_compared_in_one_color_space() -> None:
    in_linear_light = np.round((photo() / 255) ** 2.2 * 255).astype(np.uint8)
    original = pillow(in_linear_light, "PNG", icc_profile=linear_light_profile())
    copy = in_linear_light.copy()
    copy[50:60, 50:60] = (200, 20, 20)
    is_hint = hinted(opened(pillow(copy, "PNG", icc_profile=linear_light_profile()), original))

    assert is_hint[51:59, 51:59].all()
    is_hint[50:60, 50:60] = False
    assert not is_hint.any()


# ----------------------------------------------------------------------------------------------------- with loss
LOSSY: dict[str, dict[str, Any]] = {
    "75.jpg": {"kind": "JPEG", "quality": 75},
    "85.jpg": {"kind": "JPEG", "quality": 85},
    "95.jpg": {"kind": "JPEG", "quality": 95},
    "75-444.jpg": {"kind": "JPEG", "quality": 75, "subsampling": 0},
    "80.webp": {"kind": "WEBP", "quality": 80},
    "75.avif": {"kind": "AVIF", "quality": 75},
}


@pytest.mark.usefixtures("where")
@pytest.mark.parametrize("name", LOSSY)
def test_in_a_compressed_copy_every_scribble_is_found_and_nothing_else(name: str) -> None:
    copy = scribbled(photo())
    is_hint = hinted(opened(pillow(copy, **LOSSY[name]), pillow(photo(), "PNG"), name=name))
    is_scribble = differs(photo(), copy)

    assert not is_hint[~binary_dilation(is_scribble, np.ones((17, 17)))].any()
    assert (is_hint & ~is_scribble).sum() < 0.05 * is_hint.sum()
    for color in COLORS:
        assert is_hint[(copy == color).all(axis=-1)].mean() > 0.7


def test_a_compressed_copy_of_a_compressed_photo_is_compared_with_what_the_photo_shows() -> None:
    original = jpeg(photo(), quality=60)
    with Image.open(io.BytesIO(original)) as picture:
        copy = scribbled(np.asarray(picture))
    is_hint = hinted(opened(jpeg(copy, quality=90), original, name="copy.jpg"))

    assert not is_hint[:, :10].any()
    assert all(is_hint[(copy == color).all(axis=-1)].mean() > 0.7 for color in COLORS)


def test_that_a_copy_was_compressed_is_said() -> None:
    overlay = opened(jpeg(scribbled(photo())), pillow(photo(), "PNG"), name="copy.jpg")

    assert overlay.notes == (
        "The marked copy copy.jpg is compressed with loss, so faint hints may be missing: save it as PNG.",
    )


def test_that_a_copy_is_damaged_in_places_is_said() -> None:
    data = jpeg(scribbled(photo()))
    scan = data.index(b"\xff\xda")
    overlay = opened(data[:scan] + b"abc" + data[scan:], pillow(photo(), "PNG"), name="old.jpg")

    assert "old.jpg or photo.png is damaged in places: what could be read is shown." in overlay.notes


# ----------------------------------------------------------------------------------------------------- refusals
@pytest.mark.parametrize("name", ["same.png", *LOSSY])
def test_a_copy_that_is_the_same_has_no_hint(name: str) -> None:
    copy = pillow(photo(), **LOSSY.get(name, {"kind": "PNG"}))

    with pytest.raises(BadInput, match=rf"^The marked copy {name} has no hint: it is the same as photo\.png"):
        opened(copy, pillow(photo(), "PNG"), name=name)


def test_another_size_than_the_photo_is_refused_with_both() -> None:
    with pytest.raises(BadInput, match=r"^The marked copy marked\.png has 100 × 160 pixels, but .* 200 × 160\."):
        opened(pillow(photo()[:, :100], "PNG"), pillow(photo(), "PNG"))


@pytest.mark.parametrize(("kind", "name"), [("PNG", "marked.png"), ("JPEG", "marked.jpg")])
def test_a_truncated_copy_is_refused_by_its_name(kind: str, name: str) -> None:
    with pytest.raises(BadInput, match=rf"^{name} is damaged or incomplete"):
        opened(pillow(scribbled(photo()), kind)[:-800], pillow(photo(), "PNG"), name=name)


@pytest.mark.usefixtures("where")
def test_reading_ends_when_it_is_cancelled() -> None:
    token = CancelToken(on_progress=lambda _: token.cancel())

    with pytest.raises(Cancelled):
        opened(pillow(scribbled(photo()), "PNG"), pillow(photo(), "PNG"), token=token)


# ----------------------------------------------------------------------------------------------------- the examples
SHARES = {  # of pixels that are hints, in %, counted with numpy and scipy
    "example": 20.03,
    "other-beach": 6.51,
    "other-elvis": 19.39,
    "other-field": 3.65,
    "other-flag": 10.34,
    "other-glasses": 8.13,
    "other-oldman": 19.95,
    "other-portrait": 9.76,
    "other-stewart": 12.19,
}


@needs_examples
@pytest.mark.parametrize("name", SHARES)
def test_the_scribbles_of_2004_are_found(name: str) -> None:
    overlay = read_marked(
        read_source(EXAMPLES / f"{name}-marked.png"), read_source(EXAMPLES / f"{name}-gray.png"), token=CancelToken()
    )

    pixels, copy = (
        np.asarray(Image.open(EXAMPLES / f"{name}-{kind}.png").convert("RGB")) for kind in ("gray", "marked")
    )
    assert np.array_equal(hinted(overlay), hints_of(pixels, copy))
    assert 100 * hinted(overlay).mean() == pytest.approx(SHARES[name], abs=0.005)


def test_the_soft_rim_of_a_stroke_is_no_hint() -> None:
    gray = np.full((40, 60, 3), 120, np.uint8)
    copy = gray.copy()
    copy[10:30, 20:30] = 30, 180, 60
    copy[10:30, [19, 30]] = 75, 150, 90  # half stroke, half photo
    is_hint = hinted(opened(pillow(copy, "PNG"), pillow(gray, "PNG")))
    assert is_hint[12:28, 20:30].all()
    assert not is_hint[:, [19, 30]].any()


@needs_examples
@pytest.mark.parametrize("name", SHARES)
def test_compressed_the_scribbles_of_2004_lie_where_they_were(name: str) -> None:
    original = read_source(EXAMPLES / f"{name}-gray.png")
    with Image.open(EXAMPLES / f"{name}-marked.png") as picture:
        compressed = jpeg(np.asarray(picture.convert("RGB")), quality=85, subsampling=2)
    with Image.open(EXAMPLES / f"{name}-gray.png") as picture, Image.open(EXAMPLES / f"{name}-marked.png") as copy:
        exact = differs(np.asarray(picture.convert("RGB")), np.asarray(copy.convert("RGB")))
    found = hinted(read_marked(source_from_bytes("marked.jpg", compressed), original, token=CancelToken()))

    assert not found[~binary_dilation(exact, np.ones((17, 17)))].any()
    assert (found & ~exact).sum() < 0.1 * found.sum()
    assert (found & exact).sum() > 0.6 * exact.sum()
