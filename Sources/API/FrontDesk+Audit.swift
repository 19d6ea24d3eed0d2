import Admin
import JSON
import Wire

extension FrontDesk {
    /// What each path of the audit door may be asked with.
    private static let parameters: [String: Set<String>] = [
        "/v1/audit/key": [], "/v1/audit/keys": [], "/v1/audit/checkpoint": [],
        "/v1/audit/entries": ["from", "limit"],
        "/v1/audit/proof/inclusion": ["index", "size"],
        "/v1/audit/proof/consistency": ["from", "to"],
    ]
    /// What stands before the SHA-256 of bytes that an entry names.
    private static let blobs = "/v1/audit/blobs/"

    /// The audit door: the log as it is, read-only, sealed or not.
    func takeAudit(_ request: DoorRequest, _ reply: @escaping Answer) {
        guard request.method == .get else { return deny(request, .notFound, reply) }
        guard let query = Query(request.query) else {
            return deny(request, .malformed("the query is not name=value pairs"), reply)
        }
        let isBlob = request.path.hasPrefix(Self.blobs)
        guard let known = isBlob ? [] : Self.parameters[request.path] else {
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
            switch request.path {
            case "/v1/audit/key": found = .success(.text(archive.verifierKey + "\n"))
            case "/v1/audit/keys": found = .success(.json(archive.keys))
            case "/v1/audit/checkpoint": found = .success(.text(try archive.checkpoint()))
            case "/v1/audit/entries":
                let lines = try archive.entries(
                    from: try query.number("from"), limit: try query.number("limit"))
                found = .success(DoorReply(contentType: "application/x-ndjson", body: lines))
            case "/v1/audit/proof/inclusion":
                found = .success(
                    .json(
                        try archive.inclusion(
                            index: try query.number("index"), size: try query.number("size"))))
            case "/v1/audit/proof/consistency":
                found = .success(
                    .json(
                        try archive.consistency(
                            from: try query.number("from"), to: try query.number("to"))))
            default:
                let hash = String(request.path.dropFirst(Self.blobs.count))
                found = .success(
                    DoorReply(
                        contentType: "application/octet-stream", body: try archive.blob(hash)))
            }
        } catch { found = .failure(error) }
        switch found {
        case .failure(let error): deny(request, .from(error), reply)
        case .success(let good):
            count(request, "read")
            // What is not durable yet is visible to nobody.
            office.afterwards { _ in reply(good) }
        }
    }
}
