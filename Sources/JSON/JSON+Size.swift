extension JSON {
    /// Whether the canonical form surely has at most `limit` bytes, by a bound that needs no writing.
    ///
    /// Each UTF-8 byte of a string can become at most six bytes (`\u001f`). False means: write it and see.
    public func surelyFits(in limit: Int) -> Bool {
        var left = limit
        return spend(&left)
    }

    private func spend(_ left: inout Int) -> Bool {
        switch self {
        case .null, .bool: left -= 6
        case .integer: left -= 21
        case .string(let text): left -= text.utf8.count * 6 + 3
        case .array(let elements):
            left -= 2
            for element in elements where !element.spend(&left) { return false }
        case .object(let object):
            left -= 2
            for member in object.members {
                left -= member.key.utf8.count * 6 + 4
                guard member.value.spend(&left) else { return false }
            }
        }
        return left >= 0
    }
}
