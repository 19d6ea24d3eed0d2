/// Query writes the part of a target behind its question mark.
enum Query {
    /// The path with the pairs that have a value; all are of forms that need no escaping, or escaped.
    static func target(_ path: String, _ pairs: [(String, String?)]) -> String {
        let query = pairs.compactMap { name, value in value.map { "\(name)=\($0)" } }
        return query.isEmpty ? path : path + "?" + query.joined(separator: "&")
    }

    /// A text as a value can hold it: every byte but letters and digits percent-encoded.
    static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let character = Character(UnicodeScalar(byte))
            guard byte >= 0x80 || !(character.isLetter || character.isNumber) else {
                return String(character)
            }
            let hex = String(byte, radix: 16, uppercase: true)
            return "%" + (hex.count == 1 ? "0" : "") + hex
        }.joined()
    }
}
