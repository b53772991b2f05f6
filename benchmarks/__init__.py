"""What the figures in docs/ were measured with: ratios in one run, printed, never asserted."""
