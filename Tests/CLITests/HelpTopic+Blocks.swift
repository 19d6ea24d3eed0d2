@testable import bursar

extension HelpTopic {
    /// The blocks that are indented below the text, each without its indentation.
    var blocks: [String] {
        text.split(separator: "\n\n").filter { $0.hasPrefix("    ") }.map { block in
            block.split(separator: "\n").map { $0.dropFirst(4) + "\n" }.joined()
        }
    }
}
