/// A label that this process wrote or read, with the version of its row.
struct KnownLabel {
    let label: SecretLabel
    let version: UInt64
}
