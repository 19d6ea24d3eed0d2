import Gate
import JSON
import Ledger
import Terms

/// Writes `bursar.journal` for hledger: what signatures can cost, what landed, what the rates were.
///
/// In the budgets' currency `exposed` has what can still be lost, `budget` is its other side, and
/// `written-off` what nobody will hear of. What landed moves from `assets` to `expenses` in the units of its
/// chain. Each day with a movement ends in an assertion of every balance that it moved. Nothing in the
/// file is text that an agent chose, but for words of letters and digits. A sweep, which no budget pays for and
/// nobody follows, is noted with its amounts in a comment and moves no balance.
struct JournalWriter: EntryWriter {
    private let file: WrittenFile
    private var exposures = Exposures()
    private var accounts = JournalAccounts()
    /// Which wallet another is swept to.
    private var successors: [String: String] = [:]
    private var transactions: UInt64 = 0
    private var assertions: UInt64 = 0

    init(in place: ExportPlace) throws(AuditFailure) {
        file = try WrittenFile("bursar.journal", in: place.path)
        try file.line("; A Bursar log as double entry; README.md beside it says how to read it.")
        try file.line("decimal-mark .")
    }

    mutating func add(_ entry: LoggedEntry) throws(AuditFailure) {
        switch entry.entry.kind {
        case "rate.set": try quote(entry)
        case "payment.decided" where entry.text("outcome") == "signed": try sign(entry)
        case "payment.settled": try settle(entry)
        case "wallet.rotated": successors[entry.text("wallet") ?? ""] = entry.text("successor")
        case "wallet.swept": try note(sweep: entry)
        case "payment.voided": try move(entry, exposures.void(payment(entry)), "can never land")
        case "payment.written_off":
            try move(entry, exposures.writeOff(payment(entry)), "written off")
        default: return
        }
    }

    mutating func finish() throws(AuditFailure) -> [(String, UInt64)] {
        try endDay(before: nil)
        try file.publish()
        return [
            ("transactions", transactions), ("assertions", assertions),
            ("open_payments", UInt64(exposures.count)),
        ]
    }

    /// A market price from here on.
    private mutating func quote(_ entry: LoggedEntry) throws(AuditFailure) {
        guard let asset = entry.text("asset"), let currency = entry.text("currency"),
            let price = LoggedEntry.decimal(entry.entry.body["price"]), asset != currency
        else { throw broken(entry, "has no price that can be read") }
        let names = [JournalAccounts.commodity(asset), JournalAccounts.commodity(currency)]
        let places = [JournalAmount.decimals, Money.decimals]
        for (name, decimals) in zip(names, places) {
            try declare(accounts.newCommodity(name, decimals: decimals))
        }
        try file.line("P \(day(of: entry)) \(names[0]) \(price) \(names[1])")
    }

    private mutating func sign(_ entry: LoggedEntry) throws(AuditFailure) {
        guard let charge = entry.charge, let agent = entry.agent, entry.currency != nil else {
            throw broken(entry, "is signed without a charge that can be read")
        }
        let wallet = entry.text("wallet") ?? ""
        let owner = Exposures.Owner(agent: agent, project: entry.project ?? "", wallet: wallet)
        // The first rules netted nothing: what they charged stays apart.
        let isNetted = entry.entry.body["gate"] != .integer(1)
        let parts = [
            agent, wallet, entry.text("intent", "asset") ?? "",
            entry.text("class") ?? "", isNetted ? "" : String(entry.entry.seq),
        ]
        let exclusive = String(
            decoding: JSONWriter.write(.array(parts.map { .string($0) })), as: UTF8.self)
        guard
            let more = exposures.sign(
                try payment(entry), by: owner, exclusive: exclusive, charge: charge)
        else { throw broken(entry, "signs a payment that is open") }
        let payee = SpelledText.word(entry.payee ?? "")
        try begin(entry, "\(payee) | signed")
        try post(owner, "exposed", more, entry)
        try post(owner, "budget", more, entry, negated: true)
    }

    /// Of two sweeps in one place only one can land, and none may: what did is to be booked from the chain.
    private mutating func note(sweep entry: LoggedEntry) throws(AuditFailure) {
        guard let wallet = entry.text("wallet"), let next = successors[wallet] else {
            throw broken(entry, "sweeps a wallet that has no successor")
        }
        guard let value = entry.amounts("value").first, let fee = entry.amounts("fee").first else {
            throw broken(entry, "sweeps an amount that can't be read")
        }
        try begin(entry, "\(SpelledText.word(entry.payee ?? "")) | swept")
        let unit = JournalAccounts.commodity(value.asset)
        try file.line(
            "    ; swept:\(value.amount) \(unit), fee-at-most:\(fee.amount) "
                + JournalAccounts.commodity(fee.asset))
        for name in [wallet, next] {
            try post(
                JournalAccounts.name("assets", name), .zero, unit, JournalAmount.decimals, entry)
        }
    }

    private mutating func settle(_ entry: LoggedEntry) throws(AuditFailure) {
        try move(entry, exposures.settle(payment(entry)), "landed")
    }

    /// Takes out of what is exposed what an entry frees, and posts what was paid.
    private mutating func move(
        _ entry: LoggedEntry, _ move: Exposures.Move?, _ what: String
    ) throws(AuditFailure) {
        guard let move else { throw broken(entry, "names a payment that can't land any more") }
        let id = try payment(entry).text
        try begin(entry, "\(id) | \(what)")
        try post(move.owner, "exposed", move.exposed, entry, negated: true)
        try post(move.owner, "budget", move.exposed.subtracting(move.givenUp), entry)
        try post(move.owner, "written-off", move.givenUp, entry)
        for (asset, text) in entry.amounts("cost") {
            guard let amount = JournalAmount(text) else {
                throw broken(entry, "has a cost above what can be counted")
            }
            let unit = JournalAccounts.commodity(asset)
            let spent = JournalAccounts.name("expenses", move.owner.project, move.owner.agent)
            try post(spent, amount, unit, JournalAmount.decimals, entry)
            let from = JournalAccounts.name("assets", move.owner.wallet)
            try post(from, amount.negated, unit, JournalAmount.decimals, entry)
        }
    }

    private mutating func begin(_ entry: LoggedEntry, _ text: String) throws(AuditFailure) {
        try endDay(before: day(of: entry))
        transactions += 1
        try file.line("\(day(of: entry)) * (\(entry.entry.seq)) \(text)")
    }

    private mutating func post(
        _ owner: Exposures.Owner, _ root: String, _ money: Money, _ entry: LoggedEntry,
        negated: Bool = false
    ) throws(AuditFailure) {
        guard money > .zero else { return }
        let amount = JournalAmount(money)
        try post(
            JournalAccounts.name(root, owner.project, owner.agent),
            negated ? amount.negated : amount, JournalAccounts.commodity(entry.currency ?? ""),
            Money.decimals, entry)
    }

    private mutating func post(
        _ account: String, _ amount: JournalAmount, _ unit: String, _ decimals: Int,
        _ entry: LoggedEntry
    ) throws(AuditFailure) {
        guard accounts.post(amount, unit, decimals: decimals, to: account) else {
            throw broken(entry, "brings a balance above what can be counted")
        }
        try file.line("    \(account)  \(amount.text) \(unit)")
    }

    /// Where another day begins, or the log ends: what each balance has to be that was moved since.
    private mutating func endDay(before day: String?) throws(AuditFailure) {
        guard let ended = accounts.day, ended != day else {
            accounts.day = day
            return
        }
        accounts.day = day
        let moved = accounts.takeMoved()
        guard !moved.isEmpty else { return }
        for directive in accounts.takeNew() { try declare(directive) }
        try file.line("\(ended) * balances")
        for (account, unit, balance) in moved {
            assertions += 1
            try file.line("    \(account)  0 \(unit) = \(balance.text) \(unit)")
        }
    }

    private func declare(_ directive: String?) throws(AuditFailure) {
        if let directive { try file.line(directive) }
    }

    private func payment(_ entry: LoggedEntry) throws(AuditFailure) -> PaymentID {
        guard let id = entry.text("payment").flatMap({ PaymentID($0) }) else {
            throw broken(entry, "names no payment")
        }
        return id
    }

    private func day(of entry: LoggedEntry) -> String {
        String(Timestamp.seconds(entry.entry.time).prefix(10))
    }

    /// Signed, and yet not what a gate writes: replaying the log says more.
    private func broken(_ entry: LoggedEntry, _ why: String) -> AuditFailure {
        .tampering(
            what: "entry \(entry.entry.seq)", why: why + "; replay tells more", seq: entry.entry.seq
        )
    }
}
