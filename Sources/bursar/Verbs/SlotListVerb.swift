import ArgumentParser

/// `bursar slot list`.
///
/// Asks `GET /v1/admin/slots`.
struct SlotListVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the slots, and when each was last seen to open the vault.",
        discussion: "Example: bursar slot list --json")

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        session.show(
            try session.admin("GET", "/v1/admin/slots"), list: "slots",
            columns: [
                ("slot", "slot"), ("kind", "kind"), ("shares", "shares"), ("verified", "verified"),
            ])
    }
}
