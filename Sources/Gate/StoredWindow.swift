import JSON
import Terms

/// One line of a logged decision's `windows`; the first rules wrote neither limit nor subject.
struct StoredWindow: Hashable {
    let scope: ScopeName
    let of: String?
    let window: Window
    let limit: Money?
    let carried: Money
    let before: Money
    let charge: Money
    let after: Money

    init(_ json: JSON) throws(EntryError) {
        guard case .object(let object) = json, case .string(let scopeText)? = object["scope"],
            let scope = ScopeName(reading: scopeText),
            let start = StoredWindow.moment(object["start"]),
            let end = StoredWindow.moment(object["end"]),
            let before = StoredWindow.money(object["before"]),
            let charge = StoredWindow.money(object["charge"]),
            let after = StoredWindow.money(object["after"]), before.adding(charge) == after
        else { throw EntryError(clause: "has a window that does not add up") }
        self.scope = scope
        if case .string(let text)? = object["of"] { of = text } else { of = nil }
        window = Window(start: start, end: end)
        limit = StoredWindow.money(object["limit"])
        carried = StoredWindow.money(object["carried"]) ?? .zero
        self.before = before
        self.charge = charge
        self.after = after
    }

    /// Whether it says the same as `posting`, as far as its version says anything.
    func says(_ posting: Posting) -> Bool {
        scope == posting.scope && of == posting.subject.text && window == posting.window
            && (limit ?? posting.limit) == posting.limit && carried == posting.carried
            && before == posting.before && charge == posting.charge && after == posting.after
    }

    private static func moment(_ json: JSON?) -> Moment? {
        guard case .string(let text)? = json else { return nil }
        return Timestamp.parse(text)
    }

    private static func money(_ json: JSON?) -> Money? {
        guard case .string(let text)? = json else { return nil }
        return try? Money(decimal: text)
    }
}
