import ArgumentParser

/// What `bursar audit export` writes.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
    /// The log itself: pages of exact entries that anyone can verify.
    case ndjson
    /// The same as C2SP tlog-tiles, for clients of transparency logs.
    case tiles
    /// A table of payments.
    case csv
    /// Documents of the Elastic Common Schema.
    case ecs
    /// A journal of double entry.
    case hledger
}
