"""Judges the judge of journals, each test but the first with one thing wrong."""

import contextlib
import io
import json
import os
import tempfile
import unittest

import hledger_peer

JOURNAL = """; a journal
decimal-mark .
commodity 1.000000000000000000 "CAD"
commodity 1.000000000000000000 "ETH"
P 2026-11-26 "ETH" 4000 "CAD"
2026-11-26 * (7) 0xabc | signed
    exposed:game:worker  10.520000001 "CAD"
    budget:game:worker  -10.520000001 "CAD"
account exposed:game:worker
account budget:game:worker
2026-11-26 * balances
    budget:game:worker  0 "CAD" = -10.520000001 "CAD"
    exposed:game:worker  0 "CAD" = 10.520000001 "CAD"
2026-11-27 * (8) 01ABC | landed
    exposed:game:worker  -10.520000001 "CAD"
    budget:game:worker  10.520000001 "CAD"
    expenses:game:worker  0.002200000000000001 "ETH"
    assets:ethereum/main  -0.002200000000000001 "ETH"
account expenses:game:worker
account assets:ethereum/main
2026-11-27 * balances
    assets:ethereum/main  0 "ETH" = -0.002200000000000001 "ETH"
    budget:game:worker  0 "CAD" = 0 "CAD"
    expenses:game:worker  0 "ETH" = 0.002200000000000001 "ETH"
    exposed:game:worker  0 "CAD" = 0 "CAD"
"""
BALANCES = {"expenses:game:worker": {"ETH": "0.002200000000000001"},
            "assets:ethereum/main": {"ETH": "-0.002200000000000001"}}


def judge(journal=JOURNAL, balances=None, days=2):
    """The exit status, the last line of output, and what was said about failures."""
    line = {"journal": journal, "balances": balances or BALANCES, "days": days}
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "lines.ndjson")
        with open(path, "w", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = hledger_peer.main([path])
    return status, out.getvalue().strip().split("\n")[-1], err.getvalue()


class HledgerPeer(unittest.TestCase):
    def assert_wrong(self, reason, **changes):
        status, summary, said = judge(**changes)
        self.assertEqual((status, summary), (1, "0 passed, 1 failed"), said)
        self.assertIn(reason, said)

    def test_a_right_journal_passes(self):
        status, summary, said = judge()
        self.assertEqual((status, summary), (0, "1 passed, 0 failed"), said)

    def test_an_amount_that_was_changed(self):
        self.assert_wrong("could not balance", journal=JOURNAL.replace(
            "worker  10.520000001 \"CAD\"\n    budget", "worker  10.520000002 \"CAD\"\n    budget"))

    def test_a_transaction_that_was_left_out(self):
        start = JOURNAL.index("2026-11-26 * (7)")
        end = JOURNAL.index("account exposed")
        self.assert_wrong("assertion", journal=JOURNAL[:start] + JOURNAL[end:])

    def test_an_assertion_that_is_off_by_the_last_digit(self):
        self.assert_wrong("assertion", journal=JOURNAL.replace(
            "= 0.002200000000000001", "= 0.002200000000000002"))

    def test_a_day_without_its_assertion(self):
        start = JOURNAL.index("2026-11-26 * balances")
        end = JOURNAL.index("2026-11-27 * (8)")
        self.assert_wrong("nothing is asserted", journal=JOURNAL[:start] + JOURNAL[end:])

    def test_an_account_that_nobody_declared(self):
        self.assert_wrong("undeclared", journal=JOURNAL.replace(
            "account assets:ethereum/main\n", ""))

    def test_days_out_of_order(self):
        self.assert_wrong("date", journal=JOURNAL.replace("2026-11-27", "2026-11-25"))

    def test_other_balances_and_days_than_asked_for(self):
        self.assert_wrong("the balances are", balances={"expenses:x": {"ETH": "1"}})
        self.assert_wrong("has movements on", days=3)

    def test_no_journal(self):
        self.assert_wrong("hledger check", journal="2026-11-26 x\n  a  1\n")


if __name__ == "__main__":
    unittest.main()
