import Chains
import JSON
import Terms

extension SnapshotReader {
    mutating func readScope(_ reader: inout ObjectReader) throws(FieldError) {
        guard let scope = ScopeName(reading: try reader.string("scope")),
            state.books.places[scope] == nil || scopes.isEmpty && scope == .vault
        else { throw reader.error("scope", "must be a scope, once, the vault first") }
        let place = state.books.place(of: scope)
        guard place == scopes.count else {
            throw reader.error("scope", "must be in the order of the books")
        }
        scopes.append(scope)
        state.books.exposed[place] = try reader.money("exposed")
        if let text = try reader.optionalString("beyond") {
            // So far from the ends that whatever can be added to it fits.
            guard let beyond = Int128(text), beyond.magnitude < 1 << 100 else {
                throw reader.error("beyond", "must be nano-units, in decimal")
            }
            state.books.beyond[place] = beyond
        }
        state.books.recent[place].look(for: try DuplicateRule(reading: &reader))
    }

    mutating func readWindow(_ reader: inout ObjectReader) throws(FieldError) {
        let place = try place("scope", &reader)
        var span = try reader.object("span")
        let recurrence = try Recurrence(reading: &span)
        try span.finish()
        let window = LiveWindow(
            window: try bounds(&reader), recurrence: recurrence, zone: try reader.string("zone"),
            zoneVersion: try reader.string("tzdb"), amount: try reader.money("amount"),
            carried: try reader.money("carried"))
        var slot = try reader.object("slot")
        state.books.windows[place][try LimitLine.Slot(reading: &slot)] = window
        try slot.finish()
    }

    /// The bounds of a window, which may lie anywhere.
    func bounds(_ reader: inout ObjectReader) throws(FieldError) -> Window {
        let window = Window(start: try reader.moment("start"), end: try reader.moment("end"))
        guard window.start <= window.end else {
            throw reader.error("end", "must be no earlier than the start")
        }
        return window
    }

    mutating func readName(
        _ kind: SnapshotKind, _ reader: inout ObjectReader
    ) throws(FieldError) {
        switch kind {
        case .asset: state.books.log.know(asset: try reader.string("asset"))
        case .source:
            guard let name = WalletName(try reader.string("wallet")) else {
                throw reader.error("wallet", "must be a wallet's name")
            }
            state.books.log.know(wallet: name)
        default: state.books.log.know(payee: try Account(reading: &reader))
        }
    }

    mutating func readCharge(_ reader: inout ObjectReader) throws(FieldError) {
        let agent = try place("agent", &reader)
        guard case .agent(let name) = scopes[agent], let record = state.agents[name],
            let project = state.books.places[.project(record.project)]
        else { throw reader.error("agent", "must be one of a project that has books") }
        let time = try reader.time("time")
        let charged = try reader.money("charged")
        let origin = reader.has("signed") ? try reader.time("signed") : nil
        let isOverrun = try reader.optionalBool("overrun") ?? false
        let own = try reader.optionalMoney("own")
        let tag = try tag(&reader)
        let kind = ChargeKind(
            agent: UInt32(agent), project: UInt32(project), asset: tag.asset, wallet: tag.wallet,
            part: origin != nil ? .ownOverrun : isOverrun ? .overrun : .payment)
        guard state.books.log.lines.last.map({ $0.time <= time }) ?? true else {
            throw reader.error("time", "must be no earlier than the line's before it")
        }
        if origin == nil { try post(charged, at: time, beside: [agent, project], &reader) }
        state.books.log.append(
            kind, charged, own: own, payee: tag.payee, at: time, of: origin)
    }

    /// Posts what stands of a charge to the books of its scopes, and what was drawn to its project's pools.
    private mutating func post(
        _ charged: Money, at time: Moment, beside places: [Int], _ reader: inout ObjectReader
    ) throws(FieldError) {
        guard lastPosted.map({ $0 < time }) ?? true else {
            throw reader.error("time", "must be later than what was posted before it")
        }
        lastPosted = time
        let posted = try PostedAmount(reading: &reader, or: charged)
        for place in places + [Books.vault] {
            state.books.totals[place].post(posted, at: time)
        }
        if var drawn = try reader.optionalObject("reserve") {
            state.books.pools[places[1]].reserve.post(
                try PostedAmount(reading: &drawn, or: nil), at: time)
            try drawn.finish()
        }
        if var drawn = try reader.optionalObject("emergency") {
            state.books.pools[places[1]].emergency.post(
                try PostedAmount(reading: &drawn, or: nil), at: time)
            try drawn.finish()
        }
    }

    mutating func readFirst(_ reader: inout ObjectReader) throws(FieldError) {
        let place = try place("scope", &reader)
        let payee = try number(
            "payee", below: state.books.log.payees.names.count, &reader)
        state.books.log.noteFirst(payee, of: UInt32(place), at: try reader.time("at"))
    }

    mutating func readDecided(_ reader: inout ObjectReader) throws(FieldError) {
        let place = try place("scope", &reader)
        let time = try reader.time("at")
        guard state.books.decisions[place].times.last.map({ $0 < time }) ?? true else {
            throw reader.error("at", "must be later than the one before it")
        }
        state.books.decisions[place].append(time)
    }

    mutating func readRecent(_ reader: inout ObjectReader) throws(FieldError) {
        let place = try place("scope", &reader)
        let log = state.books.log
        let payment = RecentPayments.Payment(
            payee: try number("payee", below: log.payees.names.count, &reader),
            asset: try number("asset", below: log.assets.names.count, &reader),
            atoms: try atoms(&reader))
        guard let request = Hex.decode(try reader.string("request")).flatMap({ Digest32($0) })
        else { throw reader.error("request", "must be a hash in hex") }
        let time = try reader.time("at")
        guard state.books.recent[place].lines.last.map({ $0.time < time }) ?? true else {
            throw reader.error("at", "must be later than the one before it")
        }
        state.books.recent[place].note(request, payment, at: time)
    }

    private func atoms(_ reader: inout ObjectReader) throws(FieldError) -> UInt128 {
        guard let atoms = UInt128(try reader.string("atoms")) else {
            throw reader.error("atoms", "must be a whole number in decimal")
        }
        return atoms
    }

    private func tag(_ reader: inout ObjectReader) throws(FieldError) -> ChargeTag {
        let log = state.books.log
        return ChargeTag(
            asset: try number("asset", below: log.assets.names.count, &reader),
            wallet: try number("source", below: log.wallets.names.count, &reader),
            payee: try number("payee", below: log.payees.names.count, &reader))
    }

    private func place(_ key: String, _ reader: inout ObjectReader) throws(FieldError) -> Int {
        Int(try number(key, below: scopes.count, &reader))
    }

    private func number(
        _ key: String, below count: Int, _ reader: inout ObjectReader
    ) throws(FieldError) -> UInt32 {
        guard let number = UInt32(exactly: try reader.integer(key)), Int(number) < count else {
            throw reader.error(key, "must be the number of a line before it")
        }
        return number
    }
}

extension PostedAmount {
    /// Reads what is not as it was charged; all of it where nothing was charged beside it.
    fileprivate init(reading reader: inout ObjectReader, or charged: Money?) throws(FieldError) {
        let standing = try reader.optionalMoney("standing") ?? charged
        guard let standing else { throw reader.error("standing", "is missing") }
        self.init(
            standing: standing, returned: try reader.optionalMoney("returned") ?? .zero,
            moved: try reader.optionalMoney("moved") ?? .zero,
            to: reader.has("moved_to") ? try reader.time("moved_to") : nil)
    }
}

extension LimitLine.Slot {
    fileprivate init(reading reader: inout ObjectReader) throws(FieldError) {
        let span = try reader.optionalInteger("span").map { Int64($0) }
        let rank = Int(try reader.optionalInteger("rank") ?? 0)
        guard !reader.has("payee") else {
            var inner = try reader.object("payee")
            self.init(subject: .payee(try Account(reading: &inner)), span: span, rank: rank)
            try inner.finish()
            return
        }
        guard let text = try reader.optionalString("of") else {
            self.init(subject: .all, span: span, rank: rank)
            return
        }
        guard let subject = Subject(reading: text) else {
            throw reader.error("of", "must be what a limit can be of")
        }
        self.init(subject: subject, span: span, rank: rank)
    }
}

extension Subject {
    /// Reads the form that ``text`` writes; nil for payees, which stand as accounts, and for anything else.
    fileprivate init?(reading text: String) {
        switch text {
        case "new-payees": self = .newPayees
        case "payments": self = .payments
        case "reserve": self = .reserve
        case "emergency": self = .emergency
        case _ where text.hasPrefix("asset/"): self = .asset(String(text.dropFirst(6)))
        case _ where text.hasPrefix("wallet/"):
            guard let name = WalletName(String(text.dropFirst(7))) else { return nil }
            self = .wallet(name)
        default: return nil
        }
    }
}

extension Account {
    /// An address may mean one account a network: chain and network say which.
    fileprivate init(reading reader: inout ObjectReader) throws(FieldError) {
        let text = try reader.string("account")
        let (chain, network) = (try reader.string("chain"), try reader.string("network"))
        let match = (try? Chains.accounts(reading: text))?.first {
            $0.chain.text == chain && $0.network.rawValue == network
        }
        guard let match else { throw reader.error("account", "must be an address of its chain") }
        self = match
    }
}
