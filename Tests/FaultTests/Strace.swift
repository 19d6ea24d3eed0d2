import Foundation
import Glibc

/// The system's tracer, where it is installed and allowed.
enum Strace {
    /// Its path; nil where there is none, or where tracing is forbidden here.
    static let path: String? = {
        let paths = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        guard
            let path = paths.map({ "\($0)/strace" })
                .first(where: FileManager.default.isExecutableFile),
            let scratch = try? Scratch(),
            let trial = try? Child(path, ["-qq", "true"], in: scratch.path)
        else { return nil }
        return trial.exitCode() == 0 ? path : nil
    }()

    static var isThere: Bool { path != nil }

    /// The words that run a program under it.
    static func wrapper(_ options: [String], to file: String) -> [String] {
        [path ?? "strace", "-f", "-qq", "-s", "200", "-o", file] + options
    }

    /// Traces a process that runs already, all of its threads; returns once it does.
    static func attach(_ options: [String], to pid: pid_t, in directory: String) throws -> Child {
        let file = directory + "/attached"
        let tracer = try Child(
            path ?? "strace", ["-f", "-qq", "-o", file, "-p", "\(pid)"] + options, in: directory)
        let deadline = Date.now + 60
        while Date.now < deadline {
            let threads = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")
            let free = threads.filter { thread in
                let status = try? String(
                    contentsOfFile: "/proc/\(pid)/task/\(thread)/status", encoding: .utf8)
                return status?.contains("TracerPid:\t0\n") == true
            }
            if free.isEmpty { return tracer }
            usleep(5_000)
        }
        throw Trouble("the tracer does not attach: \(tracer.errors)")
    }

    /// The traced process of a tracer.
    static func tracee(of tracer: pid_t) throws -> pid_t {
        let list = try String(
            contentsOfFile: "/proc/\(tracer)/task/\(tracer)/children", encoding: .utf8)
        guard let child = list.split(separator: " ").first.flatMap({ pid_t($0) }) else {
            throw Trouble("the tracer has no child")
        }
        return child
    }
}
