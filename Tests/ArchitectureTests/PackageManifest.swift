/// The targets Package.swift declares, read as text so that no build is needed to judge it.
///
/// Targets are written as `module("Name", [dependencies])` and `program("name", [dependencies])`, products of
/// other packages as constants.
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
        let products = PackageManifest.products(tokens)
        targets = tokens.indices.compactMap { index in
            guard ["module", "program"].contains(tokens[index].text), index > 0,
                !tokens[index - 1].isWord("func"), index + 1 < tokens.count,
                tokens[index + 1].isSymbol("(")
            else { return nil }
            let arguments = index + 2..<file.close(of: index + 1)
            guard let name = tokens[arguments].first(where: { $0.kind == .string }) else {
                return nil
            }
            let rest = tokens[arguments].drop { $0.kind != .string }.dropFirst()
            let dependencies = rest.compactMap { token in
                token.kind == .string ? token.text : products[token.text]
            }
            return Target(
                name: name.text, line: tokens[index].line, dependencies: Set(dependencies))
        }
    }

    /// Constants that stand for products: `let yams = Target.Dependency.product(name: "Yams", …)`.
    private static func products(_ tokens: [Token]) -> [String: String] {
        var products: [String: String] = [:]
        for index in tokens.indices where tokens[index].isWord("let") && index + 1 < tokens.count {
            let line = tokens[index...].prefix(14)
            guard let product = line.firstIndex(where: { $0.isWord("product") }),
                let name = tokens[product...].first(where: { $0.kind == .string })
            else { continue }
            products[tokens[index + 1].text] = name.text
        }
        return products
    }
}
