import ArgumentParser
import JSON
import Wire

/// What stands with the word on what became of a payment: where it can be seen, and who says so.
///
/// Without an observer's signature it is the admin's own word.
struct EvidenceOptions: ParsableArguments {
    @Option(
        help: "Where it can be seen: a transaction's hash, a block, a ticket.",
        transform: Arguments.text(Reason.limit))
    var reference: String?

    @Option(
        help: ArgumentHelp(
            "An observer's word: {\"observer\", \"signature\"}, JSON; - for stdin.",
            valueName: "file"),
        completion: .file(extensions: ["json"]))
    var attested: String?

    /// The observer's word; reads its file.
    ///
    /// Whose signature it is, the vault says.
    func attestation() throws(Failure) -> Attestation? {
        guard let attested else { return nil }
        let word = try InputFile.object(attested, limit: EvidenceOptions.limit)
        do throws(FieldError) {
            var fields = try ObjectReader(.object(word))
            let attestation = Attestation(
                observer: try fields.string("observer"),
                signature: try fields.string("signature"))
            try fields.finish()
            return attestation
        } catch {
            throw .file(InputFile.name(attested), why: "\(error.path) \(error.clause)")
        }
    }

    /// The longest document on what became of a payment, in bytes: its entry has 65,535.
    static let limit = 65_536
}
