import Foundation
import Glibc
import Testing

@testable import bursar

// One at a time: a page of another test would be counted as this one's.
@Suite(.serialized) struct `A secret's page` {
    @Test func `holds what was added, up to its bound`() throws {
        var page = try SecretPage()
        for _ in 0..<SecretPage.limit { try page.append(7) }
        #expect(page.count == SecretPage.limit)
        do {
            try page.append(7)
            Issue.record("one byte too many was taken")
        } catch {
            #expect(error == .tooLong(limit: 1_024))
        }
    }

    @Test func `loses whole characters`() throws {
        var page = try SecretPage()
        for byte in Array("aé日".utf8) { try page.append(byte) }
        page.removeLastCharacter()
        #expect(page.count == 3)
        page.removeLastCharacter()
        #expect(page.count == 1)
        page.removeLastCharacter()
        page.removeLastCharacter()
        #expect(page.count == 0)
    }

    @Test func `is sent as it is, and once only read to the line's end`() throws {
        var ends: [Int32] = [0, 0]
        #expect(unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        var text = Array("one\ntwo\n".utf8)
        #expect(unsafe write(ends[0], &text, text.count) == text.count)
        let one = try SecretPage.line(.passphrase, of: ends[1])
        #expect(one.count == 3)
        let two = try SecretPage.line(.token, of: ends[1])
        let sent = [one.send(to: ends[1]), two.send(to: ends[1])]
        #expect(sent == [true, true])
        var back = [UInt8](repeating: 0, count: 16)
        let count = unsafe read(ends[0], &back, back.count)
        #expect(String(decoding: back.prefix(max(0, count)), as: UTF8.self) == "onetwo")
        close(ends[0])
        let sentLate = one.send(to: ends[1])
        #expect(!sentLate)
        close(ends[1])
    }

    /// How many mappings of this process are locked and left out of core dumps.
    private static func lockedMappings() -> Int? {
        guard let text = try? InputFile.text("/proc/self/smaps", limit: 16_777_216) else {
            return nil
        }
        return text.split(separator: "\n").filter {
            $0.hasPrefix("VmFlags:") && $0.contains(" lo") && $0.contains(" dd")
        }.count
    }

    /// In a process of its own: other tests lock pages of theirs at the same time.
    @Test func `is locked in memory and left out of core dumps, until it ends`() async {
        await #expect(processExitsWith: .success) {
            guard Self.lockedMappings() == 0 else { exit(1) }
            do {
                let page = try SecretPage()
                guard Self.lockedMappings() == 1, page.count == 0 else { exit(2) }
            }
            guard Self.lockedMappings() == 0 else { exit(3) }
        }
    }
}

@Suite struct `A passphrase typed on a terminal` {
    /// `script` gives the program a terminal and types what stands on its own input.
    private func type(_ keys: String) throws -> (Transcript, [FakeDoor.Asked]) {
        let door = try FakeDoor(
            .admin, ["POST /v1/admin/unseal": (200, #"{"sealed":false}"#)])
        defer { door.stop() }
        let command = "\(Transcript.products)/bursar --home \(door.home) unseal"
        // The keys come after the prompt, as a person's do: what is typed before is flushed.
        let shell = "(sleep 1; printf '\(keys)'; sleep 1) | script -qec '\(command)' /dev/null"
        return (try Transcript(["-c", shell], program: "/bin/sh"), door.asked)
    }

    @Test func `is not shown, and may be corrected`() throws {
        let (shown, asked) = try type("hunter9\\1772\\n")
        #expect(asked.first?.text == "hunter2")
        #expect(shown.out.contains("passphrase: "))
        #expect(!shown.out.contains("hunter"))
    }

    @Test func `is forgotten on ^C, and nobody is asked`() throws {
        let (shown, asked) = try type("hunter2\\003")
        #expect(asked.isEmpty)
        #expect(shown.out.contains("interrupted"))
        #expect(!shown.out.contains("hunter"))
    }
}

@Suite struct `A passphrase typed to the daemon` {
    @Test(arguments: [
        ("printf '\\003'", "interrupted"),
        ("echo one; sleep 1; echo two", "the passphrases differ"),
    ])
    func `leaves the terminal's echo on, however it ends`(keys: String, end: String) throws {
        let home = NSTemporaryDirectory() + "echo-" + UUID().uuidString
        // The shell outlives ^C, which goes to all that the terminal has in front.
        let command =
            "trap : INT; \(Transcript.products)/bursar --home \(home) init; "
            + "echo status \\$?; stty -a | grep -o -w -e -*echo"
        let shell =
            "(sleep 2; \(keys); sleep 2) | script -qec \"\(command)\" /dev/null"
        let shown = try Transcript(["-c", shell], program: "/bin/sh")
        #expect(shown.out.contains(end), "\(shown.out)")
        #expect(shown.out.contains("status 1"), "\(shown.out)")
        #expect(shown.out.contains("\necho\r"), "\(shown.out)")
    }
}
