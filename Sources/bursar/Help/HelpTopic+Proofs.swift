extension HelpTopic {
    /// What frees a signed payment, chain by chain.
    static let proofsText = """
        A signed payment may land at any time, so its charge is given back only for a
        proof that it never can: a JSON object in the file that 'bursar payment void'
        takes with --proof (- for stdin). Who voids vouches for what it says of the
        chain; Bursar holds it against the bytes that were signed.

        ethereum: another transaction took its nonce. account_nonce is the sender's
        count of transactions at the block finalized_block, which is finalized, and is
        above the payment's nonce; included says that the chain up to there does not
        hold the payment's own hash.

            {"chain": "ethereum", "account_nonce": 6, "finalized_block": 23000000,
             "included": false}

        bitcoin: another transaction spent one of its inputs. txid and vout are an
        output that the payment spends, spent_by is the id of the transaction that
        spent it, with 6 confirmations or more, and is not the payment's own.

            {"chain": "bitcoin", "txid": "…", "vout": 0, "spent_by": "…",
             "confirmations": 6}

        ton, the order ran out: masterchain_time, in UTC, is more than 60 seconds after
        the payment's valid_until, and seqno, the wallet's then, is still the payment's.

            {"chain": "ton", "masterchain_time": "2026-11-26T13:00:00Z", "seqno": 7}

        ton, another message took its seqno: seqno, the wallet's, is above the
        payment's, consumed_by is the hash of the message that took the payment's, and
        included says that this was not the payment's own (TEP-467 hash).

            {"chain": "ton", "seqno": 8, "consumed_by": "…", "included": false}

        Each form has these members and no other. A payment that landed is settled
        with what it cost; one of which nothing can be proven is written off.

        Example: bursar payment void 01KA0QCTKAFQX1JG0ACHMDR6BF --proof proof.json

        """
}
