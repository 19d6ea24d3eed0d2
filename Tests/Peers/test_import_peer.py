"""Judges the judge of wallets that were brought in; each test but the first makes one thing wrong."""

import contextlib
import io
import json
import os
import tempfile
import unittest

import import_peer
from eth_account import Account

PHRASE = "test test test test test test test test test test test junk"
ADDRESS = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
PUBLIC = "038318535b54105d4a7aae60c08fc45f9687181b4fdfc625bd1a753fa7397fed75"
# BIP-84's own vector.
BITCOIN = {
    "form": "bip39",
    "typed": " ".join(["abandon"] * 11 + ["about"]),
    "keystore": None,
    "chain": "bitcoin",
    "network": "mainnet",
    "public_key": "0330d54fd0dd420a6e5f8d3624f5f3482cae350f79d5f0753bf5beef9c2d91af3c",
    "address": "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu",
}
# key_io_valid.json of Bitcoin Core, and its public key.
WIF = "KwuVvu6hsuEMHrfFWJQV64tRrWX3QzqHH18JuAHYqYV6dqBvNKxd"
TON = (
    "hospital stove relief fringe tongue always charge angry urge sentence again match nerve "
    "inquiry senior coconut label tumble carry category beauty bean road solution"
)
TON_PUBLIC = "f6c450a16bb1c514e22f1977e390a3025599aa1e7b00068a6aacf2119484c1bd"


def ethereum(**changes):
    return {
        "form": "bip39",
        "typed": PHRASE,
        "keystore": None,
        "chain": "ethereum",
        "network": "mainnet",
        "public_key": PUBLIC,
        "address": ADDRESS,
        **changes,
    }


def ton(**changes):
    return {
        "form": "ton-phrase",
        "typed": TON,
        "keystore": None,
        "chain": "ton",
        "network": "mainnet",
        "public_key": TON_PUBLIC,
        "address": "",
        **changes,
    }


def keystore(**changes):
    Account.enable_unaudited_hdwallet_features()
    key = Account.from_mnemonic(PHRASE).key
    file = Account.encrypt(key, "hunter2", kdf="pbkdf2", iterations=2)
    return ethereum(form="keystore", typed="hunter2", keystore=file, **changes)


def judge(lines):
    """The exit status, the last line of output, and what was said about failures."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "lines.ndjson")
        with open(path, "w", encoding="utf-8") as file:
            for item in lines:
                file.write(json.dumps(item) + "\n")
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = import_peer.main([path])
    return status, out.getvalue().strip(), err.getvalue()


class ImportPeer(unittest.TestCase):
    def assert_wrong(self, wrong, reason):
        """The wrong line fails, for this reason, and a right one beside it passes."""
        status, summary, said = judge([BITCOIN, wrong])
        self.assertEqual((status, summary), (1, "1 passed, 1 failed"))
        self.assertIn(reason, said)

    def test_right_lines_pass(self):
        status, summary, said = judge([BITCOIN, ethereum(), ton(), keystore()])
        self.assertEqual((status, summary), (0, "4 passed, 0 failed"), said)

    def test_a_phrase_of_another_network(self):
        self.assert_wrong({**BITCOIN, "network": "testnet"}, "public key is")

    def test_another_address_of_the_same_key(self):
        self.assert_wrong(ethereum(address=ADDRESS.lower()), "address is")

    def test_another_key(self):
        self.assert_wrong(ethereum(public_key=BITCOIN["public_key"]), "public key is")
        self.assert_wrong(ton(public_key="00" * 32), "public key is")
        self.assert_wrong(
            {**BITCOIN, "form": "wif", "typed": WIF, "keystore": None}, "public key is"
        )

    def test_a_key_of_the_other_network(self):
        self.assert_wrong(
            {**BITCOIN, "form": "wif", "typed": WIF, "network": "testnet"}, "not one for a compressed"
        )

    def test_a_bip39_phrase_as_one_of_tons(self):
        typed = " ".join(["abandon"] * 23 + ["art"])
        self.assert_wrong(ton(typed=typed), "none of TON's")

    def test_a_wrong_passphrase(self):
        wrong = keystore()
        self.assert_wrong({**wrong, "typed": "hunter3"}, "line 2")

    def test_forms(self):
        incomplete = ethereum()
        del incomplete["typed"]
        for wrong, reason in [
            (incomplete, "fields must be"),
            (ethereum(more=1), "fields must be"),
            (ethereum(form="wif"), "not one of the chain's"),
            (ethereum(network="sepolia"), "not one of the chain's"),
            (ethereum(public_key=PUBLIC.upper()), "public_key is not"),
        ]:
            with self.subTest(reason):
                self.assert_wrong(wrong, reason)

    def test_nothing_to_judge_proves_nothing(self):
        self.assertEqual(judge([])[:2], (1, "0 passed, 0 failed"))


if __name__ == "__main__":
    unittest.main()
