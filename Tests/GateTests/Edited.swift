import Gate
import JSON

/// Entries with one member of another value.
enum Edited {
    static func members(_ bytes: [UInt8]) throws -> JSONObject {
        guard case .object(let object) = try JSONReader.read(bytes) else {
            throw EntryError(clause: "is no object")
        }
        return object
    }

    static func entry(_ bytes: [UInt8], setting key: String, to value: JSON) throws -> [UInt8] {
        var object = try members(bytes)
        object[key] = value
        return JSONWriter.write(.object(object))
    }

    /// The entry with `change` made to each of its windows.
    static func windows(
        of bytes: [UInt8], _ change: (Int, inout JSONObject) -> Void
    ) throws -> [UInt8] {
        guard case .array(let list)? = try members(bytes)["windows"] else {
            throw EntryError(clause: "has no windows")
        }
        let changed: [JSON] = list.enumerated().map { index, line in
            guard case .object(var object) = line else { return line }
            change(index, &object)
            return .object(object)
        }
        return try entry(bytes, setting: "windows", to: .array(changed))
    }
}
