internal import Gate
internal import JSON
internal import Terms

/// Takes the lines of a gist as they come.
struct GistReader {
    private(set) var pins: [Pin] = []
    private(set) var named: Set<Digest32> = []
    private(set) var unread: [UInt64] = []
    private(set) var chunks: [Digest32] = []
    private(set) var loose: [UInt64] = []
    /// How the last daemon ended; nil before the first line.
    private(set) var ending: DaemonEnd?
    private(set) var isEnded = false
    private let through: UInt64
    private var lines: UInt64 = 0

    /// Of a gist of all entries before `through`.
    init(_ through: UInt64) { self.through = through }

    /// Takes the next line; false where none like it can stand there.
    mutating func take(_ line: JSONObject) -> Bool {
        guard !isEnded, case .string(let kind)? = line["kind"],
            (kind == "head") == (lines == 0)
        else { return false }
        lines += 1
        switch kind {
        case "head":
            guard line["format"] == .string(LogGist.format), line["through"] == .integer(through),
                case .string(let word)? = line["ending"]
            else { return false }
            ending = DaemonEnd(rawValue: word)
        case "unread":
            guard case .integer(let seq)? = line["seq"] else { return false }
            unread.append(seq)
        case "pin":
            guard let pin = line["pin"].flatMap(Pin.init) else { return false }
            pins.append(pin)
        case "blob":
            guard let hash = GistReader.hash(line) else { return false }
            named.insert(hash)
        case "chunk":
            guard let hash = GistReader.hash(line) else { return false }
            chunks.append(hash)
        case "keys":
            guard case .string(let hex)? = line["hashes"],
                let keys = Hex.decode(hex).flatMap({ KeyChunk.hashes($0) })
            else { return false }
            loose += keys
        case "end":
            guard line["lines"] == .integer(lines - 1) else { return false }
            isEnded = true
        default: return false
        }
        return true
    }

    private static func hash(_ line: JSONObject) -> Digest32? {
        guard case .string(let hex)? = line["sha256"] else { return nil }
        return Hex.decode(hex).flatMap { Digest32($0) }
    }
}
