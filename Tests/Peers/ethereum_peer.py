"""Judges signed Ethereum transfers with other people's code.

    python ethereum_peer.py FILE

FILE has one JSON object a line: `raw` (0x-hex of the signed transaction) and what was asked for:
`from`, `to`, `value`, `chain_id`, `nonce`, `gas_limit`, `max_fee_per_gas`,
`max_priority_fee_per_gas` and `worst_case_wei`; numbers are JSON integers or decimal strings.

eth-account says who signed what. py-evm then runs the transaction for a sender that owns exactly
`worst_case_wei`, at the dearest block it can land in and at the cheapest: it must be valid, pay the
payee, and cost no more than the worst case. Prints `N passed, M failed`; exits 1 unless all passed.
"""

import json
import re
import sys

import judging
from eth.chains.base import MiningChain
from eth.consensus import NoProofConsensus
from eth.db.atomic import AtomicDB
from eth.vm.forks import CancunVM
from eth_account import Account
from eth_account.typed_transactions import TypedTransaction
from eth_utils import to_canonical_address, to_checksum_address
from hexbytes import HexBytes

NUMBERS = {
    "value": "value",
    "chain_id": "chainId",
    "nonce": "nonce",
    "gas_limit": "gas",
    "max_fee_per_gas": "maxFeePerGas",
    "max_priority_fee_per_gas": "maxPriorityFeePerGas",
}
FIELDS = {"raw", "from", "to", "worst_case_wei", *NUMBERS}
CHAIN_IDS = (1, 11155111)
HALF_ORDER = 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0
# Gets the priority fees, so that no payee's balance grows by them.
COINBASE = b"\xcb" * 20
BLOCK_GAS = 100_000_000


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


def make_chain(chain_id):
    """A chain in memory with Cancun's rules, which are London's for what a transfer pays."""
    chain_class = MiningChain.configure(
        "PeerChain",
        vm_configuration=((0, CancunVM.configure(consensus_class=NoProofConsensus)),),
        chain_id=chain_id,
    )
    return chain_class.from_genesis(
        AtomicDB(), {"difficulty": 0, "gas_limit": BLOCK_GAS, "timestamp": 1_700_000_000}, {}
    )


def check_fields(line, raw):
    """Who signed, and every field, by eth-account."""
    expect("sender", Account.recover_transaction(raw), to_checksum_address(line["from"]))
    decoded = TypedTransaction.from_bytes(HexBytes(raw))
    found = decoded.as_dict()
    expect("type", int(found["type"]), 2)
    expect("payee", to_checksum_address(found["to"]), to_checksum_address(line["to"]))
    # py-evm runs what was signed for another chain, so only this comparison guards the chain.
    for name, key in NUMBERS.items():
        expect(name, found[key], number(line, name))
    expect("data", bytes(HexBytes(found["data"])), b"")
    expect("access list", len(found["accessList"]), 0)
    # eth-account recovers from a high s, and py-evm's check of it is not relied upon.
    if not 0 < found["s"] <= HALF_ORDER:
        raise Wrong("s is above half the order")
    expect("encoding", bytes(decoded.encode()), raw)


def run(chain, line, raw, base_fee):
    """Runs the transaction in a block with this base fee and says what the sender paid."""
    sender, payee = to_canonical_address(line["from"]), to_canonical_address(line["to"])
    worst, value = number(line, "worst_case_wei"), number(line, "value")
    header = chain.header.copy(base_fee_per_gas=base_fee, coinbase=COINBASE, gas_limit=BLOCK_GAS)
    vm = chain.get_vm(header)
    state = vm.state
    state.set_balance(sender, worst)
    state.set_nonce(sender, number(line, "nonce"))
    before = state.get_balance(payee)
    transaction = vm.get_transaction_builder().decode(raw)
    transaction.validate()
    state.validate_transaction(transaction)
    receipt, computation = vm.apply_transaction(header, transaction)
    if computation.is_error:
        raise Wrong(f"failed on the chain: {computation.error}")
    gas_price = min(
        number(line, "max_fee_per_gas"), base_fee + number(line, "max_priority_fee_per_gas")
    )
    gas_cost = receipt.gas_used * gas_price
    if sender == payee:
        expect("cost of paying oneself", worst - state.get_balance(sender), gas_cost)
    else:
        expect("what the payee got", state.get_balance(payee) - before, value)
        expect("what the sender paid", worst - state.get_balance(sender), value + gas_cost)
    if value + gas_cost > worst:
        raise Wrong(f"cost {value + gas_cost} wei, above the worst case of {worst}")


def judge(chains, text):
    line = json.loads(text)
    if not isinstance(line, dict) or set(line) != FIELDS:
        raise Wrong(f"fields must be {sorted(FIELDS)}")
    if not isinstance(line["raw"], str) or not re.fullmatch(r"0x(?:[0-9a-f]{2})+", line["raw"]):
        raise Wrong("raw is not 0x and lower-case hex")
    raw = bytes.fromhex(line["raw"][2:])
    check_fields(line, raw)
    chain_id = number(line, "chain_id")
    if chain_id not in CHAIN_IDS:
        raise Wrong(f"chain id {chain_id} is not one of {CHAIN_IDS}")
    # The highest base fee the transaction can land at, where all gas costs the maximum; then none.
    for base_fee in {number(line, "max_fee_per_gas"), 0}:
        run(chains[chain_id], line, raw, base_fee)


def main(arguments):
    chains = {chain_id: make_chain(chain_id) for chain_id in CHAIN_IDS}
    return judging.run(__file__, lambda text: judge(chains, text), arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
