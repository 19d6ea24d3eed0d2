import Chains
import JSON
public import Terms

extension Gate {
    /// Leave to sign what a sweep's entry says, the first time or again: the same bytes for ever.
    ///
    /// - Parameters:
    ///   - entry: the entry's exact bytes.
    ///   - id: its place and leaf, as the caller's tree has them.
    /// - Throws: ``EntryError`` where the bytes are not those of the leaf, or no sweep of this log.
    public func clearSweep(_ entry: [UInt8], as id: EntryID) throws(EntryError) -> Clearance {
        guard EntryLeaf.of(entry) == id.leaf else {
            throw EntryError(clause: "does not have the leaf its place names")
        }
        let parsed = try Entry(reading: entry)
        guard parsed.seq == id.seq, parsed.kind == Event.Kind.walletSwept.rawValue,
            case .string(let text)? = parsed.body["wallet"], let name = WalletName(text),
            case .string(let key)? = parsed.body["key"],
            case .string(let hex)? = parsed.body["payload"], let payload = Hex.decode(hex)
        else { throw EntryError(clause: "is not a sweep of the known form") }
        // What this state knows of was judged as it was recorded.
        guard state.sweeps[SweepID(wallet: name, key: key)] == id.seq,
            let wallet = state.wallets[name], let chain = Chains.named(name.chain),
            let proposal = try? chain.read(payload: payload, wallet: wallet)
        else { throw EntryError(clause: "is not a sweep of a known wallet") }
        return Clearance(entry: id, proposal: proposal)
    }
}
