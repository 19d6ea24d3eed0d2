public import JSON
public import Terms

// Entries name a secret by the keyed hash of its path. The path itself stands only where a policy's grant,
// which is in the log whole, has named it already: see docs/decisions/0020.
extension Event {
    /// What goes with a new version of a secret.
    public struct SecretTerms: Hashable, Sendable {
        /// From when on it is not shown any more.
        public let expires: Moment?
        /// After how many seconds it is to be followed by another.
        public let rotateEvery: Int64?
        /// Until when the version before it is shown beside it.
        public let graceUntil: Moment?

        /// Gathers them; nil where there is none.
        public init(expires: Moment?, rotateEvery: Int64?, graceUntil: Moment?) {
            self.expires = expires
            self.rotateEvery = rotateEvery
            self.graceUntil = graceUntil
        }
    }

    /// A version of a secret was put, or put by a rotation: `sealed` pins its rows.
    public static func secretPut(
        _ secret: Digest32, version: UInt64, _ terms: SecretTerms, isRotation: Bool, sealed: JSON
    ) -> Event {
        Event(
            isRotation ? .secretRotated : .secretPut,
            [
                Field.secret(secret), Field.secretVersion(version),
                Field.expires(terms.expires),
                Field.rotateEvery(terms.rotateEvery.map { UInt64(max(0, $0)) }),
                Field.graceUntil(terms.graceUntil), Field.sealed(Facts(sealed)),
            ])
    }

    /// A version was disabled, or enabled again.
    public static func secretSwitched(
        _ secret: Digest32, version: UInt64, isEnabled: Bool
    ) -> Event {
        Event(
            isEnabled ? .secretEnabled : .secretDisabled,
            [Field.secret(secret), Field.secretVersion(version)])
    }

    /// A version's key is gone: `sealed` pins what stands in its row's place.
    public static func secretDestroyed(
        _ secret: Digest32, version: UInt64, sealed: JSON
    ) -> Event {
        Event(
            .secretDestroyed,
            [
                Field.secret(secret), Field.secretVersion(version), Field.sealed(Facts(sealed)),
            ])
    }

    /// An admin was shown a version.
    public static func secretRevealed(
        _ secret: Digest32, version: UInt64, reason: String
    ) -> Event {
        Event(
            .secretRevealed,
            [
                Field.secret(secret), Field.secretVersion(version), Field.reason(TypedText(reason)),
            ])
    }

    /// An agent was shown a version: what the rules counted it in stands with it.
    public static func secretRevealed(_ reveal: SecretReveal, clock: ClockReading) -> Event {
        var uses: [(String, JSON)] = [
            ("start", moment(reveal.window.start)), ("end", moment(reveal.window.end)),
            ("before", .integer(reveal.before)),
        ]
        if let most = reveal.most { uses.append(("most", .integer(UInt64(max(0, most))))) }
        var members = [
            Field.secret(reveal.secret), Field.secretVersion(reveal.version),
            Field.path(Word(reveal.path.text)), Field.uses(Facts(.object(JSONObject(uses)))),
            Field.clock(clock),
        ]
        if reveal.isInGrace { members.append(Field.grace(true)) }
        return Event(.secretRevealed, members)
    }

    /// An agent was refused a secret; the hash tells equal paths apart and says none.
    public static func secretRefused(
        _ secret: Digest32, version: UInt64?, rule: String
    ) -> Event {
        Event(
            .secretRefused,
            [Field.secret(secret), Field.secretVersion(version), Field.rule(Word(rule))])
    }

    /// A rotation became due, or a version's time is over: said once.
    public static func secretNoted(
        _ secret: Digest32, version: UInt64, isExpiry: Bool
    ) -> Event {
        Event(
            isExpiry ? .secretExpired : .secretDue,
            [Field.secret(secret), Field.secretVersion(version)])
    }

    private static func moment(_ moment: Moment?) -> JSON {
        moment.map { .string(Timestamp.precise($0)) } ?? .null
    }
}
