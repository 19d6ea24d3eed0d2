import JSON
import Terms

extension GateState {
    /// The wallets that agents made, and the windows they were counted in.
    func writeMade(_ put: (SnapshotKind, [(String, JSON)]) -> Void) {
        for (agent, wallets) in made.own.sorted(by: { $0.key < $1.key }) {
            for (wallet, time) in wallets.sorted(by: { $0.key < $1.key }) {
                put(
                    .made,
                    [
                        ("agent", .string(agent.text)), ("time", time.snapshot),
                        ("wallet", .string(wallet.text)),
                    ])
            }
        }
        for (agent, live) in made.windows.sorted(by: { $0.key < $1.key }) {
            put(
                .making,
                [
                    ("agent", .string(agent.text)), ("end", live.window.end.snapshot),
                    ("span", .object(JSONObject(live.recurrence.canonical))),
                    ("start", live.window.start.snapshot), ("zone", .string(live.zone)),
                ])
        }
    }
}

extension SnapshotReader {
    mutating func readMade(_ reader: inout ObjectReader) throws(FieldError) {
        guard let wallet = WalletName(try reader.string("wallet")), state.wallets[wallet] != nil,
            state.made.maker(of: wallet) == nil
        else { throw reader.error("wallet", "must be a wallet that stands before, made once") }
        state.made.own[try maker(&reader), default: [:]][wallet] = try reader.time("time")
    }

    mutating func readMaking(_ reader: inout ObjectReader) throws(FieldError) {
        let agent = try maker(&reader)
        guard state.made.own[agent] != nil else {
            throw reader.error("agent", "must be one that made a wallet")
        }
        var span = try reader.object("span")
        let recurrence = try Recurrence(reading: &span)
        try span.finish()
        state.made.windows[agent] = LiveWindow(
            window: try bounds(&reader), recurrence: recurrence, zone: try reader.string("zone"),
            zoneVersion: "", amount: .zero, carried: .zero)
    }

    private func maker(_ reader: inout ObjectReader) throws(FieldError) -> AgentName {
        guard let name = AgentName(try reader.string("agent")), state.agents[name] != nil else {
            throw reader.error("agent", "must be an agent that stands before")
        }
        return name
    }
}
