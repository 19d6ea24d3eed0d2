import JSON

extension InputFile {
    /// The JSON object in the file `path`, or on stdin for a dash; throws where it holds anything else.
    static func object(_ path: String, limit: Int) throws(Failure) -> JSONObject {
        let bytes = try read(path, limit: limit)
        let json: JSON
        do throws(JSONError) { json = try JSONReader.read(bytes) } catch {
            throw .file(name(path), why: error.clause)
        }
        guard case .object(let object) = json else {
            throw .file(name(path), why: "must hold one JSON object")
        }
        return object
    }
}
