/// The log's key as an export holds it, which tells one log's export from another's.
enum ExportKey {
    /// Whether what a directory holds is an export of the log whose key is `key` now.
    ///
    /// A log whose key was rotated since is the same log: then the new key is written in place of the
    /// one it had. Throws ``ExportError/otherLog(directory:)`` for any other.
    static func check(
        _ key: String, in directory: String, _ session: Session
    ) throws(Failure) {
        let before = try InputFile.read(directory + "/verifier-key", limit: 4_096)
        guard before != Array((key + "\n").utf8) else { return }
        let known = (try? session.verifierKeys()) ?? []
        guard known.last?.key == key,
            known.contains(where: { Array(($0.key + "\n").utf8) == before })
        else { throw .export(.otherLog(directory: directory)) }
        try ExportFile.write(Array((key + "\n").utf8), to: "verifier-key", in: directory)
    }
}
