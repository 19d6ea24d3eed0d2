import Foundation
import JSON
import Testing

/// Two people's word over the real daemon, with the real ssh-keygen.
@Suite struct `A vault under two people's control` {
    private let home: DaemonHome

    init() throws {
        home = try DaemonHome()
        try home.start()
        #expect(try home.unseal().status == 200)
    }

    private func sh(_ lines: String) throws -> Transcript {
        let bursar = "\(Products.path("bursar")) --home \(home.home) --run \(home.run)"
        let policy = """
            policy() { cat >$p/policy.yaml <<YAML
            version: 1
            currency: CAD
            control: {approvals: 2, approvers: {alice: "$(cat $p/alice.pub)", bob: "$(cat $p/bob.pub)", carol: "$(cat $p/carol.pub)"}}
            projects:
              demo:
                limit: {amount: "100.00", per: week}
                agents:
                  solo: {limit: {amount: "$1", per: day}, wallets: [ethereum/main], payees: any}
            YAML
            }
            """
        return try Transcript(
            "/bin/sh",
            ["-c", "b='\(bursar)'; p='\(home.place)'; export HOME=$p\n\(policy)\n\(lines)"])
    }

    @Test func `is thawed and loosened by two, and stopped by anyone`() throws {
        let done = try sh(
            """
            for who in alice bob carol; do ssh-keygen -q -t ed25519 -N '' -f $p/$who || exit 10; done
            # Signs an order as somebody, and hands it in.
            agree() {
                $b order show $2 --to-sign >$p/order && rm -f $p/order.sig
                ssh-keygen -q -Y sign -f $p/$1 -n order.v1@bursar $p/order 2>/dev/null || exit 11
                $b order sign $2 $p/order.sig --json
            }
            policy 25.00; $b policy apply $p/policy.yaml >/dev/null || exit 12
            $b freeze >/dev/null || exit 13
            $b thaw --reason 'looked at it' --json >$p/refused && exit 14
            n=$(sed -n 's/.*"order": *\\([0-9]*\\).*/\\1/p' $p/refused)
            [ -n "$n" ] || exit 15
            # Asking again finds the same order.
            $b thaw --reason 'looked at it' 2>&1 | grep -q "order $n waits" || exit 16
            $b order show $n --content | sha256sum | cut -d' ' -f1 >$p/hash
            grep -q "sha256: $(cat $p/hash)" <<E || exit 17
            $($b order show $n --to-sign)
            E
            agree alice $n || exit 18
            agree alice $n || exit 19
            $b status | grep -q 'frozen until' || exit 20
            agree bob $n || exit 21
            $b status | grep -q 'frozen until' && exit 22
            agree carol $n && exit 23
            # Less is one admin's word, more is two's.
            policy 20.00; $b policy apply $p/policy.yaml >/dev/null || exit 24
            policy 30.00; $b policy apply $p/policy.yaml 2>$p/said && exit 25
            grep -q 'agent solo: limit' $p/said || exit 26
            n=$($b order list --json | sed -n 's/.*"order": *\\([0-9]*\\).*/\\1/p' | tail -1)
            agree carol $n && agree bob $n || exit 27
            $b policy show --json | grep -q '"30"' || exit 28
            $b audit verify --key "$($b audit key)" >/dev/null || exit 29
            $b audit replay --key "$($b audit key)" || exit 30
            """)
        #expect(done.status == 0, "\(done.out)\(done.err)")
        let kinds = try home.log().compactMap { $0.text("kind") }
        #expect(kinds.count { $0 == "order.placed" } == 2)
        #expect(kinds.count { $0 == "order.approved" } == 4)
        let thawed = try #require(try home.log().last { $0.text("kind") == "vault.thawed" })
        #expect(thawed["order"] != .null)
        // What two had to agree to outlives a restart, which decides the log again.
        #expect(home.stop() == 0)
        try home.start()
        let status = try home.unseal()
        #expect(!status.text.contains("frozen"), "\(status.text)")
    }
}
