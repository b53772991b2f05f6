"""The papers' measures: how good the colors are, how true the probabilities."""
