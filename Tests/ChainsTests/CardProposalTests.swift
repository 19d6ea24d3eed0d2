import Digests
import JSON
import Terms
import Testing

@testable import Chains

@Suite struct `A card payment` {
    @Test func `costs its amount and no fee`() throws {
        let proposal = try CardPayments.propose()
        let amount = AssetAmount(
            asset: Asset(
                symbol: "USD", chain: Card.name, network: .mainnet, decimals: 2), atoms: 1_000)
        #expect(proposal.worstCase == [amount])
        #expect(proposal.value == amount)
        #expect(proposal.fee.atoms == 0)
        #expect(proposal.payee.text == "https://shop.example")
        #expect(proposal.validUntil == TONPayments.now.adding(seconds: 120))
    }

    @Test func `has canonical bytes, with brand and last four alone`() throws {
        let text = String(decoding: try CardPayments.propose().payload, as: UTF8.self)
        #expect(
            text == "{\"amount\":\"10\",\"asset\":\"USD\","
                + "\"card\":\"visa ending in 4242\",\"key\":\"" + String(repeating: "08", count: 32)
                + "\",\"merchant\":\"https://shop.example\",\"order\":7,"
                + "\"until\":\"2026-11-23T10:02:00Z\"}")
    }

    @Test func `reads back as what it was`() throws {
        let proposal = try CardPayments.propose()
        let again = try Card.read(payload: proposal.payload, wallet: proposal.wallet)
        #expect(again == proposal)
    }

    @Test(arguments: [
        ("\"amount\":\"10\"", "\"amount\":\"10.00\""), ("\"amount\":\"10\"", "\"amount\":\"0\""),
        ("\"amount\":\"10\"", "\"amount\":\"10.001\""), ("shop.example", "shop.example/"),
        ("https://shop", "https://SHOP"), ("\"order\":7", "\"order\": 7"), ("4242", "4243"),
        ("10:02:00Z", "10:02:00.5Z"), ("\"USD\"", "\"EUR\""), ("0808", "0809"),
        ("{\"amount\"", "{\"aamount\""),
    ])
    func `is no other order's bytes`(old: String, new: String) throws {
        let proposal = try CardPayments.propose()
        let text = String(decoding: proposal.payload, as: UTF8.self)
        let edited = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
        #expect(edited != proposal.payload)
        let error = refusal { () throws(ChainError) in
            try Card.read(payload: edited, wallet: proposal.wallet)
        }
        #expect(error?.place.hasPrefix("payload") == true)
    }

    @Test(
        arguments: [
            (CardPayments.intent(amount: "10.001"), "intent.amount"),
            (CardPayments.intent(amount: "0.00"), "intent.amount"),
            (CardPayments.intent(amount: "-1"), "intent.amount"),
            (CardPayments.intent(amount: 10), "intent.amount"),
            (CardPayments.intent(kind: "transfer"), "intent.kind"),
            (CardPayments.intent(merchant: "http://shop.example"), "intent.merchant"),
            (CardPayments.intent(asset: "EUR"), "card.currency"),
            (CardPayments.intent(asset: "USD:testnet"), "card.currency"),
            (["kind": "card"], "intent.merchant"),
        ] as [(JSON, String)])
    func `is refused where its intent is not of the form`(intent: JSON, place: String) {
        let error = refusal { () throws(ChainError) in try CardPayments.propose(intent) }
        #expect(error?.place == place)
    }

    @Test(
        arguments: [
            (CardPayments.network(validFor: 29), "network.valid_for"),
            (CardPayments.network(validFor: 3_601), "network.valid_for"),
            (["valid_for": 60], "network.order"), (["order": 1], "network.valid_for"),
            (["order": 1, "valid_for": 60, "x": 1], "network.x"),
        ] as [(JSON, String)])
    func `is refused where what comes with it is not`(network: JSON, place: String) {
        let error = refusal { () throws(ChainError) in
            try CardPayments.propose(CardPayments.intent(), network)
        }
        #expect(error?.place == place)
    }

    @Test func `is counted in the currency's own minor unit`() throws {
        let yen = try CardPayments.wallet(currency: "JPY")
        let proposal = try CardPayments.propose(
            CardPayments.intent(amount: "1500", asset: "JPY"), CardPayments.network(), yen)
        #expect(proposal.value.atoms == 1_500)
        let error = refusal { () throws(ChainError) in
            try CardPayments.propose(
                CardPayments.intent(amount: "1500.5", asset: "JPY"), CardPayments.network(), yen)
        }
        #expect(error?.place == "intent.amount")
    }

    @Test func `becomes a grant that anyone can check`() throws {
        let proposal = try CardPayments.propose()
        let signature = [UInt8](repeating: 5, count: 64)
        let grant = try Card.assemble(
            proposal, signatures: [Signature(bytes: signature, recoveryID: nil)])
        #expect(grant.format == "card-grant")
        #expect(Base64.decode(grant.data) == signature + proposal.payload)
        let message = Array("bursar/card-grant/v1".utf8) + [0] + proposal.payload
        #expect(grant.id == SHA256.hash(message).hex)
        #expect(proposal.digests == [SHA256.hash(message)])
        #expect(grant.validUntil == proposal.validUntil)
        for wrong in [[], [UInt8](repeating: 5, count: 63)] {
            let error = refusal { () throws(ChainError) in
                try Card.assemble(proposal, signatures: [Signature(bytes: wrong, recoveryID: nil)])
            }
            #expect(error?.place == "signature")
        }
    }

    @Test func `is not dead while its grant holds`() throws {
        let proposal = try CardPayments.propose()
        let early = DeadPayments.changed(
            DeadPayments.card, "ended", "2026-11-23T10:01:59Z")
        #expect(try unproven(early, of: proposal).contains("before the grant ends"))
        let shown = DeadPayments.changed(DeadPayments.card, "redeemed", true)
        #expect(try unproven(shown, of: proposal).contains("included"))
    }
}
