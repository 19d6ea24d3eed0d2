import JSON
import Terms

/// The body of a request to add an agent, checked.
struct AgentOrder {
    let agent: AgentName
    let project: ProjectName
    let uid: UInt32?

    init(_ reader: inout ObjectReader) throws(FieldError) {
        agent = try Office.name(AgentName.init, "agent", &reader)
        project = try Office.name(ProjectName.init, "project", &reader)
        let number = try reader.optionalInteger("uid")
        uid = number.flatMap { UInt32(exactly: $0) }
        // The greatest one means "nobody" to chown(2) and setuid(2): no peer ever has it.
        guard number == nil || uid != nil, uid != UInt32.max else {
            throw reader.error("uid", "must be a uid, below \(UInt32.max)")
        }
    }
}
