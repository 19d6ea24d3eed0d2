import JSON
import Terms
import Testing
import Wire

@Suite struct `A message about a card` {
    private func fault(_ json: JSON) -> String? {
        do throws(FieldError) {
            _ = try CardRedemption(json)
            return nil
        } catch { return error.path }
    }

    @Test func `redeems by merchant and amount, and nothing else`() throws {
        let read = try CardRedemption(["merchant": "https://shop.example", "amount": "10.00"])
        #expect(read.merchant == "https://shop.example")
        #expect(read.amount == "10.00")
        #expect(fault(["merchant": "https://shop.example"]) == "amount")
        #expect(fault(["amount": "10.00"]) == "merchant")
        #expect(fault(["merchant": 1, "amount": "10.00"]) == "merchant")
        #expect(fault(["merchant": "a", "amount": 10]) == "amount")
        #expect(fault(["merchant": "a", "amount": "1", "card": "x"]) == "card")
        #expect(fault([]) == "")
        let long = JSON.string(String(repeating: "a", count: 301))
        #expect(fault(["merchant": long, "amount": "1"]) == "merchant")
        #expect(fault(["merchant": "a", "amount": long]) == "amount")
    }

    @Test func `as a client writes a payment with one pays a merchant`() throws {
        let order = PaymentOrder(
            wallet: try #require(WalletName("card/primary")), payee: "https://shop.example",
            amount: "10.00", asset: "USD", comment: nil, network: JSONObject([("order", 7)]),
            item: nil, alternatives: [])
        #expect(
            try PayRequest(order.json).intent == [
                "kind": "card", "merchant": "https://shop.example", "amount": "10.00",
                "asset": "USD",
            ])
    }
}
