"""Judges the judge: `python -m unittest discover -s Tests/Peers`, with requirements.txt installed.

A peer that passes everything proves nothing, so each test but the first makes one thing wrong.
"""

import contextlib
import io
import json
import os
import tempfile
import unittest

import ethereum_peer
from eth_account import Account

KEY = b"\x46" * 32
OTHER_KEY = b"\x47" * 32
PAYEE = Account.from_key(b"\x35" * 32).address
ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141


def signed(key=KEY, **changes):
    transaction = {
        "type": 2,
        "chainId": 1,
        "nonce": 5,
        "maxPriorityFeePerGas": 10**9,
        "maxFeePerGas": 3 * 10**10,
        "gas": 21000,
        "to": PAYEE,
        "value": 15 * 10**17,
        **changes,
    }
    return "0x" + bytes(Account.from_key(key).sign_transaction(transaction).raw_transaction).hex()


def line(raw=None, **changes):
    return {
        "raw": raw or signed(),
        "from": Account.from_key(KEY).address,
        "to": PAYEE,
        "value": str(15 * 10**17),
        "chain_id": 1,
        "nonce": 5,
        "gas_limit": "21000",
        "max_fee_per_gas": str(3 * 10**10),
        "max_priority_fee_per_gas": str(10**9),
        "worst_case_wei": str(15 * 10**17 + 21000 * 3 * 10**10),
        **changes,
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
            status = ethereum_peer.main([path])
    return status, out.getvalue().strip(), err.getvalue()


class EthereumPeer(unittest.TestCase):
    def assert_wrong(self, wrong, reason):
        """The wrong line fails, for this reason, and a right one beside it passes."""
        status, summary, said = judge([line(), wrong])
        self.assertEqual((status, summary), (1, "1 passed, 1 failed"))
        self.assertIn(reason, said)

    def test_right_lines_pass(self):
        sepolia = line(signed(chainId=11155111, nonce=0), chain_id=11155111, nonce=0)
        lavish = line(signed(gas=100000), gas_limit=100000)
        lavish["worst_case_wei"] = 15 * 10**17 + 100000 * 3 * 10**10
        own = Account.from_key(KEY).address
        to_oneself = line(signed(to=own), to=own)
        status, summary, _ = judge([line(), sepolia, lavish, to_oneself])
        self.assertEqual((status, summary), (0, "4 passed, 0 failed"))

    def test_every_field_is_compared(self):
        for name, value in [
            ("value", 1), ("nonce", 6), ("gas_limit", 21001), ("max_fee_per_gas", 1),
            ("max_priority_fee_per_gas", 0), ("chain_id", 11155111),
        ]:
            with self.subTest(name):
                self.assert_wrong(line(**{name: value}), f"{name} is")

    def test_another_payee(self):
        self.assert_wrong(line(to=Account.from_key(OTHER_KEY).address), "payee is")

    def test_another_sender(self):
        self.assert_wrong(line(signed(key=OTHER_KEY)), "sender is")

    def test_another_chain(self):
        self.assert_wrong(line(signed(chainId=8453)), "chain_id is")
        self.assert_wrong(line(signed(chainId=8453), chain_id=8453), "not one of")

    def test_a_worst_case_one_wei_short(self):
        short = 15 * 10**17 + 21000 * 3 * 10**10 - 1
        self.assert_wrong(line(worst_case_wei=short), "enough balance")

    def test_a_worst_case_without_the_gas(self):
        self.assert_wrong(line(worst_case_wei=15 * 10**17), "enough balance")

    def test_gas_below_what_a_transfer_uses(self):
        self.assert_wrong(line(signed(gas=20999), gas_limit=20999), "line 2")

    def test_a_call(self):
        self.assert_wrong(line(signed(data="0xa9059cbb", gas=50000), gas_limit=50000), "data is")

    def test_an_access_list(self):
        entry = {"address": PAYEE, "storageKeys": []}
        self.assert_wrong(line(signed(accessList=[entry])), "access list is")

    def test_another_type(self):
        fields = {"chainId": 1, "nonce": 5, "gasPrice": 1, "gas": 21000, "to": PAYEE, "value": 1}
        legacy = Account.from_key(KEY).sign_transaction(fields)
        self.assert_wrong(line("0x" + bytes(legacy.raw_transaction).hex()), "line 2")

    def test_a_high_s(self):
        from eth_account.typed_transactions import TypedTransaction
        from hexbytes import HexBytes

        found = TypedTransaction.from_bytes(HexBytes(signed())).as_dict()
        high = {**found, "s": ORDER - found["s"], "v": 1 - found["v"]}
        raw = "0x" + bytes(TypedTransaction.from_dict(high).encode()).hex()
        self.assert_wrong(line(raw), "s is above")

    def test_a_flipped_byte(self):
        raw = signed()
        self.assert_wrong(line(raw[:-1] + ("0" if raw[-1] != "0" else "1")), "line 2")

    def test_bytes_after_the_end(self):
        self.assert_wrong(line(signed() + "00"), "line 2")

    def test_forms(self):
        incomplete = line()
        del incomplete["worst_case_wei"]
        for wrong, reason in [
            (incomplete, "fields must be"),
            (line(comment="x"), "fields must be"),
            (line(raw=signed()[2:]), "raw is not"),
            (line(raw="0x" + signed()[2:].upper()), "raw is not"),
            (line(nonce="05"), "nonce is no integer"),
            (line(nonce=True), "nonce is no integer"),
            (line(worst_case_wei=-1), "worst_case_wei is no integer"),
            ("[]\n", "fields must be"),
            ("nonsense\n", "JSONDecodeError"),
            ("\n", "JSONDecodeError"),
        ]:
            with self.subTest(reason):
                self.assert_wrong(wrong, reason)

    def test_nothing_to_judge_proves_nothing(self):
        self.assertEqual(judge([])[:2], (1, "0 passed, 0 failed"))


if __name__ == "__main__":
    unittest.main()
