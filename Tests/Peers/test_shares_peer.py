"""Judges the judge of shares, each test but the first with one thing wrong.

The shares are made here with shamir-mnemonic, not by Bursar.
"""

import contextlib
import io
import json
import os
import tempfile
import unittest

import shares_peer
from shamir_mnemonic import generate_mnemonics

SECRET = bytes(range(32))


def line(threshold=2, count=3, extendable=True, **changes):
    """A right line, unless its parts are changed."""
    shares = generate_mnemonics(1, [(threshold, count)], SECRET, extendable=extendable)[0]
    return {"shares": shares, "threshold": threshold, "secret": SECRET.hex()} | changes


class SharesPeer(unittest.TestCase):
    def judge(self, *lines):
        with tempfile.TemporaryDirectory() as directory:
            path = os.path.join(directory, "shares.ndjson")
            with open(path, "w", encoding="utf-8") as file:
                file.writelines(json.dumps(line) + "\n" for line in lines)
            said = io.StringIO()
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                status = shares_peer.main([path])
        return status, said.getvalue()

    def assert_wrong(self, wrong, why):
        status, said = self.judge(wrong)
        self.assertEqual(status, 1)
        self.assertIn(why, said)

    def test_right_lines_pass(self):
        status, said = self.judge(line(), line(3, 5), line(16, 16))
        self.assertEqual((status, said), (0, "3 passed, 0 failed\n"))

    def test_another_secret(self):
        self.assert_wrong(line(secret="00" * 32), "do not join to the secret")

    def test_another_threshold(self):
        self.assert_wrong(line(threshold=2) | {"threshold": 3}, "name another threshold")

    def test_a_share_of_another_set(self):
        shares = line()["shares"][:2] + line()["shares"][2:]
        self.assert_wrong(line(shares=shares), "do not join to the secret")

    def test_a_wrong_word(self):
        words = line()["shares"][0].split()
        words[6] = "academic" if words[6] != "academic" else "acid"
        self.assert_wrong(line(shares=[" ".join(words)] + line()["shares"][1:]), "checksum")

    def test_a_repeated_share(self):
        shares = line()["shares"]
        self.assert_wrong(line(shares=[shares[0], shares[0], shares[1]]), "repeated")

    def test_shares_out_of_order(self):
        self.assert_wrong(line(shares=line()["shares"][::-1]), "numbered")

    def test_not_extendable(self):
        self.assert_wrong(line(extendable=False), "not extendable")

    def test_a_field_too_many(self):
        self.assert_wrong(line(passphrase="x"), "fields")

    def test_an_empty_file(self):
        self.assertEqual(self.judge()[0], 1)


if __name__ == "__main__":
    unittest.main()
