import Chains
import Terms

@testable import Gate

extension GateState {
    /// Every group by its class, wherever the shelf has it.
    var groups: [ClassKey: SignatureGroup] {
        get {
            var all = shelf.kept
            for payment in open.values where shelf.isPlain(payment) {
                all[payment.group] = SignatureGroup(plain: payment)
            }
            return all
        }
        set {
            let old = groups
            for key in old.keys where newValue[key] == nil { shelf.set(nil, key, books.log) }
            for (key, group) in newValue where old[key] != group {
                shelf.set(group, key, books.log)
            }
        }
    }

    /// Puts a payment back among those that may still land.
    mutating func reopen(_ payment: PaymentRecord) {
        guard let wallet = wallets[payment.wallet],
            let proposal = try? Chains.named(wallet.name.chain)?.read(
                payload: payment.payload, wallet: wallet)
        else { return }
        let signed = SignedPayment(
            id: payment.id, seq: payment.seq, group: payment.group, project: payment.project,
            place: payment.place, tag: payment.tag, charge: payment.charge, time: payment.time)
        shelf.put(signed, proposal, payment.prices.prices)
    }
}
