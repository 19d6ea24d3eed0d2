extension HelpTopic {
    /// The `network` object, chain by chain.
    static let networkFactsText = """
        Bursar opens no network socket, so whoever pays brings what only the network
        knows: a JSON object in the file that --chain-data names (- for stdin). What is
        asked of a node is asked by the agent; what is signed is checked by Bursar.

        ton: the wallet's seqno, and for how many seconds (30 to 600) the message holds.
        For a wallet that is not on the chain yet, seqno 0 and "deployed": false.

            {"seqno": 7, "valid_for": 120}

        ethereum: chain id and nonce as numbers; the gas limit, and the most wei that a
        unit of gas and its priority may cost, as decimal strings. A transfer takes
        21000 gas. All the gas at the highest price counts as the worst-case fee.

            {"chain_id": 1, "nonce": 5, "gas_limit": "21000",
             "max_fee_per_gas": "30000000000",
             "max_priority_fee_per_gas": "1000000000"}

        bitcoin: the outputs to spend, each with the whole transaction it is in (hex),
        and the fee rate in satoshi per virtual byte. Change goes back to the wallet.

            {"inputs": [{"txid": "…", "vout": 0, "previous_transaction": "…"}],
             "fee_rate": "12.5"}

        card: no network is asked. The agent's own number for the purchase, of whose
        grants one is redeemed, and for how many seconds (30 to 3600) the grant holds.

            {"order": 7, "valid_for": 600}

        Unknown fields are refused. docs/POLICY.md says what each chain bounds.

        Example: bursar quote --wallet ethereum/main --amount 0.01 --asset ETH \\
            --to 0x52908400098527886E0F7030069857D2E4169EE7 --chain-data network.json

        """
}
