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
        guard number == nil || uid != nil else {
            throw reader.error("uid", "must be a uid, 0…4294967295")
        }
    }
}
