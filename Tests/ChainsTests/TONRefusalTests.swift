import JSON
import Terms
import Testing

@testable import Chains

/// The catalogue of ways to make a gate under-count (T-01 …), as far as transfers of coins meet
/// them.
@Suite struct `A payment of toncoin is refused` {
    static let networks: [(JSON, String)] = [
        // T-29, T-30: an order that could be held back, or never runs out.
        (TONPayments.network(validFor: 29), "ton.valid-for"),
        (TONPayments.network(validFor: 601), "ton.valid-for"),
        (TONPayments.network(validFor: 0), "ton.valid-for"),
        (TONPayments.network(validFor: 4_294_967_295), "ton.valid-for"),
        (TONPayments.network(validFor: .integer(1 << 53 - 1)), "ton.valid-for"),
        (["seqno": 7], "network.valid_for"),
        (TONPayments.network(validFor: "120"), "network.valid_for"),
        (TONPayments.network(validFor: .null), "network.valid_for"),
        // T-31: there is no field for a moment of the caller's own.
        (["seqno": 7, "valid_for": 120, "now": 1], "network.now"),
        (["seqno": 7, "valid_until": 4_294_967_295], "network.valid_for"),
        (["seqno": 7, "valid_for": 120, "valid_until": 1], "network.valid_until"),
        // T-28: what the seqno may be.
        (["valid_for": 120], "network.seqno"),
        (TONPayments.network(seqno: "7"), "network.seqno"),
        (TONPayments.network(seqno: 4_294_967_295), "network.seqno"),
        (TONPayments.network(seqno: 4_294_967_296), "network.seqno"),
        // T-22: a first state goes with the first message alone.
        (TONPayments.network(seqno: 1, deployed: false), "network.deployed"),
        (TONPayments.network(deployed: "false"), "network.deployed"),
        // T-01, T-12: mode and wallet id are not the caller's.
        (["seqno": 7, "valid_for": 120, "mode": 128], "network.mode"),
        (["seqno": 7, "valid_for": 120, "wallet_id": 1], "network.wallet_id"),
        ([:], "network.seqno"),
        (.null, "network"),
    ]

    @Test(arguments: networks) func `for its network facts`(network: JSON, place: String) throws {
        let request = try TONPayments.request(network: network)
        #expect(refusal { () throws(ChainError) in try TON.propose(request) }?.place == place)
    }

    static let zeros = String(repeating: "0", count: 64)
    static let intents: [(JSON, String)] = [
        // T-23: the masterchain, and other workchains.
        (
            TONPayments.intent(to: .string("-1:" + String(repeating: "5", count: 64))),
            "ton.workchain"
        ),
        (
            TONPayments.intent(to: "Ef9VVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVbxn"),
            "ton.workchain"
        ),
        (TONPayments.intent(to: .string("1:" + String(repeating: "5", count: 64))), "intent.to"),
        (TONPayments.intent(to: .string("0:" + zeros)), "ton.payee"),
        // T-32: the other network's form, on either network.
        (TONPayments.intent(to: .string(TONPayments.testPayee)), "ton.address-network"),
        // T-02, T-26: amounts.
        (TONPayments.intent(amount: "0"), "intent.amount"),
        (TONPayments.intent(amount: "0.0000000001"), "intent.amount"),
        (TONPayments.intent(amount: "-1"), "intent.amount"),
        (TONPayments.intent(amount: "1e9"), "intent.amount"),
        (TONPayments.intent(amount: 1), "intent.amount"),
        (TONPayments.intent(amount: "10000000000.000000001"), "ton.overflow"),
        (TONPayments.intent(amount: "1329227995784915872903807060280.344575"), "intent.amount"),
        (TONPayments.intent(amount: "999999999999999999999999999999"), "ton.overflow"),
        // T-15, T-16: other assets.
        (TONPayments.intent(asset: "USDT"), "asset.unknown"),
        (TONPayments.intent(asset: "TON:testnet"), "asset.unknown"),
        (TONPayments.intent(asset: "ton"), "asset.unknown"),
        // T-06, T-07, T-14, T-17, T-18, T-19: what is no field of an intent.
        (TONPayments.intent(kind: "jetton"), "intent.kind"),
        (
            [
                "kind": "transfer", "to": .string(TONPayments.payee), "amount": "1",
                "asset": "TON", "payload": "te6",
            ], "intent.payload"
        ),
        (
            [
                "kind": "transfer", "to": .string(TONPayments.payee), "amount": "1",
                "asset": "TON", "forward_ton_amount": "1",
            ], "intent.forward_ton_amount"
        ),
        (
            [
                "kind": "transfer", "to": .string(TONPayments.payee), "amount": "1",
                "asset": "TON", "state_init": "te6",
            ], "intent.state_init"
        ),
        (
            [
                "kind": "transfer", "to": .string(TONPayments.payee), "amount": "1",
                "asset": "TON", "bounce": false,
            ], "intent.bounce"
        ),
        // T-24: comments.
        (TONPayments.intent(comment: ""), "intent.comment"),
        (
            TONPayments.intent(comment: .string(String(repeating: "x", count: 513))),
            "intent.comment"
        ),
        (
            TONPayments.intent(comment: .string(String(repeating: "é", count: 257))),
            "intent.comment"
        ),
        (TONPayments.intent(comment: "line\nfeed"), "intent.comment"),
        (TONPayments.intent(comment: "bell\u{7}"), "intent.comment"),
        (TONPayments.intent(comment: "nul\u{0}"), "intent.comment"),
        (TONPayments.intent(comment: "del\u{7f}"), "intent.comment"),
        (TONPayments.intent(comment: "c1\u{85}"), "intent.comment"),
        (TONPayments.intent(comment: "\u{202e}drawkcab"), "intent.comment"),
        (TONPayments.intent(comment: "a\u{2066}b\u{2069}"), "intent.comment"),
        (TONPayments.intent(comment: "\u{200f}"), "intent.comment"),
        (TONPayments.intent(comment: "two\u{2028}lines"), "intent.comment"),
        (TONPayments.intent(comment: 7), "intent.comment"),
        ([:], "intent.kind"),
    ]

    @Test(arguments: intents) func `for its intent`(intent: JSON, place: String) throws {
        let request = try TONPayments.request(intent: intent)
        #expect(refusal { () throws(ChainError) in try TON.propose(request) }?.place == place)
    }

    // T-32, from the other side: a test wallet pays no address that is written for money.
    @Test func `on a test network, for an address of the main one`() throws {
        for address in [TONPayments.payee, TONPayments.bounceablePayee] {
            let request = try TONPayments.request(
                intent: TONPayments.intent(to: .string(address)), on: .testnet)
            #expect(
                refusal { () throws(ChainError) in try TON.propose(request) }?.place
                    == "ton.address-network")
        }
    }

    @Test func `for a wallet that is not its key's`() throws {
        let wallet = try TONPayments.wallet()
        let test = try TONPayments.wallet(.testnet)
        let strange = [
            // T-09, T-11: the account of another network, version or key.
            WalletFacts(
                name: wallet.name, network: .mainnet, kind: "v5r1", publicKey: wallet.publicKey,
                account: test.account),
            WalletFacts(
                name: wallet.name, network: .testnet, kind: "v5r1", publicKey: wallet.publicKey,
                account: wallet.account),
            WalletFacts(
                name: wallet.name, network: .mainnet, kind: "v4r2", publicKey: wallet.publicKey,
                account: wallet.account),
            WalletFacts(
                name: wallet.name, network: .mainnet, kind: "v5r1",
                publicKey: [UInt8](repeating: 9, count: 32), account: wallet.account),
            WalletFacts(
                name: try require(WalletName("ethereum/main")), network: .mainnet, kind: "v5r1",
                publicKey: wallet.publicKey, account: wallet.account),
        ]
        for wallet in strange {
            let request = ProposalRequest(
                wallet: wallet, intent: TONPayments.intent(), network: TONPayments.network(),
                now: TONPayments.now)
            #expect(
                refusal { () throws(ChainError) in try TON.propose(request) }?.place == "wallet")
        }
    }

    @Test func `at a time that TON can't count`() throws {
        for seconds in [4_294_967_296, -1_000] as [Int64] {
            let request = try TONPayments.request(at: Moment(seconds: seconds))
            #expect(
                refusal { () throws(ChainError) in try TON.propose(request) }?.place
                    == "network.valid_for")
        }
    }

    @Test func `in words that name the value, the bound and what to do`() throws {
        let request = try TONPayments.request(network: TONPayments.network(validFor: 601))
        let words = refusal { () throws(ChainError) in try TON.propose(request) }?.words ?? []
        #expect(words.count == 2)
        #expect(words.first?.contains("601") == true)
        #expect(words.first?.contains("600") == true)
        #expect(words.last?.contains("120") == true)
    }

    @Test func `but plain text of any script is kept exactly`() throws {
        for text in ["invoice 7", "счёт № 7", "請求書", "👩‍👩‍👧 family", "naïve", " lead", "trail "] {
            let proposal = try TON.propose(
                TONPayments.request(intent: TONPayments.intent(comment: .string(text))))
            let message = try ExternalMessage(reading: BagOfCellsReader.read(proposal.payload))
            let comment = try WalletV5Order(reading: message.body).transfer.comment
            #expect(comment.map { Array($0.text.utf8) } == Array(text.utf8))
        }
    }
}
