import Testing

@testable import bursar

@Suite struct `The places of a vault` {
    private func surroundings(
        uid: UInt32 = 1_000, _ variables: [String: String] = ["HOME": "/home/ada"],
        directories: Set<String> = []
    ) -> Surroundings {
        Surroundings(
            uid: uid, variable: { variables[$0] }, isDirectory: { directories.contains($0) })
    }

    @Test func `are where the command line says, before anything else`() {
        let places = Places(
            home: "/v", run: "/r", surroundings: surroundings(["BURSAR_HOME": "/other"]))
        #expect(places.home == "/v")
        #expect(places.adminSocket == "/r/admin/admin.sock")
        #expect(places.agentSocket == "/r/agent/agent.sock")
        #expect(places.auditSocket == "/r/audit/audit.sock")
    }

    @Test func `are where the environment says, next`() {
        let found = surroundings(["BURSAR_HOME": "/env", "HOME": "/home/ada"])
        #expect(Places(home: nil, run: nil, surroundings: found).home == "/env")
    }

    @Test func `are root's own for root and the user's own for others`() {
        let root = surroundings(uid: 0)
        #expect(Places(home: nil, run: nil, surroundings: root).home == "/var/lib/bursar")
        let user = Places(home: nil, run: nil, surroundings: surroundings())
        #expect(user.home == "/home/ada/.local/state/bursar")
        #expect(user.run == "/run/bursar")
    }

    @Test func `hold the sockets of a development vault in its own directory`() {
        let found = surroundings(directories: ["/v/run"])
        #expect(Places(home: "/v", run: nil, surroundings: found).run == "/v/run")
        #expect(Places(home: "/w", run: nil, surroundings: found).run == "/run/bursar")
    }
}
