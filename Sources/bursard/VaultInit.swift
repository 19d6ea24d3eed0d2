import Admin
import Dispatch
import Glibc
import JSON
import Keyroom
import Ledger
import Synchronization
import Terms

/// `bursard init`: makes DIR, a root key, the slot "main" and the first, signed entry.
struct VaultInit {
    let home: Home
    let descriptor: Int32?
    let development: Bool
    let json: Bool

    /// Makes the vault; the exit code.
    func run() -> Int32 {
        do throws(Stop) {
            report(try found())
            return 0
        } catch {
            Output.complain(error)
            return 1
        }
    }

    private func report(_ key: String) {
        guard json else {
            Output.say("vault made in \(home.directory)")
            Output.say("the log's verifier key, to be kept apart from this machine:")
            return Output.say(key)
        }
        let document: JSON = [
            "home": .string(home.directory), "development": .bool(development),
            "verifier_key": .string(key),
        ]
        Output.say(String(decoding: JSONWriter.write(document), as: UTF8.self))
    }

    private func found() throws(Stop) -> String {
        guard unsafe access(home.files.database, F_OK) != 0 else {
            throw Stop(
                "init", "\(home.directory) holds a vault already",
                hint: "choose another --home; a vault is never overwritten")
        }
        guard home.make() else {
            throw Stop("init", "\(home.directory) can't be made with mode 0700")
        }
        let passphrase = try PassphraseEntry(descriptor: descriptor).read()
        do {
            let lock = try HomeLock(directory: home.directory)
            defer { _ = lock }
            return try found(on: try Ledger.create(home.files), passphrase)
        } catch let stop as Stop {
            throw stop
        } catch let error as FoundingError {
            throw Stop("init", error.clause)
        } catch let error as LedgerError {
            throw Stop("init", error.clause, hint: error.hint)
        } catch let error as HomeLockError {
            throw Stop("init", error.clause)
        } catch { throw Stop("init", "\(error)") }
    }

    /// Founds the vault on a ledger that was just made; where that fails, nothing of it stays.
    private func found(on ledger: Ledger, _ passphrase: borrowing SecretBytes) throws -> String {
        let landed = Landed()
        do {
            let key = try Founding.found(
                on: ledger, passphrase: passphrase, development: development,
                machine: SystemClock().machine()
            ) { landed.hear($0) }
            _ = try landed.wait().get()
            try Founding.verify(home.files, passphrase: passphrase)
            ledger.close()
            return key
        } catch {
            ledger.close()
            // Or the next attempt would take the empty ledger for a vault.
            home.discard()
            throw error
        }
    }

    /// Waits for the writer's thread.
    private final class Landed: Sendable {
        private let result = Mutex<Result<Committed, LedgerError>>(.failure(.closed))
        private let done = DispatchSemaphore(value: 0)

        func hear(_ heard: Result<Committed, LedgerError>) {
            result.withLock { $0 = heard }
            done.signal()
        }

        func wait() -> Result<Committed, LedgerError> {
            done.wait()
            return result.withLock { $0 }
        }
    }
}
