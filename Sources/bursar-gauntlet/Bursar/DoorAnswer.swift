internal import JSON

/// A whole HTTP/1.1 reply with a length.
struct DoorAnswer: Sendable {
    /// The status code.
    let status: Int
    /// Exactly as many bytes as were announced.
    let body: [UInt8]

    /// Reads a reply; nil while it is not whole.
    init?(_ bytes: [UInt8]) {
        let end = bytes.indices.first { index in
            bytes[index] == 0x0D && bytes[index...].starts(with: [0x0D, 0x0A, 0x0D, 0x0A])
        }
        guard let end else { return nil }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count >= 2, let status = Int(words[1]) else { return nil }
        var length: Int?
        for line in lines.dropFirst() where line.lowercased().hasPrefix("content-length:") {
            length = Int(line.split(separator: ":")[1].drop { $0 == " " })
        }
        let rest = bytes[(end + 4)...]
        guard let length, length >= 0, rest.count >= length else { return nil }
        self.status = status
        body = Array(rest.prefix(length))
    }

    /// The body as a document; `null` where it is none.
    var json: JSON { (try? JSONReader.read(body)) ?? .null }

    /// What it says of a payment.
    var answer: Answer {
        guard status == 200 else {
            // 4xx is decided, or was never understood; 5xx says nothing of what was decided.
            return .refused(
                json.text("rule") ?? json.text("title") ?? "status \(status)", isFinal: status < 500
            )
        }
        guard let data = json.text("transaction", "data"), let bytes = DoorAnswer.bytes(data),
            let payment = json.text("payment")
        else { return .lost }
        return .signed(
            Release(
                payment: payment, bytes: bytes,
                charge: json.text("charge", "amount").flatMap { Money($0) }))
    }

    /// The bytes of `0x…`.
    private static func bytes(_ hex: String) -> [UInt8]? {
        guard hex.hasPrefix("0x") else { return nil }
        let digits = hex.dropFirst(2).compactMap(\.hexDigitValue)
        guard digits.count == hex.count - 2, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map {
            UInt8(digits[$0] * 16 + digits[$0 + 1])
        }
    }
}

extension JSON {
    /// The string at a path of keys.
    func text(_ path: String...) -> String? {
        var here: JSON = self
        for key in path {
            guard case .object(let object) = here, let next = object[key] else { return nil }
            here = next
        }
        guard case .string(let text) = here else { return nil }
        return text
    }
}
