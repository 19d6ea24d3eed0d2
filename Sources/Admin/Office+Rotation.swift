import Chains
import Gate
public import JSON
import Ledger
public import Terms
import Vault
import Wire

extension Office {
    /// Gives a wallet a successor, which is made where it is not there; the old one may then only be swept to it.
    ///
    /// Again for a wallet that has one: another successor, or more time.
    public func rotateWallet(
        _ text: String, _ body: JSON, by actor: Actor
    ) throws(OfficeError) -> JSONObject {
        let vault = try openVault()
        let old = try knownWallet(text)
        let order = try Office.read(body, WalletRotation.init)
        let next = order.successor
        guard old.name.chain != Card.name else {
            throw .refused(
                rule: "wallet.is-card", detail: "\(text) is a card, which has no successor",
                hint: "add the new card, then: bursar card remove "
                    + "\(text.dropFirst(Card.name.text.count + 1))")
        }
        let seconds = try checkedWait(order.retireAfter ?? WalletRotation.standardTime)
        try check(old, to: next)
        if journal.gate.state.wallets[next] == nil {
            let made: (facts: WalletFacts, rows: [Row])
            do {
                made = try vault.createWallet(name: next, network: old.network, kind: old.kind)
            } catch { throw .damaged("the successor's key could not be made") }
            try record(
                .walletCreated(made.facts, sealed: SealedPins.json(of: made.rows)), by: actor)
            for row in made.rows { journal.ledger.stage(row: row) }
        }
        try record(.walletRotated(old.name, to: next, retireAfter: seconds), by: actor)
        return described(old)
    }

    /// Before a successor is made: what the gate would refuse must leave no wallet behind.
    private func check(_ old: WalletFacts, to next: WalletName) throws(OfficeError) {
        let state = journal.gate.state
        if let end = state.ends[old.name], end.isDestroyed || end.order != nil,
            let refusal = state.refusal(
                ofEnd: old.name, at: state.time(at: journal.clock))
        {
            throw .refused(rule: refusal.rule, detail: refusal.detail, hint: refusal.hint)
        }
        guard next != old.name, next.chain == old.name.chain, state.ends[next] == nil,
            state.wallets[next].map({ other in
                other.network == old.network && other.kind == old.kind
                    && other.publicKey != old.publicKey && state.made.maker(of: next) == nil
            }) ?? true
        else {
            throw .refused(
                rule: "wallet.successor",
                detail: "\(next.text) can't come after \(old.name.text): it must be another wallet "
                    + "of its chain, network and kind, with a key of its own, made by no agent and "
                    + "not on the way to its own end",
                hint: "name a wallet that is not there yet, and it is made")
        }
    }
}
