internal import CSodium

/// A phrase as somebody typed it, read: the numbers of its words, and its text with one space between two.
struct Phrase: ~Copyable {
    /// How many words it has.
    let count: Int
    /// The words as both standards hash them.
    let text: SecretBytes
    // Two bytes a word, big-endian.
    private let numbers: SecretBytes

    private static let mostWords = 24

    /// Reads words of the English list, parted by spaces, tabs and line ends.
    ///
    /// - Throws: ``ImportError/wordCount(_:allowed:)``, ``ImportError/unknownWord(_:)``.
    init(
        reading typed: borrowing SecretBytes, counts: [Int]
    ) throws(ImportError) {
        let found = Phrase.words(in: typed)
        guard counts.contains(found), found <= Phrase.mostWords else {
            throw .wordCount(found, allowed: counts)
        }
        var text = try ImportError.locking { () throws(SecretError) in
            try SecretBytes(count: typed.count)
        }
        var numbers = try ImportError.locking { () throws(SecretError) in
            try SecretBytes(count: 2 * found)
        }
        var word = try ImportError.locking { () throws(SecretError) in
            try SecretBytes(count: WordList.width)
        }
        var length = 0
        var at = 0
        for place in 0..<found {
            if place > 0 {
                unsafe text.mutableAddress[length] = UInt8(ascii: " ")
                length += 1
            }
            while unsafe Phrase.isSpace(typed.address[at]) { at += 1 }
            let start = at
            while at < typed.count, unsafe !Phrase.isSpace(typed.address[at]) { at += 1 }
            unsafe (text.mutableAddress + length).update(
                from: typed.address + start, count: at - start)
            length += at - start
            guard Phrase.pad(typed, start..<at, into: &word),
                let number = Phrase.number(of: word)
            else { throw .unknownWord(place + 1) }
            unsafe numbers.mutableAddress[2 * place] = UInt8(number >> 8)
            unsafe numbers.mutableAddress[2 * place + 1] = UInt8(truncatingIfNeeded: number)
        }
        let whole = try ImportError.locking { () throws(SecretError) in
            var whole = try SecretBytes(count: length)
            unsafe whole.mutableAddress.update(from: text.address, count: length)
            return whole
        }
        count = found
        self.text = whole
        self.numbers = numbers
    }

    /// Whether the last word carries BIP-39's checksum of the others.
    borrowing func hasChecksum() throws(SecretError) -> Bool {
        var bits = try SecretBytes(count: Phrase.mostWords * 11 / 8)
        for place in 0..<count {
            let high = unsafe Int(numbers.address[2 * place])
            let number = unsafe high << 8 | Int(numbers.address[2 * place + 1])
            for bit in 0..<11 {
                let position = place * 11 + bit
                let value = UInt8(truncatingIfNeeded: number >> (10 - bit)) & 1
                unsafe bits.mutableAddress[position / 8] |= value << (7 - position % 8)
            }
        }
        let length = count / 3 * 4
        var hash = try SecretBytes(count: 32)
        unsafe crypto_hash_sha256(hash.mutableAddress, bits.address, UInt64(length))
        return unsafe (hash.address[0] ^ bits.address[length]) >> (8 - count / 3) == 0
    }

    private static func words(in typed: borrowing SecretBytes) -> Int {
        var words = 0
        var inWord = false
        for index in 0..<typed.count {
            let space = unsafe isSpace(typed.address[index])
            if !space, !inWord { words += 1 }
            inWord = !space
        }
        return words
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    /// Brings a word into the list's form; false where it is longer than any, or holds the list's padding.
    private static func pad(
        _ typed: borrowing SecretBytes, _ range: Range<Int>, into word: inout SecretBytes
    ) -> Bool {
        guard range.count <= WordList.width else { return false }
        var isPlain = true
        for offset in 0..<WordList.width {
            let inside = offset < range.count
            let byte = unsafe inside ? typed.address[range.lowerBound + offset] : WordList.padding
            if inside, byte == WordList.padding { isPlain = false }
            unsafe word.mutableAddress[offset] = byte
        }
        return isPlain
    }

    /// The word's number: every word of the list is looked at, so that the time tells nothing.
    private static func number(of word: borrowing SecretBytes) -> Int? {
        var found = 0
        var hits = 0
        for number in 0..<WordList.count {
            var difference: UInt8 = 0
            for offset in 0..<WordList.width {
                let letter = unsafe WordList.text.utf8Start[number * WordList.width + offset]
                difference |= unsafe letter ^ word.address[offset]
            }
            let hit = (Int(difference) - 1) >> 8 & 1
            found |= number & -hit
            hits += hit
        }
        return hits == 1 ? found : nil
    }
}
