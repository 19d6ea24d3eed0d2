import Foundation
import JSON

/// A door's whole reply.
struct DoorReply {
    let status: Int
    let body: [UInt8]

    /// Takes a reply off the front of what has arrived; nil while it is not whole.
    init?(taking arrived: inout [UInt8]) {
        guard let gap = arrived.firstRange(of: [13, 10, 13, 10]) else { return nil }
        let lines = String(decoding: arrived[..<gap.lowerBound], as: UTF8.self)
            .components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        let length = lines.dropFirst().lazy.compactMap { line -> Int? in
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "content-length" else { return nil }
            return Int(parts[1].trimmingCharacters(in: .whitespaces))
        }.first
        guard words.count > 1, let status = Int(words[1]), let length,
            arrived.count >= gap.upperBound + length
        else { return nil }
        self.status = status
        body = Array(arrived[gap.upperBound..<gap.upperBound + length])
        arrived.removeFirst(gap.upperBound + length)
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The body as JSON; null where it is none.
    var json: JSON { (try? JSONReader.read(body)) ?? .null }
}
