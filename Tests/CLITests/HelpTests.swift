import ArgumentParser
import Testing

@testable import bursar

@Suite struct `The help of every command` {
    @Test func `is there for each line of the contract`() {
        let verbs = CommandTree.all.filter { $0.type is any Verb.Type }.map(\.description)
        #expect(
            Set(verbs) == [
                "bursar init", "bursar unseal", "bursar seal", "bursar status",
                "bursar doctor",
                "bursar policy check", "bursar policy apply", "bursar policy show",
                "bursar agent add", "bursar agent list", "bursar agent freeze",
                "bursar agent thaw", "bursar agent remove", "bursar wallet create",
                "bursar wallet import", "bursar wallet export", "bursar wallet list",
                "bursar wallet show", "bursar wallet destroy", "bursar wallet keep",
                "bursar wallet sweep", "bursar rotate wallet",
                "bursar rate set", "bursar rate list",
                "bursar budget show", "bursar pay", "bursar quote", "bursar audit log",
                "bursar audit export",
                "bursar audit checkpoint", "bursar audit key", "bursar audit verify",
                "bursar audit replay", "bursar audit disclose", "bursar audit erase",
                "bursar audit acknowledge", "bursar audit archive", "bursar freeze", "bursar thaw",
                "bursar project freeze", "bursar project thaw", "bursar project grant",
                "bursar wallet freeze", "bursar wallet thaw", "bursar payment list",
                "bursar payment show", "bursar payment settle", "bursar payment void",
                "bursar payment write-off", "bursar approve", "bursar deny",
                "bursar observer add", "bursar observer list", "bursar observer remove",
                "bursar rotate log-key", "bursar rotate slot", "bursar rotate root",
                "bursar session begin", "bursar session end", "bursar session show",
                "bursar rotate token", "bursar rotate keyring",
                "bursar order list", "bursar order show", "bursar order sign",
                "bursar order cancel", "bursar slot add",
                "bursar slot list", "bursar slot verify", "bursar slot remove",
                "bursar backup create", "bursar backup verify", "bursar backup restore",
                "bursar secret put", "bursar secret get",
                "bursar secret list", "bursar secret versions", "bursar secret rotate",
                "bursar secret disable", "bursar secret enable", "bursar secret destroy",
                "bursar card add", "bursar card list",
                "bursar card show", "bursar card cvv", "bursar card remove",
                "bursar run",
            ])
    }

    @Test(arguments: CommandTree.all)
    func `says in one line what it is for`(node: CommandTree.Node) throws {
        let abstract = node.type.configuration.abstract
        #expect(abstract.first?.isUppercase == true)
        #expect(abstract.hasSuffix("."))
        // OVERVIEW: takes ten columns of a terminal's eighty.
        #expect(abstract.count <= 70, "\(abstract.count): \(abstract)")
        let shown = try Transcript(node.words + ["--help"])
        #expect(shown.status == 0)
        #expect(shown.err.isEmpty)
        #expect(shown.out.hasPrefix("OVERVIEW: \(abstract)\n"))
        #expect(shown.out.contains("USAGE: \(node)"))
    }

    @Test(arguments: CommandTree.all)
    func `names what every command understands`(node: CommandTree.Node) throws {
        let shown = try Transcript(node.words + ["--help"])
        for option in ["--json", "--home <dir>", "--run <dir>"] {
            #expect(shown.out.contains("  \(option)"), "\(option)")
        }
    }

    @Test(arguments: CommandTree.all)
    func `has an example that this very program understands`(node: CommandTree.Node) throws {
        #expect(!node.examples.isEmpty)
        for example in node.examples {
            let words = CommandTree.words(of: example)
            #expect(words.starts(with: ["bursar"]), "\(example)")
            let command = try Bursar.parseAsRoot(Array(words.dropFirst()))
            #expect(command is any Verb, "\(example)")
            let below = CommandTree.all.filter { $0.path.starts(with: node.path) }
            #expect(below.contains { $0.type == type(of: command) }, "\(example)")
        }
    }

    @Test func `asks for no secret by an option's value`() {
        for node in CommandTree.all {
            let usage = Bursar.helpMessage(for: node.type, includeHidden: true)
            #expect(!usage.contains("--passphrase <"), "\(node)")
            #expect(!usage.contains("--token <"), "\(node)")
        }
    }
}
