import Chains
import Terms

/// Payments that may still land, with the groups of those that cannot both: some 130 bytes each.
///
/// A vault may wait for a million of them, and a record of strings and lists for each took ten times as much.
/// Names stand in tables, and so do the rates that a payment is settled at; what its bytes say is not told again.
/// A group of one payment at its own charge needs no more than to be found.
struct OpenShelf: Hashable, Sendable {
    private(set) var numbers: [PaymentID: UInt32] = [:]
    private var records = Shelf()
    /// Payments alone in their class, by the class's number.
    private var plain: [Int: PaymentID] = [:]
    /// All other groups.
    private(set) var kept: [ClassKey: SignatureGroup] = [:]
    /// Who pays, by the place of the agent's books.
    private var payers: [UInt32: Payer] = [:]
    /// What the texts of classes begin with: a few for each wallet.
    private var prefixes = Numbering<String>()
    /// The one that was needed last.
    private var prefix: UInt32?
    private(set) var prices = PriceTable()

    /// Keeps a payment; its group is set next.
    mutating func put(_ signed: SignedPayment, _ proposal: Proposal, _ prices: [PricedAsset]) {
        var packing = Packing()
        packing.add(signed.seq)
        packing.add(UInt64(bitPattern: signed.time.nanoseconds))
        packing.add(UInt64(bitPattern: signed.charge.nanos))
        packing.add(signed.place)
        packing.add(signed.tag.asset)
        packing.add(signed.tag.wallet)
        packing.add(signed.tag.payee)
        packing.add(self.prices.use(prices) { proposal.worstCase.map(\.asset) })
        add(signed.group.text, to: &packing)
        // 1 for a payment that is netted with nothing, 2 for an end of its validity.
        let flags: UInt64 = signed.group.alone == nil ? 0 : 1
        packing.add(flags | (proposal.validUntil == nil ? 0 : 2))
        if let end = proposal.validUntil { packing.add(UInt64(bitPattern: end.nanoseconds)) }
        packing.add(contentsOf: proposal.payload)
        if payers[signed.place] == nil {
            payers[signed.place] = Payer(agent: signed.group.agent, project: signed.project)
        }
        numbers[signed.id] = records.put(packing.bytes)
    }

    /// What stands after the last slash of a class is each payment's own, and the rest its wallet's.
    private mutating func add(_ text: String, to packing: inout Packing) {
        if prefix.map({ !text.hasPrefix(prefixes.names[Int($0)]) }) ?? true {
            let end = text.lastIndex(of: "/").map { text.index(after: $0) } ?? text.startIndex
            prefix = prefixes.number(String(text[..<end]))
        }
        guard let prefix else { return }
        let suffix = text.utf8.dropFirst(prefixes.names[Int(prefix)].utf8.count)
        packing.add(prefix)
        packing.add(UInt64(suffix.count))
        packing.add(contentsOf: suffix)
    }

    /// A payment with the names that its numbers in the log stand for; nil where it is not open.
    func payment(_ id: PaymentID, _ log: ChargeLog) -> PaymentRecord? {
        numbers[id].map { record(id, $0, log) }
    }

    private func record(_ id: PaymentID, _ number: UInt32, _ log: ChargeLog) -> PaymentRecord {
        let facts = facts(number)
        guard let payer = payers[facts.place] else {
            preconditionFailure("a payment is kept with who pays it")
        }
        let asset = log.assets.names[Int(facts.tag.asset)]
        let wallet = log.wallets.names[Int(facts.tag.wallet)]
        return PaymentRecord(
            id: id, seq: facts.seq, agent: payer.agent, project: payer.project, time: facts.time,
            charge: facts.charge, wallet: wallet, payee: log.payees.names[Int(facts.tag.payee)],
            asset: asset, validUntil: facts.validUntil, payload: facts.payload,
            place: facts.place, tag: facts.tag, prices: facts.prices,
            group: ClassKey(
                payer.agent, wallet, asset: asset, facts.text,
                alone: facts.isAlone ? facts.seq : nil))
    }

    private func facts(_ number: UInt32) -> OpenFacts {
        var unpacking = Unpacking(records[number])
        let seq = unpacking.number()
        let time = Moment(nanoseconds: Int64(bitPattern: unpacking.number()))
        let charge = Money(nanos: Int64(bitPattern: unpacking.number())) ?? .most
        let place = unpacking.short()
        let tag = ChargeTag(
            asset: unpacking.short(), wallet: unpacking.short(), payee: unpacking.short())
        let list = prices[unpacking.short()]
        let prefix = prefixes.names[Int(unpacking.short())]
        let suffix = unpacking.take(Int(unpacking.short()))
        let flags = unpacking.short()
        let end =
            flags & 2 == 0 ? nil : Moment(nanoseconds: Int64(bitPattern: unpacking.number()))
        return OpenFacts(
            seq: seq, time: time, charge: charge, place: place, tag: tag, prices: list,
            text: prefix + String(decoding: suffix, as: UTF8.self), isAlone: flags & 1 != 0,
            validUntil: end, payload: Array(unpacking.rest))
    }

    /// Lets go of a payment, whose group was set before to what is left of it.
    mutating func remove(_ id: PaymentID) {
        guard let number = numbers.removeValue(forKey: id) else { return }
        var unpacking = Unpacking(records[number])
        for _ in 0..<7 { _ = unpacking.number() }
        prices.release(unpacking.short())
        records.remove(number)
    }
}

extension OpenShelf {
    /// Equal in what is open, whatever numbers it came to lie under.
    static func == (left: OpenShelf, right: OpenShelf) -> Bool {
        left.numbers.count == right.numbers.count && left.kept == right.kept
            && left.plain == right.plain
            && left.numbers.allSatisfy { id, number in
                right.numbers[id].map { right.facts($0) } == left.facts(number)
            }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(numbers.count) }
}

extension OpenShelf {
    /// The signatures of a class that can still land; nil where there are none.
    func group(_ key: ClassKey, _ log: ChargeLog) -> SignatureGroup? {
        plainPayment(key, log).map { SignatureGroup(plain: $0) } ?? kept[key]
    }

    /// Whether a payment is alone in its class, at its own charge.
    func isPlain(_ payment: PaymentRecord) -> Bool {
        plain[payment.group.number] == payment.id
    }

    /// Sets what stands together of a class; nil for nothing any more.
    mutating func set(_ group: SignatureGroup?, _ key: ClassKey, _ log: ChargeLog) {
        if plainPayment(key, log) != nil { plain[key.number] = nil }
        guard let group else {
            kept[key] = nil
            return
        }
        // Where two classes ever had one number, the second is kept in full.
        guard plain[key.number] == nil, let id = group.open.first,
            let payment = payment(id, log), payment.group == key,
            group == SignatureGroup(plain: payment)
        else {
            kept[key] = group
            return
        }
        if !kept.isEmpty { kept[key] = nil }
        plain[key.number] = id
    }

    /// Takes a new payment into its class: by itself, where nothing else stands there.
    mutating func join(
        _ signed: SignedPayment, _ amount: Money, _ draws: Draws,
        replacing old: SignatureGroup?, _ log: ChargeLog
    ) {
        let key = signed.group
        guard let old else {
            let isPlain =
                amount == signed.charge && draws.general == amount && draws.reserve == .zero
                && draws.emergency == .zero
            if isPlain, plain[key.number] == nil {
                plain[key.number] = signed.id
            } else {
                kept[key] = SignatureGroup(
                    [signed.id], amount, draws, floor: .zero, at: signed.time)
            }
            return
        }
        if kept[key] == nil { set(nil, key, log) }
        kept[key, default: old].take(signed.id, amount, draws, at: signed.time)
    }

    /// The payment that is alone in its class at its own charge; nil where there is none.
    private func plainPayment(_ key: ClassKey, _ log: ChargeLog) -> PaymentRecord? {
        guard let id = plain[key.number], let payment = payment(id, log), payment.group == key
        else { return nil }
        return payment
    }
}
