import ArgumentParser
import Terms
import Wire

/// `bursar rotate slot`: a new passphrase, or another file.
///
/// Asks `POST /v1/admin/rotate/slot` with the proof and the new secret as the raw body.
struct RotateSlotVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "slot",
        abstract: "Let a slot open with something else: a new passphrase.",
        discussion: """
            The new thing is of the old one's kind. An older copy of the database still opens \
            with the old one.

            Example: bursar rotate slot main
            Example: bursar rotate slot main --passphrase-fd 3 --proof-passphrase-fd 4 3<new 4<old
            """)

    @Argument(help: "The slot's name.", transform: Arguments.slot)
    var name: SlotName

    @OptionGroup var material: SlotMaterialOptions

    @OptionGroup var proof: ProofOptions

    @OptionGroup var why: ReasonOption

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let opened = try proof.read()
        let new = try material.read()
        let target = Query.target(
            "/v1/admin/rotate/slot",
            [("slot", name.text)] + material.query + proof.query
                + [("reason", why.reason.map(Query.escaped))])
        session.show(slot: try session.slot(target, proof: opened, new: new))
    }
}
