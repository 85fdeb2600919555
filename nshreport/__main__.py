"""python -m nshreport."""

from nshreport.cli import main

if __name__ == "__main__":
    main()
