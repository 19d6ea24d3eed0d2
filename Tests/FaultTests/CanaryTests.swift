import Foundation
import Glibc
import JSON
import Testing

@Suite struct `What a vault writes and says` {
    @Test func `holds none of its secrets, after all that can happen to it`() throws {
        let place = try Place()
        let (served, secrets) = try Setup.serve(place, limit: "2.00")
        var said = Array(secrets.transcript.utf8)
        let wrong = Array("a wrong passphrase \(UInt64.random(in: .min ... .max))".utf8)
        // Payments, retries, refusals, strangers, and a body with the token where a name belongs.
        let payer = try #require(Payer(place, token: secrets.tokens[0]))
        for number in 0..<6 {
            let reply = try #require(payer.pay("canary-payment-\(number)", nonce: number))
            #expect([200, 403].contains(reply.status))
            said += reply.body
        }
        for token in [secrets.tokens[1] + "0", secrets.tokens[1]] {
            said += try #require(Payer(place, token: token)?.pay("canary-payment-x", nonce: 9)).body
        }
        #expect(served.admin("POST", "/v1/admin/seal")?.status == 200)
        #expect(try served.unseal(wrong).status == 403)
        said += try place.run(
            "bursar", ["--home", place.home, "unseal", "--passphrase-fd", "0"], input: wrong
        ).everything
        #expect(try served.unseal(secrets.passphrase).status == 200)
        said += try place.bursar("wallet", "show", "ethereum/main").everything
        said += try place.bursar("audit", "log").everything
        let needles =
            try GroundTruth.needles(of: place, secrets) + [Needle("wrong passphrase", wrong)]
        // The write-ahead log is there only while the daemon runs, and after it was killed.
        var files = try contents(place)
        #expect(files.keys.contains { $0.hasSuffix("-wal") })
        served.child.signal(SIGSEGV)
        _ = served.child.exitCode()
        files.merge(try contents(place)) { $0 + $1 }
        let again = try Served(place)
        #expect(try again.unseal(secrets.passphrase).status == 200)
        files["export"] = try #require(again.audit("/v1/audit/entries?from=0&limit=1000")).body
        #expect(again.stop() == 0)
        files.merge(try contents(place)) { $0 + $1 }
        files["said"] = said
        for (name, bytes) in files {
            for needle in needles where needle.isIn(bytes) {
                Issue.record("\(needle.name) stands in \(name)")
            }
        }
        expectSearchWorks(files, needles, secrets)
    }

    /// The search finds what is there: the public address, and each secret where it is put.
    private func expectSearchWorks(
        _ files: [String: [UInt8]], _ needles: [Needle], _ secrets: Secrets
    ) {
        for name in ["export", "said", "v/bursar.db"] {
            let address = Array(secrets.address.utf8)
            #expect(Needle.find(address, in: files[name] ?? []), "no address in \(name)")
        }
        let key: [UInt8] = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
        let needle = Needle("planted", key)
        let text = Data(key)
        for hidden in [
            key, Array(text.base64EncodedString().utf8),
            Array((Data([1]) + text + Data([2])).base64EncodedString().utf8),
            Array((Data([1, 2]) + text).base64EncodedString().utf8),
            Array(key.map { String(format: "%02X", $0) }.joined().utf8),
        ] { #expect(needle.isIn([0, 1] + hidden + [3])) }
        #expect(!needle.isIn(Array(key.reversed())))
        #expect(needles.count >= 11)
    }

    /// Every file in and beside the vault, stderr of every program included.
    private func contents(_ place: Place) throws -> [String: [UInt8]] {
        let root = place.scratch.path
        var found: [String: [UInt8]] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
            guard let data = FileManager.default.contents(atPath: root + "/" + name) else {
                continue
            }
            found[name] = Array(data)
        }
        #expect(found["v.anchor"] != nil && found["v/lock"] != nil)
        return found
    }
}
