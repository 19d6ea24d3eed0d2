import ArgumentParser
import JSON
import Terms

/// `bursar doctor`: looks at all that a vault's owner has to see to, and changes nothing.
///
/// Asks `GET /v1/admin/status`, `GET /v1/admin/slots`, `GET /v1/admin/wallets` and `GET /v1/audit/entries`.
struct DoctorVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look at what a vault's owner has to see to; change nothing.",
        discussion: """
            Files and their modes, room on the disk, the daemon's hardening and warnings, slots \
            that nobody tried for 90 days, the age of the newest backup, the clock. Exits with 0 \
            where all is well, with 1 where something is to be done, with 3 where the vault is \
            sealed or nobody answers, and with 4 where tampering was found.

            Example: bursar doctor --json
            """)

    @Option(
        help: ArgumentHelp(
            "Where the anchor is, if not beside the vault's directory.", valueName: "file"),
        completion: .file())
    var anchor: String?

    @OptionGroup var options: SharedOptions

    /// How far back a backup is looked for: a hundred requests.
    private static let page: UInt64 = 1_000
    private static let pages = 100

    func perform(_ session: Session) throws(Failure) {
        let home = session.places.home
        var found = FileExam(home: home, anchor: anchor ?? home + ".anchor").diagnoses()
        var isSealed = true
        do throws(Failure) {
            let status = try session.admin("GET", "/v1/admin/status")
            isSealed = StatusExam.isSealed(status)
            found += StatusExam.diagnoses(status)
            if !isSealed {
                found += StatusExam.slots(
                    try session.admin("GET", "/v1/admin/slots"), now: Since.now)
                found.append(
                    StatusExam.wallets(try session.admin("GET", "/v1/admin/wallets")))
            }
            found += try entries(session, status)
        } catch {
            found.append(
                .attention(
                    "daemon", error.why ?? "does not answer",
                    hint: error.hint ?? "start it: bursard --home \(home)"))
        }
        show(found, session)
        let status = Diagnosis.status(found, sealed: isSealed)
        guard status == .done else { throw .reported(status) }
    }

    /// What the last entries say: when a backup was made, and whether the clock is behind.
    private func entries(_ session: Session, _ status: JSON) throws(Failure) -> [Diagnosis] {
        guard case .integer(let size)? = status.at("ledger", "size"), size > 0 else { return [] }
        var end = size
        var last: Moment?
        for _ in 0..<DoctorVerb.pages where end > 0 {
            let from = end > DoctorVerb.page ? end - DoctorVerb.page : 0
            let bytes = try session.audit("/v1/audit/entries?from=\(from)&limit=\(end - from)")
            let lines = bytes.split(separator: UInt8(ascii: "\n")).reversed()
                .compactMap { try? JSONReader.read(Array($0)) }
            last = last ?? lines.first.flatMap(time)
            if let entry = lines.first(where: { $0.at("kind")?.plain == "backup.made" }) {
                return verdict(time(entry), looked: size - from, last)
            }
            end = from
        }
        return verdict(nil, looked: size - end, last)
    }

    private func verdict(_ made: Moment?, looked: UInt64, _ last: Moment?) -> [Diagnosis] {
        [
            StatusExam.backup(made: made, looked: looked, now: Since.now),
            StatusExam.clock(last: last, now: Since.now),
        ]
    }

    private func time(_ entry: JSON) -> Moment? {
        entry.at("time").flatMap { Timestamp.parse($0.plain) }
    }

    private func show(_ found: [Diagnosis], _ session: Session) {
        guard !session.json else {
            return session.output.document(["checks": .array(found.map(\.json))])
        }
        for one in found.sorted(by: { $0.state != .well && $1.state == .well }) {
            let mark = one.state == .well ? "well" : one.state.rawValue.uppercased()
            session.output.line("\(mark)  \(one.check): \(one.detail)")
            if !one.hint.isEmpty { session.output.line("      \(one.hint)") }
        }
    }
}
