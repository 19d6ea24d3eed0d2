import JSON

/// One thing that a doctor looked at, and how it is.
struct Diagnosis: Hashable {
    /// How it is.
    enum State: String, Hashable {
        /// As it should be.
        case well
        /// Somebody has to do something.
        case attention
        /// The ledger or what stands beside it is not what was signed.
        case tampering
    }

    /// What was looked at.
    let check: String
    let state: State
    /// How it is, in words.
    let detail: String
    /// What to do; empty where nothing is.
    let hint: String

    static func well(_ check: String, _ detail: String) -> Diagnosis {
        Diagnosis(check: check, state: .well, detail: detail, hint: "")
    }

    static func attention(_ check: String, _ detail: String, hint: String) -> Diagnosis {
        Diagnosis(check: check, state: .attention, detail: detail, hint: hint)
    }

    var json: JSON {
        [
            "check": .string(check), "state": .string(state.rawValue), "detail": .string(detail),
            "hint": .string(hint),
        ]
    }

    /// How the program ends after all of them: by the worst.
    static func status(_ all: [Diagnosis], sealed: Bool) -> ExitStatus {
        if all.contains(where: { $0.state == .tampering }) { return .tampering }
        if sealed { return .unreachable }
        return all.allSatisfy { $0.state == .well } ? .done : .refused
    }
}
