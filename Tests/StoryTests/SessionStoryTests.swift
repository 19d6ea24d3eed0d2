import Foundation
import JSON
import Testing

/// A vault that may hold money, asked by processes of one user in different places.
@Suite struct `A process with the owner's uid` {
    /// A shell in a session of its own, so that no two of them sit in one place.
    private static func script(_ home: DaemonHome, _ lines: String) throws -> Transcript {
        let bursar = "\(Products.path("bursar")) --home \(home.home) --run \(home.run)"
        return try Transcript(
            "/usr/bin/setsid",
            ["--wait", "/bin/sh", "-c", "b='\(bursar)'; p='\(DaemonHome.passphrase)'\n\(lines)"])
    }

    @Test func `is no admin before it has shown what opens the vault, nor beside one that has`()
        throws
    {
        let home = try DaemonHome(development: false)
        try home.start()
        #expect(try home.unseal().status == 200)
        let stray = try Self.script(home, "$b agent add solo --project demo --uid 4242 --json")
        #expect(stray.status == 1)
        #expect(try stray.json.text("rule") == "session.needed")
        #expect(stray.err.contains("hint: bursar session begin"))
        let script = try Self.script(
            home,
            """
            echo "$p" | $b session begin --passphrase-fd 0 || exit 10
            $b agent add solo --project demo --uid 4242 --json >/dev/null || exit 11
            # What it starts is in the session, a process that left for a place of its own is not.
            ($b agent freeze solo && $b agent thaw solo) || exit 12
            setsid --wait $b agent remove solo && exit 13
            $b session show --json
            $b session end >/dev/null || exit 14
            $b agent remove solo && exit 15
            exit 0
            """)
        #expect(script.status == 0, "\(script.out)\(script.err)")
        #expect(
            script.out.contains("\"session\":\"open\"")
                || script.out.contains("\"session\": \"open\""))
        #expect(script.err.components(separatedBy: "session.needed").count == 3, "\(script.err)")
        // Stopping and looking take no session.
        let free = try Self.script(home, "$b freeze && $b agent list && $b audit log && $b seal")
        #expect(free.status == 0, "\(free.err)")
        let kinds = try home.log().compactMap { $0.text("kind") }
        #expect(kinds.contains("session.begun") && kinds.contains("session.ended"))
        #expect(!kinds.contains("agent.removed"))
    }
}
