import Digests
import Gate
import JSON
import Terms

/// The bytes beside an export that its entries name by their hash, because they are too long for one.
struct NamedBytes {
    /// The directory: a file each, named by its SHA-256 in hex.
    let directory: String

    /// Whether what an entry names is there, and is that; the line was verified before.
    func check(_ line: ReadLine) throws(AuditFailure) {
        guard line.mayNameBytes, let entry = try? line.read().entry else { return }
        for hash in entry.blobs {
            let path = "\(directory)/\(hash.hex)"
            guard InputFile.exists(path) else {
                throw .tampering(
                    what: path, why: "is not there, and entry \(entry.seq) names it",
                    seq: entry.seq)
            }
            guard try InputFile.hash(path) == hash else {
                throw .tampering(
                    what: path, why: "has not the bytes that entry \(entry.seq) names",
                    seq: entry.seq)
            }
        }
    }
}
