import Backup
import Glibc
import JSON
import Keyroom
import Ledger
import Terms

/// `bursard backup verify` and `bursard backup restore`: open a backup with what opens the vault.
struct VaultBackup {
    let path: String
    let descriptor: Int32?
    /// What is on the descriptor.
    let kind: SlotKind
    let json: Bool

    /// Checks all of a backup and keeps nothing of it; the exit code.
    func verify() -> Int32 {
        ended { () throws(Stop) in
            let scratch = try makeScratch()
            defer {
                unsafe _ = unlink(scratch + "/bursar.db")
                unsafe _ = rmdir(scratch)
            }
            report(try restore(to: scratch + "/bursar.db"), "whole", home: nil)
        }
    }

    /// Puts a backup into a home that has no vault; the exit code.
    func restore(into home: Home) -> Int32 {
        ended { () throws(Stop) in
            guard home.make() else {
                throw Stop("restore", "\(home.directory) can't be made with mode 0700")
            }
            do {
                let lock = try HomeLock(directory: home.directory)
                defer { _ = lock }
                report(try place(in: home), "restored", home: home.directory)
            } catch let stop as Stop {
                throw stop
            } catch let error as HomeLockError {
                throw Stop("restore", error.clause)
            } catch { throw Stop("restore", "\(error)") }
            Output.log("hint: it opens frozen: unseal it, then bursar audit acknowledge --rollback")
        }
    }

    private func place(in home: Home) throws(Stop) -> BackupReport {
        guard unsafe access(home.files.database, F_OK) != 0 else {
            throw Stop(
                "restore", "\(home.directory) holds a vault already",
                hint: "choose another --home; a vault is never overwritten")
        }
        return try restore(to: home.files.database)
    }

    private func restore(to place: String) throws(Stop) -> BackupReport {
        let secret = try secret()
        do throws(BackupError) {
            return try BackupRestorer(path).restore(
                to: place, with: secret, by: SlotChoice(kind: kind))
        } catch { throw Stop("backup", error.clause) }
    }

    /// A passphrase, or the 32 bytes of a key file or of shares with a newline behind them.
    private func secret() throws(Stop) -> SecretBytes {
        guard kind != .passphrase, let descriptor else {
            return try PassphraseEntry(descriptor: descriptor).once()
        }
        do throws(SecretError) {
            return try SecretBytes.reading(descriptor, limit: SlotMaterial.length)
        } catch { throw Stop("backup", "what is to open it can't be read: \(error.clause)") }
    }

    /// Beside the backup, where there is room for it, and its owner's alone.
    private func makeScratch() throws(Stop) -> String {
        let place = "\(path).verify-\(getpid())"
        guard unsafe mkdir(place, 0o700) == 0 else {
            throw Stop("backup", "\(place) can't be made", hint: "it needs room beside the backup")
        }
        return place
    }

    private func report(_ report: BackupReport, _ word: String, home: String?) {
        guard json else {
            Output.say(
                "\(word): \(report.entries) entries, \(report.bytes) bytes, SHA-256 \(report.hash.hex)"
            )
            guard report.unread > 0 else { return }
            return Output.say(
                "the first \(report.unread) of them are archived and were not read: the vault starts with its archive alone"
            )
        }
        var document = JSONObject([
            ("entries", .integer(report.entries)), ("bytes", .integer(report.bytes)),
            ("sha256", .string(report.hash.hex)),
        ])
        if report.unread > 0 { document["unread"] = .integer(report.unread) }
        if let home { document["home"] = .string(home) }
        Output.say(String(decoding: JSONWriter.write(.object(document)), as: UTF8.self))
    }

    private func ended(_ work: () throws(Stop) -> Void) -> Int32 {
        do throws(Stop) {
            try work()
            return 0
        } catch {
            Output.complain(error)
            return 1
        }
    }
}
