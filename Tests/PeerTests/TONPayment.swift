@testable import AdminTests
@testable import Chains
import JSON
import Terms

/// What is asked of a TON wallet, and what the peers then compare the signed bytes with.
struct TONPayment {
    /// 10^6 TON in nanoTON.
    static let most: UInt128 = 1_000_000_000_000_000

    let wallet: TONPurse
    let to: TONAddress
    let bounce: Bool
    let nanoTON: UInt128
    let comment: String?
    let seqno: UInt32
    let validFor: UInt64
    /// What the request says of the wallet's contract; nil where it says nothing.
    let deployed: Bool?

    /// The smallest and the largest of everything; then, of all else, any.
    static func next(_ index: Int, from purse: TONPurse, _ chance: inout Chance) -> TONPayment {
        let edge: Int? = index < 2 ? index : nil
        let seqno = edge.map { [0, UInt32.max - 1][$0] } ?? UInt32(chance.spread(0, 1 << 32 - 2))
        return TONPayment(
            wallet: purse, to: payee(&chance), bounce: Bool.random(using: &chance),
            nanoTON: edge.map { [1, most][$0] } ?? chance.spread(1, most),
            comment: edge.map { [nil, String(repeating: "w", count: 512)][$0] }
                ?? comment(&chance),
            seqno: seqno,
            validFor: edge.map { [30, 600][$0] } ?? .random(in: 30...600, using: &chance),
            deployed: seqno == 0
                ? [nil, true, false].randomElement(using: &chance) ?? nil
                : [nil, true].randomElement(using: &chance) ?? nil)
    }

    private static func payee(_ chance: inout Chance) -> TONAddress {
        TONAddress(
            workchain: 0,
            account: [1] + (1..<32).map { _ in UInt8(truncatingIfNeeded: chance.next()) })
    }

    /// Texts of one to four bytes a character, at and around the lengths where a cell is full.
    private static func comment(_ chance: inout Chance) -> String? {
        let lengths = [0, 1, 37, 38, 39, 40, 122, 123, 124, 249, 250, 251, 377, 378, 512]
        let length =
            Bool.random(using: &chance)
            ? lengths.randomElement(using: &chance) ?? 0 : Int.random(in: 0...512, using: &chance)
        var text = ""
        let letters: [Character] = ["a", "Z", " ", "é", "ж", "請", "🧾"]
        while let letter = letters.randomElement(using: &chance),
            text.utf8.count + String(letter).utf8.count <= length
        { text.append(letter) }
        return text.isEmpty ? nil : text
    }

    /// The address in the form that says what is wanted of a payee that can't take it.
    private func address(_ network: Network) -> String {
        to.text(bounceable: bounce, network: network)
    }

    /// The request's body.
    var body: JSON {
        var intent = JSONObject([
            ("kind", "transfer"), ("to", .string(address(wallet.network))),
            ("amount", .string(DecimalText.print(nanoTON, decimals: 9))), ("asset", "TON"),
        ])
        if let comment { intent["comment"] = .string(comment) }
        var network = JSONObject([
            ("seqno", .integer(UInt64(seqno))), ("valid_for", .integer(validFor)),
        ])
        if let deployed { network["deployed"] = .bool(deployed) }
        return [
            "wallet": .string(wallet.name), "intent": .object(intent), "network": .object(network),
        ]
    }

    /// The line that Tests/Peers/ton_peer.py judges.
    func line(_ transaction: JSON, at now: Moment, worstCase: UInt128) -> [UInt8] {
        PeerFile.line([
            "boc": transaction["data"] ?? .null, "wallet": .string(wallet.raw),
            "to": .string("0:" + Hex.encode(to.account)),
            "public_key": .string(wallet.publicKey),
            "network": .string(wallet.network.rawValue), "seqno": .integer(UInt64(seqno)),
            "valid_until": .integer(UInt64(now.seconds) + validFor),
            "now": .integer(UInt64(now.seconds)), "deployed": .bool(deployed ?? (seqno > 0)),
            "bounce": .bool(bounce), "nanoton": .string(String(nanoTON)),
            "comment": comment.map { .string($0) } ?? .null, "id": transaction["id"] ?? .null,
            "worst_case_nanoton": .string(String(worstCase)),
        ])
    }
}
