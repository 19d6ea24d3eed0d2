"""Judges the TON judge, each test but the first with one thing wrong.

The messages are built here from TL-B with pytoniq-core, not by Bursar.
"""

import base64
import contextlib
import io
import json
import os
import tempfile
import unittest

import ton_peer
from nacl.signing import SigningKey
from pytoniq_core import Address, Cell, StateInit, begin_cell

KEY = SigningKey(b"\x46" * 32)
OTHER_KEY = SigningKey(b"\x47" * 32)
PAYEE = "0:" + "35" * 32
NOW = 1_790_000_000
CODE = ton_peer.wallet_code()


def state(network, key=KEY):
    data = ton_peer.wallet_data(bytes(key.verify_key), network, 0)
    return StateInit(code=CODE, data=data).serialize()


def comment_cell(text):
    return begin_cell().store_uint(0, 32).store_bytes(text.encode()).end_cell()


def action(value, to=PAYEE, bounce=False, comment=None, mode=3, previous=None):
    """One entry of the wallet's list of actions."""
    message = begin_cell().store_uint(0b01, 2).store_bit_int(int(bounce)).store_uint(0, 3)
    message.store_address(Address(to)).store_coins(value).store_uint(0, 1 + 8 + 64 + 32 + 1)
    if comment is None:
        message.store_bit_int(0)
    else:
        message.store_bit_int(1).store_ref(comment_cell(comment))
    entry = begin_cell().store_ref(previous or begin_cell().end_cell())
    return entry.store_uint(0x0EC3C86D, 32).store_uint(mode, 8).store_ref(message.end_cell())


def line(key=KEY, network="mainnet", seqno=7, until=NOW + 120, deployed=True, actions=None,
         wallet_id=None, **changes):
    """A right line, unless its parts are changed; what is asked for stays 1.5 TON and "hello"."""
    list_cell = (actions or action(1_500_000_000, comment="hello")).end_cell()
    body = begin_cell().store_uint(0x7369676E, 32)
    body.store_uint(ton_peer.wallet_id(network) if wallet_id is None else wallet_id, 32)
    body.store_uint(until, 32).store_uint(seqno, 32).store_bit_int(1).store_ref(list_cell)
    body.store_bit_int(0)
    signature = key.sign(body.end_cell().hash).signature
    body.store_bytes(signature)
    body = body.end_cell()
    wallet = "0:" + state(network).hash.hex()
    normal = begin_cell().store_uint(0b1000, 4).store_address(Address(wallet)).store_coins(0)
    normal.store_bit_int(0).store_bit_int(1).store_ref(body)
    message = begin_cell().store_uint(0b1000, 4).store_address(Address(wallet)).store_coins(0)
    if deployed:
        message.store_bit_int(0)
    else:
        message.store_uint(0b11, 2).store_ref(state(network))
    message.store_bit_int(1).store_ref(body)
    return {
        "boc": base64.b64encode(message.end_cell().to_boc()).decode(), "wallet": wallet,
        "to": PAYEE, "public_key": bytes(KEY.verify_key).hex(), "network": network,
        "seqno": seqno, "valid_until": until, "now": NOW, "deployed": deployed, "bounce": False,
        "nanoton": "1500000000", "comment": "hello", "id": normal.end_cell().hash.hex(),
        "worst_case_nanoton": "1560000000", **changes,
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
            status = ton_peer.main([path])
    return status, out.getvalue().strip().split("\n")[-1], err.getvalue()


class TonPeer(unittest.TestCase):
    def assert_wrong(self, wrong, reason):
        """The wrong line fails, for this reason, and a right one beside it passes."""
        status, summary, said = judge([line(), wrong])
        self.assertEqual((status, summary), (1, "1 passed, 1 failed"), said)
        self.assertIn(reason, said)

    def test_right_lines_pass(self):
        lines = [
            line(),
            line(network="testnet"),
            line(seqno=0, deployed=False),
            line(seqno=0),
            line(actions=action(1, bounce=True), bounce=True, nanoton=1, comment=None,
                 worst_case_nanoton=60_000_000),
        ]
        status, summary, said = judge(lines)
        self.assertEqual((status, summary), (0, "5 passed, 0 failed"), said)

    def test_what_leaves_is_compared(self):
        for changes, reason in [
            ({"to": "0:" + "36" * 32}, "the payee is"),
            ({"nanoton": 1_400_000_000}, "the amount is"),
            ({"bounce": True}, "bounce is"),
            ({"comment": "hullo"}, "the comment is"),
            ({"comment": None}, "the comment is"),
            ({"id": "00" * 32}, "the id is"),
            ({"wallet": "0:" + "00" * 32}, "the wallet is"),
        ]:
            with self.subTest(reason):
                self.assert_wrong(line(**changes), reason)
        self.assert_wrong({**line(), "deployed": False}, "a first state is")

    def test_a_worst_case_that_is_too_low(self):
        self.assert_wrong(line(worst_case_nanoton=1_500_000_000), "acting is")
        self.assert_wrong(line(worst_case_nanoton=1_510_000_000), "acting is")

    def test_the_whole_balance(self):
        # Mode 128: what leaves is more than the amount says.
        self.assert_wrong(line(actions=action(1_500_000_000, comment="hello", mode=130)), "amount")

    def test_two_messages(self):
        first = action(1_000_000, comment="hello").end_cell()
        second = action(1_500_000_000, comment="hello", previous=first)
        self.assert_wrong(line(actions=second), "number of messages")

    def test_another_key(self):
        self.assert_wrong(line(key=OTHER_KEY), "exit code 135")

    def test_another_networks_wallet_id(self):
        self.assert_wrong(line(wallet_id=ton_peer.wallet_id("testnet")), "exit code 134")

    def test_another_seqno(self):
        wrong = line()
        wrong["seqno"] = 8
        self.assert_wrong(wrong, "exit code 133")

    def test_an_expiry_that_is_not_the_messages(self):
        later = line()
        later["valid_until"] += 60
        self.assert_wrong(later, "exit code 136")
        sooner = line()
        sooner["valid_until"] -= 60
        self.assert_wrong(sooner, "an expired message is taken")

    def test_a_flipped_bit(self):
        wrong = line()
        raw = bytearray(base64.b64decode(wrong["boc"]))
        raw[-1] ^= 1
        wrong["boc"] = base64.b64encode(bytes(raw)).decode()
        self.assert_wrong(wrong, "line 2")

    def test_gas_that_is_not_there_is_burnt_again(self):
        """A wallet that can accept an order and not pay all its gas takes the order again.

        What comes in meanwhile is burnt: the one case in which an order costs more than its worst case.
        """
        wrong = line(actions=action(1, comment="hello"))
        cell = Cell.one_from_boc(base64.b64decode(wrong["boc"]))
        data = ton_peer.wallet_data(bytes(KEY.verify_key), "mainnet", 7)
        state, ledger = StateInit(code=CODE, data=data), ton_peer.Ledger(1)
        burnt = 0
        for second in range(30):
            shard = ton_peer.account(Address(wrong["wallet"]), 2_270_000, NOW + second, state)
            result = ledger.run(shard, cell, NOW + second)
            self.assertTrue(result["success"])
            self.assertEqual(len(result["transaction"].out_msgs), 0)
            after = result["shard_account"].account.storage
            seqno = after.state.state_init.data.begin_parse()
            seqno.load_bit()
            self.assertEqual(seqno.load_uint(32), 7)
            burnt += 2_270_000 - after.balance.grams
        self.assertGreater(burnt, 60_000_000)

    def test_forms(self):
        incomplete = line()
        del incomplete["worst_case_nanoton"]
        for wrong, reason in [
            (incomplete, "fields must be"),
            (line(colour="x"), "fields must be"),
            (line(boc="not base64"), "line 2"),
            ({**line(), "network": "regtest"}, "network is none"),
            (line(worst_case_nanoton=-1), "worst_case_nanoton is no integer"),
            ("[]\n", "fields must be"),
            ("nonsense\n", "JSONDecodeError"),
        ]:
            with self.subTest(reason):
                self.assert_wrong(wrong, reason)

    def test_nothing_to_judge_proves_nothing(self):
        self.assertEqual(judge([])[:2], (1, "0 passed, 0 failed"))


if __name__ == "__main__":
    unittest.main()
