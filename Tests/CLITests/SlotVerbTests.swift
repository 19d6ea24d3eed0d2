import Foundation
import Glibc
import Testing

@testable import bursar

/// What is asked for key slots, byte for byte; what is secret is in the body and nowhere else.
@Suite struct `An order about key slots` {
    private static let reply =
        #"{"slot":"office","kind":"key-file","shares":null,"verified":null,"entry":7}"#

    private func keyFile(_ byte: UInt8 = 9) throws -> String {
        let path = FileManager.default.temporaryDirectory.path + "/bursar-\(UUID().uuidString)"
        try Data(repeating: byte, count: 32).write(to: URL(filePath: path))
        #expect(unsafe chmod(path, 0o600) == 0)
        return path
    }

    @Test func `adds with a proof and a file, each behind its length`() throws {
        let path = try keyFile()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let line = "POST /v1/admin/slots?slot=office&kind=key-file&proof_kind=passphrase"
        let met = try Encounter(
            "slot add office --key-file \(path) --proof-passphrase-fd 0", [line: (200, Self.reply)],
            input: "hunter2\n")
        #expect(met.shown.status == 0, "\(met.shown.err)")
        let asked = try #require(met.asked.first)
        #expect(asked.line == line)
        #expect(
            asked.body
                == [0, 0, 0, 7] + Array("hunter2".utf8) + [0, 0, 0, 32]
                + [UInt8](repeating: 9, count: 32))
        #expect(asked.headers.contains("Content-Type: application/octet-stream"))
        #expect(!met.shown.out.contains("hunter2") && !met.shown.err.contains("hunter2"))
    }

    @Test func `rotates keyrings, and asks until they are done`() throws {
        let line = "POST /v1/admin/rotate/keyring?keyrings=api&proof_kind=passphrase&reason=due"
        let moving =
            #"{"keyrings":[{"keyring":"api","term":2,"rotating":true,"rewrapped":0,"seen":0,"rows":9},"#
            + #"{"keyring":"meta","term":1,"rotating":true,"rewrapped":0}]}"#
        let done = #"{"keyrings":[{"keyring":"api","term":2,"rotating":false,"rewrapped":9}]}"#
        let met = try Encounter(
            "rotate keyring api --proof-passphrase-fd 0 --reason due",
            [line: (200, moving), "GET /v1/admin/keyrings": (200, done)], input: "hunter2\n")
        #expect(met.shown.status == 0, "\(met.shown.err)")
        #expect(met.asked.map(\.line) == [line, "GET /v1/admin/keyrings"])
        #expect(met.asked.first?.body == Array("hunter2".utf8))
        #expect(met.shown.err == "keyring api: 0 of 9 rows\n")
        #expect(met.shown.out.contains("api      2     9"))
    }

    @Test func `adds a passphrase with a key file for a proof`() throws {
        let path = try keyFile()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let line =
            "POST /v1/admin/slots?slot=second&kind=passphrase&proof=office&proof_kind=key-file"
        let met = try Encounter(
            "slot add second --passphrase-fd 0 --proof office --proof-key-file \(path)",
            [line: (200, Self.reply)], input: "hunter2\n")
        #expect(met.shown.status == 0, "\(met.shown.err)")
        #expect(
            met.asked.first?.body
                == [0, 0, 0, 32] + [UInt8](repeating: 9, count: 32) + [0, 0, 0, 7]
                + Array("hunter2".utf8))
    }

    @Test func `makes the file that it is asked to make, and sends what is in it`() throws {
        let path = FileManager.default.temporaryDirectory.path + "/bursar-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let line = "POST /v1/admin/slots?slot=boot&kind=credential&proof_kind=passphrase"
        let met = try Encounter(
            "slot add boot --credential \(path) --generate --proof-passphrase-fd 0",
            [line: (200, Self.reply)], input: "x\n")
        #expect(met.shown.status == 0, "\(met.shown.err)")
        let made = try Data(contentsOf: URL(filePath: path))
        #expect(met.asked.first?.body == [0, 0, 0, 1, 120, 0, 0, 0, 32] + Array(made))
    }

    @Test func `opens, tries, rotates and removes`() throws {
        let path = try keyFile(3)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let key = [UInt8](repeating: 3, count: 32)
        for (words, line, body) in [
            (
                "unseal --slot office --key-file \(path)",
                "POST /v1/admin/unseal?slot=office&kind=key-file", key
            ),
            ("unseal --key-file \(path)", "POST /v1/admin/unseal?kind=key-file", key),
            ("unseal --passphrase-fd 0", "POST /v1/admin/unseal", Array("pw".utf8)),
            (
                "unseal --slot main --passphrase-fd 0",
                "POST /v1/admin/unseal?slot=main&kind=passphrase", Array("pw".utf8)
            ),
            (
                "slot verify office --key-file \(path)",
                "POST /v1/admin/slots/office/verify?kind=key-file", key
            ),
            (
                "rotate slot office --key-file \(path) --proof-passphrase-fd 0 --reason a&b",
                "POST /v1/admin/rotate/slot?slot=office&kind=key-file&proof_kind=passphrase"
                    + "&reason=a%26b", [0, 0, 0, 2] + Array("pw".utf8) + [0, 0, 0, 32] + key
            ),
            ("slot list", "GET /v1/admin/slots", []),
            (
                "slot remove office --reason lost", "POST /v1/admin/slots/office/remove",
                Array(#"{"reason":"lost"}"#.utf8)
            ),
        ] as [(String, String, [UInt8])] {
            let answer = words == "slot list" ? #"{"slots":[\#(Self.reply)]}"# : Self.reply
            let met = try Encounter(words, [line: (200, answer)], input: "pw\n")
            #expect(met.shown.status == 0, "\(words): \(met.shown.err)")
            #expect(met.asked.first?.line == line)
            #expect(met.asked.first?.body == body, "\(words)")
        }
    }

    @Test func `draws a new root key with what opens each slot that is kept`() throws {
        let path = try keyFile(3)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let key = [UInt8](repeating: 3, count: 32)
        let line = "POST /v1/admin/rotate/root?slots=main,office&drop=others&reason=theft"
        let met = try Encounter(
            "rotate root --passphrase-fd 0 --also-key-file office=\(path) --drop-others"
                + " --reason theft",
            [line: (200, #"{"slots":["main","office"],"removed":["old"]}"#)], input: "pw\n")
        #expect(met.shown.status == 0, "\(met.shown.err)")
        #expect(met.asked.first?.line == line)
        #expect(met.asked.first?.body == [0, 0, 0, 2] + Array("pw".utf8) + [0, 0, 0, 32] + key)
        #expect(met.shown.out.contains("main, office"))
        let second = "POST /v1/admin/rotate/root?slots=office,main"
        let other = try Encounter(
            "rotate root --slot office --key-file \(path) --also-passphrase-fd main=0",
            [second: (200, #"{"slots":["office","main"],"removed":[]}"#)], input: "pw\n")
        #expect(other.shown.status == 0, "\(other.shown.err)")
        #expect(other.asked.first?.body == [0, 0, 0, 32] + key + [0, 0, 0, 2] + Array("pw".utf8))
    }

    @Test(arguments: [
        "rotate root --also-key-file office", "rotate root --also-passphrase-fd main=x",
        "slot add office --generate", "slot add office --key-file a --credential b",
        "slot add office --passphrase-fd 0 --key-file a", "slot add Not-A-Name --key-file a",
        "slot verify office --passphrase-fd 0 --key-file a",
        "slot add office --proof-passphrase-fd 0 --proof-key-file a", "slot verify",
    ])
    func `that says two things is not understood, and nobody is asked`(words: String) throws {
        let met = try Encounter(words, [:], input: "x\n")
        #expect(met.shown.status == 2, "\(words): \(met.shown.err)")
        #expect(met.asked.isEmpty)
    }

    @Test func `with a file that others can read is refused here`() throws {
        let path = try keyFile()
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(unsafe chmod(path, 0o644) == 0)
        let met = try Encounter("unseal --key-file \(path)", [:])
        #expect(met.shown.status == 1)
        #expect(met.asked.isEmpty)
        #expect(met.shown.err.contains("has mode 0644"))
        #expect(met.shown.err.contains("hint: chmod 600"))
    }

    @Test func `passes any reason on`() {
        #expect(Query.escaped("a b&c=é%") == "a%20b%26c%3D%C3%A9%25")
        #expect(Query.escaped("\u{1}") == "%01")
    }
}
