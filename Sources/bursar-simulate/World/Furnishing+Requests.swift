internal import Chains
internal import Digests
internal import Gate
internal import JSON
internal import Terms

extension Furnishing {
    /// What a chain is asked to make of a body.
    func proposal(_ body: Ask.Body, at wall: Moment) -> ProposalRequest {
        ProposalRequest(
            wallet: wallets[body.wallet], intent: intent(body), network: network(body), now: wall)
    }

    /// The request as the gate takes it.
    func request(
        _ ask: Ask, payment: PaymentID, _ understanding: PaymentRequest.Understanding,
        isConfirmed: Bool = false
    ) -> PaymentRequest {
        PaymentRequest(
            agent: agents[ask.agent], uid: Furnishing.uid(ask.agent), key: ask.keyText,
            fingerprint: fingerprint(ask.body), payment: payment,
            wallet: wallets[ask.body.wallet].name, intent: intent(ask.body),
            network: network(ask.body), purpose: nil, understanding: understanding,
            isConfirmed: ask.body.isConfirmed || isConfirmed)
    }

    /// What tells one body from another.
    func fingerprint(_ body: Ask.Body) -> Digest32 {
        let numbers: [any FixedWidthInteger] = [
            body.wallet, body.payee, body.wei, body.nonce, body.gasLimit, body.gasPriceWei,
            body.isConfirmed ? 1 : 0,
        ]
        return SHA256.hash(Array(numbers.map { "\($0)" }.joined(separator: " ").utf8))
    }

    /// API.md's `intent`.
    private func intent(_ body: Ask.Body) -> JSON {
        [
            "kind": "transfer", "to": .string(Cast.payees[body.payee]),
            "amount": .string(DecimalText.print(body.wei, decimals: 18)), "asset": "ETH",
        ]
    }

    /// API.md's `network`.
    private func network(_ body: Ask.Body) -> JSON {
        [
            "chain_id": Cast.assetOf[body.wallet] == 0 ? 1 : 11_155_111,
            "nonce": .integer(body.nonce), "gas_limit": .string(String(body.gasLimit)),
            "max_fee_per_gas": .string(String(body.gasPriceWei)),
            "max_priority_fee_per_gas": "0",
        ]
    }
}

extension Ask {
    /// The key as the header has it.
    var keyText: String { "story-key-" + String(1_000_000_000 + key) }
}

extension Disk.Answer {
    /// Whether an entry's own members name the same request.
    func isNamed(by entry: Entry, _ cast: Furnishing) -> Bool {
        let ask = Ask(agent: slot.agent, key: slot.key, body: body)
        return entry.actor.name == Cast.agents[slot.agent]
            && entry.body["key"] == .string(ask.keyText)
            && entry.body["payment"] == .string(reply.payment)
            && entry.body["fingerprint"] == .string(cast.fingerprint(body).hex)
            && entry.body["outcome"] == .string(reply.outcome.word)
    }
}

extension Reply.Outcome {
    /// The word in entries.
    fileprivate var word: String {
        switch self {
        case .signed: "signed"
        case .refused: "refused"
        case .waiting: "pending"
        }
    }
}
