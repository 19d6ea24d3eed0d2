import Chains
import Gate
import JSON
import Terms
import Testing

@Suite struct `Leave to sign again` {
    private func reissued(_ till: Till, _ entry: [UInt8], _ id: EntryID) -> String? {
        do throws(EntryError) {
            let clearance = try till.gate.reissue(entry, as: id)
            return clearance.entry == id ? nil : "names another entry"
        } catch { return error.clause }
    }

    @Test func `is given for a signed entry, with the very proposal that was charged`() throws {
        var till = try Till.open()
        let outcome = try till.transfer("1.5", nonce: 7)
        let clearance = try till.gate.reissue(outcome.recorded.bytes, as: outcome.recorded.id)
        #expect(clearance.entry == outcome.recorded.id)
        #expect(clearance.proposal.value.decimal == "1.5")
        #expect(clearance.proposal.exclusivityClass.hasSuffix("/7"))
        let state = till.state
        #expect(reissued(till, outcome.recorded.bytes, outcome.recorded.id) == nil)
        #expect(till.state == state)
    }

    @Test func `is not given for another leaf`() throws {
        var till = try Till.open()
        let one = try till.transfer("1").recorded
        let other = try till.transfer("2", nonce: 1).recorded
        let clause = "does not have the leaf its index row names"
        #expect(reissued(till, one.bytes, EntryID(seq: one.id.seq, leaf: other.id.leaf)) == clause)
        #expect(reissued(till, other.bytes, one.id) == clause)
    }

    @Test func `is not given for another's place`() throws {
        var till = try Till.open()
        let one = try till.transfer("1").recorded
        let id = EntryID(seq: one.id.seq + 1, leaf: one.id.leaf)
        #expect(reissued(till, one.bytes, id) == "stands in another's place")
    }

    @Test func `is not given for a refused entry`() throws {
        var till = try Till.open()
        let refused = try till.transfer("26")
        #expect(refused.rule == "agent.limit")
        #expect(
            reissued(till, refused.recorded.bytes, refused.recorded.id)
                == "is not a signed payment of a known wallet")
    }

    @Test func `is not given for an event`() throws {
        var till = try Till.open()
        let event = try till.record(
            .agentAdded(Sample.agent("third"), project: Sample.game, uid: 3))
        #expect(
            reissued(till, event.bytes, event.id)
                == "is not a payment.decided of the known form")
    }

    @Test func `is not given for an edited payload, wherever it was edited`() throws {
        var till = try Till.open()
        let recorded = try till.transfer("1").recorded
        let member = try #require(Edited.members(recorded.bytes)["payload"])
        guard case .string(let hex) = member else { throw EntryError(clause: "no payload") }
        let payload = try #require(Hex.decode(hex))
        for index in payload.indices {
            var other = payload
            other[index] ^= 1
            let bytes = try Edited.entry(
                recorded.bytes, setting: "payload", to: .string(Hex.encode(other)))
            #expect(reissued(till, bytes, recorded.id) != nil)
        }
    }

    @Test func `is not given by a gate that doesn't know the wallet`() throws {
        var till = try Till.open()
        let recorded = try till.transfer("1").recorded
        let stranger = try Till.empty()
        #expect(
            reissued(stranger, recorded.bytes, recorded.id)
                == "is not a signed payment of a known wallet")
    }
}
