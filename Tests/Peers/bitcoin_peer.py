"""Judges signed Bitcoin payments with Bitcoin Core's consensus code and a port of its relay policy.

    python bitcoin_peer.py FILE

FILE has one JSON object a line: `raw` (hex of the signed transaction) and what was asked for:
`inputs` (a list of `txid`, `vout`, `satoshi` and `script`, all of the wallet's), `to` (an address),
`satoshi`, `own` (the wallet's script, hex), `network` (mainnet, testnet), `fee_rate` (a decimal
string, satoshi a virtual byte), `id` and `worst_case_satoshi`; numbers are integers or decimal
strings.

libbitcoinkernel (Core's own code) says whether every signature is valid for its amount; btclib
whether a node would relay the transaction (standard, no dust, low S, strict encodings). Then it is
compared with what was asked for: inputs in order, payment, change to the wallet's own script, and a
fee of the rate that was asked for, within what was charged. Prints `N passed, M failed`; exits 1
unless all passed.
"""

import json
import re
import sys
from fractions import Fraction

import judging
import pbk
from btclib.policy import (
    are_inputs_standard,
    assert_standard_tx,
    dust_outputs,
    is_witness_standard,
)
from btclib.script.engine import verify_transaction
from btclib.script.engine.flags import ScriptFlag
from btclib.script.script_pub_key import ScriptPubKey
from btclib.tx.tx import Tx
from btclib.tx.tx_out import TxOut
from pbk.script import PrecomputedTransactionData, ScriptVerificationFlags

FIELDS = {
    "raw", "inputs", "to", "satoshi", "own", "network", "fee_rate", "id", "worst_case_satoshi",
}
NETWORKS = ("mainnet", "testnet")
# Change below this is left to the fee (P2WPKH's dust), and an output of it takes so many bytes.
LEAST_CHANGE, CHANGE_SIZE = 294, 31
# Every rule Core relays by, the consensus rules included.
RELAY = ScriptFlag(0)
for flag in ScriptFlag:
    RELAY |= flag


class Wrong(Exception):
    """What a line gets wrong."""


def expect(what, found, asked):
    if found != asked:
        raise Wrong(f"{what} is {found}, asked for {asked}")


def number(line, name):
    value = line[name]
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if isinstance(value, str) and re.fullmatch(r"0|[1-9][0-9]*", value):
        return int(value)
    raise Wrong(f"{name} is no integer")


def check_consensus(raw, prevouts):
    """Bitcoin Core's consensus code on every input, with the amount it spends."""
    transaction = pbk.Transaction(raw)
    outputs = [pbk.TransactionOutput(pbk.ScriptPubkey(script), satoshi)
               for satoshi, script in prevouts]
    precomputed = PrecomputedTransactionData(transaction, outputs)
    for index, (satoshi, script) in enumerate(prevouts):
        valid = pbk.ScriptPubkey(script).verify(
            satoshi, transaction, precomputed, index, ScriptVerificationFlags.ALL)
        if not valid:
            raise Wrong(f"input {index} is invalid to Bitcoin Core")


def check_relay(transaction, prevouts):
    """The rules by which nodes pass a transaction on."""
    spent = [TxOut(satoshi, ScriptPubKey(script)) for satoshi, script in prevouts]
    assert_standard_tx(transaction)
    expect("dust", dust_outputs(transaction), [])
    expect("standard inputs", are_inputs_standard(spent, transaction), True)
    expect("standard witnesses", is_witness_standard(spent, transaction), True)
    verify_transaction(spent, transaction, RELAY)


def check_shape(line, transaction, inputs):
    expect("version", transaction.version, 2)
    expect("lock time", transaction.lock_time, 0)
    expect("id", transaction.id.hex(), line["id"])
    found = [(tx_in.prev_out.tx_id.hex(), tx_in.prev_out.vout) for tx_in in transaction.vin]
    expect("inputs", found, [(one["txid"], number(one, "vout")) for one in inputs])
    for tx_in in transaction.vin:
        expect("sequence", tx_in.sequence, 0xFFFFFFFD)
        expect("script of an input", tx_in.script_sig, b"")
    payment, *change = transaction.vout
    payee = ScriptPubKey.from_address(line["to"])
    expect("network of the payee", payee.network, line["network"])
    expect("payee", payment.script_pub_key.script.hex(), payee.script.hex())
    expect("amount", payment.value, number(line, "satoshi"))
    for output in change:
        expect("script of the change", output.script_pub_key.script.hex(), line["own"])
        if output.value < LEAST_CHANGE:
            raise Wrong(f"change of {output.value} is too small to keep")
    if len(change) > 1:
        raise Wrong("more than one output is change")


def check_fee(line, transaction, total):
    """What no output gets is what was charged beside the amount, and of the rate asked for."""
    fee = total - sum(output.value for output in transaction.vout)
    charged = number(line, "worst_case_satoshi") - number(line, "satoshi")
    if fee > charged:
        raise Wrong(f"the fee is {fee} satoshi, of {charged} charged")
    if not re.fullmatch(r"(0|[1-9][0-9]*)(\.[0-9]{1,3})?", line["fee_rate"]):
        raise Wrong("fee_rate is no decimal")
    rate = Fraction(line["fee_rate"])
    least = rate * transaction.vsize
    # Signatures may be two bytes shorter each than what is paid for, and sizes round up.
    most = rate * (Fraction(transaction.weight + 2 * len(transaction.vin) + 3, 4)) + 1
    if len(transaction.vout) == 1:
        most += rate * CHANGE_SIZE + LEAST_CHANGE
    if not least <= fee <= most:
        raise Wrong(f"the fee is {fee} satoshi, outside {float(least)} to {float(most)}")


def judge(text):
    line = json.loads(text)
    if not isinstance(line, dict) or set(line) != FIELDS:
        raise Wrong(f"fields must be {sorted(FIELDS)}")
    if line["network"] not in NETWORKS:
        raise Wrong("network is none of the two")
    if not isinstance(line["raw"], str) or not re.fullmatch(r"(?:[0-9a-f]{2})+", line["raw"]):
        raise Wrong("raw is not lower-case hex")
    raw, inputs = bytes.fromhex(line["raw"]), line["inputs"]
    prevouts = [(number(one, "satoshi"), bytes.fromhex(one["script"])) for one in inputs]
    transaction = Tx.parse(raw)
    expect("encoding", transaction.serialize(include_witness=True), raw)
    expect("number of inputs", len(transaction.vin), len(prevouts))
    check_consensus(raw, prevouts)
    check_relay(transaction, prevouts)
    check_shape(line, transaction, inputs)
    check_fee(line, transaction, sum(satoshi for satoshi, _ in prevouts))


def main(arguments):
    return judging.run(__file__, judge, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
