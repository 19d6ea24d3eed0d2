import ArgumentParser
import JSON

/// `bursar order show`.
///
/// Asks `GET /v1/admin/orders/{number}`.
struct OrderShowVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show what an order would change, or the bytes to sign.",
        discussion: """
            What is signed names the change by its SHA-256: of the document that --content prints. \
            Read that, and hash it where you trust the machine, before you sign.

            Example: bursar order show 17
            Example: bursar order show 17 --content
            Example: bursar order show 17 --to-sign
            """)

    @Argument(help: "The order's number.", transform: Arguments.order)
    var order: UInt64

    @Flag(help: "Print the exact bytes that approvers sign, and nothing else.")
    var toSign = false

    @Flag(help: "Print the exact bytes that the signed SHA-256 is of.")
    var content = false

    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard !toSign || !content else {
            throw ValidationError("--to-sign and --content are two documents")
        }
    }

    func perform(_ session: Session) throws(Failure) {
        let target = "/v1/admin/orders/\(order)"
        let shown = try session.admin("GET", target)
        if toSign {
            guard case .string(let text)? = shown.at("sign") else {
                throw .reply(asked: "GET \(target)", lacks: "the bytes to sign")
            }
            return session.output.raw(text)
        }
        guard let change = shown.at("change") else {
            throw .reply(asked: "GET \(target)", lacks: "the change")
        }
        if content {
            return session.output.raw(String(decoding: JSONWriter.write(change), as: UTF8.self))
        }
        session.show(
            shown,
            fields: [
                "order", "kind", "status", "approvals", "needed", "approved_by", "until", "sha256",
                "change",
            ])
    }
}
