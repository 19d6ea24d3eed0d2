"""What schemathesis must know of Bursar to get beyond the first refusal.

Formats of docs/openapi.yaml that no pattern describes (checksums, the wallets that this very vault has, lengths
in bytes), and two checks of our own in place of built-in ones (schemathesis.toml says why).
"""

import base64
import binascii
import json
import os
import random
import re
import uuid

import schemathesis
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.core import NOT_SET
from schemathesis.core.failures import Failure
from schemathesis.generation.meta import CONTENT_TYPE_PROBES

# Wallets of the vault under test, one that its policy names and nobody made, and others at random.
LABELS = st.sampled_from(["main", "main", "main", "test", "absent"]) | st.from_regex(r"\A[a-z0-9-]{1,32}\Z")
ACCOUNTS = st.binary(min_size=32, max_size=32)
ADDRESSES = st.binary(min_size=20, max_size=20)
# What is signed as it is holds no control and no reordering characters.
PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]))
# The one coin there is, made up for the wallet of keys-example/one.hex.
COIN = json.loads(os.environ["BURSAR_EXAMPLE_COIN"])


def ton_friendly(tag, account):
    """An address of workchain 0 in the form people pass around, with its checksum (CRC-16/XMODEM)."""
    body = bytes([tag, 0]) + account
    return base64.urlsafe_b64encode(body + binascii.crc_hqx(body, 0).to_bytes(2, "big")).decode()


FORMATS = {
    "ethereum-wallet": LABELS.map("ethereum/{}".format),
    "ton-wallet": LABELS.map("ton/{}".format),
    "bitcoin-wallet": LABELS.map("bitcoin/{}".format),
    "card-wallet": LABELS.map("card/{}".format),
    "merchant": st.from_regex(r"\Ahttps://[a-z]{1,20}\.example(:[1-9][0-9]{0,3})?\Z"),
    "card-amount": st.integers(1, 10**4).map(lambda n: f"{n // 100}.{n % 100:02d}"),
    # One case throughout needs no EIP-55 checksum.
    "ethereum-address": ADDRESSES.map(lambda b: "0x" + b.hex()) | ADDRESSES.map(lambda b: "0x" + b.hex().upper()),
    "ton-address": st.builds(ton_friendly, st.sampled_from([0x11, 0x51, 0x91, 0xD1]), ACCOUNTS)
    | st.builds("{}:{}".format, st.sampled_from([0, 0, -1]), ACCOUNTS.map(bytes.hex)),
    "bitcoin-address": st.sampled_from(
        [
            "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
            "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
            "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu",
            "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
            "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
        ]
    ),
    # Small ones are signed, large ones overflow and are refused.
    "amount": st.integers(1, 10**6).map(lambda n: "0." + f"{n:08d}".rstrip("0")) | st.from_regex(r"\A[1-9][0-9]{0,29}\Z"),
    "quantity": st.integers(21_000, 60_000_000_000).map(str) | st.from_regex(r"\A(0|[1-9][0-9]{0,77})\Z"),
    "fee-rate": st.integers(1, 999_999).map(lambda n: f"{n / 1000:.3f}"),
    "txid": st.just(COIN["txid"]),
    "transaction": st.just(COIN["previous_transaction"]),
    # The schema's bounds are in characters, the door's in bytes.
    "comment": PLAIN.filter(lambda text: 1 <= len(text.encode()) <= 512),
    "note": st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: len(text.encode()) <= 200),
}
for name, strategy in FORMATS.items():
    schemathesis.openapi.format(name, strategy)

# Where a form is more than a schema can say.
INEXPRESSIBLE = re.compile(
    r"intent\.(to|comment)|network\.inputs\[\d+\]\.(vout|previous_transaction)|purpose\.(item|alternatives_considered)|detail"
)


def plain_numbers(value):
    """960.0 is an integer to JSON Schema and none to the door, which reads `0|[1-9][0-9]*` and says so."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [plain_numbers(element) for element in value]
    if isinstance(value, dict):
        return {key: plain_numbers(element) for key, element in value.items()}
    return value


def key(headers):
    """Mostly a key of its own, since a bound one gets 409 whatever is asked; malformed ones stay as they are."""
    given = headers.get("Idempotency-Key")
    if isinstance(given, str) and re.fullmatch(r"[A-Za-z0-9_-]{16,128}", given) and random.random() < 0.9:
        headers["Idempotency-Key"] = uuid.uuid4().hex


@schemathesis.hook
def before_call(context, case, kwargs):
    if case.headers:
        key(case.headers)
    if case.method == "GET":
        # RFC 9110 §9.3.1 gives the body of a GET no meaning, so the door refuses one before it looks further.
        case.body = NOT_SET
    elif case.body is not NOT_SET:
        case.body = plain_numbers(case.body)


@schemathesis.check
def valid_is_understood(ctx, response, case):
    """A request that the schema allows is malformed in nothing that the schema could have said."""
    if case.meta is None or case.meta.generation.mode != GenerationMode.POSITIVE:
        return
    if response.status_code == 400:
        field = response.json().get("field", "")
        if not INEXPRESSIBLE.fullmatch(field):
            raise Failure(
                operation=case.operation.label,
                title="Valid request called malformed",
                message=f"field {field!r}: {response.json()['detail']}",
            )


@schemathesis.check
def invalid_is_not_quoted(ctx, response, case):
    """A request that the schema forbids is quoted as a refusal, if it is quoted at all."""
    if case.meta is None or case.meta.generation.mode != GenerationMode.NEGATIVE:
        return
    # A body that the schema allows under another name: the doors read JSON whatever a client calls it.
    if getattr(case.meta.phase.data, "scenario", None) in CONTENT_TYPE_PROBES:
        return
    if case.operation.label == "POST /v1/quotes" and response.status_code == 200:
        if response.json()["status"] != "would_refuse":
            raise Failure(
                operation=case.operation.label,
                title="Invalid request quoted",
                message="a request that the schema forbids would be signed",
            )
