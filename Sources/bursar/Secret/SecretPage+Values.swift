import Glibc

// The value of a secret, on its way into the vault or out of it.
extension SecretPage {
    /// The longest value that the vault takes, in bytes.
    static let valueLimit = 16_384
    /// Room for a value and the head of the reply that brings it.
    static let replyLimit = 32_768

    /// Reads all that a descriptor has; the newline of a single line is not part of it.
    ///
    /// A key in one line comes out of editors with a newline that no key has; a certificate of many lines
    /// keeps its last.
    static func value(of descriptor: Int32) throws(SecretError) -> SecretPage {
        var page = try SecretPage(limit: valueLimit)
        var lines = 0
        var endsLine = false
        reading: while true {
            switch try page.readByte(descriptor) {
            case .end: break reading
            case .failed: throw .unreadable(.value, descriptor: descriptor)
            case .byte(let byte):
                try page.append(byte)
                endsLine = byte == UInt8(ascii: "\n")
                if endsLine { lines += 1 }
            }
        }
        if endsLine, lines == 1 { page.removeLastCharacter() }
        guard page.count > 0 else { throw .empty(.value) }
        return page
    }

    /// Reads a socket to its end; false where it does not end in time or the page is full.
    mutating func receiveAll(from socket: Int32) -> Bool {
        while true {
            switch receive(from: socket) {
            case .some(true): continue
            case .some(false): return true
            case .none: return false
            }
        }
    }
}
