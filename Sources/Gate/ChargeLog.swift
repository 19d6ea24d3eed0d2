import Chains
import Terms

/// Every charge of the vault in order of time, with what it was for.
///
/// Every payment is posted to the books of three scopes. What one asset, wallet or payee has there is
/// asked for only where a policy limits it, so books of those are made from here when one does.
struct ChargeLog: Hashable, Sendable {
    private var packed = Column<ChargeLine.Packed>()
    /// The project's place of each agent's place: an agent stays with its project.
    private var projects: [UInt32: UInt32] = [:]
    /// When the payment was signed whose own overrun was posted at a time.
    private(set) var origins: [Moment: Moment] = [:]
    private(set) var assets = Numbering<String>()
    private(set) var wallets = Numbering<WalletName>()
    private(set) var payees = Numbering<Account>()

    /// The numbers of what a payment is for, given where they are new.
    mutating func tag(_ asset: String, _ wallet: WalletName, _ payee: Account) -> ChargeTag {
        ChargeTag(
            asset: assets.number(asset), wallet: wallets.number(wallet),
            payee: payees.number(payee))
    }

    /// All lines in order of time.
    var lines: some RandomAccessCollection<ChargeLine> {
        packed.lazy.map { line in
            ChargeLine(
                time: line.time, charged: line.charged, own: line.own, agent: line.agent,
                project: projects[line.agent] ?? 0, tag: line.tag, part: line.part)
        }
    }

    /// Gives an asset the next number, as a snapshot has it.
    mutating func know(asset: String) { _ = assets.number(asset) }
    /// Gives a wallet the next number.
    mutating func know(wallet: WalletName) { _ = wallets.number(wallet) }
    /// Gives a payee the next number.
    mutating func know(payee: Account) { _ = payees.number(payee) }

    /// Adds a line, no earlier than all before it.
    mutating func append(_ line: ChargeLine) {
        if projects[line.agent] != line.project { projects[line.agent] = line.project }
        packed.append(line.packed)
    }

    /// Adds a payment's own overrun, which was signed at `origin`.
    mutating func append(_ line: ChargeLine, of origin: Moment) {
        origins[line.time] = origin
        append(line)
    }

    /// Changes what the payment that was posted at `time` holds by itself.
    mutating func change(at time: Moment, to amount: Money) {
        guard let index = index(of: time) else { return }
        packed[index].own = amount
    }

    /// The lines of one scope, whose books lie at `place`; nil for all of the vault.
    func lines(of place: Int?) -> [ChargeLine] {
        guard let place else { return Array(lines) }
        return lines.filter { Int($0.agent) == place || Int($0.project) == place }
    }

    /// The first line at `time`: a payment's, since nothing else is posted at the time of one.
    private func index(of time: Moment) -> Int? {
        let index = packed.countRising(before: time) { $0.time }
        return index < packed.count && packed[index].time == time ? index : nil
    }
}
