public import Terms

extension EntryID {
    /// Names the entry of these exact bytes at `seq`.
    public init(seq: UInt64, entry: [UInt8]) {
        self.init(seq: seq, leaf: MerkleHash.leaf(entry))
    }
}
