/// What an auditor reads: the last parts of its path.
enum AuditView: String, CaseIterable {
    case key, keys, checkpoint, entries
    case inclusion = "proof/inclusion"
    case consistency = "proof/consistency"

    /// What it may be asked with.
    var parameters: Set<String> {
        switch self {
        case .key, .keys, .checkpoint: []
        case .entries: ["from", "limit"]
        case .inclusion: ["index", "size"]
        case .consistency: ["from", "to"]
        }
    }
}
