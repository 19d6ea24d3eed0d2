import Gate
public import JSON
import Ledger
import Terms
import Vault
import Wire

extension Office {
    /// Every secret by path: where its newest version stands, and what is said of it.
    public func secrets() throws(OfficeError) -> JSONObject {
        let vault = try openVault()
        let now = journal.gate.state.time(at: journal.clock)
        var lines: [(path: SecretPath, json: JSON)] = []
        for (id, standing) in journal.gate.state.secrets.standings {
            let label = try label(of: id, vault).label
            lines.append((label.path, .object(Office.json(label, id, standing, at: now))))
        }
        lines.sort { $0.path < $1.path }
        return JSONObject([("secrets", .array(lines.map(\.json)))])
    }

    /// One secret with all its versions.
    public func secret(_ text: String) throws(OfficeError) -> JSONObject {
        let vault = try openVault()
        guard let path = SecretPath(text) else { throw .notFound }
        let id = vault.secretID(of: path)
        guard let standing = journal.gate.state.secrets.standings[id] else { throw .notFound }
        let now = journal.gate.state.time(at: journal.clock)
        var object = Office.json(try label(of: id, vault).label, id, standing, at: now)
        let versions = standing.versions.enumerated().reversed().map { index, version in
            JSON.object(Office.json(version, number: UInt64(index) + 1, at: now))
        }
        object["versions"] = .array(Array(versions))
        return object
    }

    /// What an admin is told of the version that was just put or changed.
    func description(of path: SecretPath, version: UInt64) throws(OfficeError) -> JSONObject {
        let vault = try openVault()
        let id = vault.secretID(of: path)
        guard let standing = journal.gate.state.secrets.standings[id],
            let found = standing[version]
        else { throw .notFound }
        let now = journal.gate.state.time(at: journal.clock)
        var object = JSONObject([("path", .string(path.text)), ("secret", .string(id.hex))])
        for member in Office.json(found, number: version, at: now).members {
            object[member.key] = member.value
        }
        object["rotate_every"] = Office.seconds(standing.rotateEvery)
        return object
    }

    /// The row of what is said from here on; nil where nothing new is.
    func newLabel(
        _ path: SecretPath, _ id: Digest32, _ order: SecretOrder, isFirst: Bool,
        _ vault: OpenVault
    ) throws(OfficeError) -> (label: SecretLabel, row: Row)? {
        guard isFirst || order.description != nil || order.tags != nil else { return nil }
        let before = isFirst ? nil : try label(of: id, vault)
        let label = SecretLabel(
            path: path, description: order.description ?? before?.label.description ?? "",
            tags: order.tags ?? before?.label.tags ?? [:])
        do throws(VaultError) {
            let row = try vault.sealLabel(
                label.bytes, of: id, version: (before?.version ?? 0) + 1)
            return (label, row)
        } catch { throw .damaged("what is said of the secret could not be sealed") }
    }

    /// What is said of a secret: from the row, or from what this process last staged for it.
    ///
    /// A row that is on its way to the disk can't be read yet, and the next would take its version.
    func label(of id: Digest32, _ vault: OpenVault) throws(OfficeError) -> KnownLabel {
        if let known = labels[id] { return known }
        let row: Row?
        do throws(LedgerError) {
            row = try reader.row(.records, id: vault.labelRow(of: id))
        } catch { throw .ledgerUnavailable }
        guard let row, let bytes = try? vault.openLabel(row), let label = SecretLabel(bytes),
            vault.secretID(of: label.path) == id
        else { throw .damaged("the row that names secret \(id.hex) is gone or was edited") }
        return KnownLabel(label: label, version: row.version)
    }

    private static func json(
        _ label: SecretLabel, _ id: Digest32, _ standing: SecretStanding, at now: Moment
    ) -> JSONObject {
        let newest = standing.versions.last.map { json($0, number: standing.current, at: now) }
        return JSONObject([
            ("path", .string(label.path.text)), ("secret", .string(id.hex)),
            ("version", .integer(standing.current)), ("state", newest?["state"] ?? .null),
            ("description", .string(label.description)), ("tags", label.tagsJSON),
            ("made", newest?["made"] ?? .null), ("expires", newest?["expires"] ?? .null),
            ("rotate_every", seconds(standing.rotateEvery)), ("due", moment(standing.due)),
        ])
    }

    private static func json(
        _ version: SecretVersion, number: UInt64, at now: Moment
    ) -> JSONObject {
        let state =
            version.state == .enabled && version.isExpired(at: now)
            ? "expired" : version.state.rawValue
        return JSONObject([
            ("version", .integer(number)), ("state", .string(state)),
            ("made", moment(version.made)), ("expires", moment(version.expires)),
            ("grace_until", moment(version.graceUntil)),
        ])
    }

    private static func moment(_ moment: Moment?) -> JSON {
        moment.map { .string(Timestamp.seconds($0)) } ?? .null
    }

    private static func seconds(_ seconds: Int64?) -> JSON {
        seconds.map { .integer(UInt64(max(0, $0))) } ?? .null
    }
}
