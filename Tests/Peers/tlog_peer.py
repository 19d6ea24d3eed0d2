"""Judges exported logs with other people's code for transparency logs.

    python tlog_peer.py FILE

FILE has one JSON object a line: `vkey` (the log's verifier key), `files` (path to base64: an export in
tiles, c2sp.org/tlog-tiles), `receipts` (texts, c2sp.org/tlog-proof), `consistency` (objects with `from`,
`to` and `hashes`, base64), and for a log with a witness `witness` (its verifier key) and `cosigned` (the
checkpoint with both signatures, c2sp.org/tlog-cosignature).

tlog-scales reads the tiles, makes every proof from them and verifies it; its proofs must be the door's,
hash by hash. The checkpoint's signature and the cosignature are verified by it, too. Prints `N passed, M
failed`; exits 1 unless all passed.
"""

import base64
import json
import sys
import tempfile
from pathlib import Path

import judging
from tlog_scales import tiles
from tlog_scales.backend import LocalBackend
from tlog_scales.reader import TilesReader
from tlog_scales.signing import Vkey, VkeySet
from tlog_scales.tlog import Checkpoint, ConsistencyProof, InclusionProof


class Wrong(Exception):
    """What a line gets wrong."""


def expect(what, found, asked):
    if found != asked:
        raise Wrong(f"{what} is {found}, asked for {asked}")


def names(size):
    """The tiles that a log of `size` has, full and partial."""
    found = set()
    for level in range(-1, 8):
        full, rest = tiles.level_tiles(size, level)
        for index in range(full):
            found.add("/".join(tiles.tile_path(level, index)))
        if rest:
            found.add("/".join(tiles.tile_path(level, full, rest)))
    return found


def checkpoint(text, vkey):
    found = Checkpoint.from_text(text)
    found.verify(vkey)
    expect("the origin", found.origin, vkey.name)
    expect("the text of the checkpoint", text.split("\n\n")[0] + "\n", found.serialize_body())
    return found


def judge_receipt(text, reader, vkey):
    head, note = text.split("\n\n", 1)
    lines = head.split("\n")
    expect("the receipt's first line", lines[0], "c2sp.org/tlog-proof@v1")
    index = int(lines[1].removeprefix("index "))
    hashes = [base64.b64decode(line, validate=True) for line in lines[2:]]
    signed = checkpoint(note, vkey)
    entry = tiles.leaf_hash(reader.get_entry(index))
    InclusionProof(index, signed.size, hashes).check(entry, signed.root_hash)
    expect("the path", hashes, reader.get_inclusion_proof(index, signed.size).node_hashes)


def judge_tree(reader, size, root):
    expect("the root", reader.calculate_root_hash(), root)
    for index in range(size):
        leaf = tiles.leaf_hash(reader.get_entry(index))
        reader.get_inclusion_proof(index, size).check(leaf, root)


def judge(text):
    line = json.loads(text)
    vkey = Vkey.from_string(line["vkey"])
    with tempfile.TemporaryDirectory() as place:
        for name, data in line["files"].items():
            path = Path(place, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(base64.b64decode(data, validate=True))
        reader = TilesReader(LocalBackend(Path(place)))
        newest = reader.get_checkpoint()
        checkpoint(Path(place, "checkpoint").read_text(encoding="utf-8"), vkey)
        held = {name for name in line["files"] if name.startswith("tile/")}
        expect("the set of tiles", held, names(newest.size))
        judge_tree(reader, newest.size, newest.root_hash)
        for receipt in line["receipts"]:
            judge_receipt(receipt, reader, vkey)
        for proof in line["consistency"]:
            old, new = proof["from"], proof["to"]
            hashes = [base64.b64decode(hash, validate=True) for hash in proof["hashes"]]
            ConsistencyProof(old, new, hashes).check(reader.mth(0, old), reader.mth(0, new))
            expect("the proof", hashes, reader.get_consistency_proof(old, new).node_hashes)
        if "witness" in line:
            witness = Vkey.from_string(line["witness"])
            expect("the witness's type", witness.sig_type, 4)
            cosigned = checkpoint(line["cosigned"], vkey)
            valid = VkeySet(vkey, witness).verify(cosigned.signatures, cosigned)
            expect("who signed", {key.name for key, _ in valid}, {vkey.name, witness.name})
            expect("the cosigned root", cosigned.root_hash, reader.mth(0, cosigned.size))


def main(arguments):
    return judging.run(__file__, judge, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
