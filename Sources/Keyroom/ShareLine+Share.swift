extension ShareLine {
    /// Writes a share: its head, its value with zero bits before it, the checksum.
    init(_ share: Share) throws(SecretError) {
        let words = Share.words(forBytes: share.value.count)
        var line = try ShareLine(count: Share.headLength + words + ShareChecksum.length)
        line[0] = UInt16(share.setBits >> 10)
        line[1] = UInt16(share.setBits & 0x3FF)
        line[2] = UInt16(share.placeBits >> 10)
        line[3] = UInt16(share.placeBits & 0x3FF)
        let padding = words * 10 - share.value.count * 8
        for word in 0..<words {
            var number: UInt16 = 0
            for bit in (word * 10)..<(word * 10 + 10) {
                number <<= 1
                guard bit >= padding else { continue }
                let place = bit - padding
                number |= unsafe UInt16(share.value.address[place / 8] >> UInt8(7 - place % 8) & 1)
            }
            line[Share.headLength + word] = number
        }
        var checksum = ShareChecksum(share.set.customization)
        for word in 0..<(Share.headLength + words) { checksum.add(line[word]) }
        for (index, number) in checksum.words().enumerated() {
            line[Share.headLength + words + index] = number
        }
        self = line
    }

    /// Reads the share that was given as the `number`th.
    borrowing func share(_ number: Int) throws(ShareError) -> Share {
        let words = count - Share.headLength - ShareChecksum.length
        let padding = max(0, words) * 10 % 16
        let bytes = (max(0, words) * 10 - padding) / 8
        guard padding <= 8, Share.lengths.contains(bytes) else {
            throw .badLength(share: number, words: count)
        }
        let head = UInt32(self[0]) << 10 | UInt32(self[1])
        let place = UInt32(self[2]) << 10 | UInt32(self[3])
        let set = ShareSet(
            identifier: UInt16(head >> 5), isExtendable: head >> 4 & 1 == 1,
            exponent: UInt8(head & 0xF), groupThreshold: Int(place >> 12 & 0xF) + 1,
            groupCount: Int(place >> 8 & 0xF) + 1)
        var checksum = ShareChecksum(set.customization)
        for word in 0..<count { checksum.add(self[word]) }
        guard checksum.remainder == 1 else { throw .badChecksum(share: number) }
        var excess: UInt8 = 0
        for index in 0..<padding { excess |= bit(index, from: Share.headLength) }
        guard excess == 0, set.groupThreshold <= set.groupCount else {
            throw .malformed(share: number)
        }
        var value = try SecretError.wrapped(as: ShareError.memory) { () throws(SecretError) in
            try SecretBytes(count: bytes)
        }
        for byte in 0..<bytes {
            var read: UInt8 = 0
            for index in 0..<8 {
                read = read << 1 | bit(padding + byte * 8 + index, from: Share.headLength)
            }
            unsafe value.mutableAddress[byte] = read
        }
        return Share(
            set: set, groupIndex: UInt8(place >> 16 & 0xF), memberIndex: UInt8(place >> 4 & 0xF),
            memberThreshold: Int(place & 0xF) + 1, value: value)
    }
}
