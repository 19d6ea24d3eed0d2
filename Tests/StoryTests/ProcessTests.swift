import Foundation
import JSON
import Testing

@Suite struct `The daemon's process` {
    private static let doors = ["agent", "admin", "audit"]

    @Test func `is one a home: a second one refuses and leaves the first alone`() throws {
        let shop = try Shop()
        let hand = try shop.hire()
        let second = try Transcript(
            Products.path("bursard"), ["--home", shop.home.home, "--run", shop.home.run])
        #expect(second.status == 1)
        #expect(!second.out.contains("ready"))
        #expect(second.err.contains("lock"))
        // Not even with sockets elsewhere.
        let elsewhere = try Transcript(
            Products.path("bursard"),
            ["--home", shop.home.home, "--run", shop.home.place + "/other"])
        #expect(elsewhere.status == 1)
        #expect(!FileManager.default.fileExists(atPath: shop.home.place + "/other"))
        for door in Self.doors { _ = try shop.home.connect(door) }
        #expect(try hand.pay().status == 200)
    }

    @Test func `makes its files and sockets with the modes of the contract`() throws {
        let home = try DaemonHome()
        try home.start()
        func mode(_ path: String) throws -> Int {
            let facts = try FileManager.default.attributesOfItem(atPath: path)
            return try #require(facts[.posixPermissions] as? Int)
        }
        #expect(try mode(home.home) == 0o700)
        #expect(try mode(home.home + "/bursar.db") & 0o077 == 0)
        #expect(try mode(home.home + ".anchor") & 0o077 == 0)
        #expect(try mode(home.run) == 0o711)
        for (door, directory, socket) in [
            ("agent", 0o750, 0o660), ("admin", 0o700, 0o600), ("audit", 0o750, 0o660),
        ] {
            #expect(try mode("\(home.run)/\(door)") == directory, "\(door)")
            #expect(try mode(home.socket(door)) == socket, "\(door)")
        }
        // From a terminal it ends as well as from a service manager.
        home.signal(SIGINT)
        #expect(home.wait() == 0)
    }

    @Test func `finishes what is in flight at SIGTERM, says so in the log, and exits 0`() throws {
        let shop = try Shop()
        let hand = try shop.hire()
        let clients = try (0..<16).map { _ in try shop.home.connect("agent") }
        let keys = clients.map { _ in Order.key() }
        for (nonce, client) in clients.enumerated() {
            client.post(
                "POST", "/v1/payments", hand.headers(keys[nonce]),
                body: JSONWriter.write(Order.numbered(nonce)))
        }
        // One answer shows that the daemon has begun to take them.
        var answered = [try clients[0].reply()]
        shop.home.signal(SIGTERM)
        for client in clients.dropFirst() {
            // What had not been read when the doors closed gets an end, never half a reply.
            if let reply = try? client.reply() { answered.append(reply) }
        }
        #expect(shop.home.wait() == 0)
        #expect(answered.allSatisfy { $0.status == 200 })
        for door in Self.doors {
            #expect(!FileManager.default.fileExists(atPath: shop.home.socket(door)))
        }
        try shop.home.start()
        let log = try shop.home.log()
        let stopped = try #require(log.lastIndex { $0.text("kind") == "daemon.stopped" })
        #expect(log[stopped].text("actor.role") == "daemon")
        // Whatever was decided came before the stop, and nothing but the next start after it.
        #expect(log.dropFirst(stopped + 1).map { $0.text("kind") } == ["daemon.started"])
        let decided = Set(
            log.filter { $0.text("kind") == "payment.decided" }.map { $0.text("payment") })
        #expect(answered.allSatisfy { decided.contains($0.payment) })
    }

    @Test func `does not mind SIGHUP, SIGPIPE, or a client that is gone`() throws {
        let shop = try Shop()
        let hand = try shop.hire()
        for number in [SIGHUP, SIGPIPE] { shop.home.signal(number) }
        for nonce in 0..<20 {
            // Dropped with its connection before the reply is written.
            try shop.home.connect("agent").post(
                "POST", "/v1/payments", hand.headers(Order.key()),
                body: JSONWriter.write(Order.numbered(nonce)))
        }
        #expect(try hand.pay(Order.numbered(100)).status == 200)
        #expect(shop.home.isRunning)
        #expect(shop.home.stop() == 0)
    }

    @Test func `starts over the sockets that a killed one left behind`() throws {
        let shop = try Shop()
        let hand = try shop.hire()
        let key = Order.key()
        let first = try hand.pay(key: key)
        shop.home.kill()
        for door in Self.doors {
            #expect(FileManager.default.fileExists(atPath: shop.home.socket(door)))
        }
        try shop.home.start()
        #expect(try hand.pay(key: key).title == "sealed")
        #expect(try shop.home.unseal().status == 200)
        #expect(try hand.pay(key: key).lasting == first.lasting)
    }

    @Test func `refuses a home without a vault and run directories it can't have`() throws {
        let home = try DaemonHome()
        let none = try Transcript(
            Products.path("bursard"), ["--home", home.place + "/nothing", "--run", home.run])
        #expect(none.status == 1)
        #expect(none.err.contains("bursard: "))
        let file = home.place + "/file"
        _ = FileManager.default.createFile(atPath: file, contents: nil)
        let taken = try Transcript(
            Products.path("bursard"), ["--home", home.home, "--run", file])
        #expect(taken.status == 1)
        let usage = try Transcript(Products.path("bursard"), ["--hoem", home.home])
        #expect(usage.status == 2)
        // After all that the vault is as it was.
        try home.start()
        #expect(try home.unseal().status == 200)
    }
}
