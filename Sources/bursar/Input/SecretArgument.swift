import ArgumentParser
import Terms

/// Which secret is meant.
struct SecretArgument: ParsableArguments {
    @Argument(
        help: "The secret's path: api_keys/openai_api_key.", transform: Arguments.secret)
    var path: SecretPath

    /// The secret's place at the owner's door.
    var target: String { "/v1/admin/secrets/\(path.text)" }
}

extension Arguments {
    /// The path of a secret; its form needs no escaping.
    static func secret(_ text: String) throws -> SecretPath {
        guard let path = SecretPath(text) else { throw TextError.notAName(form: SecretPath.form) }
        return path
    }

    /// A version's number, from 1 on.
    static func version(_ text: String) throws -> UInt64 {
        guard let number = UInt64(text), String(number) == text, number < 1_000_000_000 else {
            throw TextError.notAName(form: "[1-9][0-9]{0,8}")
        }
        return number
    }
}
