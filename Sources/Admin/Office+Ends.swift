import Chains
import Gate
public import JSON
import Ledger
public import Terms
import Vault
import Wire

// A wallet's key ends in two steps: an admin orders it, and after a wait the daemon does it by itself. Until then an
// admin can keep the key. Nothing new is signed from the order on.
extension Office {
    /// How long what kept a key from being destroyed is left alone, nanoseconds: a minute.
    private static let pause: Int64 = 60 * Moment.second
    /// How long a vault is open before a key goes, nanoseconds: an hour, or nothing in a development vault.
    ///
    /// A sealed vault takes no order to keep it, so an admin has that long after the unsealing.
    private var grace: Int64 { facts.development ? 0 : 3_600 * Moment.second }

    /// Orders a wallet's key to be destroyed after a wait.
    public func orderDestruction(
        _ text: String, _ body: JSON, by actor: Actor
    ) throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let wallet = try knownWallet(text)
        let name = wallet.name.text
        let order = try Office.read(body, WalletDestruction.init)
        guard wallet.name.chain != Card.name else {
            throw .refused(
                rule: "wallet.is-card", detail: "\(name) is a card: its number is what ends",
                hint: "bursar card remove \(name.dropFirst(Card.name.text.count + 1))")
        }
        let state = journal.gate.state
        let now = state.time(at: journal.clock)
        if let end = state.ends[wallet.name], end.isDestroyed || end.order != nil,
            let refusal = state.refusal(ofEnd: wallet.name, at: now)
        {
            throw .refused(rule: refusal.rule, detail: refusal.detail, hint: refusal.hint)
        }
        if let other = state.drained(into: wallet.name, at: now) {
            throw .refused(
                rule: "wallet.successor", detail: "\(other.text) is swept to \(name)",
                hint: "wait until \(other.text) is retired, or give it another successor: bursar "
                    + "rotate wallet \(other.text) --to SUCCESSOR")
        }
        guard order.confirm == wallet.account.text else {
            throw .refused(
                rule: "wallet.unconfirmed",
                detail:
                    "to destroy a key takes its wallet's address, typed in full; what was typed "
                    + "is not that of \(name)",
                hint: "bursar wallet show \(name) names it; then: bursar wallet destroy \(name) "
                    + "--confirm ADDRESS")
        }
        guard !journal.gate.state.isBehind(journal.clock) else {
            throw .refused(
                rule: "clock.jumped",
                detail: "the wall clock fell behind the boot clock by more than five minutes, so a "
                    + "wait that begins now might be cut short",
                hint: "an admin checks the clock, then runs: bursar audit acknowledge --reason TEXT"
            )
        }
        let wait = try checkedWait(order.wait ?? WalletDestruction.standardWait)
        try record(.walletDestructionOrdered(wallet.name, wait: wait), by: actor)
        return described(wallet)
    }

    /// Takes such an order back, as long as the key is there.
    public func keepWallet(
        _ text: String, _ body: JSON, by actor: Actor
    ) throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let wallet = try knownWallet(text)
        let reason = try Office.read(body, Reason.init)
        let end = journal.gate.state.ends[wallet.name]
        guard let end, end.order != nil, !end.isDestroyed else {
            throw .refused(
                rule: end?.isDestroyed == true ? "wallet.destroyed" : "wallet.not-ending",
                detail: end?.isDestroyed == true
                    ? "the key of \(text) was destroyed"
                    : "nobody ordered the key of \(text) to end",
                hint: "bursar wallet show \(text) says how it stands")
        }
        try record(.walletKept(wallet.name, reason: reason.text ?? ""), by: actor)
        endTrouble[wallet.name] = nil
        return described(wallet)
    }

    /// The first wallet whose key is due, and the entry before which it signed; nil where nothing may be destroyed.
    public func walletDue() -> (WalletName, before: UInt64)? {
        guard vault != nil, !isSealing, !isStopping, findings.isEmpty, journal.trouble == nil
        else { return nil }
        let reading = journal.clock
        guard reading.bootNanoseconds - openedAt >= grace else { return nil }
        let state = journal.gate.state
        // One that can't go is in no other's way.
        let name = state.walletsDue(at: reading).first { name in
            endTrouble[name].map { reading.bootNanoseconds - $0.at >= Office.pause } ?? true
        }
        guard let name, let order = state.ends[name]?.order else { return nil }
        return (name, order.entry)
    }

    /// Destroys a key that is due: its rows go in the transaction of the entry that says so.
    public func destroyDue(_ wallet: WalletName) {
        guard let vault, walletDue()?.0 == wallet else { return }
        let rows = vault.tombstones(of: wallet)
        let event = Event.walletDestroyed(
            wallet, clock: journal.clock, sealed: SealedPins.json(of: rows))
        let daemon = Actor(role: .daemon, name: "", uid: journal.daemonUID)
        guard (try? record(event, by: daemon)) != nil else { return }
        for row in rows { journal.ledger.stage(shredding: row) }
        endTrouble[wallet] = nil
        journal.whenDurable { _ in vault.remove(wallet) }
    }

    /// Remembers why a key that is due can't go; it is tried again in a minute.
    public func noteEndTrouble(_ wallet: WalletName, _ why: String) {
        endTrouble[wallet] = (
            "the key of wallet \(wallet.text) is due and stays, since \(why)",
            journal.clock.bootNanoseconds
        )
    }

    /// Has the loop come by again, for work that is done in pieces.
    public func wake() { journal.wake() }

    /// A wallet by its name.
    func knownWallet(_ text: String) throws(OfficeError) -> WalletFacts {
        guard let name = WalletName(text), let wallet = journal.gate.state.wallets[name] else {
            throw .notFound
        }
        return wallet
    }

    /// A wait within the bounds.
    func checkedWait(_ seconds: UInt64) throws(OfficeError) -> UInt64 {
        let bounds = WalletEnd.waits(isDevelopment: journal.gate.state.development)
        guard let wait = Int64(exactly: seconds), bounds.contains(wait) else {
            throw .refused(
                rule: "wallet.wait",
                detail: "a wait of \(seconds) s is outside \(bounds.lowerBound) to "
                    + "\(bounds.upperBound) s",
                hint: "7d to 365d; a development vault takes less")
        }
        return seconds
    }

    /// What is said of a wallet, and how it stands.
    func described(_ wallet: WalletFacts) -> JSONObject {
        let state = journal.gate.state
        var object = Office.json(wallet, by: state.made.maker(of: wallet.name))
        // Of one that just pays there is nothing to say.
        let standing = standing(of: wallet.name)
        if standing != Office.active { object["standing"] = .string(standing) }
        let end = state.ends[wallet.name]
        if let drain = end?.drain {
            object["successor"] = .string(drain.successor.text)
            object["retires"] = .string(Timestamp.seconds(drain.retires))
        }
        if let due = end?.order?.due { object["due"] = .string(Timestamp.seconds(due)) }
        return object
    }

    private static let active = "active"

    /// How a wallet stands, in a word.
    func standing(of wallet: WalletName) -> String {
        let state = journal.gate.state
        let end = state.ends[wallet]
        if end?.isDestroyed == true { return "destroyed" }
        if end?.order != nil { return "to-be-destroyed" }
        if state.frozen.wallets.contains(wallet) { return "frozen" }
        guard let drain = end?.drain else { return Office.active }
        return drain.retires <= state.time(at: journal.clock) ? "retired" : "draining"
    }

    /// The warnings of a status: keys that are to be destroyed.
    var endWarnings: [String] {
        let state = journal.gate.state
        let now = state.time(at: journal.clock)
        let ordered = state.ends.filter { !$0.value.isDestroyed }.sorted { $0.key < $1.key }
        return ordered.compactMap { name, end in
            guard let due = end.order?.due else { return nil }
            let waits =
                now < due
                ? "until then: bursar wallet keep \(name.text)"
                : state.frozen.vault || state.frozen.wallets.contains(name)
                    ? "it is due, and waits as it is frozen"
                    : state.clockJumped
                        ? "it is due, and waits for the clock" : "it is due"
            return "the key of wallet \(name.text) is to be destroyed at "
                + "\(Timestamp.seconds(due)); \(waits)"
        } + ordered.compactMap { endTrouble[$0.key]?.why }
    }
}
