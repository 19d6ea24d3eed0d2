import Terms

/// A slot that is to open a new root key, and what opens it: `office=/media/key`, `second=4`.
struct KeptSlot {
    let name: SlotName
    private let secret: SlotSecret

    /// Reads `NAME=FILE`.
    static func file(_ text: String) throws -> KeptSlot {
        let (name, path) = try parts(text)
        return KeptSlot(
            name: name,
            secret: SlotSecret(passphraseDescriptor: nil, keyFile: path, shares: nil))
    }

    /// Reads `NAME=DESCRIPTOR`.
    static func descriptor(_ text: String) throws -> KeptSlot {
        let (name, number) = try parts(text)
        return KeptSlot(
            name: name,
            secret: SlotSecret(
                passphraseDescriptor: try Arguments.descriptor(number), keyFile: nil, shares: nil))
    }

    /// Reads what opens it.
    func read() throws(Failure) -> SecretPage { try secret.read("passphrase: ") }

    private static func parts(_ text: String) throws -> (SlotName, String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty else {
            throw TextError.notAName(form: "<slot>=<file or descriptor>")
        }
        return (try Arguments.slot(String(parts[0])), String(parts[1]))
    }
}
