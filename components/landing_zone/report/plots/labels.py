"""Where the labels of a map go: beside their point, clear of each other, of every point and of the edge."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

GAP_PX = 6.0


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """Return the common area in square pixels."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)

    def area(self) -> float:
        """Return the area in square pixels."""
        return (self.right - self.left) * (self.bottom - self.top)


@dataclass(frozen=True)
class Anchor:
    """A point that wants a label of a given size."""

    x: float
    y: float
    radius: float
    width: float
    height: float

    def box(self) -> Box:
        """Return the room that the point itself takes."""
        return Box(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


def place(anchors: Sequence[Anchor], obstacles: Sequence[Box], frame: Box) -> list[Box]:
    """Return a box per anchor, in their order: each takes the best of the places that are left, the first one first."""
    taken = [*obstacles, *(anchor.box() for anchor in anchors)]
    boxes: list[Box] = []
    for anchor in anchors:
        others = [*taken, *boxes]
        best = min(_candidates(anchor), key=lambda box: _cost(box, others, frame))
        boxes.append(best)
    return boxes


def _candidates(anchor: Anchor) -> Iterator[Box]:
    for distance in (anchor.radius + GAP_PX * steps for steps in (1, 2, 4, 7)):
        for x, y in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)):
            reach = distance if 0 in (x, y) else distance * 0.72
            left = anchor.x + x * reach + anchor.width * (x - 1) / 2
            top = anchor.y + y * reach + anchor.height * (y - 1) / 2
            yield Box(left, top, left + anchor.width, top + anchor.height)


def _cost(box: Box, taken: Sequence[Box], frame: Box) -> float:
    """Rate a place: 1 for every thing that it hides wholly, or that hides it; much for what is outside the frame."""
    outside = 1 - box.overlap(frame) / box.area()
    return 20 * outside + sum(box.overlap(other) / min(box.area(), other.area()) for other in taken)
