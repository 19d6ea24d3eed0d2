import Chains
import JSON
import Terms

extension SnapshotReader {
    mutating func readHead(_ reader: inout ObjectReader) throws(FieldError) {
        guard try reader.string("format") == GateState.snapshotFormat else {
            throw reader.error("format", "must be \(GateState.snapshotFormat)")
        }
        state.rules = try reader.integer("rules")
        guard (1...Gate.rulesVersion).contains(state.rules) else {
            throw reader.error("rules", "must be 1 to \(Gate.rulesVersion), which are known here")
        }
        state.vault = try reader.string("vault")
        state.development = try reader.bool("development")
        state.frozen.vault = try reader.bool("frozen")
        state.nextSeq = try reader.integer("next_seq")
        state.clock = Timekeeper(
            last: reader.has("time") ? try reader.time("time") : nil,
            reference: try reading("reference", &reader), latest: try reading("latest", &reader),
            jumped: try reader.bool("jumped"), marked: try mark(&reader))
        state.books.forgotten = reader.has("forgotten") ? try reader.moment("forgotten") : nil
        state.restored = reader.has("restored") ? try reader.moment("restored") : nil
    }

    private func mark(_ reader: inout ObjectReader) throws(FieldError) -> Timekeeper.Mark? {
        guard var inner = try reader.optionalObject("marked") else { return nil }
        let text = try inner.string("lead")
        guard let lead = Int64(text), String(lead) == text else {
            throw inner.error("lead", "must be nanoseconds, in decimal")
        }
        let mark = Timekeeper.Mark(bootID: try inner.string("boot_id"), lead: lead)
        try inner.finish()
        return mark
    }

    private func reading(
        _ key: String, _ reader: inout ObjectReader
    ) throws(FieldError) -> ClockReading? {
        guard let json = reader.optionalValue(key) else { return nil }
        guard let reading = ClockReading(json: json) else {
            throw reader.error(key, "must be a reading of the clocks")
        }
        return reading
    }

    mutating func readKey(_ reader: inout ObjectReader) throws(FieldError) {
        state.logKeys.append(
            LogKeyTerm(
                verifierKey: try reader.string("verifier_key"),
                entry: try reader.integer("entry"), lost: try reader.optionalString("lost")))
    }

    mutating func readRate(_ reader: inout ObjectReader) throws(FieldError) {
        let seq = try reader.integer("seq")
        let asset = try reader.string("asset")
        guard let currency = Currency(try reader.string("currency")),
            Chains.asset(id: asset) != nil || Currency(asset) != nil
        else { throw reader.error("asset", "must be one that is known, in a currency") }
        let price = try priced("price", &reader)
        let anchor = try priced("anchor", &reader)
        let haircut = try reader.integer("haircut_bps")
        let maxAge = try reader.seconds("max_age", in: 1...31_622_400)
        guard haircut <= Rate.largestHaircut else {
            throw reader.error("haircut_bps", "must be at most \(Rate.largestHaircut)")
        }
        let rate = Rate(
            seq: seq, asset: asset, currency: currency, price: price, haircut: haircut,
            asOf: try reader.time("as_of"), maxAge: maxAge, isPinned: try reader.bool("pinned"),
            anchor: anchor)
        rates[seq] = rate
        if try reader.bool("in_force") { state.rates[asset] = rate }
    }

    private func priced(
        _ key: String, _ reader: inout ObjectReader
    ) throws(FieldError) -> UInt128 {
        let text = try reader.string(key)
        guard let price = try? DecimalText.parse(text, decimals: Rate.decimals),
            price <= Rate.largestPrice
        else { throw reader.error(key, "must be a price of at most 10^12") }
        return price
    }

    mutating func readWallet(_ reader: inout ObjectReader) throws(FieldError) {
        // The names of a wallet's own entry: it is read, and its address checked, as from there.
        for key in ["address", "network", "public_key", "wallet", "wallet_kind"] {
            _ = try reader.string(key)
        }
        do {
            let facts = try GateState.wallet(reader.source)
            state.wallets[facts.name] = facts
        } catch { throw FieldError(path: "", clause: error.clause) }
    }

    mutating func readAgent(_ reader: inout ObjectReader) throws(FieldError) {
        guard let name = AgentName(try reader.string("agent")),
            let project = ProjectName(try reader.string("project")),
            let standing = AgentRecord.Standing(rawValue: try reader.string("standing"))
        else { throw reader.error("agent", "must be an agent of the known form") }
        var uid: UInt32?
        switch try reader.value("uid") {
        case .null: break
        case .integer(let number) where number <= UInt64(UInt32.max): uid = UInt32(number)
        default: throw reader.error("uid", "must be a uid or null")
        }
        state.agents[name] = AgentRecord(
            name: name, project: project, uid: uid, standing: standing,
            token: try reader.integer("token"), overlap: try overlap(&reader))
    }

    private func overlap(_ reader: inout ObjectReader) throws(FieldError) -> TokenOverlap? {
        guard var inner = try reader.optionalObject("overlap") else { return nil }
        guard let clock = try reading("clock", &inner) else {
            throw inner.error("clock", "must be a reading of the clocks")
        }
        let overlap = TokenOverlap(
            began: try inner.moment("began"), clock: clock, until: try inner.moment("until"))
        try inner.finish()
        return overlap
    }

    mutating func readObserver(_ reader: inout ObjectReader) throws(FieldError) {
        let name = try reader.string("observer")
        guard AgentName(name) != nil, let key = Hex.decode(try reader.string("public_key")),
            key.count == 32
        else { throw reader.error("observer", "must be a name with an Ed25519 key of 32 bytes") }
        state.observers[name] = key
    }

    mutating func readFrozen(_ reader: inout ObjectReader) throws(FieldError) {
        if let text = try reader.optionalString("wallet") {
            guard let name = WalletName(text) else {
                throw reader.error("wallet", "must be a wallet's name")
            }
            state.frozen.wallets.insert(name)
            return
        }
        guard let name = ProjectName(try reader.string("project")) else {
            throw reader.error("project", "must be a project's name")
        }
        state.frozen.projects.insert(name)
    }

    mutating func readGrant(_ reader: inout ObjectReader) throws(FieldError) {
        guard let name = ProjectName(try reader.string("project")) else {
            throw reader.error("project", "must be a project's name")
        }
        state.grants[name] = EmergencyGrant(
            left: try reader.money("left"), until: try reader.time("until"))
    }
}
