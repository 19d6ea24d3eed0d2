internal import Digests
internal import Gate
internal import JSON
public import Terms

/// The gist as lines that each end in a line feed, RFC 8785, in one order; docs/ENTRIES.md has the form.
extension LogGist {
    /// The form of the lines, named in the first of them.
    static let format = "bursar/gist/v1"
    /// Keys a line, so that no line is long.
    private static let keysALine = 1_024

    /// The hash that a `state.snapshotted` at `seq` must name, had the entries before it given this.
    public func digest(through seq: UInt64) -> Digest32 {
        var cut = self
        _ = cut.cut()
        return SHA256.hash(cut.bytes(through: seq))
    }

    /// The blobs of a snapshot at `seq`, beside its state and the chunks that there were: those that are new, then
    /// the lines.
    public func blobs(through seq: UInt64) -> [[UInt8]] {
        var cut = self
        let chunks = cut.cut()
        return chunks + [cut.bytes(through: seq)]
    }

    /// The lines, once full chunks are cut off.
    func bytes(through seq: UInt64) -> [UInt8] {
        var bytes: [UInt8] = []
        var lines: UInt64 = 0
        func put(_ kind: String, _ members: [(String, JSON)]) {
            lines += 1
            bytes += JSONWriter.write(
                .object(JSONObject(members + [("kind", .string(kind))])))
            bytes.append(UInt8(ascii: "\n"))
        }
        put(
            "head",
            [
                ("ending", .string(ending.rawValue)), ("format", .string(LogGist.format)),
                ("through", .integer(seq)),
            ])
        for seq in unread { put("unread", [("seq", .integer(seq))]) }
        for pin in pins.sorted(by: LogGist.stands(_:before:)) { put("pin", [("pin", pin.json)]) }
        for hex in named.map(\.hex).sorted() { put("blob", [("sha256", .string(hex))]) }
        for hash in chunks { put("chunk", [("sha256", .string(hash.hex))]) }
        var start = 0
        while start < loose.count {
            let end = min(start + LogGist.keysALine, loose.count)
            put("keys", [("hashes", .string(Hex.encode(KeyChunk.bytes(loose[start..<end]))))])
            start = end
        }
        put("end", [("lines", .integer(lines))])
        return bytes
    }

    private static func stands(_ one: Pin, before other: Pin) -> Bool {
        one.table == other.table
            ? one.id.lexicographicallyPrecedes(other.id)
            : one.table.rawValue < other.table.rawValue
    }

    /// Reads what ``bytes(through:)`` wrote; nil for bytes that are not of the form, or of another place.
    ///
    /// - Parameter chunk: reads the blob of that hash.
    init?(
        _ bytes: [UInt8], through seq: UInt64,
        chunk: (Digest32) throws(LedgerError) -> [UInt8]?
    ) throws(LedgerError) {
        var reader = GistReader(seq)
        var start = 0
        while start < bytes.count {
            guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")),
                case .object(let line)? = try? JSONReader.read(Array(bytes[start..<end])),
                reader.take(line)
            else { return nil }
            start = end + 1
        }
        guard reader.isEnded, let ending = reader.ending else { return nil }
        var chunked: [UInt64] = []
        chunked.reserveCapacity(reader.chunks.count * KeyChunk.length)
        for hash in reader.chunks {
            guard let blob = try chunk(hash), let keys = KeyChunk.hashes(blob),
                keys.count == KeyChunk.length
            else { return nil }
            chunked += keys
        }
        self.init(
            pins: reader.pins, named: reader.named, unread: reader.unread, ending: ending,
            chunks: reader.chunks, chunked: chunked, loose: reader.loose)
    }
}
