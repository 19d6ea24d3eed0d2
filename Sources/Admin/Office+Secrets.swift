import Gate
public import JSON
import Keyroom
import Ledger
public import Terms
import Vault
public import Wire

extension Office {
    /// The longest value of a secret, bytes.
    public static let longestSecret = OpenVault.longestSecret
    /// How long an old version is shown beside the new where a rotation does not say: a day.
    private static let standardGrace: Int64 = 86_400

    /// Seals a new version of a secret; the value is the caller's to wipe.
    ///
    /// - Parameter isRotation: whether the version before it is to be shown for a while yet.
    public func putSecret(
        _ text: String, _ order: SecretOrder, value: RawSpan, isRotation: Bool, by actor: Actor
    ) throws(OfficeError) -> JSONObject {
        let vault = try openVault()
        let path = try Office.path(text)
        let id = vault.secretID(of: path)
        let standing = journal.gate.state.secrets.standings[id]
        try check(order, path, current: standing?.current ?? 0, isRotation: isRotation)
        guard (1...OpenVault.longestSecret).contains(value.byteCount) else {
            throw .malformed(
                FieldError(
                    path: "body",
                    clause: "must be the value, of 1 to \(OpenVault.longestSecret) bytes"))
        }
        let version = (standing?.current ?? 0) + 1
        var rows = [try sealed(value, id, version, vault)]
        let label = try newLabel(path, id, order, isFirst: version == 1, vault)
        if let label { rows.append(label.row) }
        let event = Event.secretPut(
            id, version: version,
            terms(order, standing, isRotation: isRotation), isRotation: isRotation,
            sealed: SealedPins.json(of: rows))
        try record(event, by: actor)
        for row in rows { journal.ledger.stage(row: row) }
        if let label { labels[id] = KnownLabel(label: label.label, version: label.row.version) }
        return try description(of: path, version: version)
    }

    /// Compare-and-set, and what a rotation needs; the refusal names the version there is.
    private func check(
        _ order: SecretOrder, _ path: SecretPath, current: UInt64, isRotation: Bool
    ) throws(OfficeError) {
        if let wanted = order.ifVersion, wanted != current {
            throw .refused(
                rule: "secret.version-conflict",
                detail: "the newest version of \(path.text) is \(current), not \(wanted)",
                hint: "look at it with bursar secret versions \(path.text), then put again")
        }
        guard !isRotation || current > 0 else {
            throw .refused(
                rule: "secret.absent", detail: "there is no \(path.text) to rotate",
                hint: "put it first: bursar secret put \(path.text)")
        }
    }

    private func sealed(
        _ value: RawSpan, _ id: Digest32, _ version: UInt64, _ vault: OpenVault
    ) throws(OfficeError) -> Row {
        do {
            let secret = try SecretBytes(copying: value)
            return try vault.sealSecret(secret, of: id, version: version)
        } catch { throw .damaged("the value could not be sealed") }
    }

    private func terms(
        _ order: SecretOrder, _ standing: SecretStanding?, isRotation: Bool
    ) -> Event.SecretTerms {
        let grace = order.grace ?? (isRotation ? Office.standardGrace : 0)
        let every = order.rotateEvery ?? standing?.rotateEvery ?? 0
        let now = journal.gate.state.time(at: journal.clock)
        return Event.SecretTerms(
            expires: order.expires, rotateEvery: every == 0 ? nil : every,
            graceUntil: grace == 0 ? nil : now.adding(seconds: grace))
    }

    /// Disables a version, or enables it again.
    public func switchSecret(
        _ text: String, isEnabled: Bool, _ body: JSON, by actor: Actor
    ) throws(OfficeError) -> JSONObject {
        let (path, id, version, _) = try named(text, body)
        try record(.secretSwitched(id, version: version, isEnabled: isEnabled), by: actor)
        return try description(of: path, version: version)
    }

    /// Destroys a version: its wrapped data key goes, its number stays taken.
    public func destroySecret(_ text: String, _ body: JSON, by actor: Actor) throws(OfficeError)
        -> JSONObject
    {
        let vault = try openVault()
        let (path, id, version, change) = try named(text, body)
        guard change.version != nil, change.confirm == path.text else {
            throw .refused(
                rule: "secret.unconfirmed",
                detail: "to destroy takes the version's number, and the path typed once more",
                hint: "bursar secret destroy \(path.text) --version \(version)")
        }
        let row = vault.tombstone(of: id, version: version)
        try record(
            .secretDestroyed(id, version: version, sealed: SealedPins.json(of: [row])), by: actor)
        journal.ledger.stage(shredding: row)
        return try description(of: path, version: version)
    }

    /// Shows a version to an admin: `sink` gets the bytes once the entry that says so is durable.
    ///
    /// `answer` is called on the loop, then or at once.
    public func revealSecret(
        _ text: String, _ body: JSON, by actor: Actor, into sink: @escaping (RawSpan) -> Void,
        answer: @escaping (Result<UInt64, OfficeError>) -> Void
    ) {
        do throws(OfficeError) {
            let (_, id, version, change) = try named(text, body)
            let event = Event.secretRevealed(id, version: version, reason: change.reason ?? "")
            let entry = try enter(event, by: actor)
            journal.whenDurable { [weak self] result in
                do throws(OfficeError) {
                    guard let self else { throw .sealed }
                    try self.release(id, version, entry, result, into: sink)
                    answer(.success(version))
                } catch { answer(.failure(error)) }
            }
        } catch { answer(.failure(error)) }
    }

    /// Opens what is durably said to be shown.
    private func release(
        _ id: Digest32, _ version: UInt64, _ entry: EntryID,
        _ result: Result<Committed, LedgerError>, into sink: (RawSpan) -> Void
    ) throws(OfficeError) {
        guard case .success(let committed) = result else { throw .ledgerUnavailable }
        // Sealed, or the version destroyed, while the entry was on its way.
        guard let vault else { throw .sealed }
        guard journal.gate.state.secrets.standings[id]?[version]?.state == .enabled,
            let row = try? reader.row(.records, id: vault.secretRow(of: id, version: version))
        else { throw .notFound }
        do throws(VaultError) {
            try vault.reveal(row, entry: entry, durable: committed, sink)
        } catch { throw .damaged("the row of version \(version) does not open") }
    }

    /// The secret that a path and a body name, and its version.
    func named(
        _ text: String, _ body: JSON
    ) throws(OfficeError) -> (SecretPath, Digest32, UInt64, SecretChange) {
        let vault = try openVault()
        guard let path = SecretPath(text) else { throw .notFound }
        let change = try Office.read(body, SecretChange.init)
        let id = vault.secretID(of: path)
        guard let standing = journal.gate.state.secrets.standings[id] else { throw .notFound }
        let version = change.version ?? standing.current
        guard standing[version] != nil else { throw .notFound }
        return (path, id, version, change)
    }

    static func path(_ text: String) throws(OfficeError) -> SecretPath {
        guard let path = SecretPath(text) else {
            throw .malformed(FieldError(path: "path", clause: "must be \(SecretPath.form)"))
        }
        return path
    }
}
