import ArgumentParser
import JSON
import Wire

/// `bursar payment void`.
///
/// Asks `POST /v1/admin/payments/{id}/void` with the proof as it stands in the file: the payment's
/// chain reads it.
struct PaymentVoidVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "Prove that a payment can never land, and free its charge.",
        discussion: """
            'bursar help proofs' has what each chain takes. No time that went by and no error is a \
            proof: what was signed can be kept and used later.

            Example: bursar payment void 01KA0QCTKAFQX1JG0ACHMDR6BF --proof proof.json
            """)

    @OptionGroup var payment: PaymentArgument

    @Option(
        help: ArgumentHelp("The proof, JSON; - for stdin.", valueName: "file"),
        completion: .file(extensions: ["json"]))
    var proof: String

    @OptionGroup var evidence: EvidenceOptions

    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard proof != "-" || evidence.attested != "-" else {
            throw ValidationError("--proof and --attested can't both be read from stdin")
        }
    }

    func perform(_ session: Session) throws(Failure) {
        let proof = try InputFile.object(self.proof, limit: EvidenceOptions.limit)
        let void = PaymentVoid(
            proof: .object(proof), reference: evidence.reference,
            attested: try evidence.attestation())
        session.show(payment: try session.admin("POST", payment.target + "/void", void.json))
    }
}
