import JSON
import Ledger
import Terms

/// The witnesses whose word a log is held to, and what each was found to have cosigned.
struct Witnesses {
    /// The newest that a witness cosigned of the log.
    struct Sight {
        let size: UInt64
        let time: UInt64
    }

    private let keys: [WitnessKey]
    private var seen: [WitnessKey: Sight] = [:]

    /// Nobody's word but the log's own.
    static let none = Witnesses([])

    /// Takes verifier keys, as `--witness` names them.
    init(_ texts: [String]) {
        keys = texts.compactMap { try? WitnessKey($0) }
    }

    /// Looks for cosignatures under a checkpoint that the log's own key signed.
    ///
    /// A line that claims to be a witness's and is not rejects the checkpoint; one that is not there is
    /// missed only at the end, since others may have it.
    mutating func look(at note: SignedNote, size: UInt64) throws(NoteError) {
        for key in keys {
            let found: Cosignature
            do throws(NoteError) { found = try note.cosignature(by: key) } catch {
                if case .unsigned = error { continue }
                throw error
            }
            if size >= seen[key]?.size ?? 0 { seen[key] = Sight(size: size, time: found.time) }
        }
    }

    /// The witness that cosigned no checkpoint the log was held to; nil where all did.
    var missing: WitnessKey? { keys.first { seen[$0] == nil } }

    /// What is said of them, in JSON; nothing where none was named.
    var members: [(String, JSON)] {
        guard !keys.isEmpty else { return [] }
        let list: [JSON] = keys.compactMap { key in
            seen[key].map { sight in
                [
                    "witness": .string(key.name), "size": .integer(sight.size),
                    "time": .string(Witnesses.time(of: sight)),
                ]
            }
        }
        return [("witnesses", .array(list))]
    }

    /// The same for people; `size` is the log's.
    func lines(ofLog size: UInt64) -> [String] {
        keys.compactMap { key in
            seen[key].map { sight in
                let later = size - min(size, sight.size)
                let rest = later == 0 ? "" : ", and none of the \(later) after them"
                return
                    "\(key.name) saw the first \(sight.size) at \(Witnesses.time(of: sight))\(rest)"
            }
        }
    }

    private static func time(of sight: Sight) -> String {
        // Nanoseconds in 64 bits end in 2262, and a witness may write any 64 bits.
        let latest = UInt64(Int64.max / Moment.second)
        return sight.time > latest
            ? "second \(sight.time)"
            : Timestamp.seconds(Moment(seconds: Int64(sight.time)))
    }
}
