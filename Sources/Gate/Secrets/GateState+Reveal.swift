public import Terms

extension GateState {
    /// Whether an agent may be shown a secret now, and which version; changes nothing.
    ///
    /// Without a version it is the newest. What a policy does not grant is refused before anything is said
    /// about what there is.
    /// - Parameter secret: the keyed hash of `path`.
    public func reveal(
        _ secret: Digest32, at path: SecretPath, version: UInt64?, to agent: AgentName,
        clock reading: ClockReading
    ) -> Result<SecretReveal, Refusal> {
        judge(
            secret, at: path, version: version, to: agent, at: time(at: reading),
            suspect: clock.isSuspect(reading), window: nil)
    }

    /// The same with the window that an entry names, as replay knows it.
    func judge(
        _ secret: Digest32, at name: SecretPath, version: UInt64?, to agent: AgentName,
        at now: Moment, suspect: Bool, window known: Window?
    ) -> Result<SecretReveal, Refusal> {
        if let refusal = AgentNotActive.check(agent, in: self) ?? VaultFrozen.check(frozen) {
            return .failure(refusal)
        }
        guard let path = path(of: agent), let grant = path.agent.secrets[name] else {
            return .failure(SecretNotGranted.refusal(name, to: agent))
        }
        if let refusal = ProjectFrozen.check(path.projectName, frozen) { return .failure(refusal) }
        guard let standing = secrets.standings[secret] else {
            return .failure(SecretAbsent.refusal(name))
        }
        let number = version ?? standing.current
        guard let found = standing[number] else {
            return .failure(SecretAbsent.refusal(name, version: number))
        }
        if let refusal = SecretUseOnly.check(name, grant)
            ?? SecretDestroyed.check(name, number, found)
            ?? SecretDisabled.check(name, number, found)
            ?? SecretExpired.check(name, number, found, at: now)
            ?? SecretSuperseded.check(name, number, standing, at: now)
        {
            return .failure(refusal)
        }
        return weigh(
            SecretUses.Key(agent: agent, secret: secret), name, number, standing, grant, path,
            at: now, suspect: suspect, window: known)
    }

    private func weigh(
        _ key: SecretUses.Key, _ name: SecretPath, _ number: UInt64, _ standing: SecretStanding,
        _ grant: SecretGrant, _ path: BudgetPath, at now: Moment, suspect: Bool,
        window known: Window?
    ) -> Result<SecretReveal, Refusal> {
        let uses = secrets.uses
        let window =
            known
            ?? uses.window(of: key, at: now) { path.project.zone.window(.day, containing: $0) }
        let before = uses.count(of: key, in: window)
        if grant.perDay != nil,
            let refusal = ClockJumped.check(
                .agent(key.agent), opens: uses.opens(key, at: now), suspect: suspect)
                ?? WindowRestored.check(name, over: window, path, in: self, at: now)
        {
            return .failure(refusal)
        }
        if let refusal = SecretLimit.check(name, grant, before: before, until: window.end) {
            return .failure(refusal)
        }
        return .success(
            SecretReveal(
                secret: key.secret, path: name, version: number,
                isInGrace: number < standing.current, window: window, before: before,
                most: grant.perDay))
    }
}
