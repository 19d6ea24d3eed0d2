/// The targets Package.swift declares, read as text so that no build is needed to judge it.
struct PackageManifest {
    struct Target {
        let name: String
        let line: Int
        let dependencies: Set<String>
    }

    /// Every target but tests and system libraries.
    let targets: [Target]

    init(text: String) {
        let file = SwiftFile(path: "Package.swift", text: text)
        let tokens = file.tokens
        targets = tokens.indices.compactMap { index in
            guard ["target", "executableTarget"].contains(tokens[index].text),
                index > 0, tokens[index - 1].isSymbol("."), index + 1 < tokens.count,
                tokens[index + 1].isSymbol("(")
            else { return nil }
            let end = file.close(of: index + 1)
            let arguments = index + 2..<end
            // `.target(name:)` inside a dependency list names a dependency and has no settings.
            guard arguments.contains(where: { tokens[$0].isWord("swiftSettings") }) else {
                return nil
            }
            return Target(
                name: PackageManifest.name(tokens[arguments]), line: tokens[index].line,
                dependencies: PackageManifest.dependencies(file, arguments))
        }
    }

    private static func name(_ arguments: ArraySlice<Token>) -> String {
        arguments.first { $0.kind == .string }?.text ?? ""
    }

    private static func dependencies(_ file: SwiftFile, _ arguments: Range<Int>) -> Set<String> {
        let tokens = file.tokens
        guard let word = arguments.first(where: { tokens[$0].isWord("dependencies") }),
            let open = (word..<arguments.upperBound).first(where: { tokens[$0].isSymbol("[") })
        else { return [] }
        let list = open + 1..<file.close(of: open)
        return Set(
            list.compactMap { index in
                guard tokens[index].kind == .string else { return nil }
                // `package: "swift-nio"` says where a product comes from, not what is imported.
                let labelled = index >= 2 && tokens[index - 1].isSymbol(":")
                return labelled && tokens[index - 2].isWord("package") ? nil : tokens[index].text
            })
    }
}
