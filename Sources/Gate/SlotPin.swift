import JSON
import Terms

/// Which row of the table `slots` is a slot's, by the log's last word.
public struct SlotPin: Hashable, Sendable {
    /// The row's version.
    public let version: UInt64
    /// SHA-256 over value || mac.
    public let digest: [UInt8]

    /// One that was found before, as a snapshot has it.
    init(version: UInt64, digest: [UInt8]) {
        self.version = version
        self.digest = digest
    }

    /// Finds a slot's own pin in an entry's `sealed` member; nil where it is not there.
    init?(_ sealed: JSON?, of slot: SlotName) {
        guard case .array(let pins)? = sealed else { return nil }
        let id = JSON.string(Hex.encode(Array(slot.text.utf8)))
        let own = pins.compactMap { pin -> JSONObject? in
            guard case .object(let object) = pin, object["table"] == "slots", object["id"] == id
            else { return nil }
            return object
        }.last
        guard let own, case .integer(let version)? = own["version"],
            case .string(let hex)? = own["sha256"], let digest = Hex.decode(hex)
        else { return nil }
        self.version = version
        self.digest = digest
    }
}
