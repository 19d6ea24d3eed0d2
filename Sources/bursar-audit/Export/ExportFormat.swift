import ArgumentParser

/// What a log can be written as for programs that are not Bursar's.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
    case csv, ecs, hledger

    /// Begins to write in this format.
    func writer(in place: ExportPlace) throws(AuditFailure) -> any EntryWriter {
        switch self {
        case .csv: try TableWriter(in: place)
        case .ecs: try ElasticWriter(in: place)
        case .hledger: try JournalWriter(in: place)
        }
    }
}
