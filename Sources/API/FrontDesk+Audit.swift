import Admin
import JSON
import Wire

extension FrontDesk {
    /// What each place takes: an unknown parameter is a mistake, never ignored.
    private static let auditParameters: [String: Set<String>] = [
        "/v1/audit/key": [], "/v1/audit/checkpoint": [],
        "/v1/audit/entries": ["from", "limit"],
        "/v1/audit/proof/inclusion": ["index", "size"],
        "/v1/audit/proof/consistency": ["from", "to"],
    ]

    /// The audit door: the log as it is, read-only, sealed or not.
    func takeAudit(_ request: DoorRequest, _ reply: @escaping Answer) {
        guard request.method == .get else { return deny(request, .notFound, reply) }
        guard let known = FrontDesk.auditParameters[request.path] else {
            return deny(request, .notFound, reply)
        }
        guard let query = Query(request.query), query.has(only: known) else {
            return deny(
                request,
                .malformed(
                    "the query takes \(known.isEmpty ? "nothing" : known.sorted().joined(separator: " and "))"
                ),
                reply)
        }
        let archive = office.archive
        let found: Result<DoorReply, ArchiveError>
        do throws(ArchiveError) {
            switch request.path {
            case "/v1/audit/key": found = .success(.text(archive.verifierKey + "\n"))
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
            default: return deny(request, .notFound, reply)
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
