"""The canvas: the photo at any zoom, the hints on it, and the hand's gestures in photo coordinates."""
