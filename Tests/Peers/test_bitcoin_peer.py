"""Judges the Bitcoin judge, each test but the first with one thing wrong.

The transactions are built here from BIP-143 and BIP-144, not by Bursar.
"""

import contextlib
import hashlib
import io
import json
import os
import tempfile
import unittest

import bitcoin_peer
from ecc.ecc import dsa

KEY, OTHER_KEY = 0x46, 0x47
ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
PAYEE = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
PAYEE_SCRIPT = "76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac"
SEQUENCE = 0xFFFFFFFD


def public_key(key):
    x, y = dsa.gen_keys(key)[1]
    return bytes([2 + (y & 1)]) + x.to_bytes(32, "big")


def twice(data):
    return hashlib.sha256(hashlib.sha256(data).digest()).digest()


def hash160(data):
    return hashlib.new("ripemd160", hashlib.sha256(data).digest()).digest()


def script_of(key):
    return bytes.fromhex("0014") + hash160(public_key(key))


def little(value, size):
    return value.to_bytes(size, "little")


def sized(data):
    return bytes([len(data)]) + data


COINS = [("11" * 32, 0, 100_000), ("22" * 32, 3, 50_000)]


def signed(coins=COINS, outputs=None, key=KEY, version=2, lock_time=0, sequence=SEQUENCE,
           high=False, sighash=1, amounts=None):
    """The raw transaction; `amounts` are what is signed for, where that is a lie."""
    if outputs is None:
        outputs = [(60_000, bytes.fromhex(PAYEE_SCRIPT)), (87_500, script_of(KEY))]
    points = [bytes.fromhex(txid)[::-1] + little(vout, 4) for txid, vout, _ in coins]
    written = b"".join(little(value, 8) + sized(script) for value, script in outputs)
    code = bytes.fromhex("76a914") + hash160(public_key(key)) + bytes.fromhex("88ac")
    witnesses = b""
    for index, point in enumerate(points):
        amount = amounts[index] if amounts else coins[index][2]
        digest = twice(
            little(version, 4) + twice(b"".join(points)) + twice(little(sequence, 4) * len(points))
            + point + sized(code) + little(amount, 8) + little(sequence, 4) + twice(written)
            + little(lock_time, 4) + little(sighash, 4))
        signature = dsa.sign_(digest, key, grind=False)
        s = ORDER - signature.s if high else signature.s
        der = b"".join(b"\x02" + sized(number(value)) for value in (signature.r, s))
        witnesses += b"\x02" + sized(b"\x30" + sized(der) + bytes([sighash]))
        witnesses += sized(public_key(key))
    inputs = b"".join(point + b"\x00" + little(sequence, 4) for point in points)
    body = bytes([len(points)]) + inputs + bytes([len(outputs)]) + written
    plain = little(version, 4) + body + little(lock_time, 4)
    raw = little(version, 4) + b"\x00\x01" + body + witnesses + little(lock_time, 4)
    return raw.hex(), twice(plain)[::-1].hex()


def number(value):
    data = value.to_bytes(32, "big").lstrip(b"\x00")
    return b"\x00" + data if data[0] & 0x80 else data


def line(made=None, **changes):
    raw, txid = made or signed()
    return {
        "raw": raw, "id": txid,
        "inputs": [
            {"txid": txid_, "vout": vout, "satoshi": satoshi, "script": script_of(KEY).hex()}
            for txid_, vout, satoshi in COINS
        ],
        "to": PAYEE, "satoshi": 60_000, "own": script_of(KEY).hex(), "network": "mainnet",
        # 212 virtual bytes at 11.79 satoshi are 2,500.
        "fee_rate": "11.79", "worst_case_satoshi": "62500", **changes,
    }


def judge(lines):
    """The exit status, the last line of output, and what was said about failures."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "lines.ndjson")
        with open(path, "w", encoding="utf-8") as file:
            for item in lines:
                file.write(item if isinstance(item, str) else json.dumps(item) + "\n")
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = bitcoin_peer.main([path])
    return status, out.getvalue().strip(), err.getvalue()


class BitcoinPeer(unittest.TestCase):
    def assert_wrong(self, wrong, reason):
        """The wrong line fails, for this reason, and a right one beside it passes."""
        status, summary, said = judge([line(), wrong])
        self.assertEqual((status, summary), (1, "1 passed, 1 failed"), said)
        self.assertIn(reason, said)

    def outputs(self, *pairs):
        return signed(outputs=[(value, bytes.fromhex(script)) for value, script in pairs])

    def test_right_lines_pass(self):
        alone = self.outputs((147_800, PAYEE_SCRIPT))
        status, summary, said = judge([
            line(),
            line(alone, satoshi=147_800, worst_case_satoshi=150_000, fee_rate="10"),
        ])
        self.assertEqual((status, summary), (0, "2 passed, 0 failed"), said)

    def test_what_was_asked_is_compared(self):
        for changes, reason in [
            ({"to": "3P14159f73E4gFr7JterCCQh9QjiTjiZrG"}, "payee is"),
            ({"satoshi": 59_999}, "amount is"),
            ({"own": script_of(OTHER_KEY).hex()}, "script of the change is"),
            ({"network": "testnet"}, "network of the payee is"),
            ({"id": "00" * 32}, "id is"),
            ({"fee_rate": "12"}, "outside"),
            ({"fee_rate": "9"}, "outside"),
            ({"worst_case_satoshi": 62_499}, "of 2499 charged"),
        ]:
            with self.subTest(reason):
                self.assert_wrong(line(**changes), reason)

    def test_inputs_in_another_order(self):
        self.assert_wrong(line(signed(coins=COINS[::-1])), "invalid to Bitcoin Core")
        same = [(txid, vout, 75_000) for txid, vout, _ in COINS]
        wrong = line(signed(coins=same[::-1]))
        for one in wrong["inputs"]:
            one["satoshi"] = 75_000
        self.assert_wrong(wrong, "inputs is")

    def test_another_key(self):
        self.assert_wrong(line(signed(key=OTHER_KEY)), "invalid to Bitcoin Core")

    def test_an_amount_that_is_a_lie(self):
        self.assert_wrong(line(signed(amounts=[100_000, 40_000])), "invalid to Bitcoin Core")

    def test_a_high_s(self):
        # Valid to consensus: only the rules of relay refuse it.
        self.assert_wrong(line(signed(high=True)), "high s")

    def test_another_sighash(self):
        self.assert_wrong(line(signed(sighash=2)), "invalid to Bitcoin Core")

    def test_shapes(self):
        self.assert_wrong(line(signed(version=1)), "version is")
        self.assert_wrong(line(signed(lock_time=1)), "lock time is")
        self.assert_wrong(line(signed(sequence=0xFFFFFFFF)), "sequence is")

    def test_dust(self):
        dusty = self.outputs((147_354, PAYEE_SCRIPT), (293, script_of(KEY).hex()))
        self.assert_wrong(
            line(dusty, satoshi=147_354, worst_case_satoshi=150_000, fee_rate="11"), "dust is")

    def test_a_second_payee(self):
        third = self.outputs(
            (60_000, PAYEE_SCRIPT), (80_000, script_of(KEY).hex()), (7_000, script_of(KEY).hex()))
        self.assert_wrong(line(third, worst_case_satoshi=63_000, fee_rate="11"), "more than one")

    def test_outputs_that_are_not_standard(self):
        strange = self.outputs((147_500, "51"))
        self.assert_wrong(line(strange), "scriptpubkey")

    def test_bytes_after_the_end(self):
        raw, txid = signed()
        self.assert_wrong(line((raw + "00", txid)), "line 2")

    def test_forms(self):
        incomplete = line()
        del incomplete["own"]
        for wrong, reason in [
            (incomplete, "fields must be"),
            (line(comment="x"), "fields must be"),
            (line(raw=signed()[0].upper()), "raw is not"),
            (line(satoshi="060000"), "satoshi is no integer"),
            (line(fee_rate="1e3"), "fee_rate is no decimal"),
            (line(network="signet"), "network is none"),
            ("[]\n", "fields must be"),
            ("nonsense\n", "JSONDecodeError"),
        ]:
            with self.subTest(reason):
                self.assert_wrong(wrong, reason)

    def test_nothing_to_judge_proves_nothing(self):
        self.assertEqual(judge([])[:2], (1, "0 passed, 0 failed"))


if __name__ == "__main__":
    unittest.main()
