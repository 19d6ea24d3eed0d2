/// A share's words as numbers, two bytes each, in pages of their own.
struct ShareLine: ~Copyable {
    private var numbers: SecretBytes
    let count: Int

    init(count: Int) throws(SecretError) {
        numbers = try SecretBytes(count: count * 2)
        self.count = count
    }

    subscript(word: Int) -> UInt16 {
        get {
            precondition((0..<count).contains(word), "a line has so many words")
            return unsafe UInt16(numbers.address[word * 2]) << 8
                | UInt16(numbers.address[word * 2 + 1])
        }
        set {
            precondition((0..<count).contains(word), "a line has so many words")
            unsafe numbers.mutableAddress[word * 2] = UInt8(newValue >> 8)
            unsafe numbers.mutableAddress[word * 2 + 1] = UInt8(newValue & 0xFF)
        }
    }

    /// One bit of the numbers from `start` on, ten bits each, the highest first.
    borrowing func bit(_ index: Int, from start: Int) -> UInt8 {
        UInt8(self[start + index / 10] >> UInt16(9 - index % 10) & 1)
    }
}
