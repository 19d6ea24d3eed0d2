extension Digest32 {
    /// Takes exactly 32 bytes; nil for any other number.
    ///
    /// The init for any collection, compiled here for arrays: callers in other modules would run it
    /// unspecialised, which costs more than the hash whose output they wrap.
    public init?(_ bytes: [UInt8]) { self.init(bytes[...]) }
}
