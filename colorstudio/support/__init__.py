"""What every floor may use: errors, cancelling, places, files that appear whole, settings, the log."""
