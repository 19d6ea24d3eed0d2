import API
import Foundation
import Testing

@Suite(.serialized) struct `A secret body` {
    @Test(arguments: ["unseal", "wallets/import?wallet=a", "wallets/preview", "wallets/import"])
    func `is seen once, in memory of its own`(path: String) async throws {
        try await House.open { house in
            let reply = try house.ask(at: .admin, "POST", "/v1/admin/\(path)", body: "hunter2")
            #expect(reply.body.contains(" 0 0 7,0 admin "))
            #expect(reply.headers["connection"] == "close")
        }
    }

    @Test func `is one only at the admin door and its place`() async throws {
        try await House.open { house in
            let agent = try house.ask(at: .agent, "POST", "/v1/admin/unseal", body: "ab")
            #expect(agent.body.hasPrefix("POST /v1/admin/unseal - - - - 2 "))
            for path in ["seal", "wallets", "wallets/import/", "wallets/a/import"] {
                let other = try house.ask(at: .admin, "POST", "/v1/admin/\(path)", body: "ab")
                #expect(other.body.hasPrefix("POST /v1/admin/\(path) - - - - 2 "))
            }
        }
    }

    @Test(arguments: [(4096, 200), (4097, 413)])
    func `fits one page or is refused`(length: Int, status: Int) async throws {
        try await House.open { house in
            let body = String(repeating: "x", count: length)
            let reply = try house.ask(at: .admin, "POST", "/v1/admin/unseal", body: body)
            #expect(reply.status == status)
        }
    }

    /// Each shape puts the secret into other buffers of the parser.
    @Test(arguments: [
        Shape.whole, .afterHead, .headInTwo, .headInTwoWithBody, .bodyInTwo, .chunked, .tooLarge,
        .broken, .endless,
    ])
    func `leaves no trace in the process`(shape: Shape) async throws {
        let scan = MemoryScan()
        try await House.open { house in
            let client = try house.client(.admin)
            let secret = UnsafeMutableRawBufferPointer.allocate(
                byteCount: shape.length + scan.count, alignment: 16)
            unsafe secret.initializeMemory(as: UInt8.self, repeating: 0x2E)
            let marker = unsafe UnsafeMutableRawBufferPointer(rebasing: secret[..<scan.count])
            unsafe scan.fill(marker)
            #expect(try scan.occurrences() == 1, "the control: a trace is found")
            try unsafe shape.send(UnsafeRawBufferPointer(secret), to: client)
            let status = try client.reply().status
            #expect(status == shape.status)
            #expect(client.isAtEnd())
            for index in secret.indices { unsafe secret[index] = 0 }
            #expect(try scan.occurrences() == 0)
            unsafe secret.deallocate()
        }
    }

    enum Shape: Sendable {
        case whole, afterHead, headInTwo, headInTwoWithBody, bodyInTwo, chunked
        case tooLarge, broken, endless

        var status: Int {
            switch self {
            case .tooLarge: 413
            case .broken, .endless: 400
            default: 200
            }
        }

        /// How many bytes follow the marker.
        var length: Int { self == .tooLarge ? 8192 : 0 }

        func send(_ secret: UnsafeRawBufferPointer, to client: Client) throws {
            let first = "POST /v1/admin/unseal HTTP/1.1\r\nHost: bursar\r\n"
            let length = "Content-Length: \(secret.count)\r\n"
            switch self {
            case .whole, .tooLarge: try unsafe join(first + length + "\r\n", secret, "", client)
            case .afterHead:
                client.send(first + length + "\r\n")
                pause()
                _ = unsafe client.send(secret)
            case .headInTwo:
                client.send(first + "Content-Le")
                pause()
                client.send("ngth: \(secret.count)\r\n\r\n")
                pause()
                _ = unsafe client.send(secret)
            case .headInTwoWithBody:
                client.send(first + "Content-Le")
                pause()
                try unsafe join("ngth: \(secret.count)\r\n\r\n", secret, "", client)
            case .bodyInTwo:
                let half = secret.count / 2
                client.send(first + length + "\r\n")
                pause()
                _ = unsafe client.send(UnsafeRawBufferPointer(rebasing: secret[..<half]))
                pause()
                _ = unsafe client.send(UnsafeRawBufferPointer(rebasing: secret[half...]))
            case .chunked:
                let size = String(secret.count, radix: 16)
                try unsafe join(
                    first + "Transfer-Encoding: chunked\r\n\r\n\(size)\r\n", secret,
                    "\r\n0\r\n\r\n", client)
            case .broken:
                try unsafe join(first + "Bad Header: x\r\n\r\n", secret, "", client)
            case .endless:
                try unsafe join(
                    first + "Content-Length: \(secret.count + 1)\r\n\r\n", secret, "", client)
                client.finish()
            }
        }

        /// Sends text and secret in one packet, from memory that is wiped after.
        private func join(
            _ head: String, _ secret: UnsafeRawBufferPointer, _ tail: String, _ client: Client
        ) throws {
            let all = UnsafeMutableRawBufferPointer.allocate(
                byteCount: head.utf8.count + secret.count + tail.utf8.count, alignment: 16)
            unsafe all.copyBytes(from: head.utf8)
            unsafe UnsafeMutableRawBufferPointer(rebasing: all[head.utf8.count...])
                .copyMemory(from: secret)
            unsafe UnsafeMutableRawBufferPointer(
                rebasing: all[(head.utf8.count + secret.count)...]
            ).copyBytes(from: tail.utf8)
            _ = unsafe client.send(UnsafeRawBufferPointer(all))
            for index in all.indices { unsafe all[index] = 0 }
            unsafe all.deallocate()
        }

        /// Lets the door read what came so far by itself.
        private func pause() { Thread.sleep(forTimeInterval: 0.05) }
    }
}
