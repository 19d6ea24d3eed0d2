import ArgumentParser
import Glibc
import Keyroom

/// The daemon's command line: run a vault, or make one.
struct Bursard: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bursard", abstract: "The keeper of an AI workforce's money and secrets.",
        version: Bursard.release,
        subcommands: [Run.self, Init.self, BackupVerify.self, BackupRestore.self],
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

        func run() throws {
            let status = Daemon(home: places.places).run()
            Glibc.exit(status)
        }
    }

    /// Checks a backup; `bursar backup verify` runs this.
    struct BackupVerify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "backup-verify", abstract: "Open all of a backup and check it.")
        @Argument(help: "The backup's file.") var file: String
        @Option(help: "Read the passphrase from this descriptor, not the terminal.")
        var passphraseFd: Int32?
        @Flag(help: "Print one JSON document.") var json = false

        func run() throws {
            Glibc.exit(VaultBackup(path: file, descriptor: passphraseFd, json: json).verify())
        }
    }

    /// Puts a backup into a new home; `bursar backup restore` runs this.
    struct BackupRestore: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "backup-restore", abstract: "Put a backup into a home without a vault.")
        @OptionGroup var places: Places
        @Argument(help: "The backup's file.") var file: String
        @Option(help: "Read the passphrase from this descriptor, not the terminal.")
        var passphraseFd: Int32?
        @Flag(help: "Print one JSON document.") var json = false

        func run() throws {
            let backup = VaultBackup(path: file, descriptor: passphraseFd, json: json)
            Glibc.exit(backup.restore(into: places.places))
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
