import API
import Foundation
import Synchronization
import Wire

/// A desk that answers with what it was asked, at once or when it is told to.
///
/// `/hold…` waits for `/release`, and is then answered newest first; `/late…` waits for the end of
/// the turn; everything else is answered at once.
final class EchoDesk: Desk {
    /// What happened, for the test's thread to look at.
    final class Record: Sendable {
        private let state = Mutex((turns: [[String]](), open: [String](), taken: 0))

        /// The paths taken in each turn.
        var turns: [[String]] { state.withLock { $0.turns } }
        /// How many requests were taken.
        var taken: Int { state.withLock { $0.taken } }

        func take(_ path: String) {
            state.withLock {
                $0.open.append(path)
                $0.taken += 1
            }
        }

        func endTurn() {
            state.withLock {
                $0.turns.append($0.open)
                $0.open = []
            }
        }
    }

    private let record: Record
    private let refused = Array("/refused".utf8)
    private var held: [() -> Void] = []
    private var late: [() -> Void] = []

    init(_ record: Record) { self.record = record }

    func take(_ request: DoorRequest, reply: @escaping (DoorReply) -> Void) {
        record.take(request.path)
        let answer = EchoDesk.describe(request)
        switch request.path {
        case let path where path.hasPrefix("/hold"):
            held.append { reply(answer) }
        case let path where path.hasPrefix("/late"):
            late.append { reply(answer) }
        case "/release":
            for waiting in held.reversed() { waiting() }
            held = []
            reply(answer)
        case "/twice":
            reply(answer)
            reply(answer)
        case "/large":
            reply(DoorReply(body: [UInt8](repeating: 0x61, count: 8 << 20)))
        case "/split":
            reply(DoorReply(body: [], headers: [.init("x-note", "a\r\nx-evil: b")]))
        case "/v1/payments" where request.body.contains(refused):
            reply(DoorReply(Problem(status: 403, title: "refused", detail: "no")))
        default:
            reply(answer)
        }
    }

    func endOfTurn() {
        record.endTurn()
        for waiting in late.reversed() { waiting() }
        late = []
    }

    private static func describe(_ request: DoorRequest) -> DoorReply {
        let sum = request.body.reduce(UInt64(0)) { $0 &* 31 &+ UInt64($1) }
        let secret = request.secret.map { secret in
            secret.use { bytes in "\(bytes.byteCount)" } + ",\(secret.count)"
        }
        let facts = [
            request.method.rawValue, request.path, request.query ?? "-",
            request.authorization ?? "-", request.idempotencyKey ?? "-",
            request.contentType ?? "-", "\(request.body.count)", "\(sum)", secret ?? "-",
            request.peer.door.rawValue, "\(request.peer.uid)",
        ]
        return DoorReply(
            contentType: "text/plain", body: Array(facts.joined(separator: " ").utf8))
    }
}
