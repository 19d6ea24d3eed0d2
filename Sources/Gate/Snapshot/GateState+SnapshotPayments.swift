import Chains
import JSON
import Terms

extension GateState {
    /// Payments that wait, that may still land, and that are over.
    func writePayments(_ put: (SnapshotKind, [(String, JSON)]) -> Void) {
        for (id, waiting) in pending.sorted(by: { $0.value.seq < $1.value.seq }) {
            put(.pending, waiting.members(of: id))
        }
        for payment in open.sorted(by: { $0.seq < $1.seq }) {
            put(.payment, payment.members)
        }
        for group in groups.notPlain.sorted(by: { $0.time < $1.time }) where !isPlain(group) {
            put(.group, group.members)
        }
        for (ending, status) in past.all {
            put(
                .ended,
                [
                    ("at", ending.time.snapshot), ("payment", .string(ending.payment.text)),
                    ("status", .string(status.rawValue)),
                ])
        }
    }

    /// Whether a group is what a payment by itself makes: most are, and those need no line.
    private func isPlain(_ group: SignatureGroup) -> Bool {
        guard let id = group.open.first, let payment = open[id] else { return false }
        return group == SignatureGroup(plain: payment)
    }
}

extension SignatureGroup {
    /// The group of a payment that nothing has replaced and that drew on no pool.
    init(plain payment: PaymentRecord) {
        self.init(
            [payment.id], payment.charge,
            Draws(general: payment.charge, reserve: .zero, emergency: .zero), floor: .zero,
            at: payment.time)
    }

    fileprivate var members: [(String, JSON)] {
        [
            ("amount", .string(amount.decimal)), ("draws", draws.json),
            ("floor", .string(floor.decimal)),
            ("payments", .array(open.map { .string($0.text) })), ("time", time.snapshot),
        ]
    }
}

extension PaymentRecord {
    fileprivate var members: [(String, JSON)] {
        var members: [(String, JSON)] = [
            ("agent", .string(agent.text)), ("charge", .string(charge.decimal)),
            ("payload", .string(Hex.encode(payload))), ("payment", .string(id.text)),
            (
                "rates",
                .array(prices.map { .array($0.price.seqs.map { .integer($0) }) })
            ),
            ("seq", .integer(seq)), ("time", time.snapshot), ("wallet", .string(wallet.text)),
        ]
        if terms.isAlone { members.append(("alone", true)) }
        return members
    }
}

extension PendingPayment {
    fileprivate func members(of id: PaymentID) -> [(String, JSON)] {
        var members: [(String, JSON)] = [
            ("agent", .string(agent.text)), ("charge", .string(charge.decimal)),
            ("digest", .string(digest.hex)), ("payload", .string(Hex.encode(proposal.payload))),
            ("payment", .string(id.text)), ("rule", .string(rule)), ("seq", .integer(seq)),
            ("until", until.snapshot), ("wallet", .string(proposal.wallet.name.text)),
        ]
        if isApproved { members.append(("approved", true)) }
        return members
    }
}
