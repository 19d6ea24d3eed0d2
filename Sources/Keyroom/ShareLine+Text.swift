extension ShareLine {
    private static let blank = UInt8(ascii: ".")
    /// More words than any share has.
    private static let most = 64

    /// Reads words parted by spaces or tabs, in letters of either case.
    ///
    /// How long each word is may show in how long this takes; which letters it has does not: every word of the
    /// list is compared, whole.
    init(
        reading text: borrowing SecretBytes, from start: Int, to end: Int, share number: Int
    ) throws(ShareError) {
        let words = ShareLine.words(of: text, from: start, to: end)
        guard (1...ShareLine.most).contains(words.count) else {
            throw .badLength(share: number, words: words.count)
        }
        var line = try SecretError.wrapped(as: ShareError.memory) { () throws(SecretError) in
            try ShareLine(count: words.count)
        }
        var letters = try SecretError.wrapped(as: ShareError.memory) { () throws(SecretError) in
            try SecretBytes(count: ShareWords.width)
        }
        for (index, word) in words.enumerated() {
            guard word.count <= ShareWords.width else {
                throw .unknownWord(share: number, word: index + 1)
            }
            for place in 0..<ShareWords.width {
                // Of letters 0x20 makes small ones; of what is no letter something that is in no word.
                unsafe letters.mutableAddress[place] =
                    place < word.count
                    ? text.address[word.lowerBound + place] | 0x20 : ShareLine.blank
            }
            let found = ShareLine.number(of: letters)
            guard found.known != 0 else { throw .unknownWord(share: number, word: index + 1) }
            line[index] = found.number
        }
        self = line
    }

    private static func words(
        of text: borrowing SecretBytes, from start: Int, to end: Int
    ) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var begin: Int?
        for place in start...end {
            let isBlank = place == end || isSpace(unsafe text.address[place])
            if isBlank, let first = begin {
                words.append(first..<place)
                begin = nil
            } else if !isBlank, begin == nil {
                begin = place
            }
        }
        return words
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }

    /// The number of a word, by masks over the whole list; `known` is 0 for a word of no list.
    private static func number(of letters: borrowing SecretBytes) -> (number: UInt16, known: UInt16)
    {
        let list = unsafe ShareWords.text.utf8Start
        var number: UInt16 = 0
        var known: UInt16 = 0
        for candidate in 0..<ShareWords.count {
            var difference: UInt8 = 0
            for place in 0..<ShareWords.width {
                unsafe difference |=
                    list[candidate * ShareWords.width + place] ^ letters.address[place]
            }
            // All ones where nothing differs.
            let mask = 0 &- (((UInt16(difference) &- 1) >> 8) & 1)
            number |= UInt16(candidate) & mask
            known |= mask
        }
        return (number, known)
    }

    /// Writes the words, parted by one space, into `text` from `offset` on; where they end.
    borrowing func write(into text: inout SecretBytes, at offset: Int) -> Int {
        let list = unsafe ShareWords.text.utf8Start
        var end = offset
        for word in 0..<count {
            if word > 0 {
                unsafe text.mutableAddress[end] = UInt8(ascii: " ")
                end += 1
            }
            for place in 0..<ShareWords.width {
                var letter: UInt8 = 0
                for candidate in 0..<ShareWords.count {
                    let difference = self[word] ^ UInt16(candidate)
                    let mask = UInt8(truncatingIfNeeded: 0 &- (((difference &- 1) >> 15) & 1))
                    unsafe letter |= list[candidate * ShareWords.width + place] & mask
                }
                guard letter != ShareLine.blank else { continue }
                unsafe text.mutableAddress[end] = letter
                end += 1
            }
        }
        return end
    }
}
