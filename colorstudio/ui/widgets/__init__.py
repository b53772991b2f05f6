"""The building stones of the window: views that take values and a `Look`, report by signals and know no photo."""
