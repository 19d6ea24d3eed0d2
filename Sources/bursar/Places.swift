/// Where a vault and its sockets are.
struct Places: Hashable {
    /// The vault's directory.
    let home: String
    /// The directory of the daemon's sockets.
    let run: String

    /// Resolves what was not said on the command line.
    ///
    /// A development vault keeps its sockets in its own directory, so that `--home` alone finds it.
    init(home: String?, run: String?, surroundings: Surroundings) {
        let home = home ?? surroundings.variable("BURSAR_HOME") ?? Places.usualHome(surroundings)
        self.home = home
        let own = home + "/run"
        self.run = run ?? (surroundings.isDirectory(own) ? own : "/run/bursar")
    }

    private static func usualHome(_ surroundings: Surroundings) -> String {
        guard surroundings.uid != 0, let user = surroundings.variable("HOME") else {
            return "/var/lib/bursar"
        }
        return user + "/.local/state/bursar"
    }

    /// The socket agents pay through.
    var agentSocket: String { run + "/agent/agent.sock" }
    /// The owner's socket.
    var adminSocket: String { run + "/admin/admin.sock" }
    /// The auditor's socket.
    var auditSocket: String { run + "/audit/audit.sock" }
}
