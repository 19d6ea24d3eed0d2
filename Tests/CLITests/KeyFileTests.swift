import Foundation
import Glibc
import Testing

@testable import bursar

@Suite struct `A key file` {
    private let place: String

    init() throws {
        place = FileManager.default.temporaryDirectory.path + "/bursar-key-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: place, withIntermediateDirectories: true)
    }

    private func write(_ count: Int, mode: UInt16 = 0o600, name: String = "key") throws -> String {
        let path = "\(place)/\(name)"
        try Data(repeating: 7, count: count).write(to: URL(filePath: path))
        #expect(unsafe chmod(path, mode_t(mode)) == 0)
        return path
    }

    private func failure(_ path: String) -> KeyFileError? {
        do throws(KeyFileError) {
            _ = try KeyFile(path: path).read()
            return nil
        } catch { return error }
    }

    @Test func `is read where it holds 32 bytes and is its owner's alone`() throws {
        defer { try? FileManager.default.removeItem(atPath: place) }
        for mode in [0o600, 0o400] as [UInt16] {
            let path = try write(32, mode: mode)
            let page = try KeyFile(path: path).read()
            let count = page.count
            #expect(count == 32)
            #expect(page.allSatisfy { $0 == 7 })
            try FileManager.default.removeItem(atPath: path)
        }
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o602, 0o644, 0o666] as [UInt16])
    func `is refused where others can get at it`(mode: UInt16) throws {
        defer { try? FileManager.default.removeItem(atPath: place) }
        let path = try write(32, mode: mode)
        #expect(failure(path) == .open(path, mode: UInt32(mode)))
    }

    @Test(arguments: [0, 1, 31, 33, 64, 100_000])
    func `is refused at any other length`(count: Int) throws {
        defer { try? FileManager.default.removeItem(atPath: place) }
        let path = try write(count)
        #expect(failure(path) == .wrongLength(path))
    }

    @Test func `is neither a link nor a directory nor a pipe nor nothing`() throws {
        defer { try? FileManager.default.removeItem(atPath: place) }
        let path = try write(32)
        let link = "\(place)/link"
        #expect(unsafe symlink(path, link) == 0)
        #expect(failure(link) == .unreadable(link, errno: ELOOP))
        #expect(failure(place) == .notAFile(place))
        let pipe = "\(place)/pipe"
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        #expect(failure(pipe) == .notAFile(pipe))
        #expect(failure("\(place)/none") == .unreadable("\(place)/none", errno: ENOENT))
    }

    @Test func `is made of random bytes, for its owner, and never over another`() throws {
        defer { try? FileManager.default.removeItem(atPath: place) }
        let path = "\(place)/made"
        let page = try KeyFile(path: path).generate()
        let count = page.count
        #expect(count == 32)
        var facts = stat()
        #expect(unsafe stat(path, &facts) == 0)
        #expect(facts.st_mode & 0o777 == 0o600)
        let bytes = try Data(contentsOf: URL(filePath: path))
        #expect(bytes.count == 32)
        #expect(Set(bytes).count > 8)
        do throws(KeyFileError) {
            _ = try KeyFile(path: path).generate()
            Issue.record("a key was overwritten")
        } catch { #expect(error == .exists(path)) }
        #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    }

    @Test func `says what is wrong and what to do next, without a byte of it`() {
        let errors: [KeyFileError] = [
            .exists("p"), .unreadable("p", errno: ENOENT), .unwritable("p", errno: ENOSPC),
            .notAFile("p"), .anothers("p", owner: 7), .open("p", mode: 0o644), .wrongLength("p"),
            .secret(.noLockedMemory),
        ]
        for error in errors {
            #expect(!error.clause.isEmpty && !error.hint.isEmpty)
            #expect(!error.path.isEmpty)
            #expect(error.clause.first?.isUppercase == false)
        }
        #expect(KeyFileError.open("p", mode: 0o644).clause.contains("0644"))
    }
}
