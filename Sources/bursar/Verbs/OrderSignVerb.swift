import ArgumentParser
import JSON
import Wire

/// `bursar order sign`.
///
/// Asks `POST /v1/admin/orders/{number}/sign`. The signing itself is ssh-keygen's: no key comes near the vault.
struct OrderSignVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Hand in what an approver signed with ssh-keygen -Y sign.",
        discussion: """
            With the last signature that is needed the change is made. A security key must have \
            been touched.

                bursar order show 17 --to-sign > order
                ssh-keygen -Y sign -f ~/.ssh/id_ed25519 -n order.v1@bursar order

            Example: bursar order sign 17 order.sig
            """)

    @Argument(help: "The order's number.", transform: Arguments.order)
    var order: UInt64

    @Argument(help: "The file that ssh-keygen wrote; - for stdin.", completion: .file())
    var file: String

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let text = try InputFile.text(file, limit: OrderSignature.limit)
        let target = "/v1/admin/orders/\(order)/sign"
        session.show(
            try session.admin("POST", target, OrderSignature(text).json),
            fields: ["order", "kind", "status", "approvals", "needed", "approved_by"])
    }
}
