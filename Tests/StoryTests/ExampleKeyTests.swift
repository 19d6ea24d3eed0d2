import Digests
import Foundation
import JSON
import Terms
import Testing

@Suite struct `An example key` {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "keys-example")

    /// The rows of a table in the README: the file's name, and what stands in the second column.
    private static func rows(_ heading: String) throws -> [(file: String, text: String)] {
        let readme = try String(
            contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
        let table = try #require(readme.components(separatedBy: heading).last)
        return table.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
            .prefix { $0.hasPrefix("|") }
            .map { row in
                let spans = row.split(separator: "`").map(String.init)
                return (spans[1], spans[3])
            }
    }

    @Test func `is the hash of a sentence that everyone can read`() throws {
        let rows = try Self.rows("| file | SHA-256 of |")
        #expect(rows.map(\.file) == ["one.hex", "two.hex", "three.hex"])
        for (file, sentence) in rows {
            let text = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
            #expect(text == SHA256.hash(Array(sentence.utf8)).hex + "\n")
        }
    }

    /// The addresses in the README were made by others' code: eth-account 0.14.0 (BIP-39, m/44'/60'/0'/0/0
    /// and m/84'/0'/0'/0/0), btclib 2026.10.24 (P2WPKH), PyNaCl and pytoniq-core 0.2.1 (wallet V5R1).
    @Test func `makes the same wallets in every development vault`() throws {
        for _ in 0..<2 {
            let home = try DaemonHome()
            try home.start()
            try home.unseal()
            for chain in ["ethereum", "bitcoin", "ton"] {
                let addresses = try Self.rows("| file | its address on \(chain) |")
                #expect(addresses.count == 3)
                for (index, (file, address)) in addresses.enumerated() {
                    let path = Self.folder.appending(path: file).path
                    let ended = try home.bursar(
                        "wallet", "create", "example-\(index)", "--chain", chain, "--example",
                        path, "--json")
                    #expect(ended.status == 0, "\(ended.err)")
                    #expect(try ended.json.text("address") == address)
                    #expect(try ended.json.keys.count == 7)
                }
            }
            let created = try home.log().filter { $0.text("kind") == "wallet.created" }
            #expect(created.count == 9)
            #expect(created.allSatisfy { $0["example"] == true })
            // Public, and all the same in no log: a habit that makes no exception needs no check.
            let entropy = try String(
                contentsOf: Self.folder.appending(path: "one.hex"), encoding: .utf8)
            let log = try home.log().map(\.canonical).joined() + home.stderr
            #expect(!log.contains(entropy.prefix(64)))
        }
    }

    @Test func `is refused by a vault that may hold money`() throws {
        let home = try DaemonHome(development: false)
        try home.start()
        try home.unseal()
        #expect(try home.beginSession().status == 200)
        let size = try home.entries().count
        let path = Self.folder.appending(path: "one.hex").path
        let ended = try home.bursar(
            "wallet", "create", "main", "--chain", "ethereum", "--example", path, "--json")
        #expect(ended.status == 1)
        #expect(try ended.json.text("rule") == "wallet.example-key")
        #expect(ended.err.contains("hint: leave --example out"))
        #expect(try home.entries().count == size)
        #expect(try home.bursar("wallet", "list", "--json").json.list("wallets").isEmpty)
    }

    @Test(arguments: [
        "", "\n", "07", String(repeating: "0", count: 63), String(repeating: "0", count: 65),
        String(repeating: "g", count: 64), String(repeating: "0", count: 64) + "\n\n",
        String(repeating: "0", count: 62) + "é", String(repeating: "0", count: 4_096),
    ])
    func `is not read from a file that holds anything else`(text: String) throws {
        let file = FileManager.default.temporaryDirectory.path + "/bst-\(UUID().uuidString).hex"
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: file) }
        let ended = try Transcript(
            Products.path("bursar"),
            ["wallet", "create", "main", "--chain", "ethereum", "--example", file])
        // Before anybody is asked: no daemon is running.
        #expect(ended.status == 1)
        #expect(ended.err.hasPrefix("bursar: \(file): "))
        #expect(ended.err.contains("\nhint: "))
        if text.utf8.count > 8 { #expect(!ended.err.contains(text.prefix(8))) }
    }
}
