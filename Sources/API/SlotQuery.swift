import Admin
import JSON
import Terms
import Wire

/// What a query says of key slots: their bodies are secrets, and nothing else can be in them.
struct SlotQuery {
    private static let known: Set<String> = [
        "slot", "kind", "shares", "proof", "proof_kind", "reason", "slots", "drop",
        "keyrings",
    ]
    private let query: Query

    /// Reads a query, strictly.
    init(_ text: String?) throws(OfficeError) {
        guard let query = Query(text), query.has(only: SlotQuery.known) else {
            throw .malformed(
                FieldError(
                    path: "query",
                    clause: "takes \(SlotQuery.known.sorted().joined(separator: ", "))"))
        }
        self.query = query
    }

    /// A slot's name; nil where none is given.
    func name(_ field: String) throws(OfficeError) -> SlotName? {
        guard let text = query[field] else { return nil }
        guard let name = SlotName(text) else {
            throw .malformed(FieldError(path: field, clause: "must be a slot's name"))
        }
        return name
    }

    /// A slot's name that must be given.
    func requiredName(_ field: String) throws(OfficeError) -> SlotName {
        guard let name = try name(field) else {
            throw .malformed(FieldError(path: field, clause: "is missing"))
        }
        return name
    }

    /// What opens a slot; a passphrase where it is not said.
    func kind(_ field: String) throws(OfficeError) -> SlotKind {
        guard let text = query[field] else { return .passphrase }
        guard let kind = SlotKind(rawValue: text) else {
            let list = SlotKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw .malformed(FieldError(path: field, clause: "must be one of \(list)"))
        }
        return kind
    }

    /// How many of how many shares; nil where none are given.
    func shares() throws(OfficeError) -> ShareCount? {
        guard let text = query["shares"] else { return nil }
        guard let shares = ShareCount(text) else {
            throw .malformed(
                FieldError(
                    path: "shares", clause: "must be M-of-N with 2 <= M <= N <= \(ShareCount.most)")
            )
        }
        return shares
    }

    /// Several slots' names, parted by commas.
    func names(_ field: String) throws(OfficeError) -> [SlotName] {
        let parts = (query[field] ?? "").split(separator: ",", omittingEmptySubsequences: false)
        let names = parts.compactMap { SlotName(String($0)) }
        guard names.count == parts.count else {
            throw .malformed(FieldError(path: field, clause: "must be slots' names, with commas"))
        }
        return names
    }

    /// Several keyrings, parted by commas, or all.
    func keyrings() throws(OfficeError) -> [KeyringName] {
        if query["keyrings"] == "all" { return KeyringName.allCases }
        let parts = (query["keyrings"] ?? "").split(
            separator: ",", omittingEmptySubsequences: false)
        let names = parts.compactMap { KeyringName(rawValue: String($0)) }
        guard names.count == parts.count else {
            let list = KeyringName.allCases.map(\.rawValue).joined(separator: ", ")
            throw .malformed(
                FieldError(path: "keyrings", clause: "must be all, or of \(list), with commas"))
        }
        return names
    }

    /// Whether slots that are not named are to go.
    func dropsOthers() throws(OfficeError) -> Bool {
        guard let text = query["drop"] else { return false }
        guard text == "others" else {
            throw .malformed(FieldError(path: "drop", clause: "must be others, or left out"))
        }
        return true
    }

    /// Why it is done; empty where it is not said.
    func reason() throws(OfficeError) -> String {
        let text = query["reason"] ?? ""
        guard text.utf8.count <= Reason.limit else {
            throw .malformed(
                FieldError(path: "reason", clause: "must be at most \(Reason.limit) bytes"))
        }
        return text
    }
}
