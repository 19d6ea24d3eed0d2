import Digests
import Gate
import JSON
import Terms

/// What an admin gave to open a commitment with, as `bursar audit disclose --json` prints it.
struct OpeningFile {
    /// The entry that it is of.
    let seq: UInt64
    /// The purpose and its salt.
    let opening: PurposeOpening

    /// Reads `path`; throws with status 1 for what is of another form.
    init(_ path: String) throws(AuditFailure) {
        let bytes = Array(try InputFile.text(path).utf8)
        do {
            var fields = try ObjectReader(try JSONReader.read(bytes))
            seq = try fields.integer("entry")
            let salt = Hex.decode(try fields.string("salt"))
            guard let salt, salt.count == Commitment.saltLength else {
                throw fields.error("salt", "must be \(Commitment.saltLength) bytes in hex")
            }
            opening = PurposeOpening(try fields.value("purpose"), salt: salt)
        } catch {
            let clause =
                switch error {
                case let field as FieldError: "\(field.path) \(field.clause)"
                case let json as JSONError: json.clause
                default: "can't be read"
                }
            throw .failed(
                what: path, why: "opens nothing: \(clause)",
                hint: "bursar audit disclose ENTRY --json prints what does")
        }
    }
}
