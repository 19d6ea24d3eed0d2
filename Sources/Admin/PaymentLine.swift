import Gate
import JSON
import Terms

/// One payment as an admin sees it in a list: from the gate's state, and from its entry where the state has
/// let go of it.
struct PaymentLine {
    private let id: PaymentID
    private let entry: Entry?
    private let state: GateState
    private let now: Moment
    /// How it ended, where the state has forgotten that.
    private let ending: PaymentStatus?

    init(
        _ id: PaymentID, _ entry: Entry?, _ state: GateState, at clock: ClockReading,
        ending: PaymentStatus? = nil
    ) {
        self.ending = ending
        self.id = id
        self.entry = entry
        self.state = state
        now = state.time(at: clock)
    }

    /// The members that are known, canonical order left to the writer.
    var json: JSONObject {
        let status = (state.status(of: id) ?? ending).map { PaymentFilter.Status($0).rawValue }
        var object = JSONObject([("payment", .string(id.text))])
        if let open = state.open[id] {
            describe(open, &object)
        } else if let entry {
            describe(entry, &object)
        }
        if let waiting = state.pending[id] { describe(waiting, &object) }
        object["status"] = status.map { .string($0) } ?? entry?.body["outcome"] ?? .null
        return object
    }

    private func describe(_ open: PaymentRecord, _ object: inout JSONObject) {
        object["agent"] = .string(open.agent.text)
        object["project"] = .string(open.project.text)
        object["wallet"] = .string(open.wallet.text)
        object["to"] = .string(state.payee(of: open).text)
        object["asset"] = .string(open.asset)
        object["charge"] = .string(open.charge.decimal)
        describe(time: open.time, &object)
        if let until = open.validUntil {
            object["valid_until"] = .string(Timestamp.seconds(until))
        }
    }

    private func describe(_ waiting: PendingPayment, _ object: inout JSONObject) {
        object["approved"] = .bool(waiting.isApproved)
        object["agent"] = .string(waiting.agent.text)
        object["charge"] = .string(waiting.charge.decimal)
        object["rule"] = .string(waiting.rule)
        object["until"] = .string(Timestamp.seconds(waiting.until))
        object["digest"] = .string(waiting.digest.hex)
    }

    private func describe(_ entry: Entry, _ object: inout JSONObject) {
        object["agent"] = .string(entry.actor.name)
        if let agent = AgentName(entry.actor.name), let record = state.agents[agent] {
            object["project"] = .string(record.project.text)
        }
        object["wallet"] = entry.body["wallet"]
        object["charge"] = entry.body["charge"] ?? PaymentLine.oldCharge(entry)
        if case .object(let intent)? = entry.body["intent"] {
            object["to"] = intent["to"] ?? intent["merchant"]
            object["asset"] = intent["asset"]
        }
        describe(time: entry.time, &object)
    }

    /// The first rules wrote what was charged into the windows alone.
    private static func oldCharge(_ entry: Entry) -> JSON? {
        guard entry.body["outcome"] == "signed", case .array(let windows)? = entry.body["windows"],
            case .object(let first)? = windows.first
        else { return nil }
        return first["charge"]
    }

    private func describe(time: Moment, _ object: inout JSONObject) {
        object["time"] = .string(Timestamp.seconds(time))
        let age = (now.nanoseconds - time.nanoseconds) / Moment.second
        object["age_seconds"] = .integer(UInt64(max(0, age)))
    }
}
