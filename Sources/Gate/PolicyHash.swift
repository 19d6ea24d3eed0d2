import Digests
public import JSON
public import Terms

/// The hash by which decisions name the policy they were made under.
public enum PolicyHash {
    /// SHA-256 of the policy's canonical JSON.
    public static func of(_ document: JSON) -> Digest32 { SHA256.hash(JSONWriter.write(document)) }
}
