import Chains
import JSON
import Terms

extension GateState {
    /// Scopes in the order of their books, the windows of their limits, and the names that charges have
    /// numbers for.
    func writeScopes(_ put: (SnapshotKind, [(String, JSON)]) -> Void) {
        for (scope, place) in books.places.sorted(by: { $0.value < $1.value }) {
            var members: [(String, JSON)] = [
                ("exposed", .string(books.exposed[place].decimal)),
                ("scope", .string(scope.text)),
            ]
            if books.beyond[place] != 0 {
                members.append(("beyond", .string(String(books.beyond[place]))))
            }
            if let rule = books.recent[place].rule.canonical {
                members.append(("duplicates", rule))
            }
            put(.scope, members)
        }
        for (place, windows) in books.windows.enumerated() {
            // Slots have no order of their own; their canonical form has.
            let lines = windows.all.map { slot, window in
                (order: JSONWriter.write(slot.snapshot), slot: slot, window: window)
            }
            for line in lines.sorted(by: { $0.order.lexicographicallyPrecedes($1.order) }) {
                put(.window, line.window.members(of: line.slot, at: place))
            }
        }
        for id in books.log.assets.names { put(.asset, [("asset", .string(id))]) }
        for name in books.log.wallets.names { put(.source, [("wallet", .string(name.text))]) }
        for payee in books.log.payees.names { put(.payee, payee.snapshot) }
    }

    /// Every charge, with what stands of it in the books of the three scopes above it.
    ///
    /// What stands is the same in all three, and the books of parts follow, so it stands here once.
    func writeCharges(_ put: (SnapshotKind, [(String, JSON)]) -> Void) {
        for line in books.log.lines {
            let kind = books.log.kind(of: line)
            var members: [(String, JSON)] = [
                ("agent", .integer(UInt64(kind.agent))),
                ("asset", .integer(UInt64(kind.asset))),
                ("charged", .string(line.charged.decimal)),
                ("payee", .integer(UInt64(line.payee))),
                ("source", .integer(UInt64(kind.wallet))), ("time", line.time.snapshot),
            ]
            if line.own != line.charged { members.append(("own", .string(line.own.decimal))) }
            if kind.part == .ownOverrun, let origin = books.log.origins[line.time] {
                members.append(("signed", origin.snapshot))
            }
            if kind.part == .overrun { members.append(("overrun", true)) }
            if kind.part != .ownOverrun, let trace = books.totals[Books.vault].trace(at: line.time)
            {
                members += trace.members(beside: line.charged)
            }
            if kind.part == .payment {
                let pools = books.pools[Int(kind.project)]
                for (key, book) in [("reserve", pools.reserve), ("emergency", pools.emergency)] {
                    guard let drawn = book.trace(at: line.time) else { continue }
                    members.append((key, .object(JSONObject(drawn.members(beside: nil)))))
                }
            }
            put(.charge, members)
        }
    }

    /// Whom scopes first paid with charges that are forgotten, when agents had anything decided, and what they had signed of late.
    func writeMemories(_ put: (SnapshotKind, [(String, JSON)]) -> Void) {
        for (place, firsts) in books.log.firsts.sorted(by: { $0.key < $1.key }) {
            for (payee, time) in firsts.sorted(by: { $0.key < $1.key }) {
                put(
                    .first,
                    [
                        ("at", time.snapshot), ("payee", .integer(UInt64(payee))),
                        ("scope", .integer(UInt64(place))),
                    ])
            }
        }
        for (place, instants) in books.decisions.enumerated() {
            for time in instants.times {
                put(.decided, [("at", time.snapshot), ("scope", .integer(UInt64(place)))])
            }
        }
        for (place, recent) in books.recent.enumerated() {
            for line in recent.lines {
                put(
                    .recent,
                    [
                        ("asset", .integer(UInt64(line.payment.asset))),
                        ("at", line.time.snapshot), ("atoms", .string(String(line.payment.atoms))),
                        ("payee", .integer(UInt64(line.payment.payee))),
                        ("request", .string(line.request.hex)),
                        ("scope", .integer(UInt64(place))),
                    ])
            }
        }
    }
}

extension PostedAmount {
    /// What is not as it was charged; all of it where nothing was charged beside it.
    fileprivate func members(beside charged: Money?) -> [(String, JSON)] {
        var members: [(String, JSON)] = []
        if standing != charged { members.append(("standing", .string(standing.decimal))) }
        if returned > .zero { members.append(("returned", .string(returned.decimal))) }
        guard let to else { return members }
        return members + [("moved", .string(moved.decimal)), ("moved_to", to.snapshot)]
    }
}

extension LiveWindow {
    fileprivate func members(of slot: LimitLine.Slot, at place: Int) -> [(String, JSON)] {
        [
            ("amount", .string(amount.decimal)), ("carried", .string(carried.decimal)),
            ("end", window.end.snapshot), ("scope", .integer(UInt64(place))),
            ("slot", slot.snapshot), ("span", .object(JSONObject(recurrence.canonical))),
            ("start", window.start.snapshot), ("tzdb", .string(zoneVersion)),
            ("zone", .string(zone)),
        ]
    }
}

extension LimitLine.Slot {
    /// Which of a scope's limits it is: of what, of which span, and which of those.
    fileprivate var snapshot: JSON {
        var members: [(String, JSON)] = []
        if case .payee(let account) = subject {
            members.append(("payee", .object(JSONObject(account.snapshot))))
        } else if let text = subject.text {
            members.append(("of", .string(text)))
        }
        if let span { members.append(("span", .integer(UInt64(max(0, span))))) }
        if rank > 0 { members.append(("rank", .integer(UInt64(rank)))) }
        return .object(JSONObject(members))
    }
}

extension Account {
    /// As policies have it: its text, and the chain and network that say what it means.
    fileprivate var snapshot: [(String, JSON)] {
        [
            ("account", .string(text)), ("chain", .string(chain.text)),
            ("network", .string(network.rawValue)),
        ]
    }
}
