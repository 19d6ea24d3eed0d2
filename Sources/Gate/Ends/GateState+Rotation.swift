public import Chains
public import JSON
public import Terms

extension GateState {
    /// A wallet has a successor from here on, or again: it signs sweeps to that one, and nothing else.
    mutating func foldSuccession(
        _ name: WalletName, _ body: JSONObject, at time: Moment
    ) throws(EntryError) {
        guard case .string(let text)? = body["successor"], let next = WalletName(text),
            let old = wallets[name], let new = wallets[next], next != name
        else { throw EntryError(clause: "names no other wallet that is there as a successor") }
        guard name.chain != Card.name else {
            throw EntryError(clause: "rotates \(name.text), a card, which is removed")
        }
        guard next.chain == name.chain, new.network == old.network, new.kind == old.kind else {
            throw EntryError(
                clause:
                    "rotates \(name.text) to \(next.text), which is of another chain, network or "
                    + "kind")
        }
        guard new.publicKey != old.publicKey, made.maker(of: next) == nil else {
            throw EntryError(
                clause:
                    "rotates \(name.text) to \(next.text), which has its key or is an agent's own")
        }
        guard ends[name]?.order == nil else {
            throw EntryError(clause: "rotates \(name.text), whose key is to be destroyed")
        }
        // So there are no circles: what has a successor is nobody's.
        guard ends[next] == nil else {
            throw EntryError(
                clause: "rotates \(name.text) to \(next.text), which is on the way to its own end")
        }
        let retires = try wait(body, "retire_after", from: time)
        ends[name, default: WalletEnd()].drain = WalletEnd.Drain(
            successor: next, retires: retires)
    }

    /// A wallet that is swept to this one still; nil where there is none.
    public func drained(into name: WalletName, at time: Moment) -> WalletName? {
        ends.filter { _, end in
            !end.isDestroyed && end.drain.map { $0.successor == name && time < $0.retires } ?? false
        }.keys.min()
    }

    /// Why a wallet can't be swept now, whatever to; nil where it can.
    public func refusal(toSweep name: WalletName, at time: Moment) -> Refusal? {
        refusal(ofFreeze: name) ?? SweepNotDraining.check(name, ends[name], at: time)
    }

    /// Why nothing of a wallet's may leave now; nil where it may.
    public func refusal(ofFreeze name: WalletName) -> Refusal? {
        VaultFrozen.check(frozen) ?? WalletFrozen.check(name, frozen)
    }

    /// Whether a proposal is one of a draining wallet's that pays its successor and nobody else; the refusal, or nil.
    public func refusal(
        ofSweep proposal: Proposal, change: AssetAmount?, maxFee: AssetAmount, at time: Moment
    ) -> Refusal? {
        let name = proposal.wallet.name
        return refusal(toSweep: name, at: time)
            ?? SweepPayee.check(proposal, ends[name], in: self, at: time)
            ?? SweepFee.check(proposal, maxFee, isShared: policy?.control != nil)
            ?? SweepChange.check(proposal, change)
    }

    /// Why a sweep that was recorded, with its body, is not signed now, nor given again; nil where it may be.
    public func refusal(
        ofRecordedSweep body: JSONObject, of name: WalletName, at time: Moment
    ) -> Refusal? {
        SweepPayee.check(recorded: paid(by: body, of: name), in: self, at: time)
    }

    /// Whether what a sweep pays is lost for good: nobody has the key of who was the successor.
    public func isLost(sweep body: JSONObject, of name: WalletName) -> Bool {
        let paid = paid(by: body, of: name)
        return !paid.isEmpty && paid.allSatisfy { ends[$0]?.isDestroyed == true }
    }

    /// The wallets whose account a sweep of `name` pays, by name: who was its successor then.
    private func paid(by body: JSONObject, of name: WalletName) -> [WalletName] {
        let network = wallets[name]?.network
        return wallets.values.filter { wallet in
            wallet.name.chain == name.chain && wallet.network == network
                && body["to"] == .string(wallet.account.text)
        }.map(\.name).sorted()
    }

    /// A sweep: its payload must pay the successor's own account, from a wallet that drains to it now.
    mutating func foldSweep(
        _ name: WalletName, _ body: JSONObject, seq: UInt64, at time: Moment
    ) throws(EntryError) {
        guard let wallet = wallets[name], let chain = Chains.named(name.chain),
            case .string(let key)? = body["key"], case .string(let hex)? = body["payload"],
            let payload = Hex.decode(hex), let reading = ClockReading(json: body["clock"]),
            reading.wall <= time, let coin = chain.assets(network: wallet.network).first,
            let typed = GateState.amount(body, "max_fee"), typed.asset == coin.id,
            let atoms = try? DecimalText.parse(typed.amount, decimals: coin.decimals)
        else { throw EntryError(clause: "is not a sweep of the known form") }
        let most = AssetAmount(asset: coin, atoms: atoms)
        guard let proposal = try? chain.read(payload: payload, wallet: wallet) else {
            throw EntryError(clause: "has a payload that its wallet can't have signed")
        }
        if let refusal = refusal(
            ofSweep: proposal, change: chain.change(in: payload, wallet: wallet), maxFee: most,
            at: time)
        {
            throw EntryError(refusal)
        }
        if let longest = chain.longestValidity {
            let latest = min(reading.wall, time).adding(seconds: longest)
            guard let end = proposal.validUntil, end <= latest else {
                throw EntryError(clause: "is valid for longer than \(longest) s")
            }
        }
        let said = Event.walletSwept(
            proposal, network: body["network"] ?? .null, maxFee: most, key: key, clock: reading)
        guard said.body == body else {
            throw EntryError(clause: "says other than its payload")
        }
        let id = SweepID(wallet: name, key: key)
        guard sweeps[id] == nil else {
            throw EntryError(clause: "sweeps under a key that was used before")
        }
        sweeps[id] = seq
        observe(reading, at: time)
    }
}
