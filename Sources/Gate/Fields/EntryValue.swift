import JSON

/// What may stand in a field of an entry; a type that is none can't be written into the log at all.
///
/// Secret bytes, tokens and what was typed as a passphrase have no conformance, here or elsewhere: that is the
/// class `absent`. ``PublicValue``, ``TypedValue`` and ``Commitment`` are all there are.
protocol EntryValue: Sendable {
    /// As the entry has it.
    var json: JSON { get }

    /// What is wrong with a field's JSON, a clause after its name; nil where nothing is.
    ///
    /// Asked of what is about to be appended, never of what is replayed: what is written stays readable.
    static func fault(in json: JSON) -> String?
}

extension EntryValue {
    /// Nothing can be: the type has no value that must not be seen.
    static func fault(in json: JSON) -> String? { nil }
}
