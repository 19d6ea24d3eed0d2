"""Judges wallets that were brought in with other people's readers of phrases, keys and keystores.

    python import_peer.py FILE

FILE has one JSON object a line: `form` (bip39, ton-phrase, wif, keystore), `typed` (the phrase, the key
or the keystore's passphrase), `keystore` (the file, or null), `chain`, `network`, and what Bursar
showed: `public_key` (hex) and `address`.

eth-account finds the key of a BIP-39 phrase and opens keystores, btclib reads WIF and writes segwit
addresses, pytoniq-core finds the key of a TON phrase. A TON address is judged with the payments
(ton_peer.py); here its public key is. Prints `N passed, M failed`; exits 1 unless all passed.
"""

import json
import re
import sys

import judging
from btclib.b32 import p2wpkh
from btclib.base58 import decode
from btclib.key import PubKeyData
from eth_account import Account
from eth_account.hdaccount import key_from_seed, seed_from_mnemonic
from eth_keys import keys
from pytoniq_core.crypto.keys import mnemonic_is_valid, mnemonic_to_wallet_key

FIELDS = {"form", "typed", "keystore", "chain", "network", "public_key", "address"}
NETWORKS = ("mainnet", "testnet")
FORMS = {
    "bitcoin": ("bip39", "wif"),
    "ethereum": ("bip39", "keystore"),
    "ton": ("ton-phrase",),
}
WIF_VERSION = {"mainnet": 0x80, "testnet": 0xEF}


class Wrong(Exception):
    """What a line gets wrong."""


def expect(what, found, asked):
    if found != asked:
        raise Wrong(f"{what} is {found}, shown was {asked}")


def path(line):
    if line["chain"] == "ethereum":
        return "m/44'/60'/0'/0/0"
    return f"m/84'/{NETWORKS.index(line['network'])}'/0'/0/0"


def read_wif(text, network):
    raw = decode(text)
    if len(raw) != 34 or raw[0] != WIF_VERSION[network] or raw[33] != 1:
        raise Wrong("the key is not one for a compressed key of this network")
    return raw[1:33]


def private_key(line):
    """The 32 bytes that the peers find in what was typed."""
    if line["form"] == "bip39":
        return key_from_seed(seed_from_mnemonic(line["typed"], ""), path(line))
    if line["form"] == "wif":
        return read_wif(line["typed"], line["network"])
    return bytes(Account.decrypt(line["keystore"], line["typed"]))


def judge_ton(line):
    words = line["typed"].split(" ")
    if len(words) != 24 or not mnemonic_is_valid(words):
        raise Wrong("the phrase is none of TON's")
    public, _ = mnemonic_to_wallet_key(words)
    expect("public key", bytes(public).hex(), line["public_key"])


def judge(text):
    line = json.loads(text)
    if not isinstance(line, dict) or set(line) != FIELDS:
        raise Wrong(f"fields must be {sorted(FIELDS)}")
    if line["network"] not in NETWORKS or line["form"] not in FORMS.get(line["chain"], ()):
        raise Wrong("the form is not one of the chain's")
    if not re.fullmatch(r"(?:[0-9a-f]{2})+", line["public_key"]):
        raise Wrong("public_key is not lower-case hex")
    if line["chain"] == "ton":
        return judge_ton(line)
    key = private_key(line)
    public = keys.PrivateKey(key).public_key.to_compressed_bytes()
    expect("public key", public.hex(), line["public_key"])
    if line["chain"] == "ethereum":
        expect("address", Account.from_key(key).address, line["address"])
    else:
        expect("address", p2wpkh(PubKeyData(public, line["network"])), line["address"])


def main(arguments):
    Account.enable_unaudited_hdwallet_features()
    return judging.run(__file__, judge, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
