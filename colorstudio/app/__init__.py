"""The only place that joins everything: the command line today, the window later."""
