import JSON

/// The entry that an order would make: held to what an entry of its kind is held to.
struct OrderedChange: TypedValue {
    let json: JSON

    init(_ json: JSON) { self.json = json }

    static func fault(in json: JSON) -> String? {
        guard case .object(let object) = json, case .string(let kind)? = object["kind"],
            case .object(let body)? = object["body"], object.members.count == 2
        else { return "is no entry that could be" }
        return Event(kind: kind, body: body).fault.map { "has a \($0.detail)" }
    }
}
