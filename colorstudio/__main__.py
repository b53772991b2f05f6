"""`python -m colorstudio` is the command line."""

from colorstudio.app.cli import main

raise SystemExit(main())
