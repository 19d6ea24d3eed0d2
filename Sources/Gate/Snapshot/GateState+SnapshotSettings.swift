import Chains
import JSON
import Terms

extension GateState {
    /// What stands once: place, clock, and the versions that all the rest is read by.
    func writeHead(_ put: (SnapshotKind, [(String, JSON)]) -> Void) {
        var members: [(String, JSON)] = [
            ("development", .bool(development)), ("format", .string(Self.snapshotFormat)),
            ("frozen", .bool(frozen.vault)), ("jumped", .bool(clock.jumped)),
            ("next_seq", .integer(nextSeq)), ("rules", .integer(rules)),
            ("vault", .string(vault)),
        ]
        if let latest = clock.latest { members.append(("latest", latest.json)) }
        if let reference = clock.reference { members.append(("reference", reference.json)) }
        if let last = clock.last { members.append(("time", last.snapshot)) }
        if let marked = clock.marked { members.append(("marked", marked.snapshot)) }
        if let forgotten = books.forgotten { members.append(("forgotten", forgotten.snapshot)) }
        if let restored { members.append(("restored", restored.snapshot)) }
        put(.head, members)
    }

    /// What admins and feeds have set.
    func writeSettings(_ put: (SnapshotKind, [(String, JSON)]) -> Void) {
        if let policy {
            put(
                .policy,
                [("document", policy.canonical), ("policy", .string(policyHash?.hex ?? ""))])
        }
        if let policyAtRestore { put(.before, [("document", policyAtRestore.canonical)]) }
        for term in logKeys {
            var members: [(String, JSON)] = [
                ("entry", .integer(term.entry)), ("verifier_key", .string(term.verifierKey)),
            ]
            if let lost = term.lost { members.append(("lost", .string(lost))) }
            put(.key, members)
        }
        for rate in knownRates { put(.rate, members(of: rate)) }
    }

    /// The rates in force, and those that open payments are settled at, by their entries.
    private var knownRates: [Rate] {
        var known = Dictionary(
            rates.values.map { ($0.seq, $0) }, uniquingKeysWith: { first, _ in first })
        for payment in open {
            // No entry set what a currency is worth in itself.
            for priced in payment.prices where !priced.price.seqs.isEmpty {
                known[priced.price.own.seq] = priced.price.own
                if let cross = priced.price.cross { known[cross.seq] = cross }
            }
        }
        return known.values.sorted { $0.seq < $1.seq }
    }

    private func members(of rate: Rate) -> [(String, JSON)] {
        let decimal = { JSON.string(DecimalText.print($0, decimals: Rate.decimals)) }
        return [
            ("anchor", decimal(rate.anchor)), ("as_of", rate.asOf.snapshot),
            ("asset", .string(rate.asset)), ("currency", .string(rate.currency.code)),
            ("haircut_bps", .integer(rate.haircut)),
            ("in_force", .bool(rates[rate.asset] == rate)),
            ("max_age", .integer(UInt64(max(0, rate.maxAge)))), ("pinned", .bool(rate.isPinned)),
            ("price", decimal(rate.price)), ("seq", .integer(rate.seq)),
        ]
    }

    /// Wallets, agents, observers, and what is frozen or granted.
    func writePeople(_ put: (SnapshotKind, [(String, JSON)]) -> Void) {
        // A card is told of by its own line.
        let owned = wallets.values.filter { $0.name.chain != Card.name }
        for wallet in owned.sorted(by: { $0.name < $1.name }) {
            put(
                .wallet,
                [
                    ("address", .string(wallet.account.text)),
                    ("network", .string(wallet.network.rawValue)),
                    ("public_key", .string(Hex.encode(wallet.publicKey))),
                    ("wallet", .string(wallet.name.text)),
                    ("wallet_kind", .string(wallet.kind)),
                ])
        }
        for agent in agents.values.sorted(by: { $0.name < $1.name }) {
            var members: [(String, JSON)] = [
                ("agent", .string(agent.name.text)),
                ("project", .string(agent.project.text)),
                ("standing", .string(agent.standing.rawValue)),
                ("token", .integer(agent.token)),
                ("uid", agent.uid.map { .integer(UInt64($0)) } ?? .null),
            ]
            if let overlap = agent.overlap { members.append(("overlap", overlap.snapshot)) }
            put(.agent, members)
        }
        for (name, key) in observers.sorted(by: { $0.key < $1.key }) {
            put(
                .observer,
                [("observer", .string(name)), ("public_key", .string(Hex.encode(key)))])
        }
        for name in frozen.projects.sorted() { put(.frozen, [("project", .string(name.text))]) }
        for name in frozen.wallets.sorted() { put(.frozen, [("wallet", .string(name.text))]) }
        for (project, grant) in grants.sorted(by: { $0.key < $1.key }) {
            put(
                .grant,
                [
                    ("left", .string(grant.left.decimal)),
                    ("project", .string(project.text)), ("until", grant.until.snapshot),
                ])
        }
    }
}

extension Timekeeper.Mark {
    /// Nanoseconds as a string, as numbers end at 2^53.
    fileprivate var snapshot: JSON {
        ["boot_id": .string(bootID), "lead": .string(String(lead))]
    }
}

extension TokenOverlap {
    fileprivate var snapshot: JSON {
        ["began": began.snapshot, "clock": clock.json, "until": until.snapshot]
    }
}
