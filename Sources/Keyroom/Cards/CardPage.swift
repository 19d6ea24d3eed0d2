/// JSON that is written straight into locked pages.
struct CardPage: ~Copyable {
    private(set) var bytes: SecretBytes
    private(set) var count = 0

    init(capacity: Int) throws(CardError) { bytes = try CardText.page(capacity) }

    /// Adds text of this program.
    mutating func append(_ text: StaticString) {
        for index in 0..<text.utf8CodeUnitCount {
            unsafe bytes.mutableAddress[count] = text.utf8Start[index]
            count += 1
        }
    }

    /// Adds text that is no secret.
    mutating func append(public text: String) {
        for byte in text.utf8 {
            unsafe bytes.mutableAddress[count] = byte
            count += 1
        }
    }

    /// Adds a part of a secret.
    mutating func append(_ secret: borrowing SecretBytes, _ range: Range<Int>) {
        unsafe (bytes.mutableAddress + count).update(
            from: secret.address + range.lowerBound, count: range.count)
        count += range.count
    }

    /// Fills up with spaces, which JSON passes over: a row's size tells nothing of the holder.
    mutating func pad() {
        while count < bytes.count {
            unsafe bytes.mutableAddress[count] = 0x20
            count += 1
        }
    }

    /// What was written, in a page of its own length.
    consuming func finish() throws(CardError) -> SecretBytes { try CardText.copy(bytes, 0..<count) }
}
