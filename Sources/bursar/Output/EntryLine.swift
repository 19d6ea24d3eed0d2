import JSON
import Terms

/// One entry of the ledger as a person reads it: a line whose first columns have fixed widths, for
/// streams.
struct EntryLine: Hashable {
    /// The entry.
    let json: JSON

    /// Reads the entry's bytes; nil where they are no JSON object.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard let json = try? JSONReader.read(Array(bytes)), case .object = json else { return nil }
        self.json = json
    }

    /// When it was written; nil where it does not say.
    var time: Moment? {
        guard case .string(let text)? = json.at("time") else { return nil }
        return Timestamp.parse(text)
    }

    /// Whether the agent did this, or it was done about the agent.
    func concerns(_ agent: AgentName) -> Bool {
        let name = JSON.string(agent.text)
        return json.at("agent") == name
            || (json.at("actor", "role") == "agent" && json.at("actor", "name") == name)
    }

    /// `seq  time  kind  actor  what it is about`.
    var text: String {
        let time = time.map(Timestamp.seconds) ?? json.at("time")?.plain ?? "-"
        let actor = json.at("actor", "name")?.plain ?? json.at("actor", "role")?.plain ?? "-"
        return [
            padded(json.at("seq")?.plain ?? "-", 8, left: true), time,
            padded(json.at("kind")?.plain ?? "-", 20), padded(actor, 16), about,
        ].joined(separator: "  ").trimmingSpaces
    }

    /// The fields worth a place on the line, where the entry has them.
    private var about: String {
        let keys = [
            "outcome", "rule", "payment", "wallet", "card", "merchant", "agent", "project",
            "observer", "asset", "price",
            "amount", "policy", "reference", "reason", "imported",
        ]
        let facts = keys.compactMap { key -> String? in
            // A freeze without a reason has an empty one.
            guard case .string(let text)? = json.at(key), !text.isEmpty else { return nil }
            return "\(key)=\(text)"
        }
        // A wallet whose key everyone knows must not look like any other.
        return (facts + (json.at("example") == true ? ["example=yes"] : [])).joined(separator: " ")
    }

    private func padded(_ text: String, _ width: Int, left: Bool = false) -> String {
        let padding = String(repeating: " ", count: max(0, width - text.count))
        return left ? padding + text : text + padding
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
