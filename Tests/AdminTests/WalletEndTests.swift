import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `To order the end of a wallet's key` {
    private func order(_ premises: Premises, _ name: String, _ body: JSON) throws -> JSONObject {
        defer { try? premises.settle() }
        return try premises.office.orderDestruction(name, body, by: Premises.admin)
    }

    private func refusal(_ premises: Premises, _ name: String, _ body: JSON) -> (
        String, String, String
    )? {
        do {
            _ = try order(premises, name, body)
            return nil
        } catch OfficeError.refused(let rule, let detail, let hint) {
            return (rule, detail, hint)
        } catch { return ("\(error)", "", "") }
    }

    @Test func `takes the address, typed exactly, and a wait within its bounds`() throws {
        let (premises, _) = try Premises.ready()
        let address = try #require(try premises.office.wallet("ethereum/main")["address"]).text
        for typed in [
            "", "ethereum/main", address.lowercased(), String(address.dropLast()), " " + address,
        ] {
            let said = try #require(refusal(premises, "ethereum/main", ["confirm": .string(typed)]))
            #expect(said.0 == "wallet.unconfirmed")
            #expect(said.1.contains("typed in full"))
            #expect(said.2.contains("bursar wallet destroy ethereum/main --confirm ADDRESS"))
        }
        let long = refusal(
            premises, "ethereum/main", ["confirm": .string(address), "wait": 31_536_001])
        #expect(long?.0 == "wallet.wait")
        #expect(long?.1.contains("31536001 s is outside 1 to 31536000 s") == true)
        let none = refusal(premises, "ethereum/main", ["confirm": .string(address), "wait": 0])
        #expect(none?.0 == "wallet.wait")
        #expect(try premises.entries("wallet.destruction_ordered").isEmpty)
        let reply = try order(premises, "ethereum/main", ["confirm": .string(address)])
        #expect(reply["standing"] == "to-be-destroyed")
        #expect(reply["due"] == "2026-12-23T12:00:00Z")
        #expect(reply["address"] == .string(address))
        let entry = try #require(try premises.entries("wallet.destruction_ordered").first)
        #expect(entry.body["wait"] == 2_592_000)
        let again = refusal(premises, "ethereum/main", ["confirm": .string(address)])
        #expect(again?.0 == "wallet.to-be-destroyed")
    }

    @Test func `is seen in every look, and taken back by one word`() throws {
        let (premises, _) = try Premises.ready()
        let address = try #require(try premises.office.wallet("ethereum/main")["address"])
        _ = try order(premises, "ethereum/main", ["confirm": address])
        guard case .array(let wallets)? = try premises.office.wallets()["wallets"] else {
            Issue.record("no list")
            return
        }
        #expect(wallets.first?["standing"] == "to-be-destroyed")
        guard case .array(let warnings)? = premises.office.status()["warnings"] else { return }
        #expect(
            warnings.contains {
                $0.text
                    == "the key of wallet ethereum/main is to be destroyed at 2026-12-23T12:00:00Z; "
                    + "until then: bursar wallet keep ethereum/main"
            })
        let kept = try premises.office.keepWallet(
            "ethereum/main", ["reason": "the wrong one"], by: Premises.admin)
        #expect(kept["standing"] == nil && kept["due"] == nil)
        #expect(throws: OfficeError.self) {
            try premises.office.keepWallet("ethereum/main", [:], by: Premises.admin)
        }
        try premises.settle()
        #expect(try premises.entries("wallet.kept").first?.body["reason"] == "the wrong one")
    }

    @Test func `is for wallets that are there and are no cards`() throws {
        let (premises, _) = try Premises.ready()
        #expect(refusal(premises, "ethereum/none", ["confirm": "x"])?.0 == "notFound")
        #expect(refusal(premises, "nonsense", ["confirm": "x"])?.0 == "notFound")
        #expect(refusal(premises, "ethereum/main", [:])?.0.contains("malformed") == true)
    }

    /// A copy of before has the key: what comes of it waits as long again.
    @Test func `waits anew in a copy that is put back`() throws {
        let (premises, _) = try Premises.ready()
        try premises.journal.record(
            .daemonStarted(
                version: "1", binary: "b", hardening: [:], clock: premises.journal.clock),
            by: Actor(role: .daemon, name: "", uid: 0))
        let address = try #require(try premises.office.wallet("ethereum/main")["address"])
        _ = try order(premises, "ethereum/main", ["confirm": address, "wait": 604_800])
        let next = try premises.restarted()
        next.clock.jump(seconds: 10 * 86_400)
        try next.unseal()
        #expect(next.office.walletDue() == nil)
        _ = try next.office.acknowledge(["reason": "it lay for ten days"], by: Premises.admin)
        try next.settle()
        #expect(next.office.walletDue() == nil)
        next.clock.pass(seconds: 604_801)
        #expect(next.office.walletDue()?.0.text == "ethereum/main")
    }

    /// A sealed vault takes no order to keep a key: whoever unseals it late has an hour.
    @Test func `comes no sooner than an hour after an unsealing, where money may be`() throws {
        let (premises, _) = try Premises.ready()
        let address = try #require(try premises.office.wallet("ethereum/main")["address"])
        _ = try order(premises, "ethereum/main", ["confirm": address, "wait": 604_800])
        premises.ledger.close()
        premises.clock.pass(seconds: 604_801)
        let next = try Premises(at: premises.place, clock: premises.clock, asksSessions: true)
        try next.unseal()
        #expect(next.office.walletDue() == nil)
        next.clock.pass(seconds: 3_599)
        #expect(next.office.walletDue() == nil)
        next.clock.pass(seconds: 1)
        #expect(next.office.walletDue()?.0.text == "ethereum/main")
    }

    /// What it lags behind it would make up for when it is set right, and nobody could tell that from waiting.
    @Test func `is ordered by no clock that is behind`() throws {
        let (premises, _) = try Premises.ready()
        try premises.journal.record(
            .daemonStarted(
                version: "1", binary: "b", hardening: [:], clock: premises.journal.clock),
            by: Actor(role: .daemon, name: "", uid: 0))
        let address = try #require(try premises.office.wallet("ethereum/main")["address"])
        premises.clock.jump(seconds: -3_600)
        premises.clock.pass(seconds: 299)
        #expect(!premises.journal.gate.state.isBehind(premises.journal.clock))
        premises.clock.pass(seconds: 2)
        let said = try #require(refusal(premises, "ethereum/main", ["confirm": address]))
        #expect(said.0 == "clock.jumped" && said.2.contains("bursar audit acknowledge"))
        _ = try premises.office.acknowledge(["reason": "it is right now"], by: Premises.admin)
        #expect(refusal(premises, "ethereum/main", ["confirm": address]) == nil)
    }

    /// Wrapped and pinned anew, a key that somebody put back would be found by nobody.
    @Test func `outlives a rotation of the keyring in no row that was put back`() throws {
        let (premises, _) = try Premises.ready()
        let key = try #require(
            try premises.reader.row(.records, id: Array("wallet/ethereum/main/key".utf8)))
        let address = try #require(try premises.office.wallet("ethereum/main")["address"])
        _ = try order(premises, "ethereum/main", ["confirm": address, "wait": 1])
        premises.clock.pass(seconds: 2)
        let (wallet, _) = try #require(premises.office.walletDue())
        premises.office.destroyDue(wallet)
        try premises.settle()
        premises.journal.ledger.stage(row: key)
        try premises.settle()
        try premises.begin([.wallet])
        try premises.turn()
        #expect(
            premises.office.findings == [
                "the key of ethereum/main was destroyed and stands in its row again"
            ])
        #expect(try premises.entries("keyring.rewrapped").isEmpty)
    }

    /// One admin alone orders neither an end nor a successor, and finds the same order when asking again.
    @Test func `waits for two people where the policy names them, and so does a successor`() throws
    {
        let (premises, _) = try Premises.ready()
        let text = String(decoding: Premises.policy(), as: UTF8.self).replacing(
            "currency: CAD\n",
            with: """
                currency: CAD
                control: {approvals: 1, approvers: {alice: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"}}

                """)
        _ = try premises.office.applyPolicy(Array(text.utf8), by: Premises.admin)
        let address = try #require(try premises.office.wallet("ethereum/main")["address"])
        func waiting(_ ask: () throws -> JSONObject) -> UInt64? {
            defer { try? premises.settle() }
            do {
                _ = try ask()
                return nil
            } catch OfficeError.orderWaits(_, let order, _, _) { return order } catch { return nil }
        }
        let first = waiting { try order(premises, "ethereum/main", ["confirm": address]) }
        premises.clock.pass(seconds: 60)
        let again = waiting { try order(premises, "ethereum/main", ["confirm": address]) }
        #expect(first != nil && first == again)
        let next = waiting {
            try premises.office.rotateWallet(
                "ethereum/main", ["to": "ethereum/next"], by: Premises.admin)
        }
        #expect(next != nil && next != first)
        #expect(try premises.office.wallet("ethereum/main")["standing"] == nil)
        #expect(try premises.entries("wallet.rotated").isEmpty)
        #expect(try premises.entries("wallet.destruction_ordered").isEmpty)
    }
}
