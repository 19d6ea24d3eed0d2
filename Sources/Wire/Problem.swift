public import JSON

/// A reply that is not a yes: an RFC 9457 problem document, the one shape of every error.
///
/// `title` is the closed vocabulary clients switch over (`refused`, `malformed`, `sealed`, …);
/// `detail` and `hint` are clauses for people. No member ever holds a secret, or text of a caller
/// that was not checked first.
public struct Problem: Error, Hashable, Sendable {
    /// The HTTP status the document travels under.
    public let status: Int
    /// The word a program switches over.
    public let title: String
    /// The id of the gate's rule that refused, where one did.
    public let rule: String?
    /// What is wrong: names the value and the bound.
    public let detail: String
    /// What to do next, where there is something.
    public let hint: String?
    /// Further members (`payment`, `remaining`); a member above wins over one of its name here.
    public let members: JSONObject

    /// The media type of `json`.
    public static let contentType = "application/problem+json"

    /// Describes a problem.
    public init(
        status: Int, title: String, rule: String? = nil, detail: String, hint: String? = nil,
        members: JSONObject = JSONObject()
    ) {
        self.status = status
        self.title = title
        self.rule = rule
        self.detail = detail
        self.hint = hint
        self.members = members
    }

    /// The document's members; `type` is always `about:blank`, so `title` carries the meaning.
    public var json: JSON {
        var object = members
        object["type"] = "about:blank"
        object["title"] = .string(title)
        object["status"] = .integer(UInt64(clamping: status))
        object["detail"] = .string(detail)
        if let rule { object["rule"] = .string(rule) }
        if let hint { object["hint"] = .string(hint) }
        return .object(object)
    }

    /// Reads a document that a door wrote; nil when a required member is missing or of a wrong
    /// type.
    ///
    /// Members this release does not know are kept: a client must survive a newer daemon.
    public init?(_ json: JSON) {
        guard case .object(var object) = json,
            case .string(let title)? = object["title"],
            case .integer(let code)? = object["status"], (100...599).contains(code),
            case .string(let detail)? = object["detail"]
        else { return nil }
        self.status = Int(code)
        self.title = title
        self.detail = detail
        if case .string(let rule)? = object["rule"] { self.rule = rule } else { self.rule = nil }
        if case .string(let hint)? = object["hint"] { self.hint = hint } else { self.hint = nil }
        for known in ["type", "title", "status", "detail", "rule", "hint"] { object[known] = nil }
        members = object
    }
}
