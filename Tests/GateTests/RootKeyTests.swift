import JSON
import Terms
import Testing

@testable import Gate

@Suite struct `A rotated root key in the log` {
    private static let office = SlotName("office") ?? .main

    private func till() throws -> Till {
        var till = try Till.open(Sample.policy(Sample.team(), nil))
        try till.record(Event(kind: "vault.unsealed", body: JSONObject([("slot", "main")])))
        try till.record(
            .slotAdded(
                Self.office, .shares, shares: ShareCount("2-of-3"), verified: false, proof: .main,
                sealed: []))
        return till
    }

    private func rotated(_ kept: [SlotName], _ dropped: [SlotName] = []) -> Event {
        .rootRotated(
            keeping: kept, dropping: dropped, reason: "r",
            sealed: [["id": "6d61696e", "sha256": "0c", "table": "slots", "version": 9]])
    }

    @Test func `verifies the slots that open it, and ends the others`() throws {
        var till = try till()
        try till.record(rotated([.main, Self.office]))
        #expect(till.state.slots[Self.office]?.verified == till.state.lastTime)
        #expect(till.state.slotPins[.main]?.version == 9)
        try till.record(rotated([Self.office], [.main]))
        #expect(till.state.slots[.main] == nil)
        #expect(till.state.slotPins[.main]?.version == 9)
    }

    @Test func `says of each slot, once, what becomes of it`() throws {
        var till = try till()
        let cellar = SlotName("cellar") ?? .main
        for wrong in [
            rotated([]), rotated([.main]), rotated([.main, .main]), rotated([], [.main]),
            rotated([.main, Self.office], [.main]), rotated([.main, cellar]),
            rotated([.main, Self.office, cellar]), rotated([.main], [Self.office, Self.office]),
            Event(kind: "root.rotated", body: JSONObject([("slots", ["main"])])),
            Event(kind: "root.rotated", body: JSONObject([("slots", [7]), ("removed", [])])),
        ] { #expect(try till.complaint(wrong) != nil, "\(wrong)") }
        #expect(till.state.slots.count == 2)
    }
}
