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

    /// The members to send; reads the file of the observer's word.
    func members() throws(Failure) -> [(String, JSON)] {
        var members: [(String, JSON)] = []
        if let reference { members.append(("reference", .string(reference))) }
        if let attested {
            let word = try InputFile.object(attested, limit: EvidenceOptions.limit)
            members.append(("attested", .object(word)))
        }
        return members
    }

    /// The longest document on what became of a payment, in bytes: its entry has 65,535.
    static let limit = 65_536
}
