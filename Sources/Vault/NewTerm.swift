internal import Keyroom
public import Ledger
public import Terms

/// A keyring's next term: made and wrapped by the root key, and not in force.
public struct NewTerm: Sendable {
    /// The class it is of.
    public let keyring: KeyringName
    /// Its number, one above every one that the class had.
    public let number: UInt32
    /// The row, pinned by the entry it is written with.
    public let row: Row
    let ring: Keyring
}
