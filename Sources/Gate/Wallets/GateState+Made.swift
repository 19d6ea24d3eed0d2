import Chains
import JSON
import Terms

extension GateState {
    /// Takes note of who made a wallet, which is about to be known; throws, changing nothing, where an agent made
    /// one that the policy in force does not grant it.
    mutating func foldMaking(
        of wallet: WalletFacts, _ body: JSONObject, by actor: Actor, at time: Moment
    ) throws(EntryError) {
        guard actor.role == .agent else {
            guard body["uses"] == nil, body["clock"] == nil else {
                throw EntryError(clause: "counts a wallet that no agent made")
            }
            return
        }
        guard let agent = AgentName(actor.name), let reading = ClockReading(json: body["clock"]),
            reading.wall <= time, case .object(let uses)? = body["uses"],
            let window = GateState.window(uses), case .integer(let before)? = uses["before"]
        else { throw EntryError(clause: "makes a wallet and does not say how that counted") }
        guard body["example"] == nil, body["imported"] == nil,
            wallet.kind == Chains.named(wallet.name.chain)?.kinds.first
        else { throw EntryError(clause: "makes an agent's wallet of a key or a kind of its own") }
        if let other = self.wallet(of: wallet.publicKey) {
            throw EntryError(clause: "makes a wallet of the key of \(other.name.text)")
        }
        guard let line = path(of: agent)?.firstLines.first else {
            throw EntryError(clause: "makes a wallet for \(agent.text), which has no policy")
        }
        guard made.mayCount(line, over: window, by: agent, at: time) else {
            throw EntryError(clause: "counts over a window that is not the one in use")
        }
        if let length = made.shortfall(line, over: window, by: agent, at: time) {
            throw EntryError(
                clause: "opens a window of \(length) s for the wallets of \(agent.text), where a "
                    + "\(line.limit.per.span.word) is set")
        }
        let making: WalletMaking
        switch self.making(
            wallet.name, by: agent, at: time, suspect: clock.isSuspect(reading), window: window)
        {
        case .failure(let refusal): throw EntryError(refusal)
        case .success(let granted): making = granted
        }
        guard making.before == before, uses["most"] == .integer(UInt64(max(0, making.most))),
            wallet.network == making.network
        else { throw EntryError(clause: "counts otherwise than the entries before it do") }
        made.add(making, line, at: time)
        observe(reading, at: time)
    }

    private static func window(_ uses: JSONObject) -> Window? {
        guard case .string(let start)? = uses["start"], case .string(let end)? = uses["end"],
            let from = Timestamp.parse(start), let until = Timestamp.parse(end)
        else { return nil }
        return Window(start: from, end: until)
    }
}
