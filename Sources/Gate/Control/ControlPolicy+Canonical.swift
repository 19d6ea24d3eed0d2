import Digests
internal import JSON
import Terms

extension ControlPolicy {
    /// The control as the ledger has it: keys without their comments.
    var canonical: JSON {
        let people = approvers.sorted { $0.key < $1.key }
            .map { ($0.key, JSON.string($0.value.text)) }
        return [
            "approvals": .integer(UInt64(max(0, approvals))),
            "approvers": .object(JSONObject(people)),
        ]
    }

    /// Reads the form that ``canonical`` writes; throws ``FieldError`` for any other.
    init(reading reader: ObjectReader) throws(FieldError) {
        var reader = reader
        let approvals = try reader.integer("approvals")
        let people = try reader.object("approvers").source.members
        try reader.finish()
        var approvers: [String: SSHKey] = [:]
        for person in people {
            guard AgentName(person.key) != nil, case .string(let text) = person.value,
                let key = SSHKey(text), !approvers.values.contains(key)
            else { throw reader.error("approvers", "must be SSH keys by name, each once") }
            approvers[person.key] = key
        }
        guard people.count <= ControlPolicy.mostApprovers, approvals >= 1,
            approvals <= UInt64(people.count)
        else { throw reader.error("approvals", "must be as many as there are approvers, at most") }
        self.init(approvals: Int(approvals), approvers: approvers)
    }
}
