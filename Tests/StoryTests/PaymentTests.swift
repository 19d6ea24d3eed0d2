import Chains
import Digests
import JSON
import Ledger
import Terms
import Testing

@Suite struct `A payment` {
    private let shop: Shop

    init() throws { shop = try Shop.shared.get() }

    @Test func `is answered with the members of the contract and no others`() throws {
        let reply = try shop.hire().pay()
        #expect(reply.status == 200)
        #expect(reply.headers["content-type"] == "application/json")
        let body = reply.json
        #expect(
            body.keys == ["charge", "payment", "receipt", "remaining", "status", "transaction"])
        #expect(body["transaction"]?.keys == ["data", "encoding", "format", "id"])
        #expect(body["charge"]?.keys == ["amount", "currency", "worst_case"])
        #expect(body["charge.worst_case.0"]?.keys == ["amount", "asset"])
        for scope in body.list("remaining") {
            #expect(scope.keys == ["amount", "per", "resets_at", "scope"])
        }
        #expect(body.text("status") == "signed")
        #expect(body.text("transaction.format") == "ethereum-raw")
        #expect(body.text("transaction.encoding") == "hex")
        #expect(body.text("charge.currency") == "CAD")
        #expect(body.text("charge.worst_case.0.asset") == "ETH")
        // A ULID: 26 characters of Crockford's base 32.
        let payment = try #require(body.text("payment"))
        #expect(PaymentID(payment)?.text == payment)
    }

    @Test func `carries the transaction that was asked for`() throws {
        let order = Order.plain.with("network.nonce", 41).with(
            "intent.amount", "0.003000000000000001")
        let body = try shop.hire().pay(order).json
        let data = try #require(body.text("transaction.data"))
        #expect(data.hasPrefix("0x"))
        let raw = try #require(Hex.decode(data.dropFirst(2)))
        #expect(data == "0x" + Hex.encode(raw))
        let signed = try SignedEthereumTransfer.read(raw: raw)
        #expect(signed.raw == raw)
        #expect(signed.transfer.chainID == 1)
        #expect(signed.transfer.nonce == 41)
        #expect(signed.transfer.gasLimit == 21_000)
        #expect(signed.transfer.maxFeePerGas == 30_000_000_000)
        #expect(signed.transfer.maxPriorityFeePerGas == 1_000_000_000)
        #expect(signed.transfer.to.text == Order.payee)
        #expect(signed.transfer.value == 3_000_000_000_000_001)
        #expect(body.text("transaction.id") == "0x" + Keccak256.hash(raw).hex)
    }

    @Test func `costs its worst case at the rate, rounded up once`() throws {
        let shop = try Shop()
        let price: UInt128 = 4_000_123_456_789
        try shop.rate("ETH", "4000.123456789", haircut: 123)
        let hand = try shop.hire()
        let wei: UInt128 = 1_234_567_890_123_457
        let order = Order.plain.with("intent.amount", "0.001234567890123457")
        let body = try hand.pay(order).json
        let worst = wei + 21_000 * 30_000_000_000
        let scale = UInt128(1_000_000_000_000_000_000) * 10_000
        let nanos = (worst * price * 10_123 + scale - 1) / scale
        #expect(body.text("charge.amount") == DecimalText.print(nanos, decimals: 9))
        #expect(
            body.text("charge.worst_case.0.amount") == DecimalText.print(worst, decimals: 18))
        let limit = UInt128(1_000_000_000_000)
        #expect(
            body.text("remaining.0.amount") == DecimalText.print(limit - nanos, decimals: 9))
    }

    @Test func `leaves its agent and project what they had less the charge`() throws {
        let hand = try shop.hire(
            Budget(limit: "100.00", projectLimit: "80.00", pools: "{reserve: \"20.00\"}"))
        let first = try hand.pay(Order.numbered(0)).json
        #expect(first.text("charge.amount") == Order.charge)
        #expect(first.text("remaining.0.scope") == "agent/\(hand.name)")
        #expect(first.text("remaining.0.per") == "day")
        #expect(first.text("remaining.0.amount") == "89.48")
        #expect(first.text("remaining.1.scope") == "project/\(hand.project)")
        #expect(first.text("remaining.1.per") == "week")
        // The project has 60 outside its pools, less than the agent has.
        #expect(first.text("remaining.1.amount") == "49.48")
        let second = try hand.pay(Order.numbered(1)).json
        #expect(second.text("remaining.0.amount") == "78.96")
        #expect(second.text("remaining.1.amount") == "38.96")
        for place in ["remaining.0.resets_at", "remaining.1.resets_at"] {
            let end = try #require(first.text(place))
            // Toronto's midnight, winter or summer.
            #expect(end.hasSuffix("T05:00:00Z") || end.hasSuffix("T04:00:00Z"))
            #expect(second.text(place) == end)
        }
        #expect(try shop.committed("agent/\(hand.name)") == "21.04")
        #expect(try shop.committed("project/\(hand.project)") == "21.04")
    }

    @Test func `does not show an agent what its project has beyond its own reach`() throws {
        let hand = try shop.hire(Budget(limit: "100.00", projectLimit: "5000.00"))
        let body = try hand.pay().json
        #expect(body.text("remaining.0.amount") == "89.48")
        #expect(body.text("remaining.1.amount") == "89.48")
    }

    @Test func `is proven by its receipt, offline, to be the entry the auditor reads`() throws {
        let hand = try shop.hire()
        let order = Order.plain.with("purpose", ["item": "a subscription"])
        let body = try hand.pay(order).json
        let receipt = try TLogProof(try #require(body.text("receipt")))
        let entry = try shop.home.connect("audit")
            .ask("GET", "/v1/audit/entries?from=\(receipt.index)&limit=1").body
        let line = Array(entry.dropLast())
        let leaf = SHA256.hash([0] + line)
        let key = try VerifierKey(shop.home.verifierKey)
        let checkpoint = try receipt.verify(leaf: leaf, signedBy: key)
        #expect(checkpoint.size > receipt.index)
        #expect(throws: NoteError.self) {
            try receipt.verify(leaf: SHA256.hash([0] + line + [10]), signedBy: key)
        }
        let decided = try JSONReader.read(line)
        #expect(decided.canonical.utf8.elementsEqual(line))
        #expect(decided.text("kind") == "payment.decided")
        #expect(decided.text("payment") == body.text("payment"))
        #expect(decided.text("outcome") == "signed")
        #expect(decided.text("actor.name") == hand.name)
        #expect(decided["intent"] == order["intent"])
        #expect(decided["network"] == order["network"])
        #expect(decided["worst_case"] == body["charge.worst_case"])
        #expect(decided.list("windows").count == 2)
        for window in decided.list("windows") {
            #expect(window.text("before") == "0")
            #expect(window.text("charge") == Order.charge)
            #expect(window.text("after") == Order.charge)
        }
        // The payload is what was signed, without its signature.
        let raw = try #require(
            body.text("transaction.data").flatMap { Hex.decode($0.dropFirst(2)) })
        let payload = try SignedEthereumTransfer.read(raw: raw).transfer.payload
        #expect(decided.text("payload") == Hex.encode(payload))
        // What it is for stays out of the log.
        #expect(!decided.canonical.contains("subscription"))
    }

    @Test func `can be looked up by its id, without its bytes`() throws {
        let hand = try shop.hire()
        let body = try hand.pay().json
        let payment = try #require(body.text("payment"))
        let found = try hand.get("/v1/payments/\(payment)")
        #expect(found.status == 200)
        #expect(found.json.text("payment") == payment)
        #expect(found.json.text("status") == "signed")
        #expect(found.json["charge"] == body["charge"])
        let data = try #require(body.text("transaction.data"))
        #expect(!found.text.contains(data.dropFirst(2)))
    }

    @Test func `that was refused can be looked up with its rule`() throws {
        let hand = try shop.hire(Budget(limit: "10.00"))
        let payment = try #require(try hand.pay().payment)
        let found = try hand.get("/v1/payments/\(payment)").json
        #expect(found.text("status") == "refused")
        #expect(found.text("rule") == "agent.limit")
        #expect(found.text("charge.amount") == "0")
    }
}
