public import JSON
public import Terms

extension AgentBudget {
    /// The bound on a payment's network fee where a policy names none: 5.00.
    public static let standardFee: Money = Money(nanos: 5_000_000_000) ?? .zero

    /// The budget as the ledger has it; a payment without bound of its own has no `per_payment`.
    ///
    /// What came after the first release stands only where it is not its default, so that a policy
    /// without it has the bytes, and the hash, that it always had.
    public var canonical: JSON {
        var members: [(String, JSON)] = [
            ("limit", limit.canonical), ("max_fee", .string(maxFee.decimal)),
            ("wallets", WalletGrant.canonical(wallets, creates)),
            ("payees", payees.canonical),
            ("requests", requests.canonical),
        ]
        if let perPayment { members.append(("per_payment", .string(perPayment.decimal))) }
        if let duplicates = duplicates.canonical { members.append(("duplicates", duplicates)) }
        if let secrets = SecretGrant.canonical(secrets) { members.append(("secrets", secrets)) }
        if let cards = CardGrants.canonical(cards) { members.append(("cards", cards)) }
        return .object(JSONObject(members + bounds.canonical))
    }

    /// Reads the form that ``canonical`` writes; throws ``FieldError`` for any other.
    init(
        reading reader: ObjectReader, accounts: (String) -> [Account]?
    ) throws(FieldError) {
        var reader = reader
        limit = try Limit(reading: reader.object("limit"))
        perPayment = try reader.optionalMoney("per_payment")
        maxFee = try reader.money("max_fee")
        (wallets, creates) = try WalletGrant.read(&reader)
        payees = try Payees(
            reading: reader.value("payees"), at: reader.path(of: "payees"), accounts: accounts)
        requests = try RequestRate(reading: reader.object("requests"))
        duplicates = try DuplicateRule(reading: &reader)
        secrets = try SecretGrant.read(&reader)
        cards = try CardGrants.read(&reader)
        bounds = try Bounds(reading: &reader, accounts: accounts)
        try reader.finish()
    }
}

extension AgentBudget.RequestRate {
    /// The rate as the ledger has it; without a bound a day there is no `per_day`.
    fileprivate var canonical: JSON {
        var members: [(String, JSON)] = [
            ("per_second", .integer(UInt64(max(0, perSecond)))),
            ("burst", .integer(UInt64(max(0, burst)))),
        ]
        if let perDay { members.append(("per_day", .integer(UInt64(max(0, perDay))))) }
        return .object(JSONObject(members))
    }

    fileprivate init(reading reader: ObjectReader) throws(FieldError) {
        var reader = reader
        // 2^53 - 1 at most, so they fit.
        self.init(
            perSecond: Int(try reader.integer("per_second")),
            burst: Int(try reader.integer("burst")),
            perDay: try reader.optionalInteger("per_day").map { Int($0) })
        try reader.finish()
    }
}

extension AgentBudget.Payees {
    /// `"any"`, or the accounts in order, each with its chain and network.
    var canonical: JSON {
        switch self {
        case .any: "any"
        case .listed(let accounts):
            .array(
                accounts.sorted(by: AgentBudget.Payees.precedes).map { account in
                    .object(
                        JSONObject([
                            ("chain", .string(account.chain.text)),
                            ("network", .string(account.network.rawValue)),
                            ("account", .string(account.text)),
                        ]))
                })
        }
    }

    init(
        reading json: JSON, at path: String, accounts: (String) -> [Account]?
    ) throws(FieldError) {
        if json == "any" {
            self = .any
            return
        }
        guard case .array(let elements) = json else {
            throw FieldError(path: path, clause: "must be any or a list")
        }
        var listed: Set<Account> = []
        for (index, element) in elements.enumerated() {
            var reader = try ObjectReader(element, at: "\(path)[\(index)]")
            let chain = try reader.string("chain")
            let network = try reader.string("network")
            let text = try reader.string("account")
            try reader.finish()
            // An address text may mean one account a network: chain and network say which.
            let match = accounts(text)?.first {
                $0.chain.text == chain && $0.network.rawValue == network
            }
            guard let match, listed.insert(match).inserted else {
                throw reader.error("account", "must be an address of that chain, once")
            }
        }
        self = .listed(listed)
    }

    private static func precedes(_ left: Account, _ right: Account) -> Bool {
        (left.chain.text, left.network.rawValue, left.text)
            < (right.chain.text, right.network.rawValue, right.text)
    }
}
