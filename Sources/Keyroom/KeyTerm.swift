/// One numbered key of the hierarchy: a class's keyring term, or the root key.
///
/// A class, so that several holders share one set of pages; it is wiped when the last lets go.
final class KeyTerm: Sendable {
    let number: UInt32
    let key: SecretBytes

    init(number: UInt32, key: consuming SecretBytes) {
        self.number = number
        self.key = key
    }
}
