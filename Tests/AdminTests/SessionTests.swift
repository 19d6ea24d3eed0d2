@testable import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `An admin session` {
    private static let passphrase = Array(Premises.passphrase.utf8)
    private static let here = SessionHolder(
        uid: Premises.owner, seat: Seat(session: 7, started: 100))
    private static let needed = "session.needed"

    private let premises: Premises
    private var office: Office { premises.office }

    init() throws {
        premises = try Premises.found(asksSessions: true)
        try premises.unseal()
    }

    private func begin(
        _ holder: SessionHolder = here, _ secret: [UInt8] = passphrase,
        _ choice: SlotChoice = SlotChoice()
    ) throws {
        try premises.work(.session(choice, holder), secret)
    }

    private func rule(_ holder: SessionHolder = here) -> String? {
        do throws(OfficeError) {
            try office.checkSession(of: holder)
            return nil
        } catch { return error.place ?? "\(error)" }
    }

    @Test func `is what a change takes, and the log says who began it`() throws {
        #expect(rule() == Self.needed)
        try begin()
        #expect(rule() == nil)
        let entry = try #require(try premises.entries("session.begun").first)
        #expect(entry.body["slot"] == "main")
        #expect(entry.body["slot_kind"] == "passphrase")
        #expect(entry.body["until"]?.text.hasPrefix("2026-11-23T12:15:00.") == true)
        #expect(entry.actor == Premises.admin)
        // And it counts as the drill that it is.
        #expect(office.journal.gate.state.slots[.main]?.verified == entry.time)
    }

    @Test func `lasts a quarter of an hour, however much it is used`() throws {
        try begin()
        for _ in 0..<14 {
            premises.clock.pass(seconds: 60)
            #expect(rule() == nil)
        }
        #expect(try office.session(of: Self.here)["seconds_left"] == 60)
        premises.clock.pass(seconds: 59)
        #expect(rule() == nil)
        premises.clock.pass(seconds: 1)
        #expect(rule() == Self.needed)
        #expect(try office.session(of: Self.here)["session"] == "none")
        try begin()
        #expect(rule() == nil)
    }

    @Test func `is not drawn out by setting the clock`() throws {
        try begin()
        premises.clock.jump(seconds: -3_600)
        premises.clock.pass(seconds: 900)
        #expect(rule() == Self.needed)
    }

    @Test(arguments: [
        SessionHolder(uid: Premises.owner, seat: Seat(session: 8, started: 100)),
        // The number was used again: another leader, another session.
        SessionHolder(uid: Premises.owner, seat: Seat(session: 7, started: 101)),
        SessionHolder(uid: 0, seat: Seat(session: 7, started: 100)),
    ])
    func `is its holder's alone`(other: SessionHolder) throws {
        try begin()
        #expect(rule(other) == Self.needed)
        _ = try office.endSession(of: other, by: Premises.admin)
        #expect(rule() == nil)
        #expect(try premises.entries("session.ended").isEmpty)
    }

    @Test func `is not for who sits nowhere`() throws {
        let nowhere = SessionHolder(uid: Premises.owner, seat: nil)
        #expect(rule(nowhere) == "session.no-seat")
        #expect(refusal { try begin(nowhere) }?.place == "session.no-seat")
        #expect(try premises.entries("session.begun").isEmpty)
    }

    @Test func `ends when it is told to, and once`() throws {
        try begin()
        let ended = try office.endSession(of: Self.here, by: Premises.admin)
        #expect(ended["session"] == "none")
        #expect(rule() == Self.needed)
        _ = try office.endSession(of: Self.here, by: Premises.admin)
        try premises.settle()
        #expect(try premises.entries("session.ended").count == 1)
    }

    @Test func `ends with the sealing`() throws {
        try begin()
        try office.seal(by: Premises.admin)
        #expect(rule() == "sealed")
        try premises.settle()
        office.forget()
        try premises.unseal()
        #expect(rule() == Self.needed)
    }

    @Test func `is begun by any slot, and by none that was removed`() throws {
        let key = [UInt8](1...32)
        let office = SlotName.named("office")
        _ = try premises.work(
            .add(office, .keyFile, shares: nil, proof: SlotChoice()),
            `The office's key slots`.prefixed(Self.passphrase, key))
        try begin(Self.here, key, SlotChoice(kind: .keyFile))
        #expect(try premises.entries("session.begun").last?.body["slot"] == "office")
        #expect(rule() == nil)
        _ = try self.office.removeSlot("office", [:], by: Premises.admin)
        try premises.settle()
        // Whoever has what opened it goes on with nothing.
        #expect(rule() == Self.needed)
        #expect(
            refusal { try begin(Self.here, key, SlotChoice(office, kind: .keyFile)) }?.place
                == "slot.unknown")
    }

    @Test func `makes who guesses wait, after three, and is in the log each time`() throws {
        for _ in 0..<3 {
            #expect(refusal { try begin(Self.here, [1]) } == .wrongPassphrase)
        }
        for wait in [1, 2, 4] as [Int64] {
            // Whatever takes a secret waits, and from wherever it comes; the right one, too.
            let elsewhere = SessionHolder(uid: 0, seat: Seat(session: 9, started: 1))
            #expect(refusal { try begin(elsewhere) }?.place == "session.wait")
            #expect(
                refusal { try premises.work(.verify(.main, .passphrase), [1]) }?.place
                    == "session.wait")
            premises.clock.pass(seconds: wait - 1)
            #expect(refusal { try begin() }?.place == "session.wait")
            premises.clock.pass(seconds: 1)
            #expect(refusal { try begin(Self.here, [1]) } == .wrongPassphrase)
        }
        #expect(try premises.entries("unseal.failed").count == 6)
        premises.clock.pass(seconds: 8)
        try begin()
        #expect(refusal { try begin(Self.here, [1]) } == .wrongPassphrase)
        try begin()
    }

    @Test func `is not asked for by a development vault, and can be had there`() throws {
        let loose = try Premises.found()
        try loose.unseal()
        try loose.office.checkSession(of: SessionHolder(uid: 1, seat: nil))
        let shown = try loose.work(.session(SlotChoice(), Self.here), Self.passphrase)
        #expect(shown["session"] == "open")
        #expect(shown["needed"] == false)
    }
}

@Suite struct `Who guesses at an open vault` {
    @Test func `waits twice as long each time, up to a minute, until one was right`() {
        var delay = ProofDelay()
        var now = Moment(seconds: 0)
        var waits: [Int64?] = []
        for _ in 0..<12 {
            delay.failed(at: now)
            waits.append(delay.seconds(at: now))
            now = now.adding(seconds: delay.seconds(at: now) ?? 0)
            #expect(delay.seconds(at: now) == nil)
        }
        #expect(waits == [nil, nil, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60])
        delay.succeeded()
        delay.failed(at: now)
        #expect(delay.seconds(at: now) == nil)
    }
}
