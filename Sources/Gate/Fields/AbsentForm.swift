import JSON

/// What must never be in an entry and can be told by its look: an agent's token, a card's number.
///
/// Types keep secrets out that the program holds. What somebody types or pastes has no type, and a log can't be
/// cleaned: so it is looked at before it is appended. A passphrase looks like any text; no look finds it.
enum AbsentForm {
    static let tokenClause = "has the form of an agent's token"
    static let cardClause = "has the form of a payment card's number"

    /// Part of a token's hex is as bad as all of it.
    private static let leastTokenDigits = 32
    private static let tokenPrefix = Array("bursar_".utf8)
    /// ISO/IEC 7812: as long as numbers of cards are in use.
    private static let cardDigits = 13...19

    /// What of this is in a JSON's texts, keys included, a clause; nil where nothing is.
    static func fault(in json: JSON) -> String? {
        if holdsToken(json) { return tokenClause }
        return anyText(of: json, holdsCard) ? cardClause : nil
    }

    /// Whether a token stands in one of a JSON's texts.
    static func holdsToken(_ json: JSON) -> Bool { anyText(of: json, holdsToken) }

    private static func anyText(of json: JSON, _ holds: (String) -> Bool) -> Bool {
        switch json {
        case .null, .bool, .integer: false
        case .string(let text): holds(text)
        case .array(let elements): elements.contains { anyText(of: $0, holds) }
        case .object(let object):
            object.members.contains { holds($0.key) || anyText(of: $0.value, holds) }
        }
    }

    /// Whether `bursar_` and at least 32 hex digits stand in a text.
    static func holdsToken(_ text: String) -> Bool {
        let least = tokenPrefix.count + leastTokenDigits
        guard text.utf8.count >= least else { return false }
        let bytes = Array(text.utf8)
        // A transaction in hex has a million places: most are passed by at one look.
        for start in 0...(bytes.count - least) where bytes[start] == tokenPrefix[0] {
            let digits = start + tokenPrefix.count
            if bytes[start..<digits].elementsEqual(tokenPrefix),
                bytes[digits..<(start + least)].allSatisfy({
                    Character(Unicode.Scalar($0)).isHexDigit
                })
            {
                return true
            }
        }
        return false
    }

    /// Whether 13 to 19 digits that an issuer could have given stand in a text, in groups or not, and add up by
    /// ISO/IEC 7812's check digit.
    ///
    /// Groups are joined over one space or hyphen, and tried in every row of them: the digits of a card's back may
    /// follow. Digits that touch a letter are another thing's, a hash's for one.
    static func holdsCard(_ text: String) -> Bool {
        var row: [[UInt8]] = []
        for group in groups(text) {
            if group.isJoined { row.append(group.digits) } else { row = [group.digits] }
            for start in row.indices.reversed() {
                let digits = Array(row[start...].joined())
                if digits.count > cardDigits.upperBound { break }
                if isCard(digits) { return true }
            }
        }
        return false
    }

    /// The runs of digits that no letter touches; joined where a space or a hyphen alone parts one from the last.
    private static func groups(_ text: String) -> [(digits: [UInt8], isJoined: Bool)] {
        let bytes = Array(text.utf8)
        var found: [(digits: [UInt8], isJoined: Bool)] = []
        var end: Int?
        var index = 0
        while index < bytes.count {
            guard isDigit(bytes[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < bytes.count, isDigit(bytes[index]) { index += 1 }
            let before = start == 0 ? nil : bytes[start - 1]
            let after = index == bytes.count ? nil : bytes[index]
            guard !touches(before), !touches(after) else {
                end = nil
                continue
            }
            let isJoined = end == start - 1 && (before == 0x20 || before == 0x2D)
            found.append((bytes[start..<index].map { $0 - 0x30 }, isJoined))
            end = index
        }
        return found
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// A letter or a part of one; amounts in full have a point, and are no card's either.
    private static func touches(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return byte >= 0x80 || byte == 0x5F || (0x41...0x5A).contains(byte)
            || (0x61...0x7A).contains(byte)
    }

    private static func isCard(_ digits: [UInt8]) -> Bool {
        guard cardDigits.contains(digits.count), isIssued(digits) else { return false }
        let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
            let value = Int(digit.element)
            guard digit.offset % 2 == 1 else { return sum + value }
            return sum + (value < 5 ? value * 2 : value * 2 - 9)
        }
        return sum % 10 == 0
    }

    /// Cards begin with 3 to 6, or 2221 to 2720: what begins otherwise is a time in nanoseconds, or a date.
    private static func isIssued(_ digits: [UInt8]) -> Bool {
        if (3...6).contains(digits[0]) { return true }
        let head = digits.prefix(4).reduce(0) { $0 * 10 + Int($1) }
        return (2221...2720).contains(head)
    }
}
