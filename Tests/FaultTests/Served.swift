import Foundation
import Glibc
import JSON
import Synchronization

/// A vault with a daemon running on it.
final class Served: Sendable {
    let place: Place
    let child: Child
    /// The daemon itself, where the child is a tracer.
    let daemon: pid_t

    /// Starts the daemon and waits until it says that it is ready.
    init(_ place: Place, under wrapper: [String] = [], environment: [String: String] = [:]) throws {
        self.place = place
        let command = [Child.products + "/bursard", "--home", place.home]
        let words = wrapper + command
        child = try Child(
            words[0], Array(words.dropFirst()), environment: environment, in: place.scratch.path)
        let said = try child.read(until: "bursard: ready")
        guard said.contains("bursard: ready") else {
            throw StartRefused(status: child.exitCode(), errors: child.errors)
        }
        daemon = wrapper.contains("-f") ? try Strace.tracee(of: child.pid) : child.pid
    }

    // A tracer's end is not its tracee's.
    deinit { if !child.hasEnded { kill(daemon, SIGKILL) } }

    /// Asks the admin door.
    func admin(_ method: String, _ target: String, _ body: [UInt8] = []) -> DoorReply? {
        let type = target == "/v1/admin/unseal" ? "application/octet-stream" : "application/json"
        return Door(place.adminSocket)?.ask(
            method, target, [("Content-Type", type)], body)
    }

    /// Tries a passphrase.
    func unseal(_ passphrase: [UInt8]) throws -> DoorReply {
        guard let reply = admin("POST", "/v1/admin/unseal", passphrase) else {
            throw Trouble("unseal got no reply; stderr: \(child.errors)")
        }
        return reply
    }

    /// The text of a GET at the audit door.
    func audit(_ target: String) -> DoorReply? { Door(place.auditSocket)?.ask("GET", target) }

    /// Every entry of the log, as the audit door gives them.
    func entries() throws -> [JSON] {
        var found: [JSON] = []
        while true {
            let target = "/v1/audit/entries?from=\(found.count)&limit=1000"
            guard let reply = audit(target), reply.status == 200 else {
                throw Trouble(
                    "the audit door gave no entries from \(found.count): \(audit(target)?.text ?? "")"
                )
            }
            let lines = reply.body.split(separator: UInt8(ascii: "\n"))
            guard !lines.isEmpty else { return found }
            found += lines.map { (try? JSONReader.read(Array($0))) ?? .null }
        }
    }

    /// The kinds of all entries, as soon as one of them is `kind`; after ten seconds, as they are.
    func kinds(until kind: String) throws -> [String] {
        let deadline = Date.now + 10
        while true {
            let kinds = try entries().map { $0["kind"].text }
            if kinds.contains(kind) || Date.now > deadline { return kinds }
            Thread.sleep(forTimeInterval: 0.1)
        }
    }

    /// Ends it as a service manager does; the exit code.
    func stop() -> Int32 {
        kill(daemon, SIGTERM)
        return child.exitCode()
    }

    /// Why the daemon did not start.
    struct StartRefused: Error {
        let status: Int32
        let errors: String
    }
}
