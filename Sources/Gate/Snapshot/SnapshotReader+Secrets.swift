import JSON
import Terms

extension GateState {
    /// Secrets with their versions, the paths that entries have named, and how often agents were shown one.
    func writeSecrets(_ put: (SnapshotKind, [(String, JSON)]) -> Void) {
        for (secret, standing) in secrets.standings.sorted(by: { $0.key.hex < $1.key.hex }) {
            put(.secret, standing.members(of: secret))
        }
        for (path, secret) in secrets.named.sorted(by: { $0.key < $1.key }) {
            put(.path, [("path", .string(path.text)), ("secret", .string(secret.hex))])
        }
        let uses = secrets.uses.lines.sorted {
            ($0.key.agent.text, $0.key.secret.hex) < ($1.key.agent.text, $1.key.secret.hex)
        }
        for (key, line) in uses {
            put(
                .use,
                [
                    ("agent", .string(key.agent.text)), ("count", .integer(line.count)),
                    ("end", line.window.end.snapshot), ("secret", .string(key.secret.hex)),
                    ("start", line.window.start.snapshot),
                ])
        }
    }
}

extension SecretStanding {
    fileprivate func members(of secret: Digest32) -> [(String, JSON)] {
        var members: [(String, JSON)] = [
            ("secret", .string(secret.hex)), ("versions", .array(versions.map(\.snapshot))),
        ]
        if let rotateEvery {
            members.append(("rotate_every", .integer(UInt64(max(0, rotateEvery)))))
        }
        if isDueNoted { members.append(("due_noted", true)) }
        if let path { members.append(("path", .string(path.text))) }
        return members
    }
}

extension SecretVersion {
    fileprivate var snapshot: JSON {
        var members: [(String, JSON)] = [
            ("made", made.snapshot), ("state", .string(state.rawValue)),
        ]
        if let expires { members.append(("expires", expires.snapshot)) }
        if let graceUntil { members.append(("grace_until", graceUntil.snapshot)) }
        if isExpiryNoted { members.append(("expiry_noted", true)) }
        return .object(JSONObject(members))
    }

    fileprivate init(reading reader: inout ObjectReader) throws(FieldError) {
        guard let state = State(rawValue: try reader.string("state")) else {
            throw reader.error("state", "must be one that is known")
        }
        self.init(
            state: state, made: try reader.moment("made"),
            expires: reader.has("expires") ? try reader.moment("expires") : nil,
            graceUntil: reader.has("grace_until") ? try reader.moment("grace_until") : nil,
            isExpiryNoted: try reader.optionalBool("expiry_noted") ?? false)
    }
}

extension SnapshotReader {
    mutating func readSecret(_ reader: inout ObjectReader) throws(FieldError) {
        let secret = try secret(&reader)
        var standing = SecretStanding()
        for element in try reader.array("versions") {
            var version = try ObjectReader(element, at: reader.path(of: "versions"))
            standing.versions.append(try SecretVersion(reading: &version))
            try version.finish()
        }
        standing.rotateEvery = try reader.optionalInteger("rotate_every").map { Int64($0) }
        standing.isDueNoted = try reader.optionalBool("due_noted") ?? false
        if let text = try reader.optionalString("path") {
            guard let path = SecretPath(text) else {
                throw reader.error("path", "must be a secret's path")
            }
            standing.path = path
        }
        state.secrets.standings[secret] = standing
    }

    mutating func readPath(_ reader: inout ObjectReader) throws(FieldError) {
        guard let path = SecretPath(try reader.string("path")) else {
            throw reader.error("path", "must be a secret's path")
        }
        state.secrets.named[path] = try secret(&reader)
    }

    mutating func readUse(_ reader: inout ObjectReader) throws(FieldError) {
        guard let agent = AgentName(try reader.string("agent")) else {
            throw reader.error("agent", "must be an agent's name")
        }
        let window = try bounds(&reader)
        let key = SecretUses.Key(agent: agent, secret: try secret(&reader))
        state.secrets.uses.lines[key] = SecretUses.Line(
            window: window, count: try reader.integer("count"))
    }

    private func secret(_ reader: inout ObjectReader) throws(FieldError) -> Digest32 {
        guard let secret = Hex.decode(try reader.string("secret")).flatMap({ Digest32($0) }) else {
            throw reader.error("secret", "must be a keyed hash in hex")
        }
        return secret
    }
}
