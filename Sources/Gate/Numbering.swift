/// Names in the order in which they first came, each with its number: the log of charges is long.
struct Numbering<Name: Hashable & Sendable>: Hashable, Sendable {
    /// So many are found sooner one after another than by their hash.
    private static var few: Int { 8 }

    private(set) var names: [Name] = []
    /// The numbers of all names, once they are more than a few.
    private var numbers: [Name: UInt32] = [:]

    /// The number of a name; nil where it has none yet.
    func known(_ name: Name) -> UInt32? {
        guard names.count <= Self.few else { return numbers[name] }
        return names.firstIndex(of: name).map { UInt32($0) }
    }

    /// The number of a name, the next one where it is new.
    mutating func number(_ name: Name) -> UInt32 {
        if let number = known(name) { return number }
        let next = UInt32(names.count)
        names.append(name)
        if names.count == Self.few + 1 {
            for (index, name) in names.enumerated() { numbers[name] = UInt32(index) }
        } else if names.count > Self.few {
            numbers[name] = next
        }
        return next
    }
}
