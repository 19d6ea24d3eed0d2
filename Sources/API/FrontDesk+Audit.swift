import Admin
import JSON
import Wire

extension FrontDesk {
    /// The audit door: the log as it is, read-only, sealed or not.
    func takeAudit(_ request: DoorRequest, _ reply: @escaping Answer) {
        guard request.method == .get else { return deny(request, .notFound, reply) }
        guard let query = Query(request.query) else {
            return deny(request, .malformed("the query is not name=value pairs"), reply)
        }
        let isBlob = request.path.hasPrefix(Door.blobsPath)
        let view =
            request.path.hasPrefix(Door.auditPath)
            ? AuditView(rawValue: String(request.path.dropFirst(Door.auditPath.count))) : nil
        guard let known = isBlob ? [] : view?.parameters else {
            return deny(request, .notFound, reply)
        }
        // An auditor who filters by what this door does not know would take all for a part.
        guard query.has(only: known) else {
            let list = known.sorted().joined(separator: " and ")
            let clause = known.isEmpty ? "the query must be empty" : "the query takes \(list)"
            return deny(request, .malformed(clause), reply)
        }
        let archive = office.archive
        let found: Result<DoorReply, ArchiveError>
        do throws(ArchiveError) {
            switch view {
            case .key: found = .success(.text(archive.verifierKey + "\n"))
            case .keys: found = .success(.json(archive.keys))
            case .checkpoint: found = .success(.text(try archive.checkpoint()))
            case .entries:
                let lines = try archive.entries(
                    from: try query.number("from"), limit: try query.number("limit"))
                found = .success(DoorReply(contentType: "application/x-ndjson", body: lines))
            case .inclusion:
                found = .success(
                    .json(
                        try archive.inclusion(
                            index: try query.number("index"), size: try query.number("size"))))
            case .consistency:
                found = .success(
                    .json(
                        try archive.consistency(
                            from: try query.number("from"), to: try query.number("to"))))
            case nil:
                let hash = String(request.path.dropFirst(Door.blobsPath.count))
                found = .success(
                    DoorReply(
                        contentType: "application/octet-stream", body: try archive.blob(hash)))
            }
        } catch { found = .failure(error) }
        switch found {
        case .failure(let error):
            if case .damaged(let finding) = error { hear([finding]) }
            deny(request, .from(error), reply)
        case .success(let good):
            count(request, "read")
            // What is not durable yet is visible to nobody.
            office.afterwards { _ in reply(good) }
        }
    }
}
