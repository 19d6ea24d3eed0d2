import Chains
import JSON
import Terms

extension GateState {
    mutating func foldRate(
        _ body: JSONObject, by actor: Actor, seq: UInt64, time: Moment
    ) throws(EntryError) {
        guard case .string(let asset)? = body["asset"], case .string(let text)? = body["price"],
            let price = try? DecimalText.parse(text, decimals: Rate.decimals),
            case .string(let code)? = body["currency"], let currency = Currency(code),
            case .integer(let maxAge)? = body["max_age"],
            case .integer(let haircut)? = body["haircut_bps"]
        else { throw EntryError(clause: "is not a rate of the known form") }
        // What cards pay with is a currency here: the same price serves both.
        let isCoin = Chains.asset(id: asset).map { $0.chain != Card.name || $0.id != $0.symbol }
        guard isCoin == true || Currency(asset) != nil && rules >= 2 else {
            throw EntryError(clause: "names the asset \(asset), which no chain has")
        }
        guard price <= Rate.largestPrice, price > 0 || development else {
            throw EntryError(
                clause: "has a price of \(text); it must be above 0 and at most 10^12 (zero is for "
                    + "development vaults)")
        }
        guard haircut <= Rate.largestHaircut, (1...31_622_400).contains(maxAge) else {
            throw EntryError(
                clause: "has a haircut above \(Rate.largestHaircut) basis points or a max age "
                    + "outside 1 s…366 days")
        }
        if rules < 2, let policy, policy.currency != currency {
            throw EntryError(clause: "is in \(code), but budgets are in \(policy.currency.code)")
        }
        // Where budgets are kept in an asset, its price there is one, and has to be told like any other.
        guard asset != code || isCoin == true else {
            throw EntryError(clause: "gives a price of \(asset) in itself")
        }
        let pinned = body["pinned"] == true
        let old = rates[asset]
        if rules >= 2 {
            try checkMove(
                old, to: price, currency, haircut, Int64(maxAge), isPinned: pinned,
                isForced: body["forced"] == true, by: actor)
        }
        let isFeed = actor.role == .feed
        rates[asset] = Rate(
            seq: seq, asset: asset, currency: currency, price: price, haircut: haircut,
            asOf: time, maxAge: Int64(maxAge), isPinned: pinned,
            anchor: isFeed ? old?.anchor : price)
    }

    /// A jump needs an admin's word; a feed moves a price within the band of an admin's, and nothing else.
    private func checkMove(
        _ old: Rate?, to price: UInt128, _ currency: Currency, _ haircut: UInt64,
        _ maxAge: Int64, isPinned: Bool, isForced: Bool, by actor: Actor
    ) throws(EntryError) {
        guard actor.role == .feed else {
            guard let old, !isForced, price > 0, old.price > 0 else { return }
            guard old.currency == currency else {
                throw EntryError(RateJump.refusal(price, from: old, to: currency))
            }
            guard RateJump.isWithin(price, of: old.price) else {
                throw EntryError(RateJump.refusal(price, of: old.asset, from: old.price, currency))
            }
            return
        }
        guard let old, old.currency == currency, old.haircut == haircut, old.maxAge == maxAge,
            !old.isPinned, !isPinned, !isForced, price > 0
        else {
            throw EntryError(
                clause: "is a feed's, which may move the price of a rate that an admin set and did "
                    + "not pin, and nothing else")
        }
        guard RateJump.isWithin(price, of: old.anchor) else {
            throw EntryError(RateJump.refusal(price, of: old.asset, from: old.anchor, currency))
        }
    }
}
