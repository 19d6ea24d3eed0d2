/// Where what opens a slot comes from.
struct SlotSecret {
    let passphraseDescriptor: Int32?
    let keyFile: String?
    let shares: ShareSource?

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
