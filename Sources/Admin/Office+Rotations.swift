import Gate
import Ledger
import Terms
import Vault

extension Office {
    /// The most names that one warning has, and the most entries of one minute.
    private static let mostNamed = 10
    private static let mostNoted = 1_000

    /// Records, once each, which rotations have become due and which versions have expired; called once a minute.
    ///
    /// Only while the vault is open: what a sealed daemon writes is signed by nobody.
    public func noteSecrets() {
        guard vault != nil, !isSealing, !isStopping, findings.isEmpty, journal.trouble == nil
        else { return }
        let daemon = Actor(role: .daemon, name: "", uid: journal.daemonUID)
        for (secret, version, isExpiry) in unnoted.prefix(Office.mostNoted) {
            try? record(
                .secretNoted(secret, version: version, isExpiry: isExpiry), by: daemon)
        }
        journal.flush()
    }

    /// What the log has not said yet, in an order that does not hang on chance.
    private var unnoted: [(Digest32, version: UInt64, isExpiry: Bool)] {
        let now = journal.gate.state.time(at: journal.clock)
        var list: [(Digest32, version: UInt64, isExpiry: Bool)] = []
        for (id, standing) in journal.gate.state.secrets.standings {
            if let due = standing.due, due <= now, !standing.isDueNoted {
                list.append((id, standing.current, false))
            }
            for (index, version) in standing.versions.enumerated()
            where version.isExpired(at: now) && !version.isExpiryNoted {
                list.append((id, UInt64(index) + 1, true))
            }
        }
        return list.sorted { ($0.0.hex, $0.version) < ($1.0.hex, $1.version) }
    }

    /// The warnings of a status: rotations that are due or overdue, and newest versions that expired.
    var secretWarnings: [String] {
        guard let vault, !isSealing else { return [] }
        let now = journal.gate.state.time(at: journal.clock)
        var due: [Digest32] = []
        var overdue: [Digest32] = []
        var expired: [Digest32] = []
        for (id, standing) in journal.gate.state.secrets.standings {
            if let last = standing.versions.last, last.state == .enabled, last.isExpired(at: now) {
                expired.append(id)
            } else if let date = standing.overdue, date <= now {
                overdue.append(id)
            } else if let date = standing.due, date <= now {
                due.append(id)
            }
        }
        return [
            ("the rotation is overdue of", overdue), ("a rotation is due of", due),
            ("the newest version has expired of", expired),
        ].compactMap { words, ids in
            ids.isEmpty ? nil : "\(words) \(names(ids, vault)): bursar secret rotate PATH"
        }
    }

    private func names(_ ids: [Digest32], _ vault: OpenVault) -> String {
        let named = ids.map(\.hex).sorted().prefix(Office.mostNamed)
            .compactMap { Hex.decode($0).flatMap { Digest32($0) } }
            .map { id in (try? label(of: id, vault).label.path.text) ?? id.hex }.sorted()
        let rest = ids.count - named.count
        return named.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }
}
