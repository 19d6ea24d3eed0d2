import JSON
import Terms
import Testing

@testable import Gate

@Suite struct `The log's keyrings` {
    private static let daemon = Actor(role: .daemon, name: "", uid: 0)

    private func begun(_ term: UInt64 = 2, _ name: KeyringName = .api) -> Event {
        .keyringBegun(name, term: term, proof: .main, reason: "r", sealed: [])
    }

    private func moved(_ rows: UInt64, _ term: UInt64 = 2, _ name: KeyringName = .api) -> Event {
        .keyringRewrapped(name, term: term, rows: rows, sealed: [])
    }

    private func done(_ rows: UInt64, _ term: UInt64 = 2, _ name: KeyringName = .api) -> Event {
        .keyringRotated(name, term: term, rows: rows, sealed: [])
    }

    private func refused(
        _ till: inout Till, _ event: Event, by actor: Actor = daemon
    ) -> String? {
        do {
            try till.record(event, by: actor)
            return nil
        } catch let refusal as Refusal { return refusal.detail } catch { return "\(error)" }
    }

    @Test func `begin with term 1, move to 2, and count what was moved`() throws {
        var till = try Till.open()
        #expect(till.state.keyring(.api) == KeyringStanding())
        try till.record(begun())
        #expect(till.state.keyring(.api).isRotating)
        #expect(till.state.keyring(.wallet) == KeyringStanding())
        try till.record(moved(128), by: Self.daemon)
        try till.record(moved(3), by: Self.daemon)
        #expect(till.state.keyring(.api).rewrapped == 131)
        try till.record(done(131), by: Self.daemon)
        #expect(!till.state.keyring(.api).isRotating)
        #expect(till.state.keyring(.api).term == 2)
        try till.record(begun(3))
        #expect(till.state.keyring(.api).rewrapped == 0)
        try till.replays()
    }

    @Test func `rotate beside each other, and each once at a time`() throws {
        var till = try Till.open()
        for name in KeyringName.allCases { try till.record(begun(2, name)) }
        for name in KeyringName.allCases {
            #expect(refused(&till, begun(3, name), by: Till.admin)?.contains("before") == true)
            try till.record(done(0, 2, name), by: Self.daemon)
        }
        try till.replays()
    }

    @Test func `are not rotated by forged entries`() throws {
        var till = try Till.open()
        for term: UInt64 in [0, 1, 3, .max] {
            #expect(refused(&till, begun(term), by: Till.admin) != nil, "\(term)")
        }
        #expect(refused(&till, moved(1)) != nil)
        #expect(refused(&till, done(0)) != nil)
        #expect(refused(&till, begun()) != nil, "an admin's to begin")
        try till.record(begun())
        #expect(refused(&till, moved(0)) != nil)
        #expect(refused(&till, moved(1, 1)) != nil)
        #expect(refused(&till, moved(1, 2, .meta)) != nil)
        #expect(refused(&till, moved(1), by: Till.admin) != nil, "the daemon's to do")
        try till.record(moved(.max), by: Self.daemon)
        #expect(refused(&till, moved(1)) != nil, "the count runs over")
        #expect(refused(&till, done(1)) != nil)
        for body: JSON in [["keyring": "api"], ["keyring": "none", "term": 2], ["term": 2]] {
            guard case .object(let object) = body else { return }
            #expect(refused(&till, Event(kind: "keyring.rotated", body: object)) != nil)
        }
    }
}
