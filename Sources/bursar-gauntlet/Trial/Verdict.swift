/// What an attack has shown.
enum Verdict: Hashable, Sendable {
    /// The budget held.
    case held
    /// More was signed than the budget allows.
    case over
    /// The budget held, but the wallet did what it must not.
    case fault(String)
    /// The attack could not be made on this wallet or machine.
    case skipped(String)
    /// The attack broke off, so it has shown nothing.
    case failed(String)

    /// A word for the report.
    var word: String {
        switch self {
        case .held: "held"
        case .over: "OVER"
        case .fault: "fault"
        case .skipped: "skipped"
        case .failed: "failed"
        }
    }

    /// Why it is not simply held.
    var reason: String? {
        switch self {
        case .held, .over: nil
        case .fault(let reason), .skipped(let reason), .failed(let reason): reason
        }
    }
}
