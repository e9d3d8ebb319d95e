"""`python -m canllaw` is the command `canllaw`."""

from canllaw.cli import main

if __name__ == "__main__":
    main()
