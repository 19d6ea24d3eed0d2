/// The web origin of a merchant: https, host and port, in the one text that RFC 6454 §6.2 gives it.
///
/// A grant is for one origin, so two readers must not see two in one text. Whatever some of them pass over is
/// refused instead: user information, paths, trailing dots, addresses of machines, hosts in other letters than
/// ASCII. An A-label (`xn--…`) stays as it is, and is never shown in the letters that it stands for.
struct MerchantOrigin: Hashable, Sendable {
    /// `https://shop.example` or `https://shop.example:8443`.
    let text: String

    private static let scheme = "https://"
    /// RFC 1035 §2.3.4.
    private static let longestLabel = 63
    private static let longestHost = 253

    /// Reads an origin; capital letters are made small and port 443 is left out (RFC 6454 §4).
    init(_ text: String) throws(MerchantOriginError) {
        let bytes = Array(text.utf8)
        guard bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .notASCII }
        guard MerchantOrigin.lower(bytes.prefix(8)) == Array(MerchantOrigin.scheme.utf8) else {
            throw .notHTTPS
        }
        let rest = bytes.dropFirst(8)
        guard !rest.contains(UInt8(ascii: "@")) else { throw .userInformation }
        guard !rest.contains(where: { "/\\?#".utf8.contains($0) }) else { throw .moreThanOrigin }
        let parts = rest.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        let host = MerchantOrigin.lower(parts[0])
        try MerchantOrigin.check(host: host)
        guard parts.count <= 2 else { throw .port }
        let port = parts.count == 2 ? try MerchantOrigin.port(parts[1]) : 443
        let name = MerchantOrigin.scheme + String(decoding: host, as: UTF8.self)
        self.text = port == 443 ? name : "\(name):\(port)"
    }

    private static func lower(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    private static func check(host: [UInt8]) throws(MerchantOriginError) {
        let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard host.count <= longestHost, labels.count >= 2,
            labels.allSatisfy({ isLabel($0) })
        else { throw .host }
        // What ends in a number is an address to some readers (WHATWG URL, "ends in a number checker"):
        // 127.1 and 0x7f.1 are 127.0.0.1 there.
        guard let last = labels.last, let first = last.first, !isDigit(first) else {
            throw .machineAddress
        }
    }

    /// Letters, digits and inner hyphens; two hyphens in third place are an A-label's alone (RFC 5891 §4.2.3.1).
    private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
        let hyphen = UInt8(ascii: "-")
        guard (1...longestLabel).contains(label.count), label.first != hyphen,
            label.last != hyphen,
            label.allSatisfy({ isDigit($0) || (0x61...0x7A).contains($0) || $0 == hyphen })
        else { return false }
        guard Array(label.dropFirst(2).prefix(2)) == [hyphen, hyphen] else { return true }
        return label.starts(with: "xn--".utf8) && label.count > 4
    }

    private static func port(_ digits: ArraySlice<UInt8>) throws(MerchantOriginError) -> UInt16 {
        guard (1...5).contains(digits.count), digits.allSatisfy(isDigit),
            digits.first != UInt8(ascii: "0"),
            let port = UInt16(String(decoding: digits, as: UTF8.self))
        else { throw .port }
        return port
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
