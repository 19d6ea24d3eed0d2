@testable import AdminTests
import Admin
import Callers
import JSON
import Payment
import Terms
import Testing
import Wire

/// A counter whose agents pay with a card of 50 USD exposure, in a vault that counts in USD.
final class CardCounter {
    static let text = "4242424242424242\n08/27\n123\nA Holder"
    let counter: Counter
    var orders: UInt64 = 0

    static func policy(cards: String = "{card/primary: reveal}") -> [UInt8] {
        Premises.policy(
            currency: "USD", wallets: "[card/primary]",
            more: """
                        cards: \(cards)
                      seller:
                        limit: {amount: "10.00", per: day}
                        wallets: [card/primary]
                        payees: any
                        cards: {card/primary: reveal}
                """)
    }

    init(storesCVV: Bool = false, cards: String = "{card/primary: reveal}") throws {
        let premises = try Premises.found()
        try premises.unseal()
        _ = try premises.office.applyPolicy(
            CardCounter.policy(cards: cards), by: Premises.admin)
        let token = try premises.addAgent()
        counter = try Counter(premises, token: token)
        _ = try CardCounter.add(premises, storesCVV: storesCVV)
        try premises.settle()
    }

    init(_ counter: Counter) { self.counter = counter }

    @discardableResult
    static func add(
        _ premises: Premises, _ text: String = text, label: String = "primary",
        storesCVV: Bool = false
    ) throws -> JSONObject {
        let bytes = Array(text.utf8)
        let order = try CardOrder(
            currency: "USD", exposure: "50.00", network: nil,
            storesCVV: storesCVV ? "true" : nil)
        return try unsafe premises.office.addCard(
            label, order, bytes.span.bytes, by: Premises.admin)
    }

    /// Asks for a grant and waits for it; the payment's id.
    func pay(_ amount: JSON = "10.00", from other: Caller? = nil) throws -> PaymentID {
        orders += 1
        let body: JSON = [
            "wallet": "card/primary",
            "intent": [
                "kind": "card", "merchant": "https://shop.example", "amount": amount,
                "asset": "USD",
            ],
            "network": ["order": .integer(orders), "valid_for": 600],
        ]
        let heard = try counter.paid("order-\(orders)", body, from: other)
        guard case .string(let text)? = (heard.signed ?? heard.refused)?["payment"] else {
            throw CardTrouble.noPayment("\(heard.answers)")
        }
        return try #require(PaymentID(text))
    }

    /// Redeems a grant; it is answered when all that waits has landed.
    func ask(
        _ payment: PaymentID, merchant: JSON = "https://shop.example", amount: JSON = "10.00",
        from other: Caller? = nil
    ) throws -> HeardRedemption {
        let heard = HeardRedemption()
        counter.teller.redeem(
            payment, try CardRedemption(["merchant": merchant, "amount": amount]),
            from: other ?? counter.caller
        ) { span in
            heard.shown.append(
                unsafe span.withUnsafeBytes { String(decoding: unsafe Array($0), as: UTF8.self) })
        } answer: {
            heard.answers.append($0)
        }
        return heard
    }

    func redeemed(
        _ payment: PaymentID, merchant: JSON = "https://shop.example", amount: JSON = "10.00",
        from other: Caller? = nil
    ) throws -> HeardRedemption {
        let heard = try ask(payment, merchant: merchant, amount: amount, from: other)
        try counter.finish()
        return heard
    }
}

/// What a bench of cards could not do.
enum CardTrouble: Error {
    case noPayment(String)
}

/// What one caller heard and saw of a redemption.
final class HeardRedemption {
    var shown: [String] = []
    var answers: [RedemptionAnswer] = []

    var isShown: Bool {
        if answers.count == 1, case .shown = answers[0] { shown.count == 1 } else { false }
    }

    /// The rule that refused, if nothing was shown.
    var rule: String? {
        guard answers.count == 1, shown.isEmpty, case .refused(let body) = answers[0],
            case .string(let rule)? = body["rule"]
        else { return nil }
        return rule
    }

    /// The error, if nothing was shown.
    var error: PaymentError? {
        guard answers.count == 1, shown.isEmpty, case .failed(let error) = answers[0] else {
            return nil
        }
        return error
    }
}
