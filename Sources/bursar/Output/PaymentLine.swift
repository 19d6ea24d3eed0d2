import JSON
import Terms

/// A payment as the owner's door describes it, for people.
struct PaymentLine: Hashable {
    /// The door's document.
    let json: JSON
    /// The budget's currency, where the document of a list says it for all; nil where it does not.
    let currency: String?

    /// What a list shows; whom a payment pays is long, and comes last.
    static let columns = ["payment", "status", "agent", "wallet", "charge", "age", "until", "to"]

    /// Takes one document.
    init(_ json: JSON, currency: String? = nil) {
        self.json = json
        self.currency = currency ?? json.at("currency")?.plain
    }

    /// The cells below ``columns``.
    var cells: [String] {
        var cells = json.cells("payment", "status", "agent", "wallet", "charge", "-", "until", "to")
        cells[1] = status
        cells[4] = money(json.at("charge")) ?? "-"
        cells[5] = age ?? "-"
        cells[6] = json.at("until")?.plain ?? json.at("valid_until")?.plain ?? "-"
        return cells
    }

    /// Names and values of everything that is known but its windows; what it is about comes first.
    var rows: [[String]] {
        var rows: [[String]] = []
        for key in PaymentLine.first {
            // The amount says its asset; without one, as in answers to orders, it stands alone.
            guard let value = json.at(key), key != "asset" || amount == nil else { continue }
            let text =
                switch key {
                case "status": status
                case "charge": money(value) ?? value.plain
                default: value.plain
                }
            rows.append([PaymentLine.heading(key), text])
            if key == "to", let amount { rows.append(["amount", amount]) }
        }
        if let age { rows.append(["age", age]) }
        rows += json.list("worst_case").map {
            ["worst case", $0.cells("amount", "asset").joined(separator: " ")]
        }
        return rows + rest
    }

    /// The members that are shown by their names, in this order.
    private static let first = [
        "payment", "status", "agent", "project", "wallet", "to", "asset", "charge", "rule", "time",
        "until", "valid_until", "digest",
    ]
    /// What ``rows`` says in another way, or leaves to a table.
    private static let said: Set<String> = [
        "age_seconds", "approved", "worst_case", "windows", "currency",
    ]

    /// Members that this release does not know: a newer daemon may say more.
    private var rest: [[String]] {
        guard case .object(let object) = json else { return [] }
        return object.members.flatMap { member -> [[String]] in
            guard !PaymentLine.first.contains(member.key), !PaymentLine.said.contains(member.key)
            else { return [] }
            return member.value.facts(member.key)
        }.filter { !repeats($0) }
    }

    /// Whether a member of the intent says what a row above says already.
    private func repeats(_ fact: [String]) -> Bool {
        switch fact[0] {
        case "intent.kind", "intent.amount", "intent.asset": amount != nil
        case "intent.to": json.at("intent", "to") == json.at("to")
        case "intent.merchant": json.at("intent", "merchant") == json.at("to")
        default: false
        }
    }

    /// The status, and of what waits whether it still waits for an admin.
    private var status: String {
        json.at("approved") == true ? "approved" : json.at("status")?.plain ?? "-"
    }

    /// What the payee gets, as it was asked.
    private var amount: String? {
        guard let amount = json.at("intent", "amount"), let asset = json.at("intent", "asset")
        else { return nil }
        return amount.plain + " " + asset.plain
    }

    private var age: String? {
        guard case .integer(let seconds)? = json.at("age_seconds") else { return nil }
        return DurationText.about(seconds)
    }

    private func money(_ charge: JSON?) -> String? {
        guard let charge else { return nil }
        if case .object = charge {
            return charge.cells("amount", "currency").joined(separator: " ")
        }
        return [charge.plain, currency].compactMap { $0 }.joined(separator: " ")
    }

    private static func heading(_ key: String) -> String {
        key.split(separator: "_").joined(separator: " ")
    }
}
