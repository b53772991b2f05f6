"""The canvas: the picture with its hints, and the hand on it, which becomes gestures in the scan's coordinates."""
