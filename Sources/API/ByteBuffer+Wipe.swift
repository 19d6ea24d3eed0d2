internal import Glibc
internal import NIOCore

extension ByteBuffer {
    /// Overwrites this buffer's part of its storage in place, whoever else holds the storage.
    ///
    /// A mutating write would copy first when the storage is shared, and leave the original
    /// behind: the one case where copy-on-write must be side-stepped.
    func wipeSharedStorage() {
        unsafe withVeryUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            unsafe explicit_bzero(UnsafeMutableRawPointer(mutating: start), bytes.count)
        }
    }
}
