import Chains
import Terms

/// Every charge of the vault in order of time, with what it was for.
///
/// Every payment is posted to the books of three scopes. What one asset, wallet or payee has there is
/// asked for only where a policy limits it, so books of those are made from here when one does.
struct ChargeLog: Hashable, Sendable {
    private(set) var lines: [ChargeLine] = []
    /// What lines have in common, in the order of the lines there are: so it is the same however often some were let go of.
    private(set) var kinds = Numbering<ChargeKind>()
    /// When the payment was signed whose own overrun was posted at a time.
    private(set) var origins: [Moment: Moment] = [:]
    /// When each scope, by its place, first paid each payee, by its number, as far as lines are forgotten.
    private(set) var firsts: [UInt32: [UInt32: Moment]] = [:]
    private(set) var assets = Numbering<String>()
    private(set) var wallets = Numbering<WalletName>()
    private(set) var payees = Numbering<Account>()

    /// The numbers of what a payment is for, given where they are new.
    mutating func tag(_ asset: String, _ wallet: WalletName, _ payee: Account) -> ChargeTag {
        ChargeTag(
            asset: assets.number(asset), wallet: wallets.number(wallet),
            payee: payees.number(payee))
    }

    /// Gives an asset the next number, as a snapshot has it.
    mutating func know(asset: String) { _ = assets.number(asset) }
    /// Gives a wallet the next number.
    mutating func know(wallet: WalletName) { _ = wallets.number(wallet) }
    /// Gives a payee the next number.
    mutating func know(payee: Account) { _ = payees.number(payee) }

    /// Adds a line, no earlier than all before it.
    ///
    /// - Parameters:
    ///   - own: what of it stands with the payee; nil for all.
    ///   - origin: when the payment was signed whose own overrun this is.
    mutating func append(
        _ kind: ChargeKind, _ charged: Money, own: Money? = nil, payee: UInt32, at time: Moment,
        of origin: Moment? = nil
    ) {
        if let origin { origins[time] = origin }
        lines.append(
            ChargeLine(
                time: time, charged: charged, own: own ?? charged, kind: kinds.number(kind),
                payee: payee))
    }

    /// What a line has in common with others.
    func kind(of line: ChargeLine) -> ChargeKind { kinds.names[Int(line.kind)] }

    /// Changes what the payment that was posted at `time` holds by itself.
    mutating func change(at time: Moment, to amount: Money) {
        guard let index = index(of: time) else { return }
        lines[index].own = amount
    }

    /// Lets go of the lines before `horizon`, but of those at `kept` times; whom they first paid stays known.
    mutating func forget(before horizon: Moment, but kept: Set<Moment>) {
        let old = lines.countRising(before: horizon) { $0.time }
        guard old > 0 else { return }
        var rest: [ChargeLine] = []
        for line in lines[..<old] {
            if kept.contains(line.time) {
                rest.append(line)
                continue
            }
            let kind = kind(of: line)
            guard kind.part == .payment else { continue }
            for place in [kind.agent, kind.project, UInt32(Books.vault)] {
                noteFirst(line.payee, of: place, at: line.time)
            }
        }
        lines = rest + lines[old...]
        numberKinds()
        origins = origins.filter { horizon <= $0.key || kept.contains($0.key) }
    }

    /// Notes that the scope at `place` paid a payee at `time`, unless it did so before.
    mutating func noteFirst(_ payee: UInt32, of place: UInt32, at time: Moment) {
        let before = firsts[place]?[payee] ?? time
        firsts[place, default: [:]][payee] = min(before, time)
    }

    /// The lines of some kinds.
    func lines(where isMeant: (ChargeKind) -> Bool) -> [ChargeLine] {
        let meant = kinds.names.map(isMeant)
        return lines.filter { meant[Int($0.kind)] }
    }

    /// Numbers the kinds anew, by the lines that are left.
    private mutating func numberKinds() {
        let old = kinds
        kinds = Numbering()
        for index in lines.indices {
            lines[index].kind = kinds.number(old.names[Int(lines[index].kind)])
        }
    }

    /// The first line at `time`: a payment's, since nothing else is posted at the time of one.
    private func index(of time: Moment) -> Int? {
        let index = lines.countRising(before: time) { $0.time }
        return index < lines.count && lines[index].time == time ? index : nil
    }
}
