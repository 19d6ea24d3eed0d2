import ArgumentParser
import JSON
import Terms
import Wire

/// `bursar rotate root`: a new root key.
///
/// Asks `POST /v1/admin/rotate/root` with what opens each slot that is kept as the raw body.
struct RotateRootVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "root",
        abstract: "Draw a new root key, and wrap it for the slots you can open.",
        discussion: """
            What opens a slot must be given for the slot to open the new key. Slots that are left \
            out are removed, if you say so. One transaction: a crash leaves the old key or the new.

            Example: bursar rotate root --slot main
            Example: bursar rotate root --also-key-file office=/media/key/bursar.key --drop-others
            """)

    @Option(
        help: ArgumentHelp("The first slot to keep.", valueName: "name"), transform: Arguments.slot)
    var slot = SlotName.main

    @OptionGroup var secret: SlotSecretOptions

    @Option(
        name: .customLong("also-key-file"),
        help: ArgumentHelp(
            "Keep this slot, too, which the file opens; may be repeated.", valueName: "slot=file"),
        transform: KeptSlot.file)
    var files: [KeptSlot] = []

    @Option(
        name: .customLong("also-passphrase-fd"),
        help: ArgumentHelp(
            "Keep this slot, too, whose passphrase is on a descriptor; may be repeated.",
            valueName: "slot=n"),
        transform: KeptSlot.descriptor)
    var descriptors: [KeptSlot] = []

    @Flag(name: .customLong("drop-others"), help: "Remove every slot that is not named.")
    var dropsOthers = false

    @OptionGroup var why: ReasonOption

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let others = files + descriptors
        let body = try secrets(others)
        let target = Query.target(
            "/v1/admin/rotate/root",
            [
                ("slots", ([slot] + others.map(\.name)).map(\.text).joined(separator: ",")),
                ("drop", dropsOthers ? "others" : nil),
                ("reason", why.reason.map(Query.escaped)),
            ])
        let reply = try session.slot(target, body)
        guard !session.json else { return session.output.document(reply) }
        session.output.table(
            Table(rows: [
                ["slots", reply.list("slots").map(\.plain).joined(separator: ", ")],
                ["removed", reply.list("removed").map(\.plain).joined(separator: ", ")],
            ]))
    }

    private func secrets(_ others: [KeptSlot]) throws(Failure) -> SecretPage {
        let first = try secret.read()
        return try RotateRootVerb.append(others[...], to: try RotateRootVerb.begin(first))
    }

    private static func begin(_ first: borrowing SecretPage) throws(Failure) -> SecretPage {
        do throws(SecretError) { return try SecretPage.joining(first) } catch {
            throw .secret(error)
        }
    }

    private static func append(
        _ others: ArraySlice<KeptSlot>, to page: consuming SecretPage
    ) throws(Failure) -> SecretPage {
        var body = page
        for other in others {
            let secret = try other.read()
            do throws(SecretError) { try body.append(prefixed: secret) } catch {
                throw .secret(error)
            }
        }
        return body
    }
}
