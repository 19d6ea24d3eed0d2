import JSON
import Terms

extension ClockReading {
    /// The `clock` member of entries; boot time is a string, since 2^53 ns is only 104 days.
    var json: JSON {
        [
            "boot_id": .string(bootID), "boot_ns": .string(String(bootNanoseconds)),
            "wall": .string(Timestamp.precise(wall)),
        ]
    }

    /// Reads what ``json`` wrote; nil for anything else.
    init?(json: JSON?) {
        guard case .object(let object)? = json, case .string(let wall)? = object["wall"],
            let moment = Timestamp.parse(wall), case .string(let bootID)? = object["boot_id"],
            case .string(let text)? = object["boot_ns"], let nanoseconds = Int64(text)
        else { return nil }
        self.init(wall: moment, bootID: bootID, bootNanoseconds: nanoseconds)
    }
}
