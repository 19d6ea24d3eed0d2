internal import JSON
internal import Terms

/// What every entry has, whatever its kind: version, place, time, kind, blind and actor.
struct EntryEnvelope {
    let time: Moment
    let kind: String
    private let place: UInt64

    /// Reads the envelope of the entry that stands at `seq`.
    init(_ json: JSON, expecting seq: UInt64) throws(LogFinding) {
        do throws(FieldError) {
            var entry = try ObjectReader(json)
            guard try entry.integer("v") == 1 else { throw entry.error("v", "must be 1") }
            let found = try entry.integer("seq")
            let time = try entry.string("time")
            // Nine digits always: two spellings of one instant would be two leaves.
            guard time.utf8.count == 30, let moment = Timestamp.parse(time) else {
                throw entry.error("time", "must be RFC 3339 with nine digits and Z")
            }
            let kind = try entry.string("kind")
            guard kind.utf8.contains(UInt8(ascii: ".")) else {
                throw entry.error("kind", "must be a dotted name")
            }
            let blind = try entry.string("blind")
            guard blind.utf8.count == 32, blind.utf8.allSatisfy(EntryEnvelope.isLowerHex) else {
                throw entry.error("blind", "must be 32 lower-case hex digits")
            }
            try EntryEnvelope.checkActor(entry.value("actor"))
            self.time = moment
            self.kind = kind
            place = found
        } catch {
            throw .malformed(seq: seq, clause: "is no entry: \(error.path) \(error.clause)")
        }
        guard place == seq else { throw .wrongPlace(seq: seq, found: place) }
    }

    private static func checkActor(_ json: JSON) throws(FieldError) {
        var actor = try ObjectReader(json, at: "actor")
        guard Actor.Role(rawValue: try actor.string("role")) != nil else {
            throw actor.error("role", "must be agent, admin, audit, feed or daemon")
        }
        _ = try actor.string("name")
        _ = try actor.integer("uid")
        try actor.finish()
    }

    private static func isLowerHex(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}
