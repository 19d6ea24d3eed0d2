"""Judges exported journals with hledger (Debian's package of that name).

    python hledger_peer.py FILE

FILE has one JSON object a line: `journal` (the text of bursar.journal), `balances` (account to amount
and commodity, as it must come out; accounts that are not named must be at zero) and `days` (how many
days have a movement).

hledger must parse the journal, find every transaction balanced, every assertion met and every account
and commodity declared; each day that moves anything must end in assertions of what it moved; and the
balances that hledger works out must be those that were asked for. Prints `N passed, M failed`; exits 1
unless all passed.
"""

import csv
import decimal
import io
import json
import os
import subprocess
import sys
import tempfile

import judging

FIELDS = {"journal", "balances", "days"}


class Wrong(Exception):
    """What a line gets wrong."""


def hledger(journal, *words):
    """What hledger prints of a journal; with no configuration but what is given."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "bursar.journal")
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(journal)
        ran = subprocess.run(["hledger", "-f", path, *words], capture_output=True, text=True,
                             env={"LC_ALL": "C.UTF-8", "HOME": folder, "PATH": os.environ["PATH"]},
                             check=False)
    if ran.returncode != 0:
        raise Wrong(f"hledger {words[0]}: {ran.stderr.strip()}")
    return ran.stdout


def balances(journal):
    rows = list(csv.reader(io.StringIO(hledger(
        journal, "balance", "--flat", "--empty", "--no-total", "--layout=bare", "-O", "csv"))))
    found = {}
    for account, commodity, amount in rows[1:]:
        if decimal.Decimal(amount) != 0:
            found.setdefault(account, {})[commodity] = decimal.Decimal(amount)
    return found


def unasserted(journal):
    """The days that move an account and do not end in an assertion of its balance; and all days."""
    moved, asserted = {}, {}
    for transaction in json.loads(hledger(journal, "print", "-O", "json")):
        day = transaction["tdate"]
        for posting in transaction["tpostings"]:
            names = {(posting["paccount"], amount["acommodity"]) for amount in posting["pamount"]}
            if posting["pbalanceassertion"]:
                asserted.setdefault(day, set()).update(names)
            else:
                moved.setdefault(day, set()).update(names)
                asserted.get(day, set()).difference_update(names)
    return [day for day in moved if moved[day] - asserted.get(day, set())], moved


def judge(line):
    if set(line) != FIELDS:
        raise Wrong(f"has the fields {sorted(line)}")
    hledger(line["journal"], "check", "--strict", "ordereddates")
    missing, days = unasserted(line["journal"])
    if missing:
        raise Wrong(f"nothing is asserted of all that moved on {missing}")
    if len(days) != line["days"]:
        raise Wrong(f"has movements on {sorted(days)}, {line['days']} days were asked for")
    found = balances(line["journal"])
    asked = {account: {unit: decimal.Decimal(amount) for unit, amount in units.items()}
             for account, units in line["balances"].items()}
    if found != asked:
        raise Wrong(f"the balances are {found}, asked for {line['balances']}")


def main(arguments):
    return judging.run(__file__, lambda text: judge(json.loads(text)), arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
