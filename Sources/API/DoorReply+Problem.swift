internal import JSON
public import Wire

extension DoorReply {
    /// The reply that carries a problem document.
    public init(_ problem: Problem, headers: [Header] = []) {
        self.init(
            status: problem.status, contentType: Problem.contentType,
            body: JSONWriter.write(problem.json), headers: headers)
    }
}
