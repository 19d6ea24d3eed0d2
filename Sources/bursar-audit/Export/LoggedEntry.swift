import Gate
import JSON
import Terms

/// A verified entry with what formats ask of it, and what earlier entries said that it rests on.
struct LoggedEntry {
    /// The entry.
    let entry: Entry
    /// Its exact bytes.
    let line: [UInt8]
    /// The hash that stands in the log's tree, hex.
    let leaf: String
    /// The log's name.
    let origin: String
    /// The currency of the budgets; nil before the first policy.
    let currency: String?
    /// The project of the agent that acts or is acted on; nil where it has none.
    let project: String?

    /// A member of the entry's own, where it is text.
    func text(_ key: String) -> String? { LoggedEntry.text(entry.body[key]) }

    /// A member of one of its objects, where it is text.
    func text(_ key: String, _ inner: String) -> String? {
        guard case .object(let object)? = entry.body[key] else { return nil }
        return LoggedEntry.text(object[inner])
    }

    /// Whether it is one of money: a decision, what became of one, or a sweep.
    var isTransaction: Bool { LoggedEntry.isTransaction(entry.kind) }

    /// Whether entries of a kind are of money.
    static func isTransaction(_ kind: String) -> Bool {
        kind.hasPrefix("payment.") || kind == "wallet.swept"
    }

    /// Whether it moves what a wallet holds to its successor, for which no budget is charged.
    var isSweep: Bool { entry.kind == "wallet.swept" }

    /// Who was to be paid, as it was asked; of a card, or of its redemption, the merchant's origin.
    var payee: String? {
        if isSweep { return text("to") }
        return text("intent", "to") ?? text("intent", "merchant") ?? text("merchant")
    }

    /// A member of what was asked: `amount`, `asset` or another that only an agent's intent has.
    func asked(_ key: String) -> String? { text(isSweep ? "value" : "intent", key) }

    /// The agent: who asked, or whom it is about.
    var agent: String? { entry.actor.role == .agent ? entry.actor.name : text("agent") }

    /// What a decision charges by itself, in the budgets' currency; nil where it charges nothing.
    ///
    /// Entries of the first rules say it only in the window of the agent.
    var charge: Money? {
        guard entry.kind == "payment.decided", text("outcome") != "refused" else { return nil }
        let written = text("charge") ?? (windows.first.flatMap { LoggedEntry.text($0["charge"]) })
        return written.flatMap { try? Money(decimal: $0) }
    }

    /// The least that a decision leaves of its scope's budgets, those for a part of it left out.
    ///
    /// - Parameter longest: only windows of at most this length, seconds.
    func left(of kind: String, longest: Int64 = .max) -> Money? {
        windows.compactMap { window -> Money? in
            guard let scope = LoggedEntry.text(window["scope"]),
                scope == kind || scope.hasPrefix(kind + "/"), window["of"] == nil,
                let limit = LoggedEntry.money(window["limit"]),
                let after = LoggedEntry.money(window["after"]),
                let start = LoggedEntry.text(window["start"]).flatMap(Timestamp.parse),
                let end = LoggedEntry.text(window["end"]).flatMap(Timestamp.parse),
                end.seconds - start.seconds <= longest
            else { return nil }
            return limit.subtracting(after)
        }.min()
    }

    /// The chain of the wallet that pays.
    var chain: String? {
        text("wallet").flatMap { $0.split(separator: "/").first.map(String.init) }
    }

    private var windows: [JSONObject] {
        guard case .array(let list)? = entry.body["windows"] else { return [] }
        return list.compactMap { json in
            guard case .object(let window) = json else { return nil }
            return window
        }
    }

    /// Amounts of assets, as `worst_case`, `cost` and a sweep's `fee` have them; those that are none are left out.
    func amounts(_ key: String) -> [(asset: String, amount: String)] {
        let list: [JSON]
        switch entry.body[key] {
        case .array(let several): list = several
        case .object(let one): list = [.object(one)]
        default: return []
        }
        return list.compactMap { json in
            guard case .object(let object) = json,
                let asset = LoggedEntry.text(object["asset"]),
                let amount = LoggedEntry.decimal(object["amount"])
            else { return nil }
            return (asset, amount)
        }
    }

    /// Text of the form of an amount; nil for all other.
    static func decimal(_ json: JSON?) -> String? {
        guard let text = text(json), (try? DecimalText.parse(text, decimals: 18)) != nil
        else { return nil }
        return text
    }

    private static func money(_ json: JSON?) -> Money? {
        text(json).flatMap { try? Money(decimal: $0) }
    }

    private static func text(_ json: JSON?) -> String? {
        guard case .string(let text)? = json else { return nil }
        return text
    }
}
