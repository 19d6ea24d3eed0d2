import Foundation
import Glibc
import JSON
import Terms
import Testing

@Suite struct `A wallet brought in at a running daemon` {
    private static let phrase =
        "patrol cruise home volume material used keep include drift erupt miracle float"
    private static let keystore = """
        {"crypto":{"cipher":"aes-128-ctr","cipherparams":{"iv":"3ca92af36ad7c2cd92454c59cea5ef00"},\
        "ciphertext":"108b7d34f3442fc26ab1ab90ca91476ba6bfa8c00975a49ef9051dc675aa","kdf":"scrypt",\
        "kdfparams":{"dklen":32,"n":2,"r":8,"p":1,\
        "salt":"d0769e608fb86cda848065642a9c6fa046845c928175662b8e356c77f914cd3b"},\
        "mac":"75d0e6759f7b3cefa319c3be41680ab6beea7d8328653474bd06706d4cc67420"},"version":3}
        """

    private func needles() throws -> [Needle] {
        let key = "88ba192503a07642bbfd27b5fb19cdebc82e4592f349e0e19ebcd704bdc5e4cb"
        let other = "81c29e8142bb6a81bef5a92bda7a8328a5c85bb2f9542e76f9b0f94fc018"
        return [
            Needle("phrase", Array(Self.phrase.utf8)),
            Needle("key", try #require(Hex.decode(key))),
            Needle("keystore's key", try #require(Hex.decode(other))),
        ]
    }

    private func bring(
        _ place: Place, _ name: String, _ words: [String], _ input: String, at address: String
    ) throws -> String {
        let ended = try place.run(
            "bursar",
            ["--home", place.home, "wallet", "import", name, "--expect-address", address, "--json"]
                + words, input: Array(input.utf8))
        #expect(ended.status == 0, "\(ended.errors)")
        return ended.output + ended.errors
    }

    @Test(.enabled(if: Memory.isReadable))
    func `leaves its words and key in no file, no reply and no memory, and is there for good`()
        throws
    {
        let place = try Place()
        let (served, secrets) = try Setup.serve(place)
        var said = try bring(
            place, "ethereum/in", ["--phrase-fd", "0"], Self.phrase + "\n",
            at: "0x8Ada35a7c0aFe9B58e03e11848a086342Cf940c9")
        let file = try place.write(Self.keystore, to: "keystore.json")
        said += try bring(
            place, "ethereum/file", ["--keystore", file, "--passphrase-fd", "0"], "foo\n",
            at: "0x31e9D1e6D844bd3a536800Ef8d8Be6A9975Db509")
        let needles = try needles()
        let memory = Memory(of: served.child.pid)
        #expect(try memory.found(needles) == [])
        said += try place.bursar("wallet", "export", "--all", "--json").output
        said += try place.bursar("wallet", "show", "ethereum/in").output
        said += try place.bursar("audit", "log").output
        #expect(said.contains("imported=bip39") && said.contains("imported=keystore"))
        var files = [Array(said.utf8), Array(served.child.errors.utf8)]
        for name in [place.database, place.database + "-wal", place.anchor] {
            files.append(Array(FileManager.default.contents(atPath: name) ?? Data()))
        }
        #expect(files[2].count > 4_096 && files[3].count > 0)
        for bytes in files {
            for needle in needles where needle.isIn(bytes) {
                Issue.record("\(needle.name) was found")
            }
        }
        #expect(served.stop() == 0)
        // The next daemon has it, and an auditor who replays the log finds it in order.
        let again = try Served(place)
        #expect(try again.unseal(secrets.passphrase).status == 200)
        let shown = try place.bursar("wallet", "show", "ethereum/in", "--json").output
        #expect(shown.contains("0x8Ada35a7c0aFe9B58e03e11848a086342Cf940c9"))
        let export = try place.export()
        #expect(try place.audit("replay", export, secrets.verifierKey).status == 0)
        #expect(again.stop() == 0)
    }
}
