/// Why the log takes nothing now, in the words of a problem document.
public struct Unavailability: Sendable {
    /// What is the matter.
    public let detail: String
    /// What to do about it.
    public let hint: String
    /// Whether even what is only read would have to wait for the disk.
    public let stopsReads: Bool
}
