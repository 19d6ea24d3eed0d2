@testable import Ledger
import Admin
import Gate
import JSON
import Terms
import Testing

extension Premises {
    /// The disk is full, as the writer finds it: the ballast's room is given back, and the loop hears of it.
    func fillDisk() throws {
        #expect(ledger.writer.giveBallast())
        journal.collect()
        try settle()
    }

    /// There is room again: the ballast is made, and the loop hears of it.
    func makeRoom() throws {
        office.secondPassed()
        // A ring of an earlier batch may still be on its way.
        while ledger.isLow { try land() }
        journal.collect()
        try settle()
    }

    var kinds: [String] {
        get throws { try entries().map(\.kind) }
    }
}

@Suite struct `A full disk` {
    private let premises: Premises
    private var office: Office { premises.office }

    init() throws {
        premises = try Premises.ready().0
        try premises.settle()
    }

    @Test func `is recorded and freezes the vault, by the daemon and under a checkpoint`() throws {
        try premises.fillDisk()
        let last = try premises.entries().suffix(2)
        #expect(last.map(\.kind) == ["ledger.degraded", "vault.frozen"])
        #expect(last.allSatisfy { $0.actor.role == .daemon })
        #expect(last.first?.body["reason"] == "full")
        #expect(last.first?.body["ballast"] == true)
        #expect(last.last?.body["reason"] == "the disk that holds the log is full")
        #expect(premises.ledger.signedSize == premises.ledger.durableSize)
        // Once, however often the loop looks.
        premises.journal.collect()
        #expect(premises.journal.isQuiet)
    }

    @Test func `lets an admin freeze, and change nothing else`() throws {
        try premises.fillDisk()
        let state = premises.journal.gate.state
        let changes: [() throws -> Void] = [
            { _ = try office.setRate(Premises.rate(price: "1100"), by: Premises.admin) },
            { _ = try office.applyPolicy(Premises.policy(limit: "1.00"), by: Premises.admin) },
            {
                _ = try office.addAgent(
                    ["agent": "late", "project": "shop", "uid": 7], by: Premises.admin)
            },
            { _ = try office.removeAgent("buyer", [:], by: Premises.admin) },
            { _ = try office.createWallet(Premises.wallet("ethereum/late"), by: Premises.admin) },
            { _ = try office.acknowledge(["reason": "x"], by: Premises.admin) },
            { _ = try office.setVault(frozen: false, ["reason": "x"], by: Premises.admin) },
            {
                _ = try office.movePrice(
                    ["asset": "ETH", "price": "1001", "currency": "CAD"],
                    by: Actor(role: .feed, name: "", uid: 7))
            },
        ]
        for change in changes { #expect(refusal(change) == .ledgerUnavailable) }
        #expect(premises.journal.gate.state == state)
        #expect(premises.journal.isQuiet)
        _ = try office.freezeAgent("buyer", [:], by: Premises.admin)
        _ = try office.setProject("shop", frozen: true, [:], by: Premises.admin)
        _ = try office.setWallet("ethereum/main", frozen: true, [:], by: Premises.admin)
        try premises.settle()
        #expect(
            try premises.kinds.suffix(3) == ["agent.frozen", "project.frozen", "wallet.frozen"])
        #expect(premises.failures.list.isEmpty)
    }

    @Test func `is a warning in the status, and says what to do`() throws {
        try premises.fillDisk()
        let warnings = office.status()["warnings"]
        #expect(JSONWriter.write(warnings ?? .null).count > 0)
        let text = String(decoding: JSONWriter.write(warnings ?? .null), as: UTF8.self)
        #expect(text.contains("the disk that holds the log is full"))
        #expect(text.contains("the vault is frozen until bursar thaw"))
        #expect(office.trouble?.hint.contains("bursar thaw --reason") == true)
        #expect(office.trouble?.stopsReads == false)
    }

    @Test func `that has room again is recorded, and stays frozen until an admin thaws`() throws {
        try premises.fillDisk()
        try premises.makeRoom()
        #expect(try premises.kinds.last == "ledger.restored")
        #expect(office.trouble == nil)
        #expect(premises.journal.gate.state.frozen.vault)
        // A restart is no person who looked.
        let next = try premises.restarted()
        try next.unseal()
        #expect(next.office.findings == [])
        #expect(next.journal.gate.state.frozen.vault)
        _ = try next.office.setVault(frozen: false, ["reason": "made room"], by: Premises.admin)
        try next.settle()
        #expect(try next.kinds.last == "vault.thawed")
        _ = try next.office.setRate(Premises.rate(price: "1100"), by: Premises.admin)
    }

    @Test func `holds the minute's counts until there is room, or the daemon stops`() throws {
        try premises.fillDisk()
        office.count(.audit, uid: 5, agent: "", rule: "read")
        try office.writeTally()
        #expect(premises.journal.isQuiet)
        try premises.makeRoom()
        try office.writeTally()
        try premises.settle()
        #expect(try premises.kinds.last == "requests.counted")
        try premises.fillDisk()
        office.count(.audit, uid: 5, agent: "", rule: "read")
        try office.recordStop()
        try premises.settle()
        #expect(try premises.kinds.suffix(2) == ["requests.counted", "daemon.stopped"])
    }

    @Test func `that was frozen by a person already is frozen once`() throws {
        _ = try office.setVault(frozen: true, [:], by: Premises.admin)
        try premises.settle()
        try premises.fillDisk()
        #expect(try premises.kinds.last == "ledger.degraded")
    }

    @Test func `under a sealed vault is recorded unsigned, and no finding at the next unseal`()
        throws
    {
        try office.seal(by: Premises.admin)
        try premises.settle()
        office.forget()
        try premises.fillDisk()
        #expect(try premises.kinds.last == "ledger.degraded")
        #expect(premises.ledger.signedSize < premises.ledger.durableSize)
        try premises.unseal()
        #expect(office.findings == [])
        #expect(try premises.kinds.suffix(2) == ["vault.unsealed", "vault.frozen"])
        #expect(premises.ledger.signedSize == premises.ledger.durableSize)
    }

    @Test func `over a damaged vault freezes nothing by an entry: it is frozen`() throws {
        try premises.tamper { $0.stage(removing: Array("buyer".utf8), from: .tokens) }
        let next = try Premises(at: premises.place, clock: premises.clock)
        try next.unseal()
        #expect(!next.office.findings.isEmpty)
        try next.fillDisk()
        #expect(try next.kinds.last == "ledger.degraded")
    }
}

@Suite struct `A disk that does not answer` {
    private let premises: Premises
    private var office: Office { premises.office }

    init() throws {
        premises = try Premises.ready().0
        try premises.settle()
        _ = try premises.office.setRate(Premises.rate(price: "1100"), by: Premises.admin)
        premises.journal.flush()
    }

    @Test func `for two seconds is waited for, and no longer`() throws {
        premises.clock.pass(seconds: 2)
        #expect(office.trouble == nil)
        premises.clock.pass(seconds: 1)
        #expect(office.trouble?.stopsReads == true)
        #expect(office.secondsAway == 3)
        try premises.settle()
        #expect(office.trouble == nil)
        #expect(office.secondsAway == 0)
    }

    @Test func `takes no change but a freeze, and loses nothing of what was asked before`() throws {
        premises.clock.pass(seconds: 3)
        #expect(
            refusal {
                _ = try office.setRate(Premises.rate(price: "1200"), by: Premises.admin)
            } == .ledgerUnavailable)
        _ = try office.freezeAgent("buyer", [:], by: Premises.admin)
        office.count(.audit, uid: 5, agent: "", rule: "read")
        try office.writeTally()
        try premises.settle()
        #expect(try premises.kinds.suffix(2) == ["rate.set", "agent.frozen"])
        try office.writeTally()
        try premises.settle()
        #expect(try premises.kinds.last == "requests.counted")
        #expect(premises.failures.list.isEmpty)
    }

    @Test func `is no time to try a passphrase`() throws {
        try office.seal(by: Premises.admin)
        try premises.settle()
        office.forget()
        office.count(.audit, uid: 5, agent: "", rule: "read")
        try office.writeTally()
        premises.clock.pass(seconds: 3)
        #expect(refusal { _ = try office.beginUnseal() } == .ledgerUnavailable)
        try premises.settle()
        try premises.unseal()
    }

    @Test func `lets nobody read what it has not got`() throws {
        premises.clock.pass(seconds: 3)
        var heard: [Bool] = []
        office.afterwards { heard.append($0) }
        #expect(heard == [false])
        office.whenRecorded { heard.append($0) }
        #expect(heard == [false])
        _ = try office.freezeAgent("buyer", [:], by: Premises.admin)
        try premises.settle()
        #expect(heard == [false, true])
    }
}
