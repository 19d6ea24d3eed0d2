import Terms

/// What opens a slot that there is, and where it comes from: a passphrase unless something else is named.
struct SlotSecret {
    let passphraseDescriptor: Int32?
    let keyFile: String?
    let shares: ShareSource?

    init(passphraseDescriptor: Int32?, keyFile: String?, shares: ShareSource?) {
        self.passphraseDescriptor = passphraseDescriptor
        self.keyFile = keyFile
        self.shares = shares
    }

    /// As options name them: shares by a flag, or by a descriptor.
    init(
        passphraseDescriptor: Int32?, keyFile: String?, asksForShares: Bool,
        sharesDescriptor: Int32?
    ) {
        self.init(
            passphraseDescriptor: passphraseDescriptor, keyFile: keyFile,
            shares: sharesDescriptor.map(ShareSource.descriptor)
                ?? (asksForShares ? .terminal : nil))
    }

    /// Whether no more than one of them is named.
    var isOne: Bool {
        let named = [passphraseDescriptor != nil, keyFile != nil, shares != nil]
        return named.count(where: { $0 }) <= 1
    }

    /// What it is.
    var kind: SlotKind {
        if shares != nil { return .shares }
        return keyFile == nil ? .passphrase : .keyFile
    }

    /// Reads it into a page, by default a passphrase from the terminal.
    func read(_ prompt: String) throws(Failure) -> SecretPage {
        if let keyFile {
            do throws(KeyFileError) { return try KeyFile(path: keyFile).read() } catch {
                throw .keyFile(error)
            }
        }
        if let shares { return try shares.join() }
        do throws(SecretError) {
            guard let passphraseDescriptor else { return try Terminal().ask(prompt) }
            return try SecretPage.line(.passphrase, of: passphraseDescriptor)
        } catch { throw .secret(error) }
    }
}
