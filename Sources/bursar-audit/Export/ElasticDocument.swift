import Gate
import JSON
import Terms

/// One entry as a document of the Elastic Common Schema.
///
/// Amounts are decimal text: Elasticsearch reads numbers out of text, and the text stays exact. The keys at
/// the top (`agent_id`, `amount`, `budget_remaining` and others) are those that people who ask for a
/// transaction log in JSON know; all else that is ours is below `bursar`.
enum ElasticDocument {
    /// The version of the schema whose names these are.
    static let schema = "9.0.0"
    /// The longest window that counts as a day: one on which clocks are set back by up to three hours.
    private static let longestDay: Int64 = 27 * 3_600

    /// The data stream that entries of a kind go to.
    static func stream(of kind: String) -> String {
        "logs-\(dataset(of: kind))-default"
    }

    /// What is unique in all logs there are.
    static func id(of logged: LoggedEntry) -> String { "\(logged.origin)#\(logged.entry.seq)" }

    /// The document.
    static func json(of logged: LoggedEntry) -> JSON {
        var members: [(String, JSON)] = [
            ("@timestamp", .string(Timestamp.precise(logged.entry.time))),
            ("bursar", .object(JSONObject(own(logged)))),
            (
                "data_stream",
                [
                    "dataset": .string(dataset(of: logged.entry.kind)), "namespace": "default",
                    "type": "logs",
                ]
            ),
            ("ecs", ["version": .string(schema)]),
            ("event", .object(JSONObject(event(logged)))),
            ("message", .string(message(logged))),
            ("service", ["name": "bursar", "type": "bursar"]),
            ("user", ["id": .string(String(logged.entry.actor.uid))]),
        ]
        if let agent = logged.agent {
            members.append(("gen_ai", ["agent": ["name": .string(agent)]]))
            members.append(("related", ["user": .array([.string(agent)])]))
        }
        if logged.isTransaction { members += transaction(logged) }
        return .object(JSONObject(members))
    }

    private static func dataset(of kind: String) -> String {
        LoggedEntry.isTransaction(kind) ? "bursar.transaction" : "bursar.audit"
    }

    private static func event(_ logged: LoggedEntry) -> [(String, JSON)] {
        let kind = logged.entry.kind
        let outcome = logged.text("outcome")
        let known = EventClass(kind: kind, outcome: outcome)
        var members: [(String, JSON)] = [
            ("action", .string(kind)), ("category", .array([.string(known.category)])),
            ("dataset", .string(dataset(of: kind))), ("hash", .string(logged.leaf)),
            ("id", .string(id(of: logged))), ("kind", "event"), ("module", "bursar"),
            ("original", .string(String(decoding: logged.line, as: UTF8.self))),
            ("outcome", .string(word(of: kind, outcome))), ("provider", "bursard"),
            ("sequence", .integer(logged.entry.seq)), ("type", .array([.string(known.type)])),
        ]
        if let status = status(logged) { members.append(("code", .string(status))) }
        if let why = logged.text("rule") ?? logged.text("reason") {
            members.append(("reason", .string(why)))
        }
        return members
    }

    /// `event.outcome`: success, failure or unknown.
    private static func word(of kind: String, _ outcome: String?) -> String {
        switch (kind, outcome) {
        case ("payment.decided", "signed"): "success"
        case ("payment.decided", "refused"), ("unseal.failed", _): "failure"
        case ("payment.decided", _), ("payment.written_off", _), ("payment.reported", _): "unknown"
        default: "success"
        }
    }

    /// What the API calls the payment's status.
    private static func status(_ logged: LoggedEntry) -> String? {
        switch logged.entry.kind {
        case "payment.decided":
            logged.text("outcome").map { $0 == "pending" ? "pending_approval" : $0 }
        case let kind where kind.hasPrefix("payment."): String(kind.dropFirst(8))
        case "wallet.swept": "swept"
        default: nil
        }
    }

    private static func transaction(_ logged: LoggedEntry) -> [(String, JSON)] {
        var members: [(String, JSON)] = []
        func add(_ key: String, _ text: String?) {
            if let text { members.append((key, .string(text))) }
        }
        add("agent_id", logged.agent)
        add("project", logged.project)
        add("status", status(logged))
        add("transaction_type", logged.isSweep ? "sweep" : logged.text("intent", "kind"))
        add("payment_method", logged.chain)
        if let charge = logged.charge {
            var amount: [(String, JSON)] = [("value", .string(charge.decimal))]
            if let currency = logged.currency { amount.append(("currency", .string(currency))) }
            members.append(("amount", .object(JSONObject(amount))))
        }
        var left: [(String, JSON)] = []
        if let daily = logged.left(of: "agent", longest: longestDay) {
            left.append(("daily", .string(daily.decimal)))
        }
        if let project = logged.left(of: "project") {
            left.append(("project", .string(project.decimal)))
        }
        if !left.isEmpty { members.append(("budget_remaining", .object(JSONObject(left)))) }
        return members
    }

    private static func own(_ logged: LoggedEntry) -> [(String, JSON)] {
        var members: [(String, JSON)] = [
            ("actor", ["role": .string(logged.entry.actor.role.rawValue)]),
            ("origin", .string(logged.origin)),
        ]
        for key in ["payment", "wallet", "successor", "card", "class", "policy", "reference"] {
            if let text = logged.text(key) { members.append((key, .string(text))) }
        }
        if let payee = logged.payee { members.append(("payee", .string(payee))) }
        var asked: [(String, JSON)] = []
        for key in ["amount", "asset", "comment"] {
            guard let text = logged.asked(key) else { continue }
            asked.append((key, .string(text)))
        }
        if !asked.isEmpty { members.append(("asked", .object(JSONObject(asked)))) }
        for key in ["worst_case", "cost", "fee"] {
            let list = logged.amounts(key)
            guard !list.isEmpty else { continue }
            members.append(
                (key, .array(list.map { ["asset": .string($0), "amount": .string($1)] })))
        }
        if let charge = logged.charge {
            members.append(("charge", ["exact": .string(charge.decimal)]))
        }
        return members
    }

    /// A line for people, of nothing that an agent wrote.
    private static func message(_ logged: LoggedEntry) -> String {
        let words = [logged.entry.kind, status(logged), logged.text("rule")].compactMap { $0 }
        return words.map(SpelledText.word).joined(separator: " ")
    }
}
