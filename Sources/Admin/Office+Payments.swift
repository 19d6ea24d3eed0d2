import Gate
public import JSON
import Ledger
public import Terms

extension Office {
    /// The most payments one list has; of what is open or waits the oldest, of what is over the newest.
    static let mostLines = 1_000

    /// Payments that wait, are open, or are over, in order of their entries.
    ///
    /// `more` says how many were left out, where the list would be too long.
    public func payments(
        status: String?, agent: String?, project: String?
    ) throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let state = journal.gate.state
        let filter = try PaymentFilter(status: status, agent: agent, project: project, in: state)
        let found = live(filter, state) + over(filter, state)
        let newest = filter.status.map { ![.open, .pending].contains($0) } ?? false
        let shown = newest ? found.suffix(Office.mostLines) : found.prefix(Office.mostLines)
        let lines = shown.map { id in
            PaymentLine(id, state.open[id] == nil ? entry(of: id) : nil, state, at: journal.clock)
                .json
        }
        var reply = JSONObject([
            ("currency", state.policy.map { .string($0.currency.code) } ?? .null),
            ("payments", .array(lines.map { .object($0) })),
        ])
        let more = found.count - shown.count
        if more > 0 { reply["more"] = .integer(UInt64(more)) }
        return reply
    }

    /// One payment, with all that its entry says of it.
    public func payment(_ text: String) throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let id = try known(text)
        let state = journal.gate.state
        guard let entry = entry(of: id) else { throw .notFound }
        var object = PaymentLine(
            id, entry, state, at: journal.clock,
            ending: state.status(of: id) == nil ? ending(id) : nil
        ).json
        object["currency"] = state.policy.map { .string($0.currency.code) } ?? .null
        for key in ["intent", "network", "worst_case", "draws", "windows"] {
            if let value = entry.body[key] { object[key] = value }
        }
        return object
    }

    /// Whether a payment was decided, and the decision's entry is not on the disk yet.
    ///
    /// What waited and was approved is decided a second time: until then it has no entry to be read from, and
    /// its agent and admins have known its id for long.
    public func isLanding(_ id: PaymentID) -> Bool {
        decision(id).map { $0.seq >= journal.ledger.durableSize } ?? false
    }

    /// The id of a payment there is; throws ``OfficeError/notFound`` for any other text.
    func known(_ text: String) throws(OfficeError) -> PaymentID {
        guard let id = PaymentID(text),
            journal.gate.state.status(of: id) != nil || decision(id) != nil
        else { throw .notFound }
        return id
    }

    /// A payment's line as it stands now.
    func line(_ id: PaymentID) -> JSONObject {
        PaymentLine(id, entry(of: id), journal.gate.state, at: journal.clock).json
    }

    private func live(_ filter: PaymentFilter, _ state: GateState) -> [PaymentID] {
        var found: [(seq: UInt64, id: PaymentID)] = []
        if filter.takes(.pending) {
            for (id, waiting) in state.pending
            where filter.takes(waiting.agent, of: state.agents[waiting.agent]?.project) {
                found.append((waiting.seq, id))
            }
        }
        if filter.takes(.open) {
            for record in state.open where filter.takes(record.agent, of: record.project) {
                found.append((record.seq, record.id))
            }
        }
        return found.sorted { $0.seq < $1.seq }.map(\.id)
    }

    /// What is over, by id: an id begins with its moment.
    private func over(_ filter: PaymentFilter, _ state: GateState) -> [PaymentID] {
        guard filter.status != nil else { return [] }
        return state.past.payments { id, status in
            guard filter.takes(PaymentFilter.Status(status)) else { return false }
            // Before the list is cut: an agent whose neighbour is busy would seem to have none.
            guard filter.isNarrow else { return true }
            guard let agent = payer(id) else { return false }
            return filter.takes(agent, of: state.agents[agent]?.project)
        }.sorted()
    }

    /// The entry of a payment's last decision, once it is durable.
    private func entry(of id: PaymentID) -> Entry? {
        let state = journal.gate.state
        let seq = state.open[id]?.seq ?? state.pending[id]?.seq ?? decision(id)?.seq
        guard let seq, let bytes = try? bytes(of: seq) else { return nil }
        return try? Entry(reading: bytes)
    }
}
