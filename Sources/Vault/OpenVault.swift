public import Keyroom
public import Ledger
internal import Synchronization
public import Terms

/// An unsealed vault: terms in locked pages, no root key, no passphrase.
///
/// ``forget()`` drops the terms; their pages are wiped when no signature in flight needs them.
public final class OpenVault: Sendable {
    /// The terms, by class; empty once forgotten.
    let rings: Mutex<[SecretClass: Keyring]>
    /// What changes together when the log's key does.
    struct Current {
        let facts: VaultFacts
        let logKey: LogKey
    }

    let current: Mutex<Current>
    /// The cards' sealed records, and those of their CVVs that are in memory.
    let cards = Mutex<[WalletName: HeldCard]>([:])
    /// Pins rows to their places.
    public let macKey: MacKey
    /// The key of the index over secrets' names.
    public let indexKey: MacKey
    /// The room that signs payments.
    public let room: Room<Committed>

    /// What is public about it, proven by its MAC.
    public var facts: VaultFacts { current.withLock { $0.facts } }
    /// The key that signs checkpoints.
    public var logKey: LogKey { current.withLock { $0.logKey } }
    /// Whether the vault was made for development.
    public var development: Bool { facts.development }

    init(
        facts: VaultFacts, keys: VaultKeys, rings: [SecretClass: Keyring], room: Room<Committed>
    ) {
        current = Mutex(Current(facts: facts, logKey: keys.log))
        self.rings = Mutex(rings)
        self.room = room
        macKey = keys.mac
        indexKey = keys.index
    }

    /// A row that carries its MAC.
    public func row(_ table: RowTable, id: [UInt8], version: UInt64, value: [UInt8]) -> Row {
        macKey.signed(Row(table: table, id: id, version: version, value: value, mac: []))
    }

    /// Whether a row carries the MAC of its place and contents; in constant time.
    public func vouches(for row: Row) -> Bool { macKey.check(row) }

    /// Whether a row is the vault's facts as they are in force, and not what somebody made of them since.
    public func isOwn(_ row: Row) -> Bool { vouches(for: row) && VaultFacts(row) == facts }

    /// A keyed hash of a request's canonical bytes.
    public func fingerprint(of bytes: [UInt8]) -> Digest32 { macKey.fingerprint(of: bytes) }

    /// Lets go of every term; nothing is signed, sealed or opened afterwards.
    public func forget() {
        rings.withLock { $0 = [:] }
        cards.withLock { $0 = [:] }
        room.forget()
    }
}
