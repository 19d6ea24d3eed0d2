/// Which key of the hierarchy is sealed by which.
enum SealLayer: UInt8 {
    /// The root key under a slot's key.
    case root = 1
    /// A keyring term under the root key.
    case term = 2
    /// A record's data key under a term; the only layer that names the term.
    case dataKey = 3
    /// A record's value under its data key.
    case value = 4
}
