import Foundation
import Synchronization

/// Clients that pay as fast as they are answered, until the connection ends under them.
final class Load: Sendable {
    /// What they saw.
    struct Outcome {
        var answered: [String: DoorReply] = [:]
        /// Keys whose request was sent, whole or in part, and whose reply never came.
        var unanswered: Set<String> = []
        var nonces: [String: Int] = [:]
    }

    private let place: Place
    private let token: String
    private let round: Int
    private let seen = Mutex(Outcome())
    private let answer = DispatchSemaphore(value: 0)
    private let isOver = Atomic<Bool>(false)

    init(_ place: Place, token: String, round: Int) {
        self.place = place
        self.token = token
        self.round = round
    }

    /// Lets clients pay; after so many answers calls `before`, waits for one more and a moment, then
    /// `kill`.
    func run(
        clients: Int, until answers: Int, then microseconds: UInt32 = 0, before: () -> Void = {},
        kill: () -> Void = {}
    ) {
        let group = DispatchGroup()
        for client in 0..<clients {
            group.enter()
            Thread.detachNewThread { [self] in
                pay(client)
                group.leave()
            }
        }
        for _ in 0..<answers { wait() }
        before()
        if answers > 0 { wait() }
        // Not to wait for anything: to hit another moment of the daemon's work each time.
        usleep(microseconds)
        kill()
        isOver.store(true, ordering: .releasing)
        group.wait()
    }

    func outcome() -> Outcome { seen.withLock { $0 } }

    private func wait() { _ = answer.wait(timeout: .now() + 60) }

    private func pay(_ client: Int) {
        guard let payer = Payer(place, token: token) else { return }
        for number in 0..<2_000 where !isOver.load(ordering: .acquiring) {
            let key = "round-\(round)-client-\(client)-number-\(number)"
            let nonce = (round * 100 + client) * 10_000 + number
            seen.withLock { $0.nonces[key] = nonce }
            guard let reply = payer.pay(key, nonce: nonce) else {
                seen.withLock { _ = $0.unanswered.insert(key) }
                return
            }
            // A refusal for lack of the log or of keys binds nothing: it counts as no answer.
            if [200, 403].contains(reply.status) {
                seen.withLock { $0.answered[key] = reply }
            } else {
                seen.withLock { _ = $0.unanswered.insert(key) }
            }
            answer.signal()
        }
    }
}
