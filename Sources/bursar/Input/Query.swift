/// Query writes the part of a target behind its question mark.
enum Query {
    /// The path with the pairs that have a value; all are of forms that need no escaping.
    static func target(_ path: String, _ pairs: [(String, String?)]) -> String {
        let query = pairs.compactMap { name, value in value.map { "\(name)=\($0)" } }
        return query.isEmpty ? path : path + "?" + query.joined(separator: "&")
    }
}
