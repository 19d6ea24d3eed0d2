internal import COpenSSL
internal import Glibc

/// A witness's signing key: an OpenSSL key that never becomes bytes of ours.
///
/// It is read from and written to its PEM file by OpenSSL itself, so that no Swift value ever holds it,
/// and its memory is wiped by OpenSSL. It is worth a witness's word and nothing of a vault's.
@safe
struct CosigningKey: ~Copyable {
    private let key: OpaquePointer
    /// The public half, 32 bytes.
    let publicKey: [UInt8]

    private init(_ key: OpaquePointer, path: String) throws(WitnessError) {
        var publicKey = [UInt8](repeating: 0, count: 32)
        var length = publicKey.count
        guard unsafe EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519,
            unsafe EVP_PKEY_get_raw_public_key(key, &publicKey, &length) == 1, length == 32
        else {
            unsafe EVP_PKEY_free(key)
            throw .notAKey(path: path)
        }
        unsafe self.key = key
        self.publicKey = publicKey
    }

    deinit { unsafe EVP_PKEY_free(key) }

    /// Makes a key and writes it to a new file, for its owner's eyes alone; durable when it returns.
    static func make(at path: String) throws(WitnessError) -> CosigningKey {
        forbidCoreDumps()
        guard let context = unsafe EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nil) else { throw .crypto }
        defer { unsafe EVP_PKEY_CTX_free(context) }
        var made: OpaquePointer?
        guard unsafe EVP_PKEY_keygen_init(context) == 1,
            unsafe EVP_PKEY_keygen(context, &made) == 1, let made = unsafe made
        else { throw .crypto }
        let key = try unsafe CosigningKey(made, path: path)
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let descriptor = unsafe open(path, flags, 0o600)
        guard descriptor >= 0 else { throw .file(path: path, errno: errno) }
        guard let stream = unsafe fdopen(descriptor, "w") else {
            close(descriptor)
            throw .file(path: path, errno: errno)
        }
        defer { unsafe fclose(stream) }
        // Without a buffer, so that none with the key in it is left in memory.
        unsafe setvbuf(stream, nil, _IONBF, 0)
        guard unsafe PEM_write_PKCS8PrivateKey(stream, made, nil, nil, 0, nil, nil) == 1,
            unsafe fflush(stream) == 0, fsync(descriptor) == 0
        else { throw .file(path: path, errno: errno) }
        return key
    }

    /// Reads a key from a file that only its owner can read.
    static func read(at path: String) throws(WitnessError) -> CosigningKey {
        forbidCoreDumps()
        let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: path, errno: errno) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_uid == geteuid(), status.st_mode & 0o077 == 0
        else {
            close(descriptor)
            throw .exposed(path: path)
        }
        guard let stream = unsafe fdopen(descriptor, "r") else {
            close(descriptor)
            throw .file(path: path, errno: errno)
        }
        defer { unsafe fclose(stream) }
        unsafe setvbuf(stream, nil, _IONBF, 0)
        // A passphrase would be asked for at the terminal, of a program that may have none.
        guard let key = unsafe PEM_read_PrivateKey(stream, nil, { _, _, _, _ in -1 }, nil) else {
            throw .notAKey(path: path)
        }
        return try unsafe CosigningKey(key, path: path)
    }

    /// The 64-byte signature of a message (RFC 8032).
    func sign(_ message: [UInt8]) throws(WitnessError) -> [UInt8] {
        guard let context = unsafe EVP_MD_CTX_new() else { throw .crypto }
        defer { unsafe EVP_MD_CTX_free(context) }
        var signature = [UInt8](repeating: 0, count: 64)
        var length = signature.count
        guard unsafe EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
            unsafe EVP_DigestSign(context, &signature, &length, message, message.count) == 1,
            length == 64
        else { throw .crypto }
        return signature
    }

    /// A crash must not write the key to a file.
    private static func forbidCoreDumps() {
        var limit = rlimit(rlim_cur: 0, rlim_max: 0)
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    }
}
