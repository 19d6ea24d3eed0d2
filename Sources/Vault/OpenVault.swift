import Digests
public import Keyroom
public import Ledger
import Synchronization
public import Terms

/// An unsealed vault: the keyring terms in locked memory, and what they let it do.
public final class OpenVault: Sendable {
    /// What is wiped by forgetting.
    struct Terms: Sendable {
        var wallet: Key?
        var meta: Key?
    }

    let layout: VaultLayout
    let mac: MacKey
    let terms: Mutex<Terms>
    /// The key that signs checkpoints.
    public let logKey: LogKey
    /// Whether the vault was made for development.
    public let development: Bool
    /// The room that signs payments.
    public let room: Room<Committed>

    init(
        layout: VaultLayout, mac: MacKey, terms: Terms, logKey: LogKey, development: Bool,
        room: Room<Committed>
    ) {
        self.layout = layout
        self.mac = mac
        self.terms = Mutex(terms)
        self.logKey = logKey
        self.development = development
        self.room = room
    }

    /// A row that carries its MAC.
    public func row(_ table: RowTable, id: [UInt8], version: UInt64, value: [UInt8]) -> Row {
        Row(
            table: table, id: id, version: version, value: value,
            mac: mac.mac(table: table.rawValue, id: id, version: version, value: value))
    }

    /// Whether a row carries the MAC of its place and contents.
    public func vouches(for row: Row) -> Bool {
        mac.vouches(
            for: row.mac, table: row.table.rawValue, id: row.id, version: row.version,
            value: row.value)
    }

    /// A keyed hash of a request's canonical bytes.
    public func fingerprint(of bytes: [UInt8]) -> Digest32 {
        SHA256.hash(mac.fingerprint(of: bytes))
    }

    /// Lets go of every term; the room signs nothing afterwards.
    public func forget() {
        terms.withLock { $0 = Terms() }
        room.forget()
    }
}
