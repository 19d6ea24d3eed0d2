import Foundation
import Gate
import JSON
import Terms

/// Logs as the first release wrote them, made of what a gate of today writes.
enum FirstRules {
    /// The exact bytes of the entries of a log that the first release wrote.
    static func log() throws -> [[UInt8]] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Vectors/rules-1.ndjson")
        return try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map(Array.init)
    }

    /// A decision in the first rules' form: no charge and no limits beside its windows.
    ///
    /// - Parameter rule: what refused it then; nil where it was signed for `charge`.
    static func decision(
        _ bytes: [UInt8], refusedBy rule: String?, charge: String = "0"
    ) throws -> [UInt8] {
        var object = try Edited.members(bytes)
        for key in ["charge", "draws", "approval"] { object[key] = nil }
        object["gate"] = 1
        object["outcome"] = rule == nil ? "signed" : "refused"
        object["rule"] = rule.map { .string($0) } ?? .null
        return try Edited.windows(of: JSONWriter.write(.object(object))) { _, line in
            line["limit"] = nil
            guard case .string(let before)? = line["before"] else { return }
            let after = Sample.money(before).adding(Sample.money(rule == nil ? charge : "0"))
            line["charge"] = .string(rule == nil ? charge : "0")
            line["after"] = .string(after?.decimal ?? "")
        }
    }

    /// An event in the first rules' form: it names no version.
    static func event(_ bytes: [UInt8]) throws -> [UInt8] {
        var object = try Edited.members(bytes)
        object["gate"] = nil
        return JSONWriter.write(.object(object))
    }
}
