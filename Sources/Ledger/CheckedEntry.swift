public import JSON
public import Terms

/// An entry whose form was found to be right: all that can be said of it without its neighbours.
///
/// Checking is most of what verifying takes, and no two entries have to wait for each other, so it may be
/// done on any thread; ``LogVerifier`` then takes the checked ones in order.
public struct CheckedEntry: Sendable {
    /// The exact bytes.
    public let line: [UInt8]
    /// What they say.
    public let members: JSONObject
    /// The place in which the entry stands, and which it names.
    public let seq: UInt64
    /// When it was entered.
    public let time: Moment
    /// Dotted noun and past participle.
    public let kind: String
    /// The hash that goes into the tree.
    public let leaf: Digest32
    /// What is wrong with a decision's sums: said only where the times are right.
    let wrongSum: LogFinding?

    /// Checks the line that stands at `seq`: its exact bytes, without the line's end.
    ///
    /// - Throws: ``LogFinding`` for the first thing that is wrong with its form.
    public init(_ line: [UInt8], at seq: UInt64) throws(LogFinding) {
        guard line.count <= Ledger.entryLimit else {
            throw .tooLong(seq: seq, count: line.count)
        }
        let read: JSON?
        do throws(JSONError) { read = try JSONReader.readCanonical(line) } catch {
            throw .malformed(seq: seq, clause: error.clause)
        }
        guard let json = read else { throw .notCanonical(seq: seq) }
        let envelope = try EntryEnvelope(json, expecting: seq)
        guard case .object(let members) = json else {
            throw .malformed(seq: seq, clause: "is no entry")
        }
        self.line = line
        self.members = members
        self.seq = seq
        time = envelope.time
        kind = envelope.kind
        leaf = MerkleHash.leaf(line)
        wrongSum = envelope.kind == "payment.decided" ? DecisionSums.finding(json, seq: seq) : nil
    }
}
