import Terms
import Vault

/// How far the rows of a class were looked through for those under its old term; kept in memory alone.
///
/// What is done is done: whoever starts anew finds the rows that are under the new term already, and passes by.
struct KeyringTurn {
    let keyring: KeyringName
    /// The ranges that are left, the one that is being read first.
    var ranges: [KeyringRange]
    /// The id behind which to read on; nil at the beginning of a range.
    var after: [UInt8]?
    /// Whether this pass has found no row under the old term, and none that was on its way to the disk.
    var isClean = true
    /// How many rows this pass has looked at.
    var seen: UInt64 = 0
    /// How many there were when it began.
    let total: UInt64

    init(_ keyring: KeyringName, total: UInt64) {
        self.keyring = keyring
        ranges = KeyringRange.of(keyring)
        self.total = total
    }
}
