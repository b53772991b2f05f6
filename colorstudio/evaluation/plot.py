"""Lines over a pair of axes, as SVG: enough for a measure, without a plotting library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

_WIDTH, _HEIGHT = 680, 400
_LEFT, _TOP, _RIGHT, _BOTTOM = 64, 40, 210, 52  # margins; the names of the lines stand at the right
# Okabe and Ito's, which color-blind people can tell apart.
_COLORS: Final = ("#000000", "#E69F00", "#56B4E9", "#009E73", "#D55E00", "#CC79A7")


@dataclass(frozen=True, slots=True)
class Line:
    """A name and points from left to right."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """A title, and where a tick stands with which words; the ticks' ends are the axis' ends."""

    title: str
    ticks: tuple[tuple[float, str], ...]

    def share(self, value: float) -> float:
        """Say how far along the axis a value lies."""
        first, last = self.ticks[0][0], self.ticks[-1][0]
        return (value - first) / (last - first)


@dataclass(frozen=True, slots=True)
class Plot:
    """What is to be drawn."""

    title: str
    across: Axis
    up: Axis
    lines: tuple[Line, ...]

    def svg(self) -> str:
        """Draw it."""
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" '
            'font-size="12">',
            f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
            _words(_LEFT, 24, self.title, size=14),
            *self._grid(),
            *(part for number, line in enumerate(self.lines) for part in self._line(number, line)),
            "</svg>",
        ]
        return "\n".join(parts) + "\n"

    def _place(self, x: float, y: float) -> tuple[float, float]:
        across, up = self.across.share(x), self.up.share(y)
        return _LEFT + across * (_WIDTH - _LEFT - _RIGHT), _HEIGHT - _BOTTOM - up * (_HEIGHT - _TOP - _BOTTOM)

    def _grid(self) -> list[str]:
        left, bottom = self._place(self.across.ticks[0][0], self.up.ticks[0][0])
        right, top = self._place(self.across.ticks[-1][0], self.up.ticks[-1][0])
        parts = []
        for value, words in self.across.ticks:
            x, _ = self._place(value, self.up.ticks[0][0])
            parts += [_stroke([(x, bottom), (x, top)], "#ddd"), _words(x, bottom + 18, words, anchor="middle")]
        for value, words in self.up.ticks:
            _, y = self._place(self.across.ticks[0][0], value)
            parts += [_stroke([(left, y), (right, y)], "#ddd"), _words(left - 8, y + 4, words, anchor="end")]
        parts.append(_words((left + right) / 2, _HEIGHT - 14, self.across.title, anchor="middle"))
        parts.append(_words(left - 8, top - 10, self.up.title, anchor="end"))
        return parts

    def _line(self, number: int, line: Line) -> list[str]:
        color = _COLORS[number % len(_COLORS)]
        places = [self._place(x, y) for x, y in line.points]
        y = _TOP + 18 * number + 10
        x = _WIDTH - _RIGHT + 12
        return [
            _stroke(places, color, width=2),
            *(f'<circle cx="{cx:.1f}" cy="{cy:.1f}" r="3" fill="{color}"/>' for cx, cy in places),
            _stroke([(x, y), (x + 18, y)], color, width=2),
            _words(x + 24, y + 4, line.name, size=11),
        ]


def even_ticks(least: float, most: float, *, step: float) -> tuple[tuple[float, str], ...]:
    """Put ticks at multiples of a step around a range."""
    first, last = int(least // step), int(-(-most // step))
    return tuple((n * step, f"{n * step:g}") for n in range(first, max(last, first + 1) + 1))


def _stroke(places: Sequence[tuple[float, float]], color: str, *, width: int = 1) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    return f'<polyline points="{points}" fill="none" stroke="{color}" stroke-width="{width}"/>'


def _words(x: float, y: float, words: str, *, anchor: str = "start", size: int = 12) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}">{escape(words)}</text>'
