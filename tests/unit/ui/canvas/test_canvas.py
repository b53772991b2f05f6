"""The canvas: what the hand does arrives as gestures in the scan, and the picture is where it should be."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture
from pytestqt.qtbot import QtBot

from colorstudio.document.colors import Gray
from colorstudio.document.frame import Frame
from colorstudio.document.hints import Hint, Kept, PressureSets
from colorstudio.document.ids import HintId
from colorstudio.editor.colors import Colors, Detail
from colorstudio.editor.tile_grid import TilePlace
from colorstudio.editor.tool_names import ToolName
from colorstudio.engine.engine import Engine
from colorstudio.engine.framing import framed
from colorstudio.imaging.pyramid import build_pyramid
from colorstudio.support.cancel import CancelToken
from colorstudio.support.geometry import PhotoPoint, PhotoRect
from colorstudio.support.preferences import Theme
from colorstudio.tools.gesture import Modifier, Phase, Pointer
from colorstudio.tools.held import BRUSH_RADIUS
from colorstudio.tools.outcome import Band, Moved, Nothing, Sampled, ZoomBy, ZoomTo
from colorstudio.ui.canvas.canvas import Canvas
from colorstudio.ui.canvas.compare import Compare
from colorstudio.ui.canvas.input import Wheel
from colorstudio.ui.look import Look, Motion
from tests.samples.canvases import DeskPhoto, desk_photo
from tests.samples.documents import grid
from tests.samples.sheets import RED, barrier, dab, photo_of, region, request, soft_gray, stroke

SHAPE = (300, 400)
PHOTO = photo_of(soft_gray(SHAPE))
LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
CANVAS = QColor("#2b2b2b")


@pytest.fixture
def desk() -> DeskPhoto:
    return desk_photo(PHOTO)


def shown(desk: DeskPhoto, qtbot: QtBot, *, wheel: Wheel = Wheel.ZOOMS, motion: Motion = Motion.REDUCED) -> Canvas:
    look = Look(Theme.DARK, motion=motion)
    canvas = Canvas(desk, look, wheel=wheel)
    look.setParent(canvas)
    qtbot.addWidget(canvas)
    canvas.resize(640, 480)
    canvas.show()
    return canvas


@pytest.fixture
def canvas(desk: DeskPhoto, qtbot: QtBot) -> Canvas:
    return shown(desk, qtbot)


def red(*hints: Hint) -> Colors:
    hint = region((0, 0), (400, 0), (400, 300), (0, 300), color=RED)
    return Colors(Engine(PHOTO).answer(request(*hints or (hint,)), token=CancelToken()), Detail.EXACT, 1.0)


def send(canvas: Canvas, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
    modifiers = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(canvas, QMouseEvent(kind, at, canvas.mapToGlobal(at), button, held, modifiers))


def drag(canvas: Canvas, *points: QPointF, button: Qt.MouseButton = LEFT) -> None:
    send(canvas, QEvent.Type.MouseButtonPress, points[0], button, button)
    for point in points[1:]:
        send(canvas, QEvent.Type.MouseMove, point, Qt.MouseButton.NoButton, button)
    send(canvas, QEvent.Type.MouseButtonRelease, points[-1], button, Qt.MouseButton.NoButton)


def turn(
    canvas: Canvas,
    at: QPointF,
    notches: float,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    pixels: QPoint | None = None,
) -> None:
    phase = Qt.ScrollPhase.NoScrollPhase
    angle = QPoint(0, round(120 * notches))
    wheel = QWheelEvent(
        at, canvas.mapToGlobal(at), pixels or QPoint(), angle, Qt.MouseButton.NoButton, modifiers, phase, False
    )
    QApplication.sendEvent(canvas, wheel)


def key(canvas: Canvas, kind: QEvent.Type, code: Qt.Key, *, repeated: bool = False) -> None:
    QApplication.sendEvent(canvas, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, "", repeated))


def picture_of(canvas: Canvas) -> QImage:
    return canvas.grab().toImage()


def is_colored(image: QImage, x: int, y: int) -> bool:
    return image.pixelColor(x, y).saturation() > 20


def is_at(place: PhotoPoint | None, x: float, y: float) -> bool:
    return place is not None and (place.x, place.y) == pytest.approx((x, y))


# The hand


@pytest.mark.parametrize("zoom", [0.5, 1.0, 8.0])
def test_a_drag_arrives_in_the_scan(canvas: Canvas, desk: DeskPhoto, zoom: float) -> None:
    canvas.set_zoom(zoom)
    places = [PhotoPoint(200.5, 150.0), PhotoPoint(205.0, 152.5), PhotoPoint(210.0, 160.0)]
    drag(canvas, *(canvas.screen_of(place) for place in places))
    assert [gesture.phase for gesture in desk.gestures] == [Phase.PRESS, Phase.MOVE, Phase.MOVE, Phase.RELEASE]
    for gesture, place in zip(desk.gestures, places, strict=False):
        assert (gesture.at.x, gesture.at.y) == pytest.approx((place.x, place.y), abs=1e-6)
        assert gesture.zoom == pytest.approx(zoom)
        assert gesture.pressure == 1.0
        assert gesture.pointer is Pointer.MOUSE


def is_near(place: PhotoPoint | None, x: float, y: float) -> bool:
    return place is not None and place.x == pytest.approx(x) and place.y == pytest.approx(y)


def test_a_turned_picture_is_painted_in_the_scan(qtbot: QtBot, desk: DeskPhoto) -> None:
    seen = framed(PHOTO, Frame(quarter_turns=1))
    desk.size, desk.to_picture = seen.photo.size, seen.matrix
    desk.tiles.replace(build_pyramid(seen.photo))
    canvas = shown(desk, qtbot)
    at = canvas.screen_of(PhotoPoint(30, 40))
    assert is_at(canvas.place_at(at), 30, 40)
    assert (
        at.x() > canvas.width() / 2
    )  # what is at the left bottom of the scan comes to the left top: 40 is near its top
    canvas.show_box(PhotoRect(0, 0, 40, 30))
    corner = canvas.screen_of(PhotoPoint(20, 15))
    assert (corner.x(), corner.y()) == pytest.approx((320, 240), abs=1)


def test_keys_that_are_held_arrive(canvas: Canvas, desk: DeskPhoto) -> None:
    held = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.mousePress(canvas, LEFT, held, QPoint(300, 200))
    assert desk.gestures[0].modifiers == Modifier.SHIFT | Modifier.CONTROL | Modifier.ALT


def test_a_pen_brings_its_pressure_and_its_eraser(canvas: Canvas, desk: DeskPhoto) -> None:
    kinds = (QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease)
    for end, pointer in (
        (QPointingDevice.PointerType.Pen, Pointer.PEN),
        (QPointingDevice.PointerType.Eraser, Pointer.ERASER),
    ):
        desk.gestures.clear()
        pen = QPointingDevice(
            "pen",
            7,
            QPointingDevice.DeviceType.Stylus,
            end,
            QPointingDevice.Capability.Position | QPointingDevice.Capability.Pressure,
            1,
            2,
        )
        for kind, pressure in zip(kinds, (0.25, 0.5, 0.0), strict=True):
            at = QPointF(320, 240)
            button = Qt.MouseButton.NoButton if kind is QEvent.Type.TabletMove else LEFT
            event = QTabletEvent(
                kind, pen, at, at, pressure, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier, button, LEFT
            )
            QApplication.sendEvent(canvas, event)
            assert event.isAccepted()  # otherwise Qt makes a mouse of it
        assert [gesture.pressure for gesture in desk.gestures] == [0.25, 0.5, 0.0]
        assert {gesture.pointer for gesture in desk.gestures} == {pointer}


def test_a_middle_click_alone_does_nothing(canvas: Canvas, desk: DeskPhoto) -> None:
    before = canvas.screen_of(PhotoPoint(0, 0))
    drag(canvas, QPointF(300, 200), button=MIDDLE)
    assert canvas.screen_of(PhotoPoint(0, 0)) == before
    assert not desk.gestures


def test_a_middle_drag_pans(canvas: Canvas, desk: DeskPhoto) -> None:
    before = canvas.screen_of(PhotoPoint(0, 0))
    drag(canvas, QPointF(300, 200), QPointF(310, 190), QPointF(320, 205), button=MIDDLE)
    assert canvas.screen_of(PhotoPoint(0, 0)) - before == QPointF(20, 5)
    assert not desk.gestures


def test_space_and_a_drag_pan_and_reach_no_tool(canvas: Canvas, desk: DeskPhoto) -> None:
    before = canvas.screen_of(PhotoPoint(0, 0))
    key(canvas, QEvent.Type.KeyPress, Qt.Key.Key_Space)
    assert canvas.cursor().shape() is Qt.CursorShape.OpenHandCursor
    key(canvas, QEvent.Type.KeyRelease, Qt.Key.Key_Space, repeated=True)  # X11 repeats a held key so
    drag(canvas, QPointF(300, 200), QPointF(350, 220))
    assert canvas.screen_of(PhotoPoint(0, 0)) - before == QPointF(50, 20)
    assert not desk.gestures
    key(canvas, QEvent.Type.KeyRelease, Qt.Key.Key_Space)
    drag(canvas, QPointF(300, 200))
    assert [gesture.phase for gesture in desk.gestures] == [Phase.PRESS, Phase.RELEASE]


def test_space_is_forgotten_when_the_keys_go_elsewhere(canvas: Canvas, desk: DeskPhoto) -> None:
    key(canvas, QEvent.Type.KeyPress, Qt.Key.Key_Space)
    QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusOut))
    drag(canvas, QPointF(300, 200))
    assert desk.gestures


def test_escape_ends_a_drag(canvas: Canvas, desk: DeskPhoto) -> None:
    send(canvas, QEvent.Type.MouseButtonPress, QPointF(300, 200), LEFT, LEFT)
    key(canvas, QEvent.Type.KeyPress, Qt.Key.Key_Escape)
    send(canvas, QEvent.Type.MouseMove, QPointF(310, 200), Qt.MouseButton.NoButton, LEFT)
    send(canvas, QEvent.Type.MouseButtonRelease, QPointF(310, 200), LEFT, Qt.MouseButton.NoButton)
    assert desk.escapes == 1
    assert [gesture.phase for gesture in desk.gestures] == [Phase.PRESS]


def test_other_buttons_don_t_disturb_a_drag(canvas: Canvas, desk: DeskPhoto) -> None:
    send(canvas, QEvent.Type.MouseButtonPress, QPointF(300, 200), LEFT, LEFT)
    for button in (MIDDLE, RIGHT):
        send(canvas, QEvent.Type.MouseButtonPress, QPointF(300, 200), button, LEFT | button)
        send(canvas, QEvent.Type.MouseButtonRelease, QPointF(300, 200), button, LEFT)
    assert [gesture.phase for gesture in desk.gestures] == [Phase.PRESS]


def test_a_right_click_asks_for_a_menu(canvas: Canvas, desk: DeskPhoto, qtbot: QtBot) -> None:
    at = canvas.screen_of(PhotoPoint(100, 50))
    with qtbot.waitSignal(canvas.context_wanted) as asked:
        drag(canvas, at, button=RIGHT)
    assert asked.args is not None
    assert is_at(asked.args[0].at, 100, 50)
    drag(canvas, at, button=Qt.MouseButton.BackButton)
    assert not desk.gestures


def test_a_double_click_is_two_clicks(canvas: Canvas, desk: DeskPhoto) -> None:
    drag(canvas, QPointF(300, 200))
    send(canvas, QEvent.Type.MouseButtonDblClick, QPointF(300, 200), LEFT, LEFT)
    assert [gesture.phase for gesture in desk.gestures] == [Phase.PRESS, Phase.RELEASE, Phase.PRESS]


def test_the_place_under_the_pointer_is_told(canvas: Canvas) -> None:
    heard: list[PhotoPoint | None] = []
    canvas.pointer_moved.connect(heard.append)
    send(canvas, QEvent.Type.MouseMove, canvas.screen_of(PhotoPoint(7, 9)), Qt.MouseButton.NoButton, LEFT)
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert is_at(heard[0], 7, 9)
    assert heard[1:] == [None]


# Zoom and pan


@pytest.mark.parametrize("notches", [4, -3])
def test_the_wheel_keeps_the_place_under_the_pointer(canvas: Canvas, notches: int) -> None:
    canvas.set_zoom(1)
    at = QPointF(400, 200)
    before = canvas.place_at(at)
    turn(canvas, at, notches)
    after = canvas.place_at(at)
    assert canvas.zoom == pytest.approx(2 ** (notches / 4))
    assert (after.x, after.y) == pytest.approx((before.x, before.y), abs=1 / canvas.zoom)


def test_on_a_mac_the_wheel_pans_and_with_control_zooms(desk: DeskPhoto, qtbot: QtBot) -> None:
    canvas = shown(desk, qtbot, wheel=Wheel.PANS)
    canvas.set_zoom(2)
    before = canvas.screen_of(PhotoPoint(0, 0))
    turn(canvas, QPointF(300, 200), 0, pixels=QPoint(5, 7))
    turn(canvas, QPointF(300, 200), 1)
    assert canvas.screen_of(PhotoPoint(0, 0)) - before == QPointF(5, 67)
    turn(canvas, QPointF(300, 200), 4, Qt.KeyboardModifier.ControlModifier)
    assert canvas.zoom == pytest.approx(4)


def test_shift_and_the_wheel_change_the_brush(canvas: Canvas, desk: DeskPhoto) -> None:
    turn(canvas, QPointF(300, 200), 1, Qt.KeyboardModifier.ShiftModifier)
    assert desk.held.radius == pytest.approx(11)
    turn(canvas, QPointF(300, 200), 100, Qt.KeyboardModifier.ShiftModifier)
    assert desk.held.radius == pytest.approx(BRUSH_RADIUS.range.most * 500)


def test_fingers_zoom(canvas: Canvas) -> None:
    canvas.set_zoom(1)
    at, device = QPointF(300, 200), QPointingDevice.primaryPointingDevice()
    for kind, value in (
        (Qt.NativeGestureType.ZoomNativeGesture, 0.5),
        (Qt.NativeGestureType.RotateNativeGesture, 9.0),
    ):
        gesture = QNativeGestureEvent(kind, device, 2, at, at, at, value, QPointF())
        QApplication.sendEvent(canvas, gesture)
    assert canvas.zoom == pytest.approx(1.5)


def test_arrows_pan(canvas: Canvas) -> None:
    canvas.set_zoom(4)
    before = canvas.screen_of(PhotoPoint(0, 0))
    for code in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down):
        key(canvas, QEvent.Type.KeyPress, code)
    assert canvas.screen_of(PhotoPoint(0, 0)) - before == QPointF(-48, -48)


def test_other_keys_are_left_to_the_window(canvas: Canvas) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_Y, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(canvas, event)
        assert not event.isAccepted()


def test_zoom_is_told_as_a_person_reads_it(canvas: Canvas) -> None:
    heard: list[float] = []
    canvas.zoom_changed.connect(heard.append)
    canvas.set_zoom(1)
    canvas.zoom_in()
    canvas.zoom_out()
    canvas.set_zoom(99)
    canvas.fit()
    assert heard == pytest.approx([1, 2**0.5, 1, 32, 440 / 300], rel=0.01)


def test_scroll_bars_come_when_the_picture_is_larger_and_move_it(canvas: Canvas) -> None:
    bars = canvas.findChildren(type(canvas._bars.across))
    assert not any(bar.isVisible() for bar in bars)
    canvas.set_zoom(4)
    assert all(bar.isVisible() for bar in bars)
    before = canvas.screen_of(PhotoPoint(0, 0))
    canvas._bars.across.setValue(canvas._bars.across.value() + 30)
    canvas._bars.down.setValue(canvas._bars.down.value() - 20)
    moved = canvas.screen_of(PhotoPoint(0, 0)) - before
    assert (moved.x(), moved.y()) == pytest.approx((-30, 20), abs=1)


def test_tools_move_the_view(canvas: Canvas, desk: DeskPhoto) -> None:
    canvas.set_zoom(2)
    before = canvas.screen_of(PhotoPoint(0, 0))
    desk.view_wanted.fire(Moved(5, -3))
    assert canvas.screen_of(PhotoPoint(0, 0)) - before == QPointF(10, -6)
    at = canvas.screen_of(PhotoPoint(150, 100))
    desk.view_wanted.fire(ZoomBy(PhotoPoint(150, 100), 2.0))
    assert canvas.zoom == 4
    assert (canvas.screen_of(PhotoPoint(150, 100)) - at).manhattanLength() <= 1
    desk.view_wanted.fire(ZoomTo(PhotoRect(100, 100, 160, 144)))
    assert canvas.screen_of(PhotoPoint(130, 122)) == QPointF(320, 240)
    assert canvas.zoom == 10


def test_a_place_can_be_brought_to_the_middle(canvas: Canvas) -> None:
    canvas.show_place(PhotoPoint(20, 30))
    at = canvas.screen_of(PhotoPoint(20, 30))
    assert (at.x(), at.y()) == pytest.approx((320, 240), abs=1)


# What is seen


def test_the_photo_is_gray_at_once_and_neutral_around(canvas: Canvas) -> None:
    image = picture_of(canvas)
    assert image.pixelColor(3, 3) == CANVAS
    middle = image.pixelColor(320, 240)
    assert middle.red() == middle.green() == middle.blue()
    assert middle != CANVAS


def test_at_100_percent_pixels_are_the_photo_s(canvas: Canvas, desk: DeskPhoto) -> None:
    canvas.set_zoom(1)
    image = picture_of(canvas)
    corner = canvas.screen_of(PhotoPoint(0, 0))
    tile = desk.tiles.original(TilePlace(0, 0, 0)).pixels
    seen = [image.pixelColor(round(corner.x()) + x, round(corner.y()) + 5).red() for x in range(256)]
    assert seen == tile[5].tolist()


def test_tiles_meet_without_a_seam(canvas: Canvas) -> None:
    canvas.set_zoom(1.37)
    image = picture_of(canvas)
    row = np.array([image.pixelColor(x, 240).red() for x in range(60, 580)], np.int64)
    assert np.abs(np.diff(row)).max() <= 3  # the photo is slow waves


def test_colors_come_when_they_are_rendered_and_the_original_while_the_key_is_held(
    canvas: Canvas, desk: DeskPhoto, qtbot: QtBot
) -> None:
    picture_of(canvas)
    desk.show(red())
    assert not is_colored(picture_of(canvas), 320, 240)
    desk.work()
    assert is_colored(picture_of(canvas), 320, 240)
    key(canvas, QEvent.Type.KeyPress, Qt.Key.Key_Backslash)
    assert not is_colored(picture_of(canvas), 320, 240)
    key(canvas, QEvent.Type.KeyRelease, Qt.Key.Key_Backslash)
    assert is_colored(picture_of(canvas), 320, 240)


def test_the_first_colors_fade_in(desk: DeskPhoto, qtbot: QtBot) -> None:
    canvas = shown(desk, qtbot, motion=Motion.FULL)
    desk.show(red())
    desk.work()
    with qtbot.waitSignal(canvas._fade.finished):
        assert not is_colored(picture_of(canvas), 320, 240)
    assert is_colored(picture_of(canvas), 320, 240)
    desk.show(red())
    desk.work()
    assert is_colored(picture_of(canvas), 320, 240)


def test_compare_goes_through_split_and_side_by_side(canvas: Canvas, desk: DeskPhoto) -> None:
    desk.show(red())
    desk.work()
    ways = []
    for _ in Compare:
        canvas.cycle_compare()
        ways.append(canvas.compare)
    assert ways == [Compare.SPLIT, Compare.SIDE_BY_SIDE, Compare.OFF]
    canvas.set_compare(Compare.SPLIT)
    image = picture_of(canvas)
    assert not is_colored(image, 200, 350)
    assert is_colored(image, 440, 350)
    canvas.set_compare(Compare.SIDE_BY_SIDE)
    desk.work()
    image = picture_of(canvas)
    assert not is_colored(image, 160, 240)
    assert is_colored(image, 480, 240)
    left, right = canvas.place_at(QPointF(160, 240)), canvas.place_at(QPointF(160 + 321, 240))
    assert (left.x, left.y) == pytest.approx((right.x, right.y))
    turn(canvas, QPointF(480, 240), 4)
    assert canvas.place_at(QPointF(160, 240)).x == pytest.approx(left.x, abs=1)


def test_the_line_of_the_split_can_be_dragged_and_reaches_no_tool(canvas: Canvas, desk: DeskPhoto) -> None:
    desk.show(red())
    desk.work()
    canvas.set_compare(Compare.SPLIT)
    send(canvas, QEvent.Type.MouseMove, QPointF(322, 100), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton)
    assert canvas.cursor().shape() is Qt.CursorShape.SplitHCursor
    drag(canvas, QPointF(322, 100), QPointF(500, 100))
    assert not desk.gestures
    assert not is_colored(picture_of(canvas), 440, 350)
    drag(canvas, QPointF(300, 100))
    assert desk.gestures


def test_a_resize_keeps_the_middle(canvas: Canvas) -> None:
    canvas.set_zoom(3)
    middle = canvas.place_at(QPointF(320, 240))
    canvas.resize(500, 400)
    again = canvas.place_at(QPointF(250, 200))
    assert (again.x, again.y) == pytest.approx((middle.x, middle.y), abs=0.5)


def test_another_frame_is_shown(canvas: Canvas, desk: DeskPhoto) -> None:
    seen = framed(PHOTO, Frame(crop=PhotoRect(0, 0, 200, 300)))
    desk.size, desk.to_picture = seen.photo.size, seen.matrix
    desk.tiles.replace(build_pyramid(seen.photo))
    desk.document_changed.fire()
    image = picture_of(canvas)
    assert image.pixelColor(320, 240) != CANVAS
    assert image.pixelColor(100, 240) == CANVAS
    desk.size = PHOTO.size
    desk.document_changed.fire()
    assert picture_of(canvas).pixelColor(100, 240) != CANVAS


def test_a_hint_is_as_dark_as_the_photo_under_it_but_never_too_dark_to_be_seen(canvas: Canvas, desk: DeskPhoto) -> None:
    canvas.set_zoom(1)
    at = canvas.screen_of(PhotoPoint(100, 100)).toPoint()
    seen = []
    for lightness in (0.0, 25.0, 60.0, 85.0, 100.0):
        desk.lightness = lightness
        desk.put(dab(100, 100, radius=20))
        seen.append(picture_of(canvas).pixelColor(at).lightness())
    assert seen[0] == seen[1] < seen[2] < seen[3] == seen[4]


def test_hints_are_drawn_and_can_be_hidden(canvas: Canvas, desk: DeskPhoto) -> None:
    canvas.set_zoom(1)
    at = canvas.screen_of(PhotoPoint(100, 100)).toPoint()
    assert not is_colored(picture_of(canvas), at.x(), at.y())
    desk.put(dab(100, 100, radius=20))
    assert is_colored(picture_of(canvas), at.x(), at.y())
    canvas.set_hints_shown(False)
    assert not is_colored(picture_of(canvas), at.x(), at.y())
    canvas.set_hints_shown(True)
    desk.put()
    assert not is_colored(picture_of(canvas), at.x(), at.y())


def test_only_what_changed_is_drawn_again(canvas: Canvas, desk: DeskPhoto) -> None:
    many = [dab(20 + 40 * x, 20 + 40 * y, id=f"d{x}x{y}") for x in range(9) for y in range(7)]
    desk.put(*many)
    picture_of(canvas)
    layer = canvas._scene._layer
    assert layer.drawn == 63
    desk.put(*many, stroke((20, 20), (30, 20), pressures=(0.5, 1.0), id="new"))
    picture_of(canvas)
    assert layer.drawn == 2  # it and the dab that it touches
    picture_of(canvas)
    assert layer.drawn == 0
    desk.put(*reversed(many))
    picture_of(canvas)
    assert layer.drawn == 63


def test_a_moved_view_draws_only_what_comes_in(canvas: Canvas, desk: DeskPhoto) -> None:
    canvas.set_zoom(2)
    desk.put(*(dab(20 + 40 * x, 20 + 40 * y, radius=9, id=f"d{x}x{y}") for x in range(10) for y in range(7)))
    picture_of(canvas)
    for code in (Qt.Key.Key_Left, Qt.Key.Key_Up):
        key(canvas, QEvent.Type.KeyPress, code)
    moved = picture_of(canvas)
    layer = canvas._scene._layer
    assert 0 < layer.drawn < 30
    desk.put(*desk.document.hints[::-1])
    assert picture_of(canvas) == moved


def test_many_hints_keep_pace_with_a_zoom_and_are_sharp_when_it_rests(
    canvas: Canvas, desk: DeskPhoto, qtbot: QtBot
) -> None:
    desk.put(*(dab(4 * x, 30 * y, radius=9, id=f"d{x}x{y}") for x in range(50) for y in range(7)))
    picture_of(canvas)
    layer = canvas._scene._layer
    with qtbot.waitSignal(canvas._rest_of_view.timeout):
        canvas.zoom_out()
        picture_of(canvas)
        assert layer.drawn == 0
    picture_of(canvas)
    assert layer.drawn == 350


def test_two_fingers_on_the_screen_zoom_and_pan(canvas: Canvas) -> None:
    canvas.set_zoom(1)
    at = QPointF(canvas.mapToGlobal(QPoint(300, 200)))
    fingers = QPinchGesture()
    fingers.setScaleFactor(2.0)
    fingers.setCenterPoint(at)
    fingers.setLastCenterPoint(at - QPointF(10, 5))
    place = canvas.place_at(QPointF(300, 200))
    QApplication.sendEvent(canvas, QGestureEvent([fingers]))
    there = canvas.screen_of(place)
    assert canvas.zoom == 2
    assert (there.x(), there.y()) == pytest.approx((310, 205), abs=1)


def test_a_selected_hint_has_a_box_with_handles(canvas: Canvas, desk: DeskPhoto) -> None:
    canvas.set_zoom(1)
    desk.put(dab(100, 100, radius=20, id="one"), dab(200, 100, radius=20, id="two"))
    desk.select("one")
    image = picture_of(canvas)
    for x, handle in ((100, True), (200, False)):
        at = canvas.screen_of(PhotoPoint(x, 100)) - QPointF(28, 28)
        assert (image.pixelColor(at.toPoint()) == QColor("white")) == handle


def test_every_kind_of_hint_is_drawn(canvas: Canvas, desk: DeskPhoto) -> None:
    canvas.set_zoom(1)
    before = picture_of(canvas)
    for hint in (
        stroke((100, 100), (150, 100), radius=8, hardness=0.2),
        stroke((100, 100), (150, 100), radius=8, pressures=(0.3, 1.0)),
        stroke((100, 100), (150, 100), radius=8, pressures=(0.3, 1.0), pressure_sets=PressureSets.STRENGTH),
        stroke((125, 100), (125, 100), radius=8),
        stroke((125, 100), radius=8, hardness=0.0),
        dab(125, 100, radius=9, color=Gray.KEEP),
        region((100, 80), (150, 80), (125, 120)),
        Kept(id=HintId("kept"), corners=region((100, 80), (150, 80), (125, 120)).corners, grid=grid(), strength=1.0),
        barrier((100, 100), (150, 100)),
    ):
        desk.put(hint)
        assert picture_of(canvas) != before, hint


def test_drafts_are_drawn(canvas: Canvas, desk: DeskPhoto) -> None:
    send(canvas, QEvent.Type.MouseMove, QPointF(320, 240), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton)
    desk.take_up(ToolName.SELECT)
    before = picture_of(canvas)
    desk.set_draft(Nothing())
    assert picture_of(canvas) == before
    desk.set_draft(Band(PhotoRect(150, 120, 100, 90)))
    assert picture_of(canvas) != before
    desk.set_draft(Sampled(RED))
    assert is_colored(picture_of(canvas), 344, 216)


def test_the_brush_has_its_true_size(canvas: Canvas, desk: DeskPhoto) -> None:
    canvas.set_zoom(2)
    send(canvas, QEvent.Type.MouseMove, QPointF(320, 240), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton)
    with_brush = picture_of(canvas)
    desk.take_up(ToolName.SELECT)
    without = picture_of(canvas)
    differing = [x for x in range(200, 440) if with_brush.pixelColor(x, 240) != without.pixelColor(x, 240)]
    assert (differing[0], differing[-1]) == pytest.approx((320 - 21, 320 + 20), abs=1)  # 10 px at 200 % and the line


def test_a_tiny_brush_is_a_cross(canvas: Canvas, desk: DeskPhoto) -> None:
    canvas.set_zoom(0.1)
    send(canvas, QEvent.Type.MouseMove, QPointF(320, 240), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton)
    image = picture_of(canvas)
    desk.take_up(ToolName.SELECT)
    assert image.copy(QRect(324, 238, 5, 5)) != picture_of(canvas).copy(QRect(324, 238, 5, 5))


@pytest.mark.parametrize(
    ("tool", "shape"),
    [
        (ToolName.POSSIBLE, Qt.CursorShape.CrossCursor),
        (ToolName.BRUSH, Qt.CursorShape.BlankCursor),
        (ToolName.SELECT, Qt.CursorShape.ArrowCursor),
        (ToolName.HAND, Qt.CursorShape.OpenHandCursor),
        (ToolName.ZOOM, Qt.CursorShape.BitmapCursor),
        (ToolName.EYEDROPPER, Qt.CursorShape.BitmapCursor),
    ],
)
def test_each_tool_has_its_cursor(canvas: Canvas, desk: DeskPhoto, tool: ToolName, shape: Qt.CursorShape) -> None:
    desk.take_up(tool)
    assert canvas.cursor().shape() is shape


def test_control_makes_a_brush_an_eyedropper(canvas: Canvas) -> None:
    key(canvas, QEvent.Type.KeyPress, Qt.Key.Key_Control)
    assert canvas.cursor().shape() is Qt.CursorShape.BitmapCursor
    key(canvas, QEvent.Type.KeyRelease, Qt.Key.Key_Control)
    assert canvas.cursor().shape() is Qt.CursorShape.BlankCursor


def test_it_has_room_to_begin_with(canvas: Canvas) -> None:
    assert canvas.sizeHint().width() > canvas.minimumSizeHint().width() > 100


def test_tiles_that_are_not_seen_change_nothing(canvas: Canvas, desk: DeskPhoto) -> None:
    desk.show(red())
    desk.work()
    canvas.set_zoom(8)
    canvas.show_place(PhotoPoint(30, 30))
    desk.work()
    before = picture_of(canvas)
    for place in (TilePlace(0, 0, 1), TilePlace(1, 0, 0)):
        desk.tiles.arrived.fire(place)
    assert picture_of(canvas) == before


def test_another_screen_keeps_the_zoom(canvas: Canvas) -> None:
    canvas.set_zoom(2)
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert canvas.zoom == 2


def test_an_overlay_beside_what_is_exposed_is_not_drawn(canvas: Canvas) -> None:
    canvas.show_overlay(np.ones((4, 4), np.float32))
    assert canvas.grab(QRect(0, 0, 10, 10)).toImage().pixelColor(3, 3) == CANVAS


def test_an_overlay_lies_over_the_picture_where_it_says(canvas: Canvas) -> None:
    before = picture_of(canvas)
    plane = np.zeros((20, 20), np.float32)
    plane[:, 10:] = 1
    canvas.show_overlay(plane)
    after = picture_of(canvas)
    left, right = QRect(100, 100, 120, 120), QRect(400, 100, 100, 100)
    assert after.copy(left) == before.copy(left)
    assert after.copy(right) != before.copy(right)
    canvas.show_overlay(None)
    assert picture_of(canvas) == before


def test_a_canvas_that_let_go_hears_nothing_more(canvas: Canvas, desk: DeskPhoto) -> None:
    canvas.let_go()
    desk.show(red())
    assert desk.lane.is_idle
