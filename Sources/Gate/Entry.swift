public import JSON
public import Terms

/// One entry of the log: the envelope every kind has, and the kind's own members.
///
/// The bytes are RFC 8785 canonical JSON; they are hashed and stored exactly as written once.
public struct Entry: Hashable, Sendable {
    /// The format's version.
    public static let version: UInt64 = 1
    /// RFC 6962's bound on what an entry bundle can hold, bytes.
    public static let largest = 65_535

    /// The place in the log, from 0.
    public let seq: UInt64
    /// Ledger time.
    public let time: Moment
    /// Dotted noun and past participle: `payment.decided`.
    public let kind: String
    /// 128 random bits.
    public let blind: [UInt8]
    /// Who caused it.
    public let actor: Actor
    /// The kind's own members.
    public let body: JSONObject

    /// Gathers the parts.
    public init(
        seq: UInt64, time: Moment, kind: String, blind: [UInt8], actor: Actor, body: JSONObject
    ) {
        self.seq = seq
        self.time = time
        self.kind = kind
        self.blind = blind
        self.actor = actor
        self.body = body
    }

    /// The canonical bytes.
    public var bytes: [UInt8] {
        // In the order the writer wants: sorting what is sorted already costs it nothing.
        let envelope: [(String, JSON)] = [
            (
                "actor",
                [
                    "name": .string(actor.name), "role": .string(actor.role.rawValue),
                    "uid": .integer(UInt64(actor.uid)),
                ]
            ),
            ("blind", .string(Hex.encode(blind))),
            ("kind", .string(kind)),
            ("seq", .integer(seq)),
            ("time", .string(Timestamp.precise(time))),
            ("v", .integer(Entry.version)),
        ]
        return JSONWriter.write(.object(JSONObject(Entry.merged(envelope, body.members))))
    }

    /// Two lists in order as one; a body that is not in order costs the writer a sort and nothing else.
    private static func merged(_ envelope: [(String, JSON)], _ body: [JSONObject.Member])
        -> [(String, JSON)]
    {
        var merged: [(String, JSON)] = []
        merged.reserveCapacity(envelope.count + body.count)
        var next = 0
        for member in body {
            while next < envelope.count, envelope[next].0 < member.key {
                merged.append(envelope[next])
                next += 1
            }
            merged.append((member.key, member.value))
        }
        return merged + envelope[next...]
    }

    /// Reads canonical bytes; throws ``EntryError`` for the first thing wrong with them.
    public init(reading bytes: [UInt8]) throws(EntryError) {
        guard let json = try? JSONReader.read(bytes), case .object(let object) = json else {
            throw EntryError(clause: "is not a JSON object")
        }
        try self.init(object)
    }

    /// Takes members that were read; throws ``EntryError`` for the first thing wrong with them.
    public init(_ object: JSONObject) throws(EntryError) {
        guard object["v"] == .integer(Entry.version), case .integer(let seq)? = object["seq"],
            case .string(let time)? = object["time"], let moment = Timestamp.parse(time),
            case .string(let kind)? = object["kind"], case .string(let blind)? = object["blind"],
            let blindBytes = Hex.decode(blind), blindBytes.count == 16,
            let actor = Entry.actor(object["actor"])
        else { throw EntryError(clause: "lacks v, seq, time, kind, blind or actor in their form") }
        self.init(
            seq: seq, time: moment, kind: kind, blind: blindBytes, actor: actor,
            body: object.removing(Entry.envelope))
    }

    private static let envelope = ["v", "seq", "time", "kind", "blind", "actor"]

    private static func actor(_ json: JSON?) -> Actor? {
        guard case .object(let object)? = json, case .string(let role)? = object["role"],
            let known = Actor.Role(rawValue: role), case .string(let name)? = object["name"],
            case .integer(let uid)? = object["uid"], let uid32 = UInt32(exactly: uid)
        else { return nil }
        return Actor(role: known, name: name, uid: uid32)
    }
}
