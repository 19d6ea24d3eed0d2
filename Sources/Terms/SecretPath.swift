/// The path of a secret in the vault's tree: `api_keys/openai_api_key`.
///
/// Form: `payments`, `api_keys` or `access_credentials`, then one or two parts
/// `[a-z0-9][a-z0-9_-]{0,63}`, joined by `/`. One spelling a place: nothing is folded or decoded.
public struct SecretPath: Hashable, Sendable, Comparable {
    /// The path's text.
    public let text: String

    /// What a path may begin with.
    public static let roots = ["payments", "api_keys", "access_credentials"]
    /// What a path looks like, for who wrote another.
    public static let form =
        "payments, api_keys or access_credentials, then one or two parts of a-z 0-9 _ -, as in "
        + "api_keys/openai_api_key"

    /// Checks the form; nil when it is not one.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count),
            SecretPath.roots.contains(where: { $0.utf8.elementsEqual(parts[0]) }),
            parts.dropFirst().allSatisfy(SecretPath.isPart)
        else { return nil }
        self.text = text
    }

    /// Orders by the UTF-8 bytes.
    public static func < (left: SecretPath, right: SecretPath) -> Bool { left.text < right.text }

    private static func isPart(_ part: Substring.UTF8View) -> Bool {
        guard (1...64).contains(part.count), let first = part.first, isLetterOrDigit(first) else {
            return false
        }
        return part.allSatisfy {
            isLetterOrDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
