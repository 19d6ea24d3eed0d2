/// Why a passphrase or a token could not be had; never any of its bytes.
enum SecretError: Error, Hashable {
    /// No page of memory could be kept out of swap.
    case noLockedMemory
    /// Longer than a page is meant for.
    case tooLong(limit: Int)
    /// Nothing was given.
    case empty(SecretName)
    /// There is no terminal to ask on.
    case noTerminal(SecretName)
    /// What was typed twice differs.
    case different
    /// The person pressed ^C.
    case interrupted
    /// A descriptor could not be read.
    case unreadable(SecretName, descriptor: Int32)
    /// A token holds a byte that no token has.
    case malformedToken
    /// No token was given in any of the two ways.
    case noToken
}

extension SecretError {
    /// What was asked for.
    var what: String {
        switch self {
        case .noLockedMemory, .tooLong, .interrupted: "secret"
        case .different: SecretName.passphrase.rawValue
        case .empty(let name), .noTerminal(let name), .unreadable(let name, _): name.rawValue
        case .malformedToken, .noToken: SecretName.token.rawValue
        }
    }

    /// Why it could not be had.
    var clause: String {
        switch self {
        case .noLockedMemory: "the system gives no memory that stays out of swap"
        case .tooLong(let limit): "is longer than \(limit) bytes"
        case .empty: "is empty"
        case .noTerminal: "there is no terminal to ask on"
        case .interrupted: "interrupted"
        case .different: "the two differ"
        case .unreadable(_, let descriptor): "descriptor \(descriptor) cannot be read"
        case .malformedToken: "holds a space, a control character or a byte above 126"
        case .noToken: "none was given"
        }
    }

    /// What to do next.
    var hint: String {
        switch self {
        case .noLockedMemory: "raise the limit on locked memory (ulimit -l)"
        case .noTerminal(.passphrase): "give it on a descriptor: --passphrase-fd 3 3<file"
        case .noTerminal(.card): "give it on a descriptor: --card-fd 3 3<file"
        case .empty(.card): "give number, MM/YY, CVV and holder, a line each"
        case .noToken, .noTerminal(.token), .empty(.token):
            "set $BURSAR_TOKEN, or give it on a descriptor: --token-fd 3 3<file"
        case .noTerminal(.value): "give it on a descriptor: --value-fd 3 3<file"
        case .empty(.value): "give the value, as it is"
        case .tooLong: "give the secret alone, on one line"
        case .empty(let name), .noTerminal(let name): "give the \(name.rawValue) on one line"
        case .interrupted, .different: "nothing was asked of the daemon"
        case .unreadable(_, let descriptor): "open it for this command: \(descriptor)<file"
        case .malformedToken: "give the token as bursar agent add printed it"
        }
    }

    /// How the process ends: forgetting the token is a mistake of the command line.
    var status: ExitStatus { self == .noToken ? .usage : .refused }
}
