"""The histograms: which colors are possible where. Lightness and hint planes in, probabilities out."""
