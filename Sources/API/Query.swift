/// The parameters of a query, strictly: `name=value` pairs joined by `&`, every name once.
public struct Query: Hashable, Sendable {
    private let values: [String: String]

    /// Reads what stood behind the `?`; nil when a name stands twice or is empty, a `=` is
    /// missing, or percent-encoding is broken or not UTF-8.
    ///
    /// `+` is a plus sign, not a space: HTML forms do not come here.
    public init?(_ text: String?) {
        var values: [String: String] = [:]
        if let text, !text.isEmpty {
            for pair in text.utf8.split(separator: 0x26, omittingEmptySubsequences: false) {
                let halves = pair.split(
                    separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
                guard halves.count == 2, let name = Query.decode(halves[0]), !name.isEmpty,
                    let value = Query.decode(halves[1]),
                    values.updateValue(value, forKey: name) == nil
                else { return nil }
            }
        }
        self.values = values
    }

    /// The value of a parameter.
    public subscript(name: String) -> String? { values[name] }

    /// Whether every parameter is one of `known`: an unknown one is a mistake, never ignored.
    public func has(only known: Set<String>) -> Bool {
        values.keys.allSatisfy(known.contains)
    }

    private static func decode(_ text: Substring.UTF8View) -> String? {
        var bytes: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(nibble),
                let low = rest.popFirst().flatMap(nibble)
            else { return nil }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func nibble(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x41 + 10
        case 0x61...0x66: digit - 0x61 + 10
        default: nil
        }
    }
}
