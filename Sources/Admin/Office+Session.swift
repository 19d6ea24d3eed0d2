import Gate
public import JSON
import Ledger
public import Terms

/// Admin sessions: a uid alone changes nothing of a vault that may hold money (docs/decisions/0029).
extension Office {
    /// Whether changes take a session here; of a development vault they do not.
    var needsSession: Bool { !facts.development }

    /// Throws what keeps a holder from changing anything: a sealed vault, or that it has no session.
    public func checkSession(of holder: SessionHolder) throws(OfficeError) {
        _ = try openVault()
        guard needsSession, sessions.secondsLeft(of: holder, at: bootTime) == nil else { return }
        try Office.checkSeat(of: holder)
        throw .refused(
            rule: "session.needed",
            detail: "this changes the vault, and no admin session is open here",
            hint: "bursar session begin asks for what opens a slot; it holds for "
                + "\(AdminSessions.length / 60) minutes, in this terminal")
    }

    /// Whether a holder has a session, and how much of it is left.
    public func session(of holder: SessionHolder) throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let left = sessions.secondsLeft(of: holder, at: bootTime)
        return JSONObject([
            ("session", .string(left == nil ? "none" : "open")), ("needed", .bool(needsSession)),
            ("seconds_left", left.map { .integer(UInt64($0)) } ?? .null),
        ])
    }

    /// Ends a holder's session; where there is none, nothing is recorded.
    public func endSession(of holder: SessionHolder, by actor: Actor) throws(OfficeError)
        -> JSONObject
    {
        _ = try openVault()
        if sessions.secondsLeft(of: holder, at: bootTime) != nil {
            try record(.sessionEnded, by: actor)
            _ = sessions.end(holder, at: bootTime)
        }
        return try session(of: holder)
    }

    /// Begins a session for who has opened a slot.
    ///
    /// What follows stands behind its entry in the log, and is durable no earlier than that.
    func beginSession(
        of holder: SessionHolder, by slot: SlotName, _ actor: Actor
    ) throws(OfficeError) -> JSONObject {
        guard let kind = journal.gate.state.slots[slot]?.kind else { throw .notFound }
        let until = journal.gate.state.time(at: journal.clock)
            .adding(seconds: AdminSessions.length)
        try record(.sessionBegun(slot, kind, until: until), by: actor)
        sessions.begin(holder, by: slot, at: bootTime)
        return try session(of: holder)
    }

    static func checkSeat(of holder: SessionHolder) throws(OfficeError) {
        guard holder.seat == nil else { return }
        throw .refused(
            rule: "session.no-seat",
            detail: "the kernel does not say to which session the command belongs, or its leader "
                + "has ended",
            hint: "run it in a terminal, or below: setsid --wait COMMAND")
    }

    /// Throws where too many secrets in a row were wrong.
    func checkDelay() throws(OfficeError) {
        guard let seconds = proofDelay.seconds(at: bootTime) else { return }
        throw .refused(
            rule: "session.wait",
            detail: "\(proofDelay.failures) secrets in a row opened nothing; the next is tried in "
                + "\(seconds) s",
            hint: "wait, then try again; freezing and sealing never wait")
    }
}
