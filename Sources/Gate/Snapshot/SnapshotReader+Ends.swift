import JSON
import Terms

extension GateState {
    /// Wallets on the way to their end, and those that are there.
    func writeEnds(_ put: (SnapshotKind, [(String, JSON)]) -> Void) {
        for (name, end) in ends.sorted(by: { $0.key < $1.key }) {
            var members: [(String, JSON)] = [
                ("destroyed", .bool(end.isDestroyed)), ("wallet", .string(name.text)),
            ]
            if let order = end.order {
                members.append(("due", order.due.snapshot))
                members.append(("entry", .integer(order.entry)))
            }
            if let drain = end.drain {
                members.append(("retires", drain.retires.snapshot))
                members.append(("successor", .string(drain.successor.text)))
            }
            put(.leaving, members)
        }
        for (id, entry) in sweeps.sorted(by: { $0.key < $1.key }) {
            put(
                .swept,
                [
                    ("entry", .integer(entry)), ("key", .string(id.key)),
                    ("wallet", .string(id.wallet.text)),
                ])
        }
    }
}

extension SnapshotReader {
    mutating func readEnd(_ reader: inout ObjectReader) throws(FieldError) {
        let name = try wallet("wallet", &reader)
        var end = WalletEnd()
        end.isDestroyed = try reader.bool("destroyed")
        if reader.has("due") {
            end.order = WalletEnd.Order(
                due: try reader.moment("due"), entry: try reader.integer("entry"))
        }
        if reader.has("retires") {
            end.drain = WalletEnd.Drain(
                successor: try wallet("successor", &reader),
                retires: try reader.moment("retires"))
        }
        state.ends[name] = end
    }

    mutating func readSweep(_ reader: inout ObjectReader) throws(FieldError) {
        let id = SweepID(
            wallet: try wallet("wallet", &reader), key: try reader.string("key"))
        state.sweeps[id] = try reader.integer("entry")
    }

    private func wallet(
        _ key: String, _ reader: inout ObjectReader
    ) throws(FieldError) -> WalletName {
        guard let name = WalletName(try reader.string(key)) else {
            throw reader.error(key, "must be a wallet's name")
        }
        return name
    }
}
