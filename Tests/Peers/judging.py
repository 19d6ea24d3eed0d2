"""What every peer's program does: judges a file line by line, and counts."""

import os
import sys


def run(program, judge, arguments):
    """Gives each line of the one file that is named to `judge`; 0 if none was refused, 1 otherwise, 2 for usage."""
    if len(arguments) != 1:
        print(f"usage: {os.path.basename(program)} FILE", file=sys.stderr)
        return 2
    passed = failed = 0
    with open(arguments[0], encoding="utf-8") as file:
        for number, text in enumerate(file, start=1):
            try:
                judge(text)
                passed += 1
            # Whatever a library throws at what it is given is its refusal of it.
            except Exception as error:
                failed += 1
                print(f"line {number}: {type(error).__name__}: {error}", file=sys.stderr)
    print(f"{passed} passed, {failed} failed")
    # A file without lines has proved nothing.
    return 0 if passed and not failed else 1
