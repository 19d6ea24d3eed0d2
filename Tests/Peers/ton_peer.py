"""Judges signed TON transfers with TON's own transaction executor.

    python ton_peer.py FILE

FILE has one JSON object a line: `boc` (base64 of the external message) and what was asked for:
`wallet` and `to` (raw addresses), `public_key` (hex), `network` (mainnet, testnet), `seqno`,
`valid_until`, `now`, `deployed`, `bounce`, `nanoton`, `comment` (or null), `id` (hex) and
`worst_case_nanoton`; numbers are JSON integers or decimal strings.

The executor (libemulator, the C++ of TON's nodes) runs the message for a wallet that owns exactly
the worst case, at the prices of mid-2024 and at those after the cut of April 2026, for a wallet that
paid its storage just now and for one that last paid five years ago. The order must be taken, one
message must leave and be what was asked for, and the wallet must have paid no more than the worst
case. The same message again, the message at its expiry, and the message on the other network's
wallet must all be refused by the wallet. Prints `N passed, M failed`; exits 1 unless all passed.
"""

import base64
import glob
import json
import os
import re
import sys

import judging
from pytoniq_core import Address, Cell, HashMap, MessageAny, StateInit, begin_cell
from pytvm.engine import engine_c
from pytvm.transaction_emulator import TransactionEmulator
from pytvm.utils import DEFAULT_CONFIG_BOC

FIELDS = {
    "boc", "wallet", "to", "public_key", "network", "seqno", "valid_until", "now", "deployed",
    "bounce", "nanoton", "comment", "id", "worst_case_nanoton",
}
# The global ids of the networks; a V5R1 wallet's id is this with bit 31 flipped.
GLOBAL_IDS = {"mainnet": -239, "testnet": -3}
# wallet-contract-v5, build/wallet_v5.compiled.json.
CODE_HASH = "20834b7b72b112147e1b2fb457b84e74d1a30f04f737d4f62a668e9552d2b72f"
FIVE_YEARS = 5 * 366 * 86400
# What the wallet throws (wallet-contract-v5, contracts/imports/constants.fc).
WRONG_SEQNO, WRONG_WALLET_ID, EXPIRED = 133, 134, 136


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


def gas_prices(gas_price, flat_price, gas_limit):
    """ConfigParam 20 and 21: GasLimitsPrices with a flat part."""
    cell = begin_cell().store_uint(0xD1, 8).store_uint(100, 64).store_uint(flat_price, 64)
    cell.store_uint(0xDE, 8).store_uint(gas_price, 64).store_uint(gas_limit, 64)
    cell.store_uint(gas_limit, 64).store_uint(10_000, 64).store_uint(10_000_000, 64)
    return cell.store_uint(100_000_000, 64).store_uint(1_000_000_000, 64).end_cell()


def message_prices(lump, bit, cell_price):
    """ConfigParam 24 and 25: MsgForwardPrices."""
    cell = begin_cell().store_uint(0xEA, 8).store_uint(lump, 64).store_uint(bit, 64)
    cell.store_uint(cell_price, 64).store_uint(0x18000, 32)
    return cell.store_uint(0x5555, 16).store_uint(0x5555, 16).end_cell()


def configuration(divisor):
    """The executor's own configuration with the prices of the main network in it.

    The prices are those of masterchain block 47,728,899; divisor 6 is the vote of April 2026.
    """
    root = Cell.one_from_boc(DEFAULT_CONFIG_BOC)
    values = HashMap.parse(root.begin_parse(), 32, None, lambda value: value.load_ref())
    # The newest version this build of the executor knows, all capabilities.
    values[8] = begin_cell().store_uint(0xC4, 8).store_uint(9, 32).store_uint(0x1EE, 64).end_cell()
    values[20] = gas_prices(655_360_000 // divisor, 1_000_000 // divisor, 1_000_000)
    values[21] = gas_prices(26_214_400 // divisor, 40_000 // divisor, 1_000_000)
    values[24] = message_prices(10_000_000, 655_360_000, 65_536_000_000)
    values[25] = message_prices(400_000 // divisor, 26_214_400 // divisor, 2_621_440_000 // divisor)
    table = HashMap(32, value_serializer=lambda source, builder: builder.store_ref(source))
    table.map = {key if isinstance(key, int) else int(key, 2): cell for key, cell in values.items()}
    return table.serialize()


class Ledger:
    """Runs messages on accounts that the judge makes up."""

    def __init__(self, divisor):
        # Found here, since the package asks a module for it that newer setuptools lack.
        libraries = sorted(glob.glob(os.path.join(os.path.dirname(engine_c.__file__), "*.so")))
        engine = engine_c.EmulatorEngineC(libraries[0])
        engine.emulator_set_verbosity_level(0)
        self.emulator = TransactionEmulator(config=configuration(divisor), engine=engine)
        self.emulator.set_rand_seed("00" * 32)

    def run(self, account, message, now):
        self.emulator.set_unixtime(now)
        self.emulator.set_lt(1_000_000)
        return self.emulator.emulate_transaction(account, message)


def wallet_id(network):
    return (GLOBAL_IDS[network] ^ -0x80000000) & 0xFFFFFFFF


def wallet_data(public_key, network, seqno):
    cell = begin_cell().store_bit_int(1).store_uint(seqno, 32)
    cell.store_uint(wallet_id(network), 32).store_bytes(public_key)
    return cell.store_bit_int(0).end_cell()


def account(address, balance, last_paid, state):
    """A shard account (TL-B `account_descr`); state None for a wallet that is not there yet."""
    info = begin_cell().store_bit_int(1).store_address(address)
    # What is stored (charged by these until the first run), no extra, last paid, nothing due.
    info.store_var_uint(22, 3).store_var_uint(5_200, 3).store_uint(0, 3)
    info.store_uint(last_paid, 32).store_bit_int(0)
    info.store_uint(900_000, 64).store_coins(balance).store_bit_int(0)
    if state is None:
        info.store_uint(0, 2)
    else:
        info.store_bit_int(1).store_cell(state.serialize())
    return begin_cell().store_ref(info.end_cell()).store_uint(0, 256).store_uint(0, 64).end_cell()


def comment_of(body):
    """The text of a comment's body, or None for an empty body."""
    if len(body.bits) == 0 and not body.refs:
        return None
    part = body.begin_parse()
    expect("the body's first word", part.load_uint(32), 0)
    text = part.load_bytes(len(part.bits) // 8)
    while part.refs:
        part = part.load_ref().begin_parse()
        text += part.load_bytes(len(part.bits) // 8)
    return text.decode("utf-8")


def check_message(line, cell):
    """The message itself, by other people's reader: to whom, and its name."""
    message = MessageAny.deserialize(cell.begin_parse())
    expect("the wallet", message.info.dest, Address(line["wallet"]))
    expect("a first state", message.init is None, bool(line["deployed"]))
    normal = begin_cell().store_uint(0b1000, 4).store_address(Address(line["wallet"]))
    normal.store_coins(0).store_bit_int(0).store_bit_int(1).store_ref(message.body)
    expect("the id", normal.end_cell().hash.hex(), line["id"])


def check_departure(line, transaction, address):
    """One message has left, and it is what was asked for."""
    expect("the number of messages that left", len(transaction.out_msgs), 1)
    sent = transaction.out_msgs[0]
    expect("the sender", sent.info.src, address)
    expect("the payee", sent.info.dest, Address(line["to"]))
    expect("the amount", sent.info.value.grams, number(line, "nanoton"))
    expect("bounce", bool(sent.info.bounce), line["bounce"])
    expect("a state for the payee", sent.init, None)
    expect("other currencies", bool(sent.info.value.other.dict), False)
    expect("the comment", comment_of(sent.body), line["comment"])


def check_refusal(ledger, shard, cell, now, code, what):
    result = ledger.run(shard, cell, now)
    if result["success"]:
        raise Wrong(f"{what} is taken")
    expect(f"the exit code for {what}", result.get("vm_exit_code"), code)


def run(ledger, line, cell, code, last_paid):
    """Runs the message for a wallet that owns exactly the worst case, then tries it once more."""
    address, worst = Address(line["wallet"]), number(line, "worst_case_nanoton")
    key, now, seqno = bytes.fromhex(line["public_key"]), number(line, "now"), number(line, "seqno")
    state = None
    if line["deployed"]:
        state = StateInit(code=code, data=wallet_data(key, line["network"], seqno))
    result = ledger.run(account(address, worst, last_paid, state), cell, now)
    if not result["success"]:
        raise Wrong(f"not taken: exit code {result.get('vm_exit_code')}, {result.get('error')}")
    transaction, after = result["transaction"], result["shard_account"]
    description = transaction.description
    expect("computing", description.compute_ph.exit_code, 0)
    expect("acting", (description.action.success, description.action.skipped_actions), (True, 0))
    check_departure(line, transaction, address)
    paid = worst - after.account.storage.balance.grams
    if paid > worst or paid < number(line, "nanoton"):
        raise Wrong(f"the wallet paid {paid} nanoTON, of a worst case of {worst}")
    data = after.account.storage.state.state_init.data.begin_parse()
    data.load_bit()
    expect("the next seqno", data.load_uint(32), seqno + 1)
    check_refusal(ledger, after.cell, cell, now, WRONG_SEQNO, "the same message again")
    return paid, description.compute_ph.gas_used


def judge(ledgers, code, text, spent):
    line = json.loads(text)
    if not isinstance(line, dict) or set(line) != FIELDS:
        raise Wrong(f"fields must be {sorted(FIELDS)}")
    if line["network"] not in GLOBAL_IDS:
        raise Wrong("network is none of the two")
    cell = Cell.one_from_boc(base64.b64decode(line["boc"], validate=True))
    check_message(line, cell)
    now, until = number(line, "now"), number(line, "valid_until")
    key, seqno, address = bytes.fromhex(line["public_key"]), number(line, "seqno"), line["wallet"]
    for ledger in ledgers:
        for last_paid in (now, now - FIVE_YEARS):
            paid, gas = run(ledger, line, cell, code, last_paid)
            spent["fee"] = max(spent["fee"], paid - number(line, "nanoton"))
            spent["gas"] = max(spent["gas"], gas)
    # Taken up to its last second, and not at its expiry.
    run(ledgers[0], {**line, "now": until - 1}, cell, code, now)
    rich = number(line, "worst_case_nanoton") + 10**9
    state = StateInit(code=code, data=wallet_data(key, line["network"], seqno))
    shard = account(Address(address), rich, now, state)
    check_refusal(ledgers[0], shard, cell, until, EXPIRED, "an expired message")
    other = "testnet" if line["network"] == "mainnet" else "mainnet"
    state = StateInit(code=code, data=wallet_data(key, other, seqno))
    shard = account(Address(address), rich, now, state)
    check_refusal(ledgers[0], shard, cell, now, WRONG_WALLET_ID, "the other network's wallet")


def wallet_code():
    """The wallet's code from the vectors, known by its hash."""
    vectors = os.path.join(os.path.dirname(__file__), "../ChainsTests/Vectors/ton_wallets.json")
    with open(vectors, encoding="utf-8") as file:
        code = Cell.one_from_boc(json.load(file)["code"]["boc_hex"])
    expect("the wallet's code", code.hash.hex(), CODE_HASH)
    return code


def main(arguments):
    code = wallet_code()
    ledgers = [Ledger(1), Ledger(6)]
    spent = {"fee": 0, "gas": 0}
    status = judging.run(__file__, lambda text: judge(ledgers, code, text, spent), arguments)
    print(f"the dearest fee was {spent['fee']} nanoTON, the most gas {spent['gas']}", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
