import ArgumentParser
import Digests
import Foundation
import Gate
import JSON
import Terms
import Testing

@testable import bursar

/// What docs/OPERATING.md tells people to type.
@Suite struct `The page for operators` {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The indented lines below a heading, without their indentation.
    private func typed(below heading: String) throws -> [String] {
        let text = try String(
            contentsOf: Self.root.appending(path: "docs/OPERATING.md"), encoding: .utf8)
        let start = try #require(text.range(of: "\n## \(heading)\n")).upperBound
        let rest = text[start...]
        let section = rest.range(of: "\n## ").map { rest[..<$0.lowerBound] } ?? rest
        return section.split(separator: "\n").filter { $0.hasPrefix("    ") }
            .map { String($0.dropFirst(4)) }
    }

    @Test(arguments: [
        "Approvals", "Observers", "Emergency grants", "Rates", "Key slots",
        "Wallets from elsewhere", "Cards",
    ])
    func `shows command lines that this very program understands`(heading: String) throws {
        let lines = try typed(below: heading).filter { $0.hasPrefix("bursar ") }
        #expect(!lines.isEmpty)
        for line in lines {
            let words = CommandTree.words(of: line).dropFirst()
            let command = try Bursar.parseAsRoot(Array(words))
            #expect(command is any Verb, "\(line)")
        }
    }

    @Test func `names only commands that there are`() throws {
        let text = try String(
            contentsOf: Self.root.appending(path: "docs/OPERATING.md"), encoding: .utf8)
        let known = Set(CommandTree.all.map(\.path))
        for match in text.matches(of: /`bursar ((?:[a-z]+)(?: [a-z-]+)?)/) {
            let words = match.1.split(separator: " ").map(String.init)
            let noun = try #require(words.first)
            // ArgumentParser's own, and the first line of what observers sign.
            guard noun != "help", noun != "observation" else { continue }
            // A verb stands after a noun, or alone with whatever it takes.
            let isVerb = CommandTree.all.contains {
                $0.path == ["bursar", noun] && $0.type is any Verb.Type
            }
            #expect(isVerb || known.contains(["bursar"] + words), "\(match.0)")
        }
    }

    @Test func `shows an observer's whole way, from its key to a signature that counts`() throws {
        let payment = "POST /v1/admin/payments/01KA0QCTKAFQX1JG0ACHMDR6BF/settle"
        let door = try FakeDoor(.admin, [payment: (200, "{}")])
        defer { door.stop() }
        let lines = try typed(below: "Observers")
        let script = (["set -e", "cd \"$1\""] + lines).joined(separator: "\n")
        let path = "\(Transcript.products):/usr/bin:/bin"
        let shown = try Transcript(
            ["-c", script, "sh", door.home], environment: ["BURSAR_HOME": door.home, "PATH": path],
            program: "/bin/sh")
        #expect(shown.status == 0, "\(shown.err)")
        let digits = try #require(shown.out.split(separator: "\n").first { $0.utf8.count == 64 })
        let key = try #require(Hex.decode(String(digits)))

        let sent = try JSONReader.read(try #require(door.asked.first).body)
        guard case .object(var body) = sent,
            case .string(let text)? = sent.at("attested", "signature"),
            let signature = Base64.decode(text)
        else {
            Issue.record("no signature was sent: \(sent)")
            return
        }
        #expect(sent.at("attested", "observer") == "node-1")
        body["payment"] = "01KA0QCTKAFQX1JG0ACHMDR6BF"
        let vault = "533a11f1879f562fb7f418e10f1fa1c8"
        let message = Observation.message(vault: vault, outcome: .settled, body)
        #expect(Ed25519.verify(signature: signature, message: message, publicKey: key))
        let elsewhere = Observation.message(vault: "other", outcome: .settled, body)
        #expect(!Ed25519.verify(signature: signature, message: elsewhere, publicKey: key))
    }
}
