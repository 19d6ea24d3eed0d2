"""Judges shares in words with shamir-mnemonic, Trezor's code for SLIP-39.

    python shares_peer.py FILE

FILE has one JSON object a line: `shares` (a list of mnemonics), `threshold` (an integer) and `secret`
(hex). Some `threshold` of the shares, the first and the last of them, must each join to the secret; one
fewer must not. Prints `N passed, M failed`; exits 1 unless all passed.
"""

import json
import sys

import judging
from shamir_mnemonic import MnemonicError, combine_mnemonics
from shamir_mnemonic.share import Share

FIELDS = {"shares", "threshold", "secret"}


class Wrong(Exception):
    """What a line gets wrong."""


def joins(shares):
    try:
        return combine_mnemonics(shares).hex()
    except MnemonicError:
        return None


def judge(text):
    line = json.loads(text)
    if set(line) != FIELDS:
        raise Wrong(f"has fields {sorted(line)}")
    shares, threshold = line["shares"], line["threshold"]
    if len(set(shares)) != len(shares) or not 2 <= threshold <= len(shares):
        raise Wrong("has repeated shares, or a threshold out of bounds")
    read = [Share.from_mnemonic(share) for share in shares]
    if [share.index for share in read] != list(range(len(shares))):
        raise Wrong("its shares are not numbered from 0 on")
    if {share.member_threshold for share in read} != {threshold}:
        raise Wrong("its shares name another threshold")
    if not all(share.extendable and share.group_count == 1 for share in read):
        raise Wrong("its shares are of several groups, or not extendable")
    for chosen in (shares[:threshold], shares[-threshold:]):
        if joins(chosen) != line["secret"]:
            raise Wrong("its shares do not join to the secret")
    if joins(shares[: threshold - 1]) is not None:
        raise Wrong("too few shares join")


def main(arguments):
    return judging.run(__file__, judge, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
