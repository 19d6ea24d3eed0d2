import Chains
import JSON
import Terms
import Testing

/// Requests for cards, correct unless a test changes them.
enum CardPayments {
    static let key = [UInt8](repeating: 8, count: 32)

    static func wallet(
        _ network: Network = .mainnet, currency: String = "USD", key: [UInt8] = key
    ) throws -> WalletFacts {
        WalletFacts(
            name: try require(WalletName("card/main")), network: network, kind: currency,
            publicKey: key,
            account: Account(
                chain: Card.name, network: network, bytes: key, text: "visa ending in 4242"))
    }

    static func intent(
        merchant: JSON = "https://shop.example", amount: JSON = "10.00", asset: JSON = "USD",
        kind: JSON = "card"
    ) -> JSON {
        ["kind": kind, "merchant": merchant, "amount": amount, "asset": asset]
    }

    static func network(order: JSON = 7, validFor: JSON = 120) -> JSON {
        ["order": order, "valid_for": validFor]
    }

    static func propose(
        _ intent: JSON = intent(), _ network: JSON = network(), _ wallet: WalletFacts? = nil
    ) throws(ChainError) -> Proposal {
        guard let card = try? wallet ?? CardPayments.wallet() else {
            preconditionFailure("a test's own card is wrong")
        }
        return try Card.propose(
            ProposalRequest(
                wallet: card, intent: intent, network: network, now: TONPayments.now))
    }
}
