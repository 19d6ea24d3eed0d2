import JSON
import Terms

extension GateState {
    /// Folds what happened to a secret; throws, changing nothing, where it contradicts the entries before it.
    mutating func foldSecret(
        _ kind: Event.Kind, _ body: JSONObject, by actor: Actor, at time: Moment
    ) throws(EntryError) {
        let (secret, version) = try GateState.named(body)
        if kind == .secretPut || kind == .secretRotated {
            return try foldPut(secret, version, body, isRotation: kind == .secretRotated, at: time)
        }
        guard let standing = secrets.standings[secret], let found = standing[version] else {
            throw EntryError(clause: "names version \(version) of a secret, which was never put")
        }
        switch kind {
        case .secretDisabled: try turn(secret, version, from: .enabled, to: .disabled)
        case .secretEnabled: try turn(secret, version, from: .disabled, to: .enabled)
        case .secretDestroyed:
            guard found.state != .destroyed else {
                throw EntryError(clause: "destroys version \(version), which is destroyed already")
            }
            secrets.standings[secret]?.versions[Int(version) - 1].state = .destroyed
        case .secretDue:
            guard version == standing.current, !standing.isDueNoted,
                let due = standing.due, due <= time
            else { throw EntryError(clause: "says that a rotation is due which is not") }
            secrets.standings[secret]?.isDueNoted = true
        case .secretExpired:
            guard found.isExpired(at: time), !found.isExpiryNoted else {
                throw EntryError(clause: "says that a version expired which did not")
            }
            secrets.standings[secret]?.versions[Int(version) - 1].isExpiryNoted = true
        default:
            if actor.role == .agent {
                return try foldReveal(secret, version, body, by: actor, at: time)
            }
            guard found.state == .enabled else {
                throw EntryError(clause: "shows version \(version), which is not enabled")
            }
        }
    }

    private static func named(_ body: JSONObject) throws(EntryError) -> (Digest32, UInt64) {
        guard case .string(let hex)? = body["secret"],
            let secret = Hex.decode(hex).flatMap({ Digest32($0) }),
            case .integer(let version)? = body["version"]
        else { throw EntryError(clause: "names no secret and version") }
        return (secret, version)
    }

    private mutating func foldPut(
        _ secret: Digest32, _ version: UInt64, _ body: JSONObject, isRotation: Bool, at time: Moment
    ) throws(EntryError) {
        var standing = secrets.standings[secret] ?? SecretStanding()
        guard version == standing.current + 1, version <= UInt64(SecretStanding.mostVersions) else {
            throw EntryError(
                clause: "puts version \(version) of a secret whose newest is \(standing.current)")
        }
        guard !isRotation || version > 1 else {
            throw EntryError(clause: "rotates a secret that there is none of")
        }
        let expires = try GateState.moment(body, "expires")
        let grace = try GateState.moment(body, "grace_until")
        guard expires.map({ $0 > time }) ?? true else {
            throw EntryError(clause: "puts a version whose time is over")
        }
        let latest = time.adding(seconds: SecretStanding.longestGrace)
        guard grace.map({ version > 1 && $0 > time && $0 <= latest }) ?? true else {
            throw EntryError(
                clause: "gives the version before it no time, or more than "
                    + "\(SecretStanding.longestGrace) s")
        }
        var every: Int64?
        if case .integer(let seconds)? = body["rotate_every"] {
            guard let fits = Int64(exactly: seconds), SecretStanding.intervals.contains(fits) else {
                throw EntryError(clause: "asks for a rotation every \(seconds) s")
            }
            every = fits
        }
        if version > 1 { standing.versions[Int(version) - 2].graceUntil = grace }
        standing.versions.append(SecretVersion(made: time, expires: expires))
        standing.rotateEvery = every
        standing.isDueNoted = false
        secrets.standings[secret] = standing
    }

    private mutating func turn(
        _ secret: Digest32, _ version: UInt64, from: SecretVersion.State, to: SecretVersion.State
    ) throws(EntryError) {
        guard let state = secrets.standings[secret]?[version]?.state, state == from else {
            throw EntryError(clause: "makes version \(version) \(to.rawValue), which it can't be")
        }
        secrets.standings[secret]?.versions[Int(version) - 1].state = to
    }

    /// Judges again: what was shown must have been granted by the policy in force, and counted.
    private mutating func foldReveal(
        _ secret: Digest32, _ version: UInt64, _ body: JSONObject, by actor: Actor, at time: Moment
    ) throws(EntryError) {
        guard let agent = AgentName(actor.name), case .string(let text)? = body["path"],
            let path = SecretPath(text), let reading = ClockReading(json: body["clock"]),
            reading.wall <= time, case .object(let uses)? = body["uses"],
            let start = try GateState.moment(uses, "start"),
            let end = try GateState.moment(uses, "end"),
            case .integer(let before)? = uses["before"]
        else { throw EntryError(clause: "shows a secret and does not say how that counted") }
        let window = Window(start: start, end: end)
        let key = SecretUses.Key(agent: agent, secret: secret)
        guard secrets.uses.mayCount(key, over: window, at: time) else {
            throw EntryError(clause: "counts over a window that is not the one in use")
        }
        guard secrets.named[path] ?? secret == secret,
            secrets.standings[secret]?.path ?? path == path
        else { throw EntryError(clause: "gives \(text) to another secret than before") }
        let judged = judge(
            secret, at: path, version: version, to: agent, at: time,
            suspect: clock.isSuspect(reading), window: window)
        let reveal: SecretReveal
        switch judged {
        case .failure(let refusal): throw EntryError(refusal)
        case .success(let granted): reveal = granted
        }
        let most = reveal.most.map { JSON.integer(UInt64(max(0, $0))) }
        guard reveal.before == before, uses["most"] == most,
            body["grace"] == (reveal.isInGrace ? true : nil)
        else { throw EntryError(clause: "counts otherwise than the entries before it do") }
        secrets.uses.add(key, over: window)
        secrets.named[path] = secret
        secrets.standings[secret]?.path = path
        observe(reading, at: time)
    }

    /// A moment that may be null; throws where it is neither.
    private static func moment(
        _ body: JSONObject, _ key: String
    ) throws(EntryError) -> Moment? {
        switch body[key] {
        case nil, .null?: return nil
        case .string(let text)?:
            guard let moment = Timestamp.parse(text) else { break }
            return moment
        default: break
        }
        throw EntryError(clause: "has a \(key) that is no time")
    }
}
