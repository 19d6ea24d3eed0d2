import Foundation

/// Looks through all writable memory of this process for a pattern.
///
/// The pattern is kept masked, so that the search does not find itself.
struct MemoryScan {
    private let masked: [UInt8]
    private static let mask: UInt8 = 0xA5

    /// A pattern that is nowhere in the binary; `fill` writes it.
    init() {
        // The first byte stands in no UTF-8, and so seldom in memory: the search is quick.
        let rest = (1..<48).map { _ in UInt8.random(in: 0x61...0x7A) ^ MemoryScan.mask }
        masked = [0xC1 ^ MemoryScan.mask] + rest
    }

    var count: Int { masked.count }

    func fill(_ target: UnsafeMutableRawBufferPointer) {
        for (index, byte) in masked.enumerated() { unsafe target[index] = byte ^ Self.mask }
    }

    /// How often the pattern stands in memory.
    func occurrences() throws -> Int {
        let maps = try Self.maps()
        let memory = unsafe Foundation.open("/proc/self/mem", O_RDONLY)
        defer { close(memory) }
        let window = 1 << 20
        let buffer = UnsafeMutableRawBufferPointer.allocate(
            byteCount: window, alignment: 4096)
        defer { unsafe buffer.deallocate() }
        let own = UInt(bitPattern: buffer.baseAddress)
        var found = 0
        for line in maps.split(separator: "\n") where line.contains(" rw") {
            let range = line.prefix { $0 != " " }.split(separator: "-")
            guard let low = UInt(range[0], radix: 16), let high = UInt(range[1], radix: 16) else {
                continue
            }
            var at = low
            while at < high {
                let size = min(UInt(window), high - at)
                let got = unsafe pread(memory, buffer.baseAddress, Int(size), off_t(at))
                guard got > 0 else { break }
                found += unsafe hits(
                    in: UnsafeRawBufferPointer(rebasing: buffer[..<got]), at: at, notIn: own)
                // Windows overlap by the pattern's length, less one.
                at += got < window ? UInt(got) : UInt(window - masked.count + 1)
            }
        }
        return found
    }

    /// The whole list of mappings: Foundation takes the first short read of /proc for the end.
    private static func maps() throws -> String {
        let file = unsafe Foundation.open("/proc/self/maps", O_RDONLY)
        guard file >= 0 else { throw CocoaError(.fileReadNoPermission) }
        defer { close(file) }
        var text: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let got = unsafe read(file, &piece, piece.count)
            guard got > 0 else { return String(decoding: text, as: UTF8.self) }
            text += piece.prefix(got)
        }
    }

    private func hits(in bytes: UnsafeRawBufferPointer, at base: UInt, notIn own: UInt) -> Int {
        guard let start = bytes.baseAddress else { return 0 }
        var found = 0
        var offset = 0
        let first = Int32(masked[0] ^ Self.mask)
        while offset <= bytes.count - masked.count,
            let hit = unsafe memchr(start + offset, first, bytes.count - masked.count + 1 - offset)
        {
            let place = unsafe UnsafeRawPointer(hit) - start
            let address = base + UInt(place)
            let isOwn = address >= own && address < own + (1 << 20)
            let second = unsafe bytes[place + 1]
            if !isOwn, second == masked[1] ^ Self.mask,
                masked.indices.allSatisfy({ unsafe bytes[place + $0] == masked[$0] ^ Self.mask })
            {
                found += 1
            }
            offset = place + 1
        }
        return found
    }
}
