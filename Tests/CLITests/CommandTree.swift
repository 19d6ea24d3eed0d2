import ArgumentParser

@testable import bursar

/// Every command of the program, the root and the nouns too, found by walking the tree.
enum CommandTree {
    /// One command and the words that name it, `bursar` first.
    struct Node: Sendable, CustomStringConvertible {
        let path: [String]
        let type: any ParsableCommand.Type

        /// The words after `bursar`.
        var words: [String] { Array(path.dropFirst()) }
        var description: String { path.joined(separator: " ") }

        /// The command lines that the command's help gives as examples.
        var examples: [String] {
            type.configuration.discussion.split(separator: "\n")
                .filter { $0.hasPrefix("Example: ") }
                .map { String($0.dropFirst("Example: ".count)) }
        }
    }

    static let all = below(["bursar"], Bursar.self)

    private static func below(_ path: [String], _ type: any ParsableCommand.Type) -> [Node] {
        [Node(path: path, type: type)]
            + type.configuration.subcommands.flatMap { child in
                below(path + [child.configuration.commandName ?? "?"], child)
            }
    }

    /// A command line's words as a shell would give them, what it redirects left out.
    ///
    /// Knows quotes and nothing else: the examples need no more.
    static func words(of line: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        for character in line + " " {
            switch character {
            case "\"": isQuoted.toggle()
            case " " where !isQuoted:
                if !word.isEmpty { words.append(word) }
                word = ""
            default: word.append(character)
            }
        }
        return words.filter { !$0.drop(while: \.isNumber).hasPrefix("<") && !$0.hasPrefix(">") }
    }
}
