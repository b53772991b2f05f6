"""The equation: hints and a prior spread over the photo along its lightness. Arrays in, arrays out."""
