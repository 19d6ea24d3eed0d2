import API
import Glibc

/// A file that systemd has decrypted for this service: `LoadCredentialEncrypted=` in its unit.
struct Credential {
    private static let what = "credential"
    /// What a slot of 32 bytes takes; one more shows that there is more.
    private static let length = 32
    let name: String

    /// Reads it, raw, from the directory that systemd names.
    ///
    /// A newline at the end is a byte like any other: one in 256 keys ends with one.
    func read() throws(Stop) -> SecretBody {
        let form = name.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
                || Character(UnicodeScalar(byte)).isLetter && byte < 0x80
                || Character(UnicodeScalar(byte)).isNumber && byte < 0x80
        }
        guard form, !name.isEmpty, !name.hasPrefix(".") else {
            throw Stop(
                Credential.what, "\(name) is no credential's name",
                hint: "name it as the unit does, before the colon of LoadCredentialEncrypted=")
        }
        guard let variable = unsafe getenv("CREDENTIALS_DIRECTORY") else {
            throw Stop(
                Credential.what, "$CREDENTIALS_DIRECTORY is not set",
                hint: "start the daemon from a unit with LoadCredentialEncrypted=\(name):FILE")
        }
        let path = unsafe String(cString: variable) + "/" + name
        let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Stop(Credential.what, "\(path) can't be opened (errno \(errno))")
        }
        defer { close(descriptor) }
        var facts = stat()
        // systemd may give the group leave to read, by which its own ACL is shown; never others.
        guard unsafe fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG,
            facts.st_mode & 0o027 == 0
        else {
            throw Stop(
                Credential.what, "\(path) is no regular file, or others can get at it",
                hint: "systemd makes these files itself; look at who else does")
        }
        guard facts.st_size == off_t(Credential.length),
            let body = SecretBody.reading(descriptor, limit: Credential.length)
        else {
            throw Stop(
                Credential.what, "\(path) does not hold exactly \(Credential.length) bytes",
                hint: "encrypt the file that bursar slot add NAME --credential FILE used, as it is")
        }
        return body
    }
}
