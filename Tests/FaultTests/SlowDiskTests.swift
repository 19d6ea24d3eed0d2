import Dispatch
import Foundation
import JSON
import Synchronization
import Testing

@Suite struct `A disk that is slow` {
    @Test(.enabled(if: Strace.isThere))
    func `turns away what comes meanwhile, shows the log, and answers who waited`() throws {
        let template = try Template.shared.get()
        let place = try template.copy()
        // The seventh flush of the log: two of the start, one of the unsealing, three of payments, and this one.
        let served = try Served(
            place,
            under: Strace.wrapper(
                ["-P", place.database + "-wal", "-e", "trace=fdatasync"]
                    + ["-e", "inject=fdatasync:delay_enter=7000000:when=7"],
                to: place.scratch.path + "/trace"))
        #expect(try served.unseal(template.secrets.passphrase).status == 200)
        let asked = DispatchSemaphore(value: 0)
        let done = DispatchSemaphore(value: 0)
        let replies = Mutex<[DoorReply?]>([])
        let token = template.secrets.tokens[0]
        Thread.detachNewThread {
            let payer = Payer(place, token: token)
            for number in 0..<4 {
                if number == 3 { asked.signal() }
                let reply = payer?.pay("waiting-payment-\(number)", nonce: 100 + number)
                replies.withLock { $0.append(reply) }
            }
            done.signal()
        }
        #expect(asked.wait(timeout: .now() + 60) == .success)
        Thread.sleep(forTimeInterval: 3.5)
        let began = Date.now
        let payer = try #require(Payer(place, token: token))
        let refused = try #require(payer.pay("a-payment-that-comes-meanwhile", nonce: 200))
        #expect(refused.status == 503)
        #expect(refused.json["detail"].text.contains("more than 2 s"))
        let status = try #require(served.admin("GET", "/v1/admin/status"))
        #expect(
            status.json["warnings"].elements.contains { $0.text.contains("nothing new is taken") })
        #expect(served.audit("/v1/audit/checkpoint")?.status == 200)
        #expect(Date.now.timeIntervalSince(began) < 2, "something waited for the disk")
        #expect(replies.withLock { $0.count } == 3)
        #expect(done.wait(timeout: .now() + 60) == .success)
        #expect(replies.withLock { $0.allSatisfy { $0?.status == 200 } })
        #expect(payer.pay("a-payment-that-comes-meanwhile", nonce: 200)?.status == 200)
        try Aftermath(place, template.secrets).expectProven()
        #expect(served.stop() == 0)
    }
}
