internal import JSON
public import Wire

extension DoorReply {
    /// The reply that carries a problem document, with the header its status demands.
    ///
    /// RFC 9110 §15.5.2 and §15.5.6: a 401 names the scheme to use, a 405 the methods there are.
    public init(_ problem: Problem, headers: [Header] = []) {
        let demanded =
            switch problem.status {
            case 401: [Header("www-authenticate", "Bearer")]
            case 405: [Header("allow", "GET, POST")]
            default: [] as [Header]
            }
        self.init(
            status: problem.status, contentType: Problem.contentType,
            body: JSONWriter.write(problem.json), headers: demanded + headers)
    }
}
