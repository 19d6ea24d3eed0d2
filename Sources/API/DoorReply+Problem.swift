internal import JSON
public import Wire

extension DoorReply {
    /// The reply that carries a problem document; a 401 names the scheme to use (RFC 9110 §15.5.2).
    public init(_ problem: Problem, headers: [Header] = []) {
        let demanded = problem.status == 401 ? [Header("www-authenticate", "Bearer")] : []
        self.init(
            status: problem.status, contentType: Problem.contentType,
            body: JSONWriter.write(problem.json), headers: demanded + headers)
    }

    /// 405, with the methods that are taken (RFC 9110 §15.5.6).
    static func methodNotAllowed(_ taken: [DoorRequest.Method]) -> DoorReply {
        DoorReply(
            .methodNotAllowed(taken),
            headers: [Header("allow", taken.map(\.rawValue).joined(separator: ", "))])
    }
}
