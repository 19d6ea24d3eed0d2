import Foundation
import Testing

@testable import Ledger
@testable import LedgerTests
@testable import Witness

/// What a witness has on disk: without it, it proves nothing.
@Suite struct `A witness's memory` {
    private let place: Place

    init() throws { place = try Place() }

    private func create() throws { _ = try Witness.create(in: place.state, name: "w.example") }

    private func fails(_ work: () throws -> Void) -> WitnessError? {
        #expect(throws: WitnessError.self, performing: work)
    }

    private func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: "\(place.state)/\(name)")[
            .posixPermissions] as? Int
    }

    @Test func `outlives the program`() throws {
        var log = WitnessedLog()
        log.grow(to: 8)
        let key = try Witness.create(in: place.state, name: "w.example").key
        for (old, new) in [(0, 5), (5, 8)] as [(UInt64, UInt64)] {
            let witness = try Witness.open(in: place.state)
            #expect(witness.key == key)
            #expect(try witness.add(log.request(from: old, to: new), [log.key]).status == 200)
        }
        let witness = try Witness.open(in: place.state)
        #expect(
            try witness.add(log.request(from: 0, to: 8), [log.key])
                == .conflict(known: 8, offered: 8))
    }

    @Test func `is one process's at a time`() throws {
        let held = try Witness.create(in: place.state, name: "w.example")
        #expect(fails { _ = try Witness.open(in: place.state) } == .busy(path: place.state))
        #expect(held.key.name == "w.example")
    }

    @Test func `is made once`() throws {
        try create()
        #expect(
            fails { _ = try Witness.create(in: place.state, name: "x") }
                == .exists(path: place.state))
        #expect(fails { _ = try Witness.open(in: place.path) } == .missing(path: place.path))
        for name in ["", "a b", "a+b", "a\u{2003}b"] {
            let state = place.path + "/bad"
            #expect(fails { _ = try Witness.create(in: state, name: name) } == .badName)
            #expect(fails { _ = try Witness.open(in: state) } == .missing(path: state))
        }
        // What a creation left that did not come to its end is made anew.
        #expect(try Witness.create(in: place.path + "/bad", name: "w").key.name == "w")
    }

    @Test func `has a key for its owner's eyes, or is not used`() throws {
        try create()
        #expect(try mode("key.pem") == 0o600)
        #expect(try mode("") == 0o700)
        let path = place.state + "/key.pem"
        for mode in [0o640, 0o604, 0o660] {
            try FileManager.default.setAttributes(
                [.posixPermissions: mode], ofItemAtPath: path)
            #expect(fails { _ = try Witness.open(in: place.state) } == .exposed(path: path))
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        _ = try Witness.open(in: place.state)
        // Not through a link either, which another could turn to another file.
        try FileManager.default.moveItem(atPath: path, toPath: path + ".real")
        try FileManager.default.createSymbolicLink(
            atPath: path, withDestinationPath: path + ".real")
        guard case .file? = fails({ _ = try Witness.open(in: place.state) }) else {
            Issue.record("a link was followed")
            return
        }
    }

    @Test(arguments: [0o720, 0o702, 0o777])
    func `is in nobody's directory but its owner's`(mode: Int) throws {
        try create()
        try FileManager.default.setAttributes(
            [.posixPermissions: mode], ofItemAtPath: place.state)
        #expect(fails { _ = try Witness.open(in: place.state) } == .exposed(path: place.state))
    }

    @Test func `is not filled by whoever can have a checkpoint signed`() throws {
        var log = WitnessedLog()
        log.grow(to: 8)
        try create()
        let witness = try Witness.open(in: place.state)
        let note = try SignedNote(log.note(at: 5))
        let junk = (0..<63).map {
            NoteSignature(name: log.key.name, id: $0, bytes: [UInt8](repeating: 1, count: 64))
        }
        let copies = Array(repeating: note.signatures[0], count: 64)
        for (old, lines) in [(0, note.signatures + junk), (5, copies)]
            as [(UInt64, [NoteSignature])]
        {
            let full = SignedNote(text: note.text, signatures: lines)
            let request = CheckpointRequest(old: old, proof: [], note: full.encoded)
            #expect(try witness.add(request, [log.key]).status == 200)
            let kept = try SignedNote(try #require(try witness.note(of: log.key.name)))
            #expect(kept.signatures.count == 2)
        }
        // The longest request, which a log may make with lines of extension.
        let room = Witness.longestRequest - 600
        let body =
            note.text
            + String(repeating: String(repeating: "x", count: 99) + "\n", count: room / 100)
        let long = SignedNote(
            text: body,
            signatures: [NoteSignature(by: log.key, bytes: log.signer.sign(Array(body.utf8)))])
        let request = CheckpointRequest(old: 5, proof: [], note: long.encoded)
        #expect(try witness.add(request, [log.key]).status == 200)
        #expect(try witness.add(log.request(from: 5, to: 8), [log.key]).status == 200)
    }

    @Test(arguments: ["", "-----BEGIN PRIVATE KEY-----\n", "MC4CAQAwBQYDK2VwBCIEI"])
    func `takes no key that is none`(text: String) throws {
        try create()
        let path = place.state + "/key.pem"
        try Data(text.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        #expect(fails { _ = try Witness.open(in: place.state) } == .notAKey(path: path))
    }

    @Test func `takes no other witness's key for its own`() throws {
        try create()
        let other = place.path + "/other"
        _ = try Witness.create(in: other, name: "w.example")
        try FileManager.default.removeItem(atPath: place.state + "/key.pem")
        try FileManager.default.copyItem(
            atPath: other + "/key.pem", toPath: place.state + "/key.pem")
        guard case .altered? = fails({ _ = try Witness.open(in: place.state) }) else {
            Issue.record("another key was taken")
            return
        }
    }

    @Test func `that was edited is found, and nothing is signed on it`() throws {
        var log = WitnessedLog()
        var other = WitnessedLog("bursar.local/other")
        log.grow(to: 8)
        other.grow(to: 8)
        try create()
        do {
            let witness = try Witness.open(in: place.state)
            #expect(try witness.add(log.request(from: 0, to: 5), [log.key]).status == 200)
            #expect(try witness.add(other.request(from: 0, to: 2), [other.key]).status == 200)
        }
        let witness = try Witness.open(in: place.state)
        let store = try FileManager.default.contentsOfDirectory(atPath: place.state + "/logs")
        #expect(store.count == 2)
        let paths = store.map { "\(place.state)/logs/\($0)" }
        let whole = try paths.map { try Data(contentsOf: URL(filePath: $0)) }
        // Each byte of the one that holds the log's own note.
        let index = try #require(
            whole.firstIndex { String(decoding: $0, as: UTF8.self).hasPrefix(log.key.name + "\n") })
        let url = URL(filePath: paths[index])
        // The log's own line may change: what counts is this witness's signature over the text.
        let text = try #require(String(data: whole[index], encoding: .utf8))
        let body = Data(text.prefix(upTo: try #require(text.range(of: "\n\n")).lowerBound).utf8)
        for place in stride(from: 0, to: body.count, by: 3) {
            var changed = whole[index]
            changed[place] ^= 1
            try changed.write(to: url)
            guard case .altered? = fails({ _ = try witness.note(of: log.key.name) }) else {
                Issue.record("byte \(place) was changed and not found")
                continue
            }
            #expect(throws: WitnessError.self) {
                try witness.add(log.request(from: 5, to: 8), [log.key])
            }
        }
        // Another log's note in its place is as good a signature, and of another log.
        try whole[1 - index].write(to: url)
        #expect(throws: WitnessError.self) { try witness.note(of: log.key.name) }
        for cut in [Data(), whole[index].dropLast(), Data([0xFF])] {
            try cut.write(to: url)
            #expect(throws: WitnessError.self) { try witness.note(of: log.key.name) }
        }
        try whole[index].write(to: url)
        #expect(try witness.add(log.request(from: 5, to: 8), [log.key]).status == 200)
    }

    @Test func `that can't be written cosigns nothing`() throws {
        var log = WitnessedLog()
        log.grow(to: 8)
        try create()
        let logs = place.state + "/logs"
        let witness = try Witness.open(in: place.state)
        try FileManager.default.moveItem(atPath: logs, toPath: logs + "-away")
        #expect(throws: WitnessError.self) {
            try witness.add(log.request(from: 0, to: 5), [log.key])
        }
        try FileManager.default.moveItem(atPath: logs + "-away", toPath: logs)
        #expect(try witness.note(of: log.key.name) == nil)
        #expect(try witness.add(log.request(from: 0, to: 8), [log.key]).status == 200)
    }

    @Test func `is no witness's once the folder of its logs is gone`() throws {
        try create()
        try FileManager.default.removeItem(atPath: place.state + "/logs")
        #expect(fails { _ = try Witness.open(in: place.state) } == .missing(path: place.state))
    }
}
