@testable import AdminTests
@testable import Payment
import Admin
import Chains
import Gate
import JSON
import Ledger
import Terms
import Testing
import Wire

/// An admin moves what a rotated wallet holds to its successor, by the way of every payment.
@Suite struct `A sweep` {
    static let key = "sweep-key-000000001"

    static func open() throws -> Counter {
        let counter = try Counter.open()
        _ = try counter.premises.office.rotateWallet(
            "ethereum/main", ["to": "ethereum/next"], by: Premises.admin)
        try counter.premises.settle()
        return counter
    }

    static func order(
        _ amount: String = "0.5", maxFee: String = "0.001", nonce: UInt64 = 3, key: String = key
    ) -> WalletSweep {
        WalletSweep(
            amount: amount, asset: "ETH",
            network: [
                "chain_id": 1, "nonce": .integer(nonce), "gas_limit": "21000",
                "max_fee_per_gas": "30000000000", "max_priority_fee_per_gas": "1000000000",
            ], maxFee: maxFee, key: key)
    }

    /// The one answer to a sweep, once all has run to its end.
    static func sweep(
        _ counter: Counter, _ order: WalletSweep = order(), of wallet: String = "ethereum/main"
    ) throws -> SweepAnswer {
        var answers: [SweepAnswer] = []
        counter.teller.sweep(
            try #require(WalletName(wallet)), order, by: Premises.admin
        ) { answers.append($0) }
        try counter.finish()
        #expect(answers.count == 1)
        return try #require(answers.first)
    }

    static func signed(_ answer: SweepAnswer) -> JSONObject? {
        guard case .signed(var body) = answer else { return nil }
        body["receipt"] = nil
        return body
    }

    static func rule(_ answer: SweepAnswer) -> String? {
        if case .refused(let rule, _, _) = answer { rule } else { nil }
    }

    private static func error(_ answer: SweepAnswer) -> PaymentError? {
        if case .failed(let error) = answer { error } else { nil }
    }

    @Test func `pays the successor, is logged first, and is no charge`() throws {
        let counter = try Self.open()
        let committed = counter.committed
        let body = try #require(Self.signed(try Self.sweep(counter)))
        let next = try counter.premises.office.wallet("ethereum/next")["address"]
        #expect(body["to"] == next && body["value"] == ["amount": "0.5", "asset": "ETH"])
        #expect(body["transaction"]?["format"] == "ethereum-raw")
        #expect(counter.committed == committed)
        let entry = try #require(try counter.premises.entries("wallet.swept").first)
        #expect(body["entry"] == .integer(entry.seq))
        #expect(entry.body["fee"] == ["amount": "0.00063", "asset": "ETH"])
        #expect(try counter.paid("one").refused?["rule"] == "wallet.draining")
    }

    @Test func `is the same again under its key, after a restart too, and no other order's`() throws
    {
        let counter = try Self.open()
        let first = try #require(Self.signed(try Self.sweep(counter)))
        #expect(Self.signed(try Self.sweep(counter)) == first)
        #expect(Self.error(try Self.sweep(counter, Self.order("0.6"))) == .idempotencyConflict)
        #expect(Self.error(try Self.sweep(counter, Self.order(nonce: 4))) == .idempotencyConflict)
        #expect(
            Self.error(try Self.sweep(counter, Self.order(maxFee: "0.002"))) == .idempotencyConflict
        )
        let (next, findings) = try counter.restarted()
        #expect(findings == [] && next.premises.office.findings == [])
        #expect(Self.signed(try Self.sweep(next)) == first)
        #expect(try next.premises.entries("wallet.swept").count == 1)
        // A second sweep has a key of its own.
        let second = try Self.sweep(next, Self.order(nonce: 4, key: "sweep-key-000000002"))
        #expect(Self.signed(second) != nil)
    }

    /// What is durable is answered; what was only staged never was.
    @Test(arguments: [false, true]) func `is signed after its entry is durable alone`(landed: Bool)
        throws
    {
        let counter = try Self.open()
        var answers: [SweepAnswer] = []
        counter.teller.sweep(
            try #require(WalletName("ethereum/main")), Self.order(), by: Premises.admin
        ) { answers.append($0) }
        #expect(answers.isEmpty)
        if landed {
            counter.premises.journal.flush()
            try counter.premises.bell.wait()
        }
        // Whether or not the batch is on the disk: the process ends before it hears.
        #expect(answers.isEmpty)
        let (next, findings) = try counter.reopened()
        #expect(findings == [])
        let again = try #require(Self.signed(try Self.sweep(next)))
        #expect(try next.premises.entries("wallet.swept").count == 1)
        #expect(Self.signed(try Self.sweep(next)) == again)
    }

    @Test func `is withheld by a freeze that comes while it is on its way`() throws {
        let counter = try Self.open()
        var answers: [SweepAnswer] = []
        counter.teller.sweep(
            try #require(WalletName("ethereum/main")), Self.order(), by: Premises.admin
        ) { answers.append($0) }
        _ = try counter.premises.office.setWallet(
            "ethereum/main", frozen: true, [:], by: Premises.admin)
        try counter.finish()
        #expect(answers.compactMap(Self.rule) == ["wallet.frozen"])
        #expect(Self.rule(try Self.sweep(counter)) == "wallet.frozen")
        _ = try counter.premises.office.setWallet(
            "ethereum/main", frozen: false, ["reason": "r"], by: Premises.admin)
        #expect(Self.signed(try Self.sweep(counter)) != nil)
    }

    @Test func `is refused before its entry where its chain, its fee or its form is wrong`() throws
    {
        let counter = try Self.open()
        let size = counter.premises.ledger.size
        #expect(Self.rule(try Self.sweep(counter, Self.order(maxFee: "0.00062"))) == "sweep.fee")
        #expect(
            Self.rule(try Self.sweep(counter, of: "ethereum/next")) == "sweep.not-draining")
        #expect(Self.error(try Self.sweep(counter, of: "ethereum/none")) == .notFound)
        guard case .malformed(let amount)? = Self.error(try Self.sweep(counter, Self.order("x"))),
            case .malformed(let fee)? = Self.error(try Self.sweep(counter, Self.order(maxFee: "x"))),
            case .malformed(let key)? = Self.error(
                try Self.sweep(counter, Self.order(key: "short")))
        else {
            Issue.record("not malformed")
            return
        }
        #expect([amount.path, fee.path, key.path] == ["amount", "max_fee", "key"])
        var foreign = Self.order()
        foreign = WalletSweep(
            amount: foreign.amount, asset: foreign.asset,
            network: ["chain_id": 1, "to": "0x3535353535353535353535353535353535353535"],
            maxFee: foreign.maxFee, key: foreign.key)
        #expect(Self.error(try Self.sweep(counter, foreign)) != nil)
        #expect(counter.premises.ledger.size == size)
        counter.teller.frozen = "somebody was at the file"
        #expect(Self.error(try Self.sweep(counter)) == .frozen("somebody was at the file"))
    }

    @Test func `of bitcoin leaves no change behind, and the hint says how much that is`() throws {
        let counter = try Counter.open()
        let office = counter.premises.office
        _ = try office.createWallet(
            Premises.wallet("bitcoin/main", chain: "bitcoin"), by: Premises.admin)
        _ = try office.rotateWallet("bitcoin/main", ["to": "bitcoin/next"], by: Premises.admin)
        try counter.premises.settle()
        let name = try #require(WalletName("bitcoin/main"))
        let script = try #require(counter.premises.journal.gate.state.wallets[name]).account.bytes
        let network = try #require(
            `A payment of a hundred inputs`.body(script, count: 5)["network"])
        func order(_ amount: String) -> WalletSweep {
            WalletSweep(
                amount: amount, asset: "BTC", network: network, maxFee: "0.0001", key: Self.key)
        }
        guard
            case .refused(let rule, _, let hint) = try Self.sweep(
                counter, order("0.0001"), of: "bitcoin/main")
        else {
            Issue.record("change was left")
            return
        }
        #expect(rule == "sweep.change")
        let whole = try #require(hint.split(separator: " ").last).description
        let body = try #require(
            Self.signed(try Self.sweep(counter, order(whole), of: "bitcoin/main")))
        #expect(body["to"] == (try office.wallet("bitcoin/next")["address"]))
        #expect(
            Self.signed(try Self.sweep(counter, order(whole), of: "bitcoin/main")) == body)
        let (next, findings) = try counter.restarted()
        #expect(findings == [] && next.premises.office.findings == [])
    }

    @Test func `is answered as before once its wallet's key is gone`() throws {
        let counter = try Self.open()
        let office = counter.premises.office
        let first = try #require(Self.signed(try Self.sweep(counter)))
        _ = try office.orderDestruction(
            "ethereum/main",
            [
                "confirm": try #require(office.wallet("ethereum/main")["address"]),
                "wait": 3_600,
            ], by: Premises.admin)
        try counter.premises.settle()
        #expect(
            Self.rule(try Self.sweep(counter, Self.order(key: "sweep-key-000000002")))
                == "wallet.to-be-destroyed")
        counter.premises.clock.pass(seconds: 3_601)
        while let (wallet, entry) = office.walletDue() {
            if counter.teller.keep(wallet, before: entry) == .done { office.destroyDue(wallet) }
            try counter.premises.settle()
        }
        #expect(try office.wallet("ethereum/main")["standing"] == "destroyed")
        #expect(Self.signed(try Self.sweep(counter)) == first)
        let (next, findings) = try counter.restarted()
        #expect(findings == [] && next.premises.office.findings == [])
        #expect(Self.signed(try Self.sweep(next)) == first)
        #expect(
            Self.rule(try Self.sweep(next, Self.order(key: "sweep-key-000000003")))
                == "wallet.destroyed")
        let row = try #require(try next.premises.reader.rows(.idempotency).first)
        next.premises.journal.ledger.stage(removing: row.id, from: .idempotency)
        try next.premises.settle()
        let (_, gone) = try next.restarted()
        #expect(gone.count == 1 && gone[0].hasPrefix("the row that keeps the sweep of entry "))
    }

    @Test func `has a successor that was made for it, once, and none that can't be one`() throws {
        let counter = try Self.open()
        let office = counter.premises.office
        let shown = try office.wallet("ethereum/main")
        #expect(shown["standing"] == "draining" && shown["successor"] == "ethereum/next")
        #expect(try office.wallet("ethereum/next")["standing"] == nil)
        for (wallet, to) in [
            ("ethereum/main", "ethereum/main"), ("ethereum/main", "ton/main"),
            ("ethereum/next", "ethereum/main"),
        ] {
            #expect(throws: OfficeError.self) {
                try office.rotateWallet(wallet, ["to": .string(to)], by: Premises.admin)
            }
        }
        #expect(throws: OfficeError.self) {
            try office.rotateWallet(
                "ethereum/main", ["to": "ethereum/late", "retire_after": 0], by: Premises.admin)
        }
        let names = counter.premises.journal.gate.state.wallets.keys.map(\.text).sorted()
        #expect(names == ["ethereum/main", "ethereum/next"])
        _ = try office.rotateWallet(
            "ethereum/next", ["to": "ethereum/third"], by: Premises.admin)
        let address = try #require(try office.wallet("ethereum/third")["address"])
        #expect(throws: OfficeError.self) {
            try office.orderDestruction(
                "ethereum/third", ["confirm": address], by: Premises.admin)
        }
        counter.premises.clock.pass(seconds: 30 * 86_400 + 1)
        #expect(try office.wallet("ethereum/main")["standing"] == "retired")
        #expect(Self.rule(try Self.sweep(counter)) == "wallet.retired")
    }
}
