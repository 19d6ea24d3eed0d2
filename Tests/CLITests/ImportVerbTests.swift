import Foundation
import Testing

private let address = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu"
private let shown = #"{"address":"\#(address)","chain":"bitcoin","name":"bitcoin/in"}"#

@Suite struct `A wallet on its way in` {
    private static let query = "wallet=bitcoin/in&network=mainnet&form=wif"
    private static let preview = "POST /v1/admin/wallets/preview?\(query)"
    private static let keep = "POST /v1/admin/wallets/import?\(query)&address=\(address)"

    @Test func `is asked for with its key as the body and all else in the query`() throws {
        let met = try Encounter(
            "wallet import in --chain bitcoin --wif-fd 0 --expect-address \(address) --json",
            [Self.keep: (200, shown)], input: "the key\n")
        #expect(met.asked.map(\.line) == [Self.keep])
        #expect(met.asked.first?.text == "the key")
        #expect(met.asked.first?.headers.contains("Content-Type: application/octet-stream") == true)
        #expect(met.shown.status == 0)
        #expect(met.shown.out == shown + "\n")
    }

    @Test(arguments: [
        ("ton", "ton-phrase"), ("bitcoin", "bip39"), ("ethereum", "bip39"),
    ])
    func `is in the words of its chain`(chain: String, form: String) throws {
        let line = "POST /v1/admin/wallets/preview?wallet=\(chain)/in&network=testnet&form=\(form)"
        let met = try Encounter(
            "wallet import \(chain)/in --network testnet --phrase-fd 0", [line: (200, shown)],
            input: "some words\n")
        #expect(met.asked.map(\.line) == [line])
        #expect(met.asked.first?.text == "some words")
    }

    @Test func `is not kept where nobody can say yes, and the address is told`() throws {
        let door = try FakeDoor(.admin, [Self.preview: (200, shown)])
        defer { door.stop() }
        // A session of its own has no terminal.
        let command = "\(Transcript.products)/bursar --home \(door.home) wallet import bitcoin/in"
        let met = try Transcript(
            ["-c", "echo key | setsid -w \(command) --wif-fd 0"], program: "/bin/sh")
        #expect(met.status == 1)
        #expect(
            met.err == "bursar: wallet import: nobody confirmed \(address), so nothing was kept\n"
                + "hint: compare it, then give it: --expect-address \(address)\n")
        #expect(door.asked.map(\.line) == [Self.preview])
    }

    @Test(arguments: [("y", true), ("yes", true), ("n", false), ("", false), ("address", false)])
    func `is kept where the person says yes to the address`(answer: String, keeps: Bool) throws {
        let door = try FakeDoor(
            .admin, [Self.preview: (200, shown), Self.keep: (200, shown)])
        defer { door.stop() }
        let command =
            "\(Transcript.products)/bursar --home \(door.home) wallet import bitcoin/in "
            + "--wif-fd 3 3<<<key"
        let shell =
            "(sleep 1; echo '\(answer)'; sleep 1) | script -qec \"bash -c '\(command)'\" /dev/null"
        let met = try Transcript(["-c", shell], program: "/bin/bash")
        #expect(met.out.contains(address))
        #expect(met.out.contains("Keep it as bitcoin/in? [y/N]"))
        #expect(door.asked.map(\.line) == (keeps ? [Self.preview, Self.keep] : [Self.preview]))
        #expect(door.asked.allSatisfy { $0.text == "key" })
        #expect(!met.out.contains("key\n"))
    }

    @Test func `is a keystore behind its passphrase`() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Data(#"{"version":3}"#.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let line =
            "POST /v1/admin/wallets/preview?wallet=ethereum/in&network=mainnet&form=keystore"
        let met = try Encounter(
            "wallet import ethereum/in --keystore \(file.path) --passphrase-fd 0",
            [line: (200, shown)], input: "hunter2\n")
        #expect(met.asked.first?.line == line)
        #expect(met.asked.first?.text == "hunter2\n{\"version\":3}")
        let big = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Data(repeating: 32, count: 4_097).write(to: big)
        defer { try? FileManager.default.removeItem(at: big) }
        let long = try Encounter(
            "wallet import ethereum/in --keystore \(big.path) --passphrase-fd 0", [:], input: "x\n")
        #expect(long.shown.status == 1)
        #expect(long.asked.isEmpty)
    }

    @Test(arguments: [
        ("", "give one of"), ("--phrase-fd 0 --wif-fd 0", "give one of"),
        ("--phrase-fd 0 --passphrase-fd 0", "--passphrase-fd is for"),
        ("--wif-fd 0", "ton has no keys"), ("--keystore x", "ton has no keys"),
        ("--phrase-fd 0 --expect-address \(address)", "is no address of ton"),
        ("--phrase-fd 0 --expect-address a&b=c", "is no address of ton"),
    ])
    func `is a mistake of the command line where it makes no sense`(
        options: String, why: String
    ) throws {
        let met = try Encounter("wallet import ton/in \(options)", [:], input: "x\n")
        #expect(met.shown.status == 2)
        #expect(met.shown.err.contains(why), "\(met.shown.err)")
        #expect(met.asked.isEmpty)
    }
}
