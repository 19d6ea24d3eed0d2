/// Lines of secret text and the pages they are copied to.
enum CardText {
    /// The ranges of the lines; the newline is in none.
    static func lines(of text: borrowing SecretBytes) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for index in 0..<text.count where unsafe text.address[index] == 0x0A {
            lines.append(start..<index)
            start = index + 1
        }
        return lines + [start..<text.count]
    }

    static func page(_ count: Int) throws(CardError) -> SecretBytes {
        do throws(SecretError) { return try SecretBytes(count: count) } catch {
            throw .memory(error)
        }
    }

    static func copy(
        _ text: borrowing SecretBytes, _ range: Range<Int>
    ) throws(CardError) -> SecretBytes {
        var page = try page(range.count)
        unsafe page.mutableAddress.update(from: text.address + range.lowerBound, count: range.count)
        return page
    }

    /// Whether a line can stand between JSON's quotes as it is: UTF-8 without controls, quotes, backslashes.
    static func isPlain(_ text: borrowing SecretBytes, _ line: Range<Int>) -> Bool {
        guard line.count <= 120 else { return false }
        var index = line.lowerBound
        while index < line.upperBound {
            let byte = unsafe text.address[index]
            guard byte >= 0x20, byte != 0x22, byte != 0x5C, byte != 0x7F else { return false }
            let more = tail(of: byte)
            guard let more, index + more < line.upperBound else { return false }
            for offset in 0..<more {
                guard unsafe text.address[index + 1 + offset] & 0xC0 == 0x80 else { return false }
            }
            // Overlong forms, surrogates and what is above U+10FFFF (RFC 3629, section 4).
            let next = more > 0 ? unsafe text.address[index + 1] : 0x80
            switch byte {
            case 0xE0 where next < 0xA0, 0xED where next > 0x9F, 0xF0 where next < 0x90,
                0xF4 where next > 0x8F:
                return false
            default: index += 1 + more
            }
        }
        return true
    }

    private static func tail(of lead: UInt8) -> Int? {
        switch lead {
        case 0x00...0x7F: 0
        case 0xC2...0xDF: 1
        case 0xE0...0xEF: 2
        case 0xF0...0xF4: 3
        default: nil
        }
    }

    /// The month of a line `MM/YY` or `MM/YYYY`, as `2027-08`; it is no secret.
    static func month(_ text: borrowing SecretBytes, _ line: Range<Int>) -> String? {
        guard line.count == 5 || line.count == 7 else { return nil }
        var bytes: [UInt8] = []
        for index in line { unsafe bytes.append(text.address[index]) }
        let parts = String(decoding: bytes, as: UTF8.self)
            .split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let month = Int(parts[0]), (1...12).contains(month)
        else { return nil }
        return (parts[1].utf8.count == 2 ? "20\(parts[1])" : "\(parts[1])") + "-\(parts[0])"
    }
}
