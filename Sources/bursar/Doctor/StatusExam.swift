import JSON
import Terms

/// What a daemon's own words show: its status, its slots, its last entries.
enum StatusExam {
    /// After how long a slot is to be tried again, seconds: 90 days.
    static let slotInterval: Int64 = 7_776_000
    /// After how long a backup is old, seconds: a week.
    static let backupInterval: Int64 = 604_800

    /// Whether the vault is sealed.
    static func isSealed(_ status: JSON) -> Bool { status.at("sealed") == .bool(true) }

    /// What the status object says: hardening measure by measure, and each warning.
    static func diagnoses(_ status: JSON) -> [Diagnosis] {
        var found: [Diagnosis] = []
        if case .object(let measures)? = status.at("hardening") {
            found += measures.members.map { measure in
                measure.value == .bool(true)
                    ? .well("hardening.\(measure.key)", "in force")
                    : .attention(
                        "hardening.\(measure.key)", "not in force",
                        hint: "look at how the daemon is started: README.md has a unit file")
            }
        }
        found.append(
            isSealed(status)
                ? .attention("vault", "the vault is sealed", hint: "bursar unseal")
                : .well("vault", "the vault is open"))
        return found + status.list("warnings").map { warning($0.plain) }
    }

    private static func warning(_ text: String) -> Diagnosis {
        let frozen = "frozen: "
        guard text.hasPrefix(frozen) else {
            return .attention("warning", text, hint: "bursar status names what to do")
        }
        return Diagnosis(
            check: "ledger", state: .tampering, detail: String(text.dropFirst(frozen.count)),
            hint: "keep the files as they are, and look at docs/OPERATING.md")
    }

    /// What each slot was last seen to.
    static func slots(_ document: JSON, now: Moment) -> [Diagnosis] {
        let slots = document.list("slots")
        let each = slots.map { slot -> Diagnosis in
            let name = slot.at("slot")?.plain ?? "-"
            let check = "slot.\(name)"
            let hint = "bursar slot verify \(name)"
            guard let verified = slot.at("verified").flatMap({ Timestamp.parse($0.plain) }) else {
                return .attention(check, "was never seen to open the vault", hint: hint)
            }
            let words = "last seen to open the vault \(days(from: verified, to: now)) ago"
            return verified.adding(seconds: slotInterval) < now
                ? .attention(check, words, hint: hint) : .well(check, words)
        }
        guard slots.count < 2 else { return each }
        return each + [
            .attention(
                "slots", "one slot alone opens the vault",
                hint: "add another, so that one thing lost is not all: bursar slot add")
        ]
    }

    /// Which wallets agents made themselves: nothing to do, and something to know.
    static func wallets(_ document: JSON) -> Diagnosis {
        let wallets = document.list("wallets")
        let made = wallets.compactMap { wallet in
            wallet.at("made_by").map { "\(wallet.at("name")?.plain ?? "-") by \($0.plain)" }
        }
        let words = "\(wallets.count) in all, \(made.count) made by agents"
        return .well("wallets", made.isEmpty ? words : words + ": " + made.joined(separator: ", "))
    }

    /// How old the newest backup is, by the log's own word.
    static func backup(made: Moment?, looked: UInt64, now: Moment) -> Diagnosis {
        let hint = "bursar backup create FILE, then bursar backup verify where it is kept"
        guard let made else {
            return .attention("backup", "none in the last \(looked) entries", hint: hint)
        }
        let words = "the newest was made \(days(from: made, to: now)) ago"
        return made.adding(seconds: backupInterval) < now
            ? .attention("backup", words, hint: hint) : .well("backup", words)
    }

    /// Whether the clock is where the log's is.
    static func clock(last: Moment?, now: Moment) -> Diagnosis {
        guard let last, last > now.adding(seconds: 300) else {
            return .well("clock", "not behind the log's")
        }
        return .attention(
            "clock", "the newest entry is dated \(Timestamp.seconds(last)), ahead of this clock",
            hint: "set the clock, then bursar audit acknowledge")
    }

    private static func days(from start: Moment, to end: Moment) -> String {
        let days = max(0, (end.seconds - start.seconds) / 86_400)
        return days == 1 ? "1 day" : "\(days) days"
    }
}
