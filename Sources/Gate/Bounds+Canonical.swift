internal import Chains
internal import JSON
internal import Terms

extension Bounds {
    /// The bounds as the ledger has them, beside the other members of their scope.
    ///
    /// Only those that there are: a scope without any has the bytes it had before there were bounds.
    var canonical: [(String, JSON)] {
        var members: [(String, JSON)] = []
        if !limits.isEmpty { members.append(("limits", .array(limits.map(\.canonical)))) }
        if !perAsset.isEmpty {
            members.append(("per_asset", Bounds.table(perAsset, name: \.self)))
        }
        if !perWallet.isEmpty {
            members.append(("per_wallet", Bounds.table(perWallet, name: \.text)))
        }
        if let perPayee { members.append(("per_payee", perPayee.canonical)) }
        if let newPayees { members.append(("new_payees", newPayees.canonical)) }
        if !payments.isEmpty { members.append(("payments", .array(payments.map(\.canonical)))) }
        if let exposure { members.append(("exposure", .string(exposure.decimal))) }
        if let hours { members.append(("hours", hours.canonical)) }
        if !deny.isEmpty {
            members.append(("deny", AgentBudget.Payees.listed(deny).canonical))
        }
        if !maxFees.isEmpty {
            let fees = maxFees.map { ($0.key.text, JSON.string($0.value.decimal)) }
            members.append(("max_fees", .object(JSONObject(fees.sorted { $0.0 < $1.0 }))))
        }
        if let approval { members.append(("approval", approval.canonical)) }
        return members
    }

    /// Reads the members that ``canonical`` writes, leaving the rest to the caller.
    ///
    /// Throws ``FieldError`` for any other form of them.
    init(
        reading reader: inout ObjectReader, accounts: (String) -> [Account]?
    ) throws(FieldError) {
        let perAsset = try reader.table("per_asset", of: "assets' ids") {
            Chains.asset(id: $0)?.id
        } value: { (table, key) throws(FieldError) in
            try Limit(reading: table.object(key))
        }
        let perWallet = try reader.table("per_wallet", of: "wallets' names") {
            WalletName($0)
        } value: { (table, key) throws(FieldError) in
            try Limit(reading: table.object(key))
        }
        let maxFees = try reader.table("max_fees", of: "chains' names") {
            Chains.named(ChainName($0))?.name
        } value: { (table, key) throws(FieldError) in
            try table.money(key)
        }
        let limits = try reader.windows("limits", of: \.per) { (inner) throws(FieldError) in
            try Limit(reading: inner)
        }
        let payments = try reader.windows("payments", of: \.per) { (inner) throws(FieldError) in
            try CountLimit(reading: inner)
        }
        self.init(
            limits: limits, perAsset: perAsset, perWallet: perWallet,
            perPayee: try reader.limit("per_payee"), newPayees: try reader.limit("new_payees"),
            payments: payments, exposure: try reader.optionalMoney("exposure"),
            hours: try Hours(reading: &reader), deny: try Bounds.deny(&reader, accounts),
            maxFees: maxFees, approval: try ApprovalRule(reading: &reader))
    }

    private static func table<Name>(_ limits: [Name: Limit], name: (Name) -> String) -> JSON {
        let members = limits.map { (name($0.key), $0.value.canonical) }
        return .object(JSONObject(members.sorted { $0.0 < $1.0 }))
    }

    private static func deny(
        _ reader: inout ObjectReader, _ accounts: (String) -> [Account]?
    ) throws(FieldError) -> Set<Account> {
        guard let json = reader.optionalValue("deny") else { return [] }
        let read = try AgentBudget.Payees(
            reading: json, at: reader.path(of: "deny"), accounts: accounts)
        guard case .listed(let accounts) = read, !accounts.isEmpty else {
            throw reader.error("deny", "must be a list of accounts, at least one")
        }
        return accounts
    }
}

extension Hours {
    /// The hours as the ledger has them: `{"from":"09:00","until":"17:00"}`.
    fileprivate var canonical: JSON {
        .object(
            JSONObject([
                ("from", .string(TimeOfDay.text(from))), ("until", .string(TimeOfDay.text(until))),
            ]))
    }

    /// Reads `hours`, nil where there are none.
    fileprivate init?(reading reader: inout ObjectReader) throws(FieldError) {
        guard var inner = try reader.optionalObject("hours") else { return nil }
        let from = TimeOfDay.seconds(try inner.string("from"))
        let until = TimeOfDay.seconds(try inner.string("until"))
        try inner.finish()
        guard let from, let until, let hours = Hours(from: from, until: until) else {
            throw reader.error("hours", "must be two different times of day, HH:MM")
        }
        self = hours
    }
}

extension ApprovalRule {
    /// The rule as the ledger has it: `{"above":"10","within":86400}`.
    fileprivate var canonical: JSON {
        .object(
            JSONObject([
                ("above", .string(above.decimal)), ("within", .integer(UInt64(max(0, within)))),
            ]))
    }

    /// Reads `approval`, nil where there is none.
    fileprivate init?(reading reader: inout ObjectReader) throws(FieldError) {
        guard var inner = try reader.optionalObject("approval") else { return nil }
        self.init(
            above: try inner.money("above"),
            within: try inner.seconds("within", in: ApprovalRule.waits))
        try inner.finish()
    }
}

extension ObjectReader {
    /// Reads a limit that may be missing.
    mutating func limit(_ key: String) throws(FieldError) -> Limit? {
        guard let inner = try optionalObject(key) else { return nil }
        return try Limit(reading: inner)
    }

    /// Reads an object by names, at least one; empty where it is missing.
    fileprivate mutating func table<Name: Hashable, Value>(
        _ key: String, of names: String, name: (String) -> Name?,
        value: (inout ObjectReader, String) throws(FieldError) -> Value
    ) throws(FieldError) -> [Name: Value] {
        guard var table = try optionalObject(key) else { return [:] }
        var read: [Name: Value] = [:]
        for member in table.source.members {
            guard let name = name(member.key), read[name] == nil else {
                throw error(key, "must be by \(names), each once")
            }
            read[name] = try value(&table, member.key)
        }
        guard !read.isEmpty else { throw error(key, "must be by \(names), at least one") }
        return read
    }

    /// Reads a list of bounds, one a window and in order; empty where it is missing.
    fileprivate mutating func windows<Bound>(
        _ key: String, of per: (Bound) -> Recurrence,
        read: (ObjectReader) throws(FieldError) -> Bound
    ) throws(FieldError) -> [Bound] {
        guard let elements = try optionalArray(key) else { return [] }
        var bounds: [Bound] = []
        for (index, element) in elements.enumerated() {
            let bound = try read(ObjectReader(element, at: "\(path(of: key))[\(index)]"))
            // One list has one order, and no window two bounds.
            if let last = bounds.last, !Recurrence.precedes(per(last), per(bound)) {
                throw error(key, "must be in the order of their windows, each once")
            }
            bounds.append(bound)
        }
        guard !bounds.isEmpty else { throw error(key, "must be a list of at least one") }
        return bounds
    }
}
