import JSON
import Keyroom

extension Hardening {
    /// The `hardening` member of `status` and `daemon.started`.
    var json: JSON {
        .object(JSONObject(measures.map { ($0.name, .bool($0.isReached)) }))
    }
}
