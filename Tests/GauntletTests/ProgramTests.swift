import Foundation
import JSON
import Testing

@testable import bursar_gauntlet

@Suite struct `The program` {
    /// Runs it; its status and what it printed.
    private func run(_ words: String...) throws -> (status: Int32, out: String, err: String) {
        let place = try Workplace()
        defer { place.remove() }
        let streams = place.file("run")
        let status = try Child(
            Products.directory + "/bursar-gauntlet", words, streams: streams,
            environment: ["TMPDIR": place.path]
        ).wait()
        // What it made for its wallets is gone.
        let left = try FileManager.default.contentsOfDirectory(atPath: place.path)
        #expect(left.allSatisfy { $0.hasPrefix("run-") }, "\(left)")
        return (status, place.read(streams + ".out"), place.read(streams + ".err"))
    }

    @Test func `finds that the daemon of this build holds every budget`() throws {
        let ran = try run("--json")
        let report = try JSONReader.read(Array(ran.out.utf8))
        guard case .object(let document) = report, case .array(let rows)? = document["attacks"]
        else { throw Trouble.broken(ran.out + ran.err) }
        #expect(rows.count == AttackList.all.count)
        for row in rows {
            #expect(row.text("over") == "0", "\(row)")
            // A machine without the library that moves clocks leaves that attack out, and says so.
            let excused =
                row.text("attack") == "clock-forward"
                && row.text("reason")?.contains("libfaketime") == true
            #expect(row.text("verdict") == (excused ? "skipped" : "held"), "\(row)")
        }
        let held = rows.allSatisfy { $0.text("verdict") == "held" }
        #expect(document["held"] == .bool(held))
        #expect(ran.status == (held ? 0 : 1))
    }

    @Test func `prints a table of the attacks that were named`() throws {
        let ran = try run("--only", "two-daemons")
        #expect(ran.status == 0, "\(ran.out)\(ran.err)")
        let lines = ran.out.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasSuffix("over budget by  verdict") == true)
        #expect(lines.last?.hasSuffix("105.20          105.20            0.00  held") == true)
        #expect(ran.err.hasPrefix("two-daemons: "))
    }

    @Test func `lists what it tries`() throws {
        let ran = try run("--list")
        #expect(ran.status == 0)
        #expect(ran.err.isEmpty)
        let lines = ran.out.split(separator: "\n").map(String.init)
        #expect(lines == AttackList.all.map { "\($0.name): \($0.sentence)" })
    }

    @Test(
        arguments: [
            (["--only", "nothing"], "no attack is called nothing"), (["--fast"], "--fast"),
            (["--programs", "/nowhere"], "bursard and bursar are not in /nowhere"),
            (["restart"], "restart"),
        ] as [([String], String)])
    func `ends with 2 where it is not understood`(words: [String], clause: String) throws {
        let place = try Workplace()
        defer { place.remove() }
        let streams = place.file("run")
        let status = try Child(
            Products.directory + "/bursar-gauntlet", words, streams: streams
        ).wait()
        #expect(status == 2)
        #expect(place.read(streams + ".err").contains(clause))
        #expect(place.read(streams + ".out").isEmpty)
    }

    @Test func `is documented, each attack by its name`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(
            contentsOf: root.appending(path: "docs/GAUNTLET.md"), encoding: .utf8)
        for attack in AttackList.all {
            #expect(page.contains("| `\(attack.name)` |"), "\(attack.name)")
        }
    }
}
