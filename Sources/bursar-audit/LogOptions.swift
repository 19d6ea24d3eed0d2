import ArgumentParser
import Ledger

/// Which log is read, and what it is held to: all that verifying and replaying take.
struct LogOptions: ParsableArguments {
    @Argument(help: "The file of entries, or the directory of an export.")
    var path: String?
    @Option(help: "The log's verifier key, name+hash+base64, got by another way than the log.")
    var key: String?
    @Option(help: "An earlier checkpoint or receipt that the log must still contain.")
    var since: [String] = []
    @Option(help: "A witness that must have cosigned one of the checkpoints, by its verifier key.")
    var witness: [String] = []
    @Option(help: "The signed checkpoint to hold the log to.")
    var checkpoint: String?
    @Option(help: "The daemon's audit socket, to read through instead of a file.")
    var socket: String?
    @Flag(help: "Answer with one JSON document.")
    var json = false

    func validate() throws {
        guard (path == nil) != (socket == nil) else {
            throw ValidationError("name a FILE or DIR, or --socket, and not both")
        }
        guard key != nil || socket != nil else {
            throw ValidationError("--key is needed to check a file")
        }
        guard witness.allSatisfy({ (try? WitnessKey($0)) != nil }) else {
            throw ValidationError(
                "--witness is not a witness's key (name+hash+base64, cosignatures)")
        }
        if let key, (try? VerifierKey(key)) == nil {
            throw ValidationError("--key is not a verifier key (name+hash+base64, Ed25519)")
        }
    }
}
