import Chains
import JSON
import Terms

/// What is asked of the vault, and what the peers then compare the signed bytes with.
struct Transfer {
    /// 10^6 ETH in wei.
    static let most: UInt128 = 1_000_000_000_000_000_000_000_000
    /// 10,000 gwei, far above what gas has ever cost.
    static let dearest: UInt128 = 10_000_000_000_000
    static let lastNonce: UInt64 = 1 << 53 - 1

    let purse: Purse
    let to: String
    let value: UInt128
    let nonce: UInt64
    let gasLimit: UInt64
    let maxFee: UInt128
    let priorityFee: UInt128

    /// The smallest and the largest of everything; then, of all else, any.
    static func next(
        _ index: Int, from purse: inout Purse, among payees: [String], _ chance: inout Chance
    ) -> Transfer {
        let edge: Int? = index < 2 ? index : nil
        var nonce: UInt64
        repeat {
            nonce = edge.map { [0, lastNonce][$0] } ?? UInt64(chance.spread(0, UInt128(lastNonce)))
        } while !purse.nonces.insert(nonce).inserted
        let gas: [UInt64] = [EthereumTransfer.intrinsicGas, EthereumTransfer.gasCap]
        let fee = edge.map { [1, dearest][$0] } ?? chance.spread(1, dearest)
        return Transfer(
            purse: purse, to: payee(payees, &chance),
            value: edge.map { [1, most][$0] } ?? chance.spread(1, most), nonce: nonce,
            gasLimit: edge.map { gas[$0] }
                ?? [gas[0], .random(in: gas[0]...gas[1], using: &chance)]
                .randomElement(using: &chance) ?? gas[0],
            maxFee: fee,
            priorityFee: edge.map { [0, fee][$0] } ?? .random(in: 0...fee, using: &chance))
    }

    /// A stranger, or now and then a wallet of the vault's own: with EIP-55's checksum or without.
    private static func payee(_ own: [String], _ chance: inout Chance) -> String {
        var text = own.randomElement(using: &chance) ?? ""
        if Int.random(in: 0..<16, using: &chance) > 0 {
            // Above the addresses kept for precompiled contracts.
            let bytes =
                [1]
                + (1..<EthereumAddress.length).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
            text = EthereumAddress(bytes.shuffled(using: &chance))?.text ?? ""
        }
        return Bool.random(using: &chance) ? text : text.lowercased()
    }

    /// The request's body.
    var body: JSON {
        [
            "wallet": .string(purse.name),
            "intent": [
                "kind": "transfer", "to": .string(to),
                "amount": .string(DecimalText.print(value, decimals: 18)), "asset": "ETH",
            ],
            "network": [
                "chain_id": .integer(purse.chainID), "nonce": .integer(nonce),
                "gas_limit": .string(String(gasLimit)),
                "max_fee_per_gas": .string(String(maxFee)),
                "max_priority_fee_per_gas": .string(String(priorityFee)),
            ],
        ]
    }

    /// The line that Tests/Peers/ethereum_peer.py judges.
    func line(raw: String, worstCase: UInt128) -> [UInt8] {
        JSONWriter.write(
            [
                "raw": .string(raw), "from": .string(purse.address), "to": .string(to),
                "value": .string(String(value)), "chain_id": .integer(purse.chainID),
                "nonce": .integer(nonce), "gas_limit": .string(String(gasLimit)),
                "max_fee_per_gas": .string(String(maxFee)),
                "max_priority_fee_per_gas": .string(String(priorityFee)),
                "worst_case_wei": .string(String(worstCase)),
            ]) + [UInt8(ascii: "\n")]
    }
}
