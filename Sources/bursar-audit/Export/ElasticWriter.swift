import Gate
import JSON

/// Writes what Elasticsearch takes: pages for `_bulk`, and the templates and the policy to set up first.
struct ElasticWriter: EntryWriter {
    /// What a page may have before the next is begun: a request may have 100 MB, and a document less than
    /// half a megabyte, whatever its entry is.
    private static let pageSize = 32 << 20

    private let folder: String
    private var pages: [WrittenFile] = []
    private var documents: UInt64 = 0

    init(in place: ExportPlace) throws(AuditFailure) {
        folder = try place.folder("bulk")
        for (name, json) in ElasticTemplates.files {
            let text = String(decoding: JSONWriter.write(json), as: UTF8.self)
            try WrittenFile.write(text + "\n", to: name, in: place.path)
        }
    }

    mutating func add(_ entry: LoggedEntry) throws(AuditFailure) {
        if pages.last.map({ $0.size >= ElasticWriter.pageSize }) ?? true { try turn() }
        // Data streams take nothing but `create`; a second one of the same id is answered 409, and is
        // no harm.
        let action: JSON = [
            "create": [
                "_id": .string(ElasticDocument.id(of: entry)),
                "_index": .string(ElasticDocument.stream(of: entry.entry.kind)),
            ]
        ]
        try pages.last?.append(JSONWriter.write(action) + [UInt8(ascii: "\n")])
        try pages.last?.append(
            JSONWriter.write(ElasticDocument.json(of: entry)) + [UInt8(ascii: "\n")])
        documents += 1
    }

    mutating func finish() throws(AuditFailure) -> [(String, UInt64)] {
        for page in pages { try page.publish() }
        return [("documents", documents), ("pages", UInt64(pages.count))]
    }

    private mutating func turn() throws(AuditFailure) {
        try pages.last?.end()
        let digits = String(documents)
        let name = String(repeating: "0", count: max(0, 12 - digits.count)) + digits + ".ndjson"
        pages.append(try WrittenFile(name, in: folder))
    }
}
