@testable import AdminTests
import API
import JSON

/// What a client was told; a second reply is a mistake.
final class Told {
    private(set) var replies: [DoorReply] = []

    func hear(_ reply: DoorReply) { replies.append(reply) }

    var isSilent: Bool { replies.isEmpty }
    var status: Int? { replies.count == 1 ? replies[0].status : nil }
    var type: String? { replies.first?.contentType }
    var text: String { String(decoding: replies.first?.body ?? [], as: UTF8.self) }

    /// The value of a header beyond those that the door writes itself.
    func header(_ name: String) -> String? {
        replies.first?.headers.first { $0.name == name }?.value
    }

    /// The body as JSON; null where it is none.
    var json: JSON { (try? JSONReader.read(replies.first?.body ?? [])) ?? .null }

    /// The problem's title.
    var title: String? { json["title"]?.text }
    /// The problem's rule.
    var rule: String? { json["rule"]?.text }
}
