import ArgumentParser
import JSON
import Terms

/// `bursar slot add`.
///
/// Asks `POST /v1/admin/slots` with the proof and the new secret as the raw body.
struct SlotAddVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Let something else open the vault, too.",
        discussion: """
            The vault must be open, and a slot that there is must be opened as a proof: an open \
            vault keeps no root key. A passphrase is asked for twice; a file holds 32 random bytes \
            and is its owner's alone. Shares are words of SLIP-39, shown once: write them down, \
            then let bursar slot verify ask for them.

            Example: bursar slot add office --key-file /media/key/bursar.key --generate
            Example: bursar slot add boot --credential ./bursar-root --generate
            Example: bursar slot add paper --shares 2-of-3
            Example: bursar slot add second --passphrase-fd 3 --proof-passphrase-fd 4 3<new 4<old
            """)

    @Argument(help: "The new slot's name.", transform: Arguments.slot)
    var name: SlotName

    @OptionGroup var material: SlotMaterialOptions

    @OptionGroup var proof: ProofOptions

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let opened = try proof.read()
        let new = try material.read()
        let target = Query.target(
            "/v1/admin/slots", [("slot", name.text)] + material.query + proof.query)
        session.show(slot: try session.slot(target, proof: opened, new: new))
    }
}
