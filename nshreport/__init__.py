"""Reads a communication plan as people write it, checks its deadlines and writes the monthly report pack."""

__version__ = "0.3.0"
