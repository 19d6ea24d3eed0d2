import Digests
import Foundation

/// A person with an SSH key of their own, who signs with the real ssh-keygen.
final class Approver {
    struct Failed: Error {}

    let name: String
    let key: SSHKey
    private let place: String

    init(_ name: String, kind: String = "ed25519") throws {
        self.name = name
        place = FileManager.default.temporaryDirectory.path + "/approver-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: place, withIntermediateDirectories: true)
        try Approver.run(["-q", "-t", kind, "-N", "", "-C", name, "-f", place + "/key"])
        let line = try String(contentsOfFile: place + "/key.pub", encoding: .utf8)
        guard let key = SSHKey(line.replacing("\n", with: "")) else { throw Failed() }
        self.key = key
    }

    deinit { try? FileManager.default.removeItem(atPath: place) }

    /// The signature's bytes on `text`, in Base64 as entries have them.
    func sign(_ text: String, for namespace: String = "order.v1@bursar") throws -> String {
        let file = "\(place)/\(UUID().uuidString)"
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        try Approver.run(["-Y", "sign", "-f", place + "/key", "-n", namespace, file])
        let armored = try String(contentsOfFile: file + ".sig", encoding: .utf8)
        return Base64.encode(try SSHSignature(armored: armored).blob)
    }

    private static func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/ssh-keygen")
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed() }
    }
}
