import JSON

/// A structure whose strings are all words: pins of rows, costs, proofs, signatures.
///
/// For what other modules put together; what Gate makes has a type of its own.
struct Facts: PublicValue {
    let json: JSON

    init(_ json: JSON) { self.json = json }

    static func fault(in json: JSON) -> String? {
        switch json {
        case .null, .bool, .integer: return nil
        case .string(let text): return Word.fault(of: text)
        case .array(let elements):
            for element in elements {
                if let fault = fault(in: element) { return fault }
            }
        case .object(let object):
            for member in object.members {
                if let fault = Word.fault(of: member.key) ?? fault(in: member.value) {
                    return fault
                }
            }
        }
        return nil
    }
}
