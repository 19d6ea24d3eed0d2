internal import Glibc

// Where secrets go, other than into a C call: words to whoever keeps them, what they join to a slot's order.
extension SecretBytes {
    /// Writes all of it, straight from the page; false where the descriptor does not take it.
    borrowing func write(to descriptor: Int32) -> Bool {
        var written = 0
        while written < count {
            let done = unsafe Glibc.write(descriptor, address + written, count - written)
            if done > 0 {
                written += done
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}
