import ArgumentParser
import Terms
import Wire

/// What goes with a new version of a secret; the value itself is no option.
struct SecretPutOptions: ParsableArguments {
    @Option(
        name: .customLong("value-fd"),
        help: ArgumentHelp(
            "Read the value from this descriptor, not from the terminal.", valueName: "n"),
        transform: Arguments.descriptor)
    var valueDescriptor: Int32?

    @Option(
        name: .customLong("if-version"),
        help: ArgumentHelp("Only if this is the newest version; 0: only if new.", valueName: "n"),
        transform: Arguments.version)
    var ifVersion: UInt64?

    @Option(help: "What people read in a list.")
    var description: String?

    @Option(
        name: .customLong("tag"),
        help: ArgumentHelp("A word to find it by; may be repeated.", valueName: "name=value"))
    var tags: [String] = []

    @Option(
        help: ArgumentHelp("From when on this version is not shown.", valueName: "time"),
        transform: SecretPutOptions.time)
    var expires: Moment?

    @Option(
        name: .customLong("rotate-every"),
        help: ArgumentHelp("How soon the next has to follow, or never.", valueName: "90d|never"),
        transform: SecretPutOptions.interval)
    var rotateEvery: UInt64?

    @Option(
        help: ArgumentHelp("How long the version before is still shown.", valueName: "24h|none"),
        transform: SecretPutOptions.interval)
    var grace: UInt64?

    func validate() throws {
        guard description.map(SecretOrder.isDescription) ?? true else {
            throw ValidationError(
                "--description has at most \(SecretOrder.longestDescription) bytes of plain text")
        }
        _ = try pairs()
    }

    /// The request for `verb` of a secret.
    func request(_ target: String, _ verb: String) -> DoorRequest {
        let order = SecretOrder(
            ifVersion: ifVersion, description: description, tags: (try? pairs()) ?? nil,
            expires: expires, rotateEvery: rotateEvery.map { Int64($0) },
            grace: grace.map { Int64($0) })
        let query = order.pairs.map { "\($0.name)=\(SecretPutOptions.escaped($0.value))" }
        var request = DoorRequest(
            method: "POST",
            target: "\(target)/\(verb)" + (query.isEmpty ? "" : "?" + query.joined(separator: "&")))
        request.contentType = "application/octet-stream"
        return request
    }

    /// The value, from its descriptor or else the terminal, without echo.
    func value() throws(Failure) -> SecretPage {
        do throws(SecretError) {
            if let valueDescriptor { return try SecretPage.value(of: valueDescriptor) }
            return try Terminal().ask("value: ")
        } catch { throw .secret(error) }
    }

    private func pairs() throws -> [String: String]? {
        guard !tags.isEmpty else { return nil }
        var pairs: [String: String] = [:]
        for tag in tags {
            let halves = tag.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2, pairs.count < SecretOrder.mostTags,
                SecretOrder.isTag(name: String(halves[0]), value: String(halves[1]))
            else { throw ValidationError("--tag \(TextError.notATag)") }
            pairs[String(halves[0])] = String(halves[1])
        }
        return pairs
    }

    private static func time(_ text: String) throws -> Moment {
        guard let moment = Timestamp.parse(text) else {
            throw TextError.notAName(form: "2027-01-31T00:00:00Z")
        }
        return moment
    }

    private static func interval(_ text: String) throws -> UInt64 {
        text == "never" || text == "none" ? 0 : try DurationText.seconds(text)
    }

    /// RFC 3986 §2.1: all but the unreserved characters.
    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte -> String in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                return String(UnicodeScalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                return "%" + (digits.utf8.count == 1 ? "0" : "") + digits
            }
        }.joined()
    }
}
