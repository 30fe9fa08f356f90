"""The parts of the testbed: real systems, started here, for the tests.

Every module does one thing; `cluster.py` is the place where they are put together.
"""
