internal import Gate
internal import Terms

extension PolicyChecker {
    /// Who must agree before the vault is loosened; nil with the mistakes logged.
    func control(_ node: PolicyNode) -> ControlPolicy? {
        let known = ["approvals", "approvers"]
        guard let fields = PolicyFields(node, known: known) else { return nil }
        let hint = "write approvers: {alice: \"ssh-ed25519 AAAA…\", bob: \"…\"}"
        guard
            let people = fields.required("approvers", hint: hint)
                .flatMap({ PolicyFields.pairs(of: $0, hint: hint) })
        else { return nil }
        var approvers = ControlPolicy(approvals: 0, approvers: [:]).approvers
        for (key, name, value) in people {
            guard AgentName(name) != nil else {
                key.wrong("is no approver's name", hint: PolicyChecker.nameHint)
                continue
            }
            guard let line = value.text("write the line of the .pub file") else { continue }
            guard let read = ControlPolicy.key(line) else {
                value.wrong(
                    "is no SSH key that is read here",
                    hint: "write the line of a .pub file: ssh-ed25519, sk-ssh-ed25519@openssh.com,"
                        + " ecdsa-sha2-nistp256 or sk-ecdsa-sha2-nistp256@openssh.com")
                continue
            }
            guard !approvers.values.contains(read) else {
                value.wrong("is another approver's key", hint: "one person, one key, one voice")
                continue
            }
            approvers[name] = read
        }
        guard people.count <= ControlPolicy.mostApprovers else {
            node.wrong(
                "names \(people.count) approvers, more than \(ControlPolicy.mostApprovers)",
                hint: "name fewer")
            return nil
        }
        // With a mistake in it the number can't be held against the names.
        guard approvers.count == people.count, !approvers.isEmpty else {
            if people.isEmpty { node.wrong("names no approver", hint: hint) }
            return nil
        }
        let approvals = fields.required("approvals", hint: "write approvals: 2")
            .flatMap { $0.integer(in: 1...approvers.count) }
        return approvals.map { ControlPolicy(approvals: $0, approvers: approvers) }
    }
}
