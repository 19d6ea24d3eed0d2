extension Reply {
    /// In a few words, for a finding.
    var summary: String {
        var words = ["\(outcome)"]
        if let rule { words.append("by \(rule)") }
        if let chargeNanos { words.append("at \(chargeNanos)") }
        words.append("left \(left.map { "\($0.scope) \($0.per) \($0.nanos) to \($0.resetsAt)" })")
        if let until { words.append("until \(until)") }
        if let payload { words.append("\(payload.count) bytes \(payload.suffix(12))") }
        return words.joined(separator: " ")
    }
}
