import Foundation
import JSON
import Testing

@Suite struct `A secret put into a running daemon` {
    private static let path = "api_keys/canary"

    private static func word(_ kind: String) -> [UInt8] {
        let number = { String(UInt64.random(in: .min ... .max), radix: 36) }
        return Array("\(kind)-\(number())-\(number())-of-the-canary".utf8)
    }

    private func policy(_ place: Place) throws {
        let granted = Setup.policy(limit: "1000.00").replacing(
            "      spare:", with: "        secrets: {\(Self.path): reveal}\n      spare:")
        let file = try place.write(granted, to: "granted.yaml")
        try place.bursar("policy", "apply", file)
    }

    /// Asks for it as the agent; the value that came.
    private func shown(_ place: Place, _ secrets: Secrets) throws -> [UInt8] {
        let door = try #require(Door(place.agentSocket))
        let reply = door.ask(
            "GET", "/v1/secrets/\(Self.path)", [("Authorization", "Bearer \(secrets.tokens[0])")])
        return try #require(reply).body
    }

    @Test(.enabled(if: Memory.isReadable))
    func `goes to who may see it and stays nowhere: no file, no word, no memory`() throws {
        let place = try Place()
        let (served, secrets) = try Setup.serve(place)
        try policy(place)
        let values = [Self.word("first"), Self.word("second")]
        let passphrases = [Self.word("slot"), Self.word("wrong")]
        var said = try place.bursar(
            "secret", "put", Self.path, "--value-fd", "0", "--tag", "env=prod", input: values[0]
        ).everything
        said += try place.bursar(
            "secret", "rotate", Self.path, "--value-fd", "0", input: values[1]
        ).everything
        #expect(try shown(place, secrets) == values[1])
        // One that fails at every step it has: too long, twice at once, of another version.
        let long = values[0] + [UInt8](repeating: 0x61, count: 20_000)
        for (words, input) in [
            (["secret", "put", Self.path, "--value-fd", "0"], long),
            (["secret", "put", Self.path, "--value-fd", "0", "--if-version", "7"], values[0]),
            (["secret", "put", "nowhere/else", "--value-fd", "0"], values[0]),
            (["unseal", "--passphrase-fd", "0"], passphrases[1]),
        ] {
            let ended = try place.run("bursar", ["--home", place.home] + words, input: input)
            #expect(ended.status != 0)
            said += ended.everything
        }
        let key = [UInt8](passphrases[0].prefix(32))
        let file = place.scratch.path + "/key"
        _ = FileManager.default.createFile(
            atPath: file, contents: Data(key), attributes: [.posixPermissions: 0o600])
        said += try place.bursar(
            "slot", "add", "file", "--key-file", file, "--proof-passphrase-fd", "0",
            input: secrets.passphrase
        ).everything
        try FileManager.default.removeItem(atPath: file)
        said += try place.bursar("secret", "list").everything
        said += try place.bursar("audit", "log").everything
        let needles =
            values.map { Needle("a value", $0) } + passphrases.map { Needle("a passphrase", $0) }
            + [Needle("a key file", key), Needle("the passphrase", secrets.passphrase)]
        // Open or sealed: values are opened for as long as it takes to send them.
        let memory = Memory(of: served.child.pid)
        #expect(try memory.found(needles) == [])
        #expect(served.admin("POST", "/v1/admin/seal")?.status == 200)
        #expect(try memory.found(needles) == [])
        said += Array(served.child.errors.utf8)
        #expect(served.stop() == 0)
        for name in try FileManager.default.subpathsOfDirectory(atPath: place.scratch.path) {
            let bytes = FileManager.default.contents(atPath: place.scratch.path + "/" + name)
            for needle in needles where needle.isIn(Array(bytes ?? Data())) {
                Issue.record("\(needle.name) stands in \(name)")
            }
        }
        for needle in needles where needle.isIn(said) {
            Issue.record("\(needle.name) was said")
        }
    }
}
