internal import Gate
internal import Terms

extension PolicyChecker {
    private static let grantHint = "write use, reveal, or {access: reveal, per_day: 100}"

    /// What an agent may do with secrets, by their paths; nil with the mistakes logged.
    func secrets(_ node: PolicyNode) -> [SecretPath: SecretGrant]? {
        let hint = "write api_keys/openai_api_key: reveal"
        guard let pairs = PolicyFields.pairs(of: node, hint: hint) else { return nil }
        var grants: [SecretPath: SecretGrant] = [:]
        for (key, text, value) in pairs {
            guard let path = SecretPath(text) else {
                // No patterns: what is granted is what is spelled out.
                key.wrong("is no path of a secret", hint: "write \(SecretPath.form)")
                continue
            }
            guard let grant = grant(value) else { continue }
            grants[path] = grant
        }
        return grants
    }

    private func grant(_ node: PolicyNode) -> SecretGrant? {
        guard node.isMapping else { return access(node).map { SecretGrant(access: $0) } }
        guard let fields = PolicyFields(node, known: ["access", "per_day"]) else { return nil }
        let access = fields.required("access", hint: "write access: reveal").flatMap(self.access)
        let perDay = fields["per_day"].map { $0.integer(in: 1...1_000_000) }
        // Two levels of nil: left out is no bound, present but unreadable is a mistake.
        if case .some(.none) = perDay { return nil }
        guard let access else { return nil }
        if let bound = fields["per_day"], access == .use {
            bound.wrong(
                "bounds what is never shown", hint: "leave it out, or write access: reveal")
            return nil
        }
        return SecretGrant(access: access, perDay: perDay ?? nil)
    }

    private func access(_ node: PolicyNode) -> SecretGrant.Access? {
        for access in SecretGrant.Access.allCases where node.isWord(access.rawValue) {
            return access
        }
        node.wrong("is none of the words it can be", hint: PolicyChecker.grantHint)
        return nil
    }
}
