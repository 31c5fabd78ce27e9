"""Labels cover nothing that they could have avoided."""

from landing_zone.report.plots.labels import Anchor, Box, place

FRAME = Box(0, 0, 400, 200)


def test_a_lone_label_is_beside_its_point() -> None:
    """To the right, level with it."""
    (box,) = place([Anchor(100, 100, 5, 80, 30)], [], FRAME)
    assert (box.left, box.top) == (111, 85)


def test_a_label_at_the_edge_turns_inward() -> None:
    """All of it is inside the frame."""
    (box,) = place([Anchor(395, 100, 5, 80, 30)], [], FRAME)
    assert box.overlap(FRAME) == box.area()


def test_labels_of_neighbours_do_not_overlap() -> None:
    """Neither each other nor the points."""
    anchors = [Anchor(200, 100, 5, 80, 30), Anchor(215, 104, 5, 80, 30), Anchor(190, 112, 5, 80, 30)]
    boxes = place(anchors, [], FRAME)
    for index, box in enumerate(boxes):
        assert all(box.overlap(other) == 0 for other in boxes[:index])
        assert all(box.overlap(anchor.box()) == 0 for anchor in anchors)


def test_a_label_gives_way_to_an_obstacle() -> None:
    """Lines of flow are seen."""
    line = Box(106, 0, 250, 200)
    (box,) = place([Anchor(100, 100, 5, 80, 30)], [line], FRAME)
    assert box.overlap(line) == 0
