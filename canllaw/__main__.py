"""`python -m canllaw` is the command `canllaw`."""

from canllaw.cli import main

main()
