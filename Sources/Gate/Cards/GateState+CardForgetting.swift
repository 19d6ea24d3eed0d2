import Chains
import Terms

extension GateState {
    /// Lets go of redeemed purchases that nothing can ask about any more: their card was removed or is past its
    /// month, so that it grants nothing, and no grant of theirs is open, to be settled or voided.
    ///
    /// Of a card in use each purchase is remembered: its number must not be shown for it a second time, ever.
    mutating func forgetRedeemed(at time: Moment) {
        guard !cards.redeemed.isEmpty else { return }
        let over = cards.cards.filter { name, card in
            card.isRemoved || CardExpired.check(name, card, at: time) != nil
        }
        guard !over.isEmpty else { return }
        let open = Set(
            open.filter { over[$0.wallet] != nil }.map {
                CardBook.order($0)
            })
        cards.redeemed = cards.redeemed.filter { order, _ in
            over[order.card] == nil || open.contains(order)
        }
    }
}
