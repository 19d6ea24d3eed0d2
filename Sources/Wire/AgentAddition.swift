public import JSON
public import Terms

/// A request to let an agent in: `POST /v1/admin/agents`.
public struct AgentAddition: Hashable, Sendable {
    /// The agent's name, never used before.
    public let agent: AgentName
    /// The project whose budget it draws on.
    public let project: ProjectName
    /// The uid its connections must come from; only a development vault takes none.
    public let uid: UInt32?

    /// Gathers checked parts.
    public init(agent: AgentName, project: ProjectName, uid: UInt32?) {
        self.agent = agent
        self.project = project
        self.uid = uid
    }

    /// Reads the document strictly; throws ``FieldError`` naming the first field that is wrong.
    public init(_ json: JSON) throws(FieldError) {
        var fields = try ObjectReader(json)
        agent = try fields.agent("agent")
        guard let project = ProjectName(try fields.string("project")) else {
            throw fields.error("project", "must match [a-z0-9][a-z0-9-]{0,63}")
        }
        self.project = project
        if let number = try fields.optionalInteger("uid") {
            // The greatest uid means "nobody" to chown(2) and setuid(2): no peer ever has it.
            guard let uid = UInt32(exactly: number), uid < UInt32.max else {
                throw fields.error("uid", "must be below \(UInt32.max)")
            }
            self.uid = uid
        } else {
            uid = nil
        }
        try fields.finish()
    }

    /// The document.
    public var json: JSON {
        var object = JSONObject([
            ("agent", .string(agent.text)), ("project", .string(project.text)),
        ])
        if let uid { object["uid"] = .integer(UInt64(uid)) }
        return .object(object)
    }
}
