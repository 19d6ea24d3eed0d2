internal import Yams

/// The members of one mapping: which keys it may have is said when it is opened.
struct PolicyFields {
    /// The mapping itself, for what is wrong with it as a whole.
    let source: PolicyNode
    private let members: [String: PolicyNode]

    // Words of bounds that later releases will enforce. Ignoring one would let through what its
    // author believes is stopped; calling it unknown would send them looking for a spelling.
    private static let later: Set<String> = [
        "alerts", "cards", "cooldown", "expires", "kinds", "methods", "secrets", "tokens",
    ]

    /// Opens a mapping whose keys are all among `known`; logs every other key.
    init?(_ source: PolicyNode, known: [String]) {
        let hint = "known here: \(known.joined(separator: ", "))"
        guard let pairs = PolicyFields.pairs(of: source, hint: hint) else { return nil }
        var members: [String: PolicyNode] = [:]
        for (key, name, value) in pairs {
            if known.contains(name) {
                members[name] = value
            } else if PolicyFields.later.contains(name) {
                source.log.add(
                    .unsupported, at: key.node.mark, path: value.path,
                    "is not enforced by this release", hint: "leave it out until it is")
            } else {
                source.log.add(
                    at: key.node.mark, path: value.path, "is not a known key", hint: hint)
            }
        }
        self.source = source
        self.members = members
    }

    /// The value of a key that may be missing.
    subscript(key: String) -> PolicyNode? { members[key] }

    /// The value of a key that must be there.
    func required(_ key: String, hint: String) -> PolicyNode? {
        if let value = members[key] { return value }
        source.log.add(
            at: source.node.mark, path: PolicyFields.path(source.path, key), "is missing",
            hint: hint)
        return nil
    }

    /// The pairs of a mapping by name, in the order of the text; logs what is no mapping.
    static func pairs(
        of source: PolicyNode, hint: String
    ) -> [(key: PolicyNode, name: String, value: PolicyNode)]? {
        guard let mapping = source.node.mapping else {
            source.wrong("must be a mapping", hint: hint)
            return nil
        }
        var pairs: [(key: PolicyNode, name: String, value: PolicyNode)] = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                source.log.add(
                    at: key.mark, path: source.path, "has a key that is no text", hint: hint)
                continue
            }
            let path = path(source.path, String(name.prefix(64)))
            pairs.append(
                (
                    PolicyNode(node: key, path: path, log: source.log), name,
                    PolicyNode(node: value, path: path, log: source.log)
                ))
        }
        return pairs
    }

    private static func path(_ parent: String, _ key: String) -> String {
        parent.isEmpty ? key : "\(parent).\(key)"
    }
}
