#!/usr/bin/env python3
"""Builds the programs of the testbed (see README.md) and prints the folder that holds them.

The folder has bin/ and VERSIONS.json. Builds are kept in $TEALDECK_TESTBED_CACHE, else in
tealdeck-testbed below the user's cache folder, so that the second call costs less than a second.
Exit codes: 0 built, 1 a build failed, 3 Go is missing.
"""

import argparse
import sys

from testbedlib import gobuild, modules
from testbedlib.errors import TestbedError


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("module", nargs="*", help=f"of {', '.join(modules.MODULES)} (default: all)")
    arguments = parser.parse_args()
    unknown = set(arguments.module) - set(modules.MODULES)
    if unknown:
        parser.error(f"no such module: {', '.join(sorted(unknown))}")
    try:
        print(gobuild.ensure(arguments.module or modules.EVERYTHING))
    except TestbedError as error:
        print(f"build.py: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
