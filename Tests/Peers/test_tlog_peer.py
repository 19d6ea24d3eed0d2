"""Judges the judge of logs, each test but the first with one thing wrong.

The logs are made here, by the standard's words, not by Bursar.
"""

import base64
import contextlib
import hashlib
import io
import json
import os
import tempfile
import unittest

import tlog_peer
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

LOG = Ed25519PrivateKey.from_private_bytes(b"\x01" * 32)
WITNESS = Ed25519PrivateKey.from_private_bytes(b"\x02" * 32)
OTHER = Ed25519PrivateKey.from_private_bytes(b"\x03" * 32)
SIZE = 300


def sha(data):
    return hashlib.sha256(data).digest()


def b64(data):
    return base64.b64encode(data).decode()


def root(leaves):
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return sha(b"\x01" + root(leaves[:half]) + root(leaves[half:]))


def path(index, leaves):
    if len(leaves) == 1:
        return []
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    if index < half:
        return path(index, leaves[:half]) + [root(leaves[half:])]
    return path(index - half, leaves[half:]) + [root(leaves[:half])]


def key_id(name, kind, key):
    public = key.public_key().public_bytes_raw()
    return sha(name.encode() + b"\n" + bytes([kind]) + public)[:4], bytes([kind]) + public


def vkey(name, kind, key):
    hashed, public = key_id(name, kind, key)
    return f"{name}+{hashed.hex()}+{b64(public)}"


def signed(size, leaves, key=LOG, name="log.example"):
    body = f"log.example\n{size}\n{b64(root(leaves[:size]))}\n"
    line = b64(key_id(name, 1, key)[0] + key.sign(body.encode()))
    return body, f"{body}\n\u2014 {name} {line}\n"


def cosigned(size, leaves, key=WITNESS, time=1_800_000_000):
    body, note = signed(size, leaves)
    signature = key.sign(f"cosignature/v1\ntime {time}\n{body}".encode())
    blob = key_id("w.example", 4, WITNESS)[0] + (1_800_000_000).to_bytes(8, "big") + signature
    return note + f"\u2014 w.example {b64(blob)}\n"


def log():
    """A right line, to be changed."""
    entries = [b"entry %d" % number for number in range(SIZE)]
    leaves = [sha(b"\x00" + entry) for entry in entries]
    bundle = b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries[:256])
    rest = b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries[256:])
    files = {
        "checkpoint": signed(SIZE, leaves)[1].encode(),
        "tile/entries/000": bundle, "tile/entries/001.p/44": rest,
        "tile/0/000": b"".join(leaves[:256]), "tile/0/001.p/44": b"".join(leaves[256:]),
        "tile/1/000.p/1": root(leaves[:256]),
    }
    hashes = "".join(b64(hash) + "\n" for hash in path(7, leaves[:270]))
    receipt = f"c2sp.org/tlog-proof@v1\nindex 7\n{hashes}\n{signed(270, leaves)[1]}"
    return {
        "vkey": vkey("log.example", 1, LOG),
        "files": {name: b64(data) for name, data in files.items()},
        "receipts": [receipt],
        "consistency": [
            {"from": 256, "to": 300, "hashes": [b64(root(leaves[256:]))]},
        ],
        "witness": vkey("w.example", 4, WITNESS),
        "cosigned": cosigned(290, leaves),
    }, leaves


class JudgeOfLogs(unittest.TestCase):
    def judged(self, *lines):
        with tempfile.TemporaryDirectory() as place:
            file = os.path.join(place, "tlog.ndjson")
            with open(file, "w", encoding="utf-8") as out:
                out.writelines(json.dumps(line) + "\n" for line in lines)
            with contextlib.redirect_stdout(io.StringIO()) as said, \
                    contextlib.redirect_stderr(io.StringIO()):
                status = tlog_peer.main([file])
        return status, said.getvalue().strip()

    def refused(self, change):
        line, leaves = log()
        change(line, leaves)
        self.assertEqual(self.judged(line), (1, "0 passed, 1 failed"))

    def test_a_right_log_passes(self):
        self.assertEqual(self.judged(log()[0]), (0, "1 passed, 0 failed"))

    def test_nothing_proves_nothing(self):
        self.assertEqual(self.judged(), (1, "0 passed, 0 failed"))

    def test_each_file_matters(self):
        for name in log()[0]["files"]:
            with self.subTest(name):
                self.refused(lambda line, _: line["files"].pop(name))

            def flip(line, _):
                data = bytearray(base64.b64decode(line["files"][name]))
                data[len(data) // 2] ^= 1
                line["files"][name] = b64(bytes(data))

            with self.subTest(name, flipped=True):
                self.refused(flip)

    def test_a_tile_too_many(self):
        self.refused(lambda line, _: line["files"].update({"tile/1/001.p/1": b64(b"\x00" * 32)}))

    def test_another_log_key(self):
        self.refused(lambda line, _: line.update(vkey=vkey("log.example", 1, OTHER)))

    def test_a_receipt_of_another_entry(self):
        self.refused(lambda line, _: line.update(
            receipts=[line["receipts"][0].replace("index 7", "index 6")]))

    def test_a_receipt_signed_by_another(self):
        def change(line, leaves):
            head = line["receipts"][0].split("\n\n")[0]
            line["receipts"] = [head + "\n\n" + signed(270, leaves, OTHER)[1]]
        self.refused(change)

    def test_a_consistency_proof_of_other_sizes(self):
        self.refused(lambda line, _: line["consistency"][0].update({"from": 255}))

    def test_a_cosignature_by_another(self):
        self.refused(lambda line, leaves: line.update(cosigned=cosigned(290, leaves, OTHER)))

    def test_a_cosignature_of_another_time(self):
        self.refused(lambda line, leaves: line.update(cosigned=cosigned(290, leaves, time=1)))

    def test_no_cosignature(self):
        self.refused(lambda line, leaves: line.update(cosigned=signed(290, leaves)[1]))

    def test_a_cosignature_on_another_root(self):
        self.refused(lambda line, leaves: line.update(
            cosigned=cosigned(290, leaves[1:] + leaves[:1])))


if __name__ == "__main__":
    unittest.main()
