/// Finds the end of a reply in what a connection received, and its status.
///
/// Not an HTTP parser: it trusts the daemon to write what it writes.
struct ReplyScanner {
    private var bytes: [UInt8] = []
    /// The length of head and body together, once the head is whole.
    private var whole: Int?
    private(set) var status = 0

    /// Adds bytes; true when the reply is whole.
    ///
    /// There is never more than one on its way.
    mutating func take(_ more: ArraySlice<UInt8>) -> Bool {
        bytes += more
        if whole == nil { readHead() }
        guard let whole else { return false }
        return bytes.count >= whole
    }

    /// Forgets the reply.
    mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        whole = nil
        status = 0
    }

    private mutating func readHead() {
        guard let end = find("\r\n\r\n", from: 0), bytes.count >= 12 else { return }
        status = number(at: 9) ?? 0
        // The daemon writes header names in lower case.
        let length = find("content-length: ", from: 0).flatMap { number(at: $0 + 16) }
        whole = end + 4 + (length ?? 0)
    }

    /// Where the pattern begins, at or behind `start`.
    private func find(_ pattern: StaticString, from start: Int) -> Int? {
        let size = pattern.utf8CodeUnitCount
        return pattern.withUTF8Buffer { wanted in
            guard bytes.count >= size else { return nil }
            for place in start...(bytes.count - size) where unsafe bytes[place] == wanted[0] {
                var index = 1
                while index < size, unsafe bytes[place + index] == wanted[index] { index += 1 }
                if index == size { return place }
            }
            return nil
        }
    }

    /// The decimal number that begins at a place; nil when there is no digit.
    private func number(at start: Int) -> Int? {
        var value: Int?
        var place = start
        while place < bytes.count, (0x30...0x39).contains(bytes[place]) {
            value = (value ?? 0) * 10 + Int(bytes[place] - 0x30)
            place += 1
        }
        return value
    }
}
