"""The monthly script: python run_report.py [PLAN] [--as-of DATE] ..."""

import sys

from nshreport.cli import main

if __name__ == "__main__":
    main(["report", *sys.argv[1:]])
