import Wire

/// What can go wrong in a command, once its line is understood.
enum Failure: Error {
    /// A door could not be talked to.
    case door(DoorError)
    /// A door answered no.
    case problem(Problem, asked: String)
    /// A passphrase or a token could not be had.
    case secret(SecretError)
    /// A key file was not taken, or not made.
    case keyFile(KeyFileError)
    /// A file could not be read or does not hold what it should.
    case file(String, why: String)
    /// Another program of Bursar's could not be run.
    case program(ProgramError)
    /// A log could not be exported.
    case export(ExportError)
    /// A payment is not what was to be approved.
    case approval(ApprovalError)
    /// A reply lacks what this release of the CLI must find in it.
    case reply(asked: String, lacks: String)
    /// Nobody said that a wallet's address is the right one.
    case unconfirmed(address: String)
    /// Everything is said already.
    case reported(ExitStatus)
}

extension Failure {
    /// What failed: the first part of the line on stderr.
    var what: String {
        switch self {
        case .door(let error): error.socket
        case .problem(_, let asked), .reply(let asked, _): asked
        case .secret(let error): error.what
        case .keyFile(let error): error.path
        case .file(let path, _): path
        case .program(let error): error.program
        case .export(let error): error.what
        case .approval(let error): error.what
        case .unconfirmed: "wallet import"
        case .reported: ""
        }
    }

    /// Why: a clause; nil when nothing more is to be said.
    var why: String? {
        switch self {
        case .door(let error): error.clause
        case .problem(let problem, _):
            "\(problem.rule ?? problem.title): \(problem.detail)"
        case .reply(_, let lacks): "the reply lacks \(lacks): is the daemon of another release?"
        case .secret(let error): error.clause
        case .keyFile(let error): error.clause
        case .file(_, let why): why
        case .program(let error): error.clause
        case .export(let error): error.clause
        case .approval(let error): error.clause
        case .unconfirmed(let address): "nobody confirmed \(address), so nothing was kept"
        case .reported: nil
        }
    }

    /// What to do next; nil only where everything is said already.
    var hint: String? {
        switch self {
        case .door(let error): error.hint
        case .problem(let problem, _): problem.hint ?? Failure.hint(for: problem)
        case .secret(let error): error.hint
        case .keyFile(let error): error.hint
        case .program(let error): error.hint
        case .export(let error): error.hint
        case .approval(let error): error.hint
        case .unconfirmed(let address): "compare it, then give it: --expect-address \(address)"
        case .file: "name a file of the form the command's --help gives, or - for stdin"
        case .reply: "install the programs of one release together, and restart the daemon"
        case .reported: nil
        }
    }

    /// For a door that says what is wrong and not what to do: its words are few (API.md lists them).
    private static func hint(for problem: Problem) -> String {
        switch problem.title {
        case "sealed": "bursar unseal"
        case "not-found":
            "bursar policy show, agent list, wallet list and payment list say what there is"
        case "malformed", "too-large": "correct what is named, then ask again"
        default: "bursar status says how the vault is; bursar help exit-codes what a script may do"
        }
    }

    /// How the process ends.
    var status: ExitStatus {
        switch self {
        // A daemon that stops may take a connection and never answer it.
        case .door(.unreachable), .door(.cutOff), .door(.silent): .unreachable
        case .problem(let problem, _):
            if Failure.isSealed(problem) {
                .unreachable
            } else if Failure.isTampering(problem) {
                .tampering
            } else {
                .refused
            }
        case .secret(let error): error.status
        case .export(let error): error.status
        case .reported(let status): status
        case .door, .reply, .file, .keyFile, .program, .approval, .unconfirmed: .refused
        }
    }

    private static func isSealed(_ problem: Problem) -> Bool {
        problem.title == "sealed" || problem.rule == "sealed"
    }

    private static func isTampering(_ problem: Problem) -> Bool {
        problem.title == "tampering" || problem.rule?.hasPrefix("tampering") == true
    }
}
