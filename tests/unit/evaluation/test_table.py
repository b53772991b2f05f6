"""Tables."""

from colorstudio.evaluation.table import Table

TABLE = Table("Fruit", ("kind", "count"), (("apple, red", "2"), ("fig", "100")))


def test_text_is_laid_out_in_columns() -> None:
    assert TABLE.text().splitlines() == [
        "Fruit",
        "",
        "| kind       | count |",
        "| ---------- | ----: |",
        "| apple, red |     2 |",
        "| fig        |   100 |",
    ]


def test_csv_quotes_what_has_a_comma() -> None:
    assert TABLE.csv() == 'kind,count\n"apple, red",2\nfig,100\n'
