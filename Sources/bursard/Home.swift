import Glibc
import Ledger

/// Where a vault's files are: DIR with the database and the lock, and the anchor beside DIR.
struct Home {
    let directory: String
    let anchor: String
    let run: String?

    init(directory: String, run: String?, anchor: String?) {
        var path = directory
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.directory = path
        self.run = run
        // Beside DIR, not in it: putting back an old copy of DIR leaves the anchor as it was.
        self.anchor = anchor ?? path + ".anchor"
    }

    var files: LedgerFiles { LedgerFiles(database: directory + "/bursar.db", anchor: anchor) }

    /// Where the sockets go: in DIR for a development vault, in /run for others.
    func runDirectory(development: Bool) -> String {
        run ?? (development ? directory + "/run" : "/run/bursar")
    }

    /// The uid that owns DIR; nil where there is none.
    var owner: UInt32? {
        var facts = stat()
        guard unsafe stat(directory, &facts) == 0 else { return nil }
        return facts.st_uid
    }

    /// Whether nobody but its owner can put other files in DIR.
    var isGuarded: Bool {
        var facts = stat()
        return unsafe stat(directory, &facts) == 0 && facts.st_mode & 0o022 == 0
    }

    /// Makes DIR, 0700; one that is another user's is refused, since its owner owns the vault.
    func make() -> Bool {
        if unsafe mkdir(directory, 0o700) != 0, errno != EEXIST { return false }
        var facts = stat()
        guard unsafe stat(directory, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR,
            facts.st_uid == geteuid()
        else {
            return false
        }
        return unsafe facts.st_mode & 0o077 == 0 || chmod(directory, 0o700) == 0
    }

    /// Removes the ledger's files again, after an `init` that made them and failed.
    func discard() { files.discard() }
}
