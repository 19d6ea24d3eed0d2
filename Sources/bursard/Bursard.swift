import ArgumentParser
import Glibc
import Keyroom
import Terms

/// The daemon's command line: run a vault, or make one.
struct Bursard: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bursard", abstract: "The keeper of an AI workforce's money and secrets.",
        version: Bursard.release,
        subcommands: [
            Run.self, Init.self, Shares.self, BackupVerify.self, BackupRestore.self,
        ],
        defaultSubcommand: Run.self)
    static let release = "0.1.0"

    /// Where the vault is.
    struct Places: ParsableArguments {
        @Option(help: "The vault's directory.") var home: String
        @Option(help: "Where the sockets go.") var run: String?
        @Option(help: "The anchor's file; beside the home directory if not given.") var anchor:
            String?

        var places: Home { Home(directory: home, run: run, anchor: anchor) }
    }

    /// Serves the vault in the foreground until SIGTERM.
    struct Run: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "run", abstract: "Serve the vault in the foreground.")
        @OptionGroup var places: Places
        @Option(help: "Open the vault with this credential of systemd's, once it serves.")
        var unsealCredential: String?

        func run() throws {
            let status = Daemon(
                home: places.places, credential: unsealCredential.map(Credential.init)
            ).run()
            Glibc.exit(status)
        }
    }

    /// What opens a slot, for those who open a vault without serving it.
    struct SlotSecret: ParsableArguments {
        @Option(help: "Read what opens it from this descriptor, not the terminal.")
        var passphraseFd: Int32?
        @Option(help: "What that is: passphrase, key-file or shares.") var kind = "passphrase"

        func backup(_ file: String, json: Bool) throws -> VaultBackup {
            guard let known = SlotKind(rawValue: kind),
                known == .passphrase || passphraseFd != nil
            else { throw ValidationError("\(kind) opens no slot, or is on no descriptor") }
            return VaultBackup(path: file, descriptor: passphraseFd, kind: known, json: json)
        }
    }

    /// Checks a backup; `bursar backup verify` runs this.
    struct BackupVerify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "backup-verify", abstract: "Open all of a backup and check it.")
        @Argument(help: "The backup's file.") var file: String
        @OptionGroup var secret: SlotSecret
        @Flag(help: "Print one JSON document.") var json = false

        func run() throws {
            Glibc.exit(try secret.backup(file, json: json).verify())
        }
    }

    /// Puts a backup into a new home; `bursar backup restore` runs this.
    struct BackupRestore: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "backup-restore", abstract: "Put a backup into a home without a vault.")
        @OptionGroup var places: Places
        @Argument(help: "The backup's file.") var file: String
        @OptionGroup var secret: SlotSecret
        @Flag(help: "Print one JSON document.") var json = false

        func run() throws {
            Glibc.exit(try secret.backup(file, json: json).restore(into: places.places))
        }
    }

    /// Makes and joins shares in words; `bursar slot` and `bursar unseal` run this.
    struct Shares: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "shares", abstract: "Make or join a slot's shares in words (SLIP-39).",
            subcommands: [Make.self, Join.self])

        /// Splits 32 fresh random bytes.
        struct Make: ParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "make", abstract: "Split fresh random bytes into shares.")
            @Argument(help: "How many of how many: 2-of-3.") var shares: String
            @Option(help: "Write the words to this descriptor, not the terminal.") var wordsFd:
                Int32?

            func run() throws {
                guard let count = ShareCount(shares) else {
                    throw ValidationError("\(shares) is not of the form 2-of-3, up to 16-of-16")
                }
                Glibc.exit(ShareWork.make(count, words: wordsFd))
            }
        }

        /// Joins them again.
        struct Join: ParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "join", abstract: "Join shares to what they hold.")
            @Option(help: "Read the shares from this descriptor, a line each.") var sharesFd: Int32?

            func run() throws { Glibc.exit(ShareWork.join(sharesFd)) }
        }
    }

    /// Makes a vault; `bursar init` runs this.
    struct Init: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "init", abstract: "Make a vault: a root key, the slot \"main\", a log.")
        @OptionGroup var places: Places
        @Option(help: "Read the passphrase from this descriptor, not the terminal.")
        var passphraseFd: Int32?
        @Flag(help: "A vault for development, marked for ever.") var development = false
        @Flag(help: "Print one JSON document.") var json = false

        func run() throws {
            let status = VaultInit(
                home: places.places, descriptor: passphraseFd, development: development, json: json
            ).run()
            Glibc.exit(status)
        }
    }
}
