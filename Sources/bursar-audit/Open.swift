import ArgumentParser
import Digests
import Gate
import JSON
import Ledger
import Terms

/// `bursar-audit open`: whether a text is the one that an entry commits to.
struct Open: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows that a purpose is the one that an entry commits to.",
        discussion: """
            FILE is what bursar audit disclose --json printed: an entry's place, the purpose and the salt.
            The log is read from where verify does, and verified in the same pass. Status 4 where the entry
            commits to another text, or to none.

            Example: bursar-audit open opening.json ./log --key "$(cat verifier-key.txt)"
            """)

    @Argument(help: "The file with the purpose and its salt; - for the standard input.")
    var opening: String
    @OptionGroup var log: LogOptions

    func run() throws {
        do throws(AuditFailure) { try open() } catch { Output.fail(error, asJSON: log.json) }
    }

    private func open() throws(AuditFailure) {
        let file = try OpeningFile(opening)
        let reading = LogReading(options: log)
        var audit = Audit(key: try reading.key(), kept: file.seq)
        let verdict = try reading.read(&audit)
        guard let line = audit.keptLine, let entry = try? Entry(reading: line) else {
            throw .failed(
                what: opening,
                why: "is of entry \(file.seq), and the log has "
                    + "\(verdict.report.size)", hint: "is it of a longer copy of the log?")
        }
        guard let committed = PurposeOpening.commitment(in: entry) else {
            throw .tampering(
                what: opening, why: "is of entry \(file.seq), which commits to nothing",
                seq: file.seq)
        }
        guard committed == file.opening.commitment.hex else {
            throw .tampering(
                what: opening, why: "is not what entry \(file.seq) commits to", seq: file.seq)
        }
        tell(file, entry, isSigned: file.seq < verdict.report.signedSize)
    }

    private func tell(_ file: OpeningFile, _ entry: Entry, isSigned: Bool) {
        var payment = ""
        if case .string(let text)? = entry.body["payment"] { payment = text }
        guard !log.json else {
            return Output.say(
                Output.text(of: [
                    ("verified", true), ("entry", .integer(file.seq)),
                    ("payment", .string(payment)), ("signed", .bool(isSigned)),
                    ("purpose", file.opening.purpose),
                ]))
        }
        let when = Timestamp.seconds(entry.time)
        Output.say("entry \(file.seq), payment \(SpelledText.word(payment)) of \(when), is for:")
        let text = String(decoding: JSONWriter.write(file.opening.purpose), as: UTF8.self)
        Output.say("  " + SpelledText.line(text))
        if !isSigned { Output.say("the entry is not signed yet: no checkpoint vouches for it") }
    }
}
