import Foundation
import Glibc
import JSON
import Testing

@Suite struct `A file that is touched under a daemon` {
    /// What is done to which file.
    enum Deed: CaseIterable {
        case unlinkDatabase, replaceDatabase, unlinkLog, unlinkIndex, unlinkAnchor, replaceAnchor,
            linkDatabase
    }

    @Test(arguments: Deed.allCases)
    func `ends it, and nothing that was answered is lost`(deed: Deed) throws {
        let template = try Template.shared.get()
        let place = try template.copy()
        let served = try Served(place)
        #expect(try served.unseal(template.secrets.passphrase).status == 200)
        let load = Load(place, token: template.secrets.tokens[0], round: 1)
        var failure: (any Error)?
        var status: Int32 = 0
        load.run(
            clients: 2, until: 12,
            kill: {
                do { try Self.perform(deed, place, template) } catch { failure = error }
                status = served.child.exitCode()
            })
        if let failure { throw failure }
        #expect(status == 1)
        #expect(served.child.errors.contains("was unlinked, replaced or linked again"))
        let outcome = load.outcome()
        #expect(outcome.answered.count >= 12)
        try Self.mend(deed, place, template, served.child.errors)
        try Aftermath(place, template.secrets).expect(outcome)
    }

    private static func perform(_ deed: Deed, _ place: Place, _ template: Template) throws {
        let files = FileManager.default
        switch deed {
        case .unlinkDatabase: try files.removeItem(atPath: place.database)
        case .replaceDatabase: try replace(place.database, by: template.earlierDatabase)
        case .unlinkLog: try files.removeItem(atPath: place.database + "-wal")
        case .unlinkIndex: try files.removeItem(atPath: place.database + "-shm")
        case .unlinkAnchor: try files.removeItem(atPath: place.anchor)
        case .replaceAnchor: try replace(place.anchor, by: template.earlierAnchor)
        case .linkDatabase:
            try files.linkItem(atPath: place.database, toPath: place.database + ".second")
        }
    }

    private static func replace(_ path: String, by data: Data) throws {
        try data.write(to: URL(filePath: path + ".new"))
        guard unsafe rename(path + ".new", path) == 0 else { throw Trouble("no rename") }
    }

    /// What docs/OPERATING.md says to do.
    private static func mend(
        _ deed: Deed, _ place: Place, _ template: Template, _ errors: String
    ) throws {
        let files = FileManager.default
        switch deed {
        case .unlinkDatabase, .replaceDatabase:
            let rescued = try #require(
                try files.contentsOfDirectory(atPath: place.home)
                    .first { $0.hasPrefix("bursar.db.rescued-") })
            #expect(errors.contains(rescued))
            for suffix in ["", "-wal", "-shm"] {
                try? files.removeItem(atPath: place.database + suffix)
            }
            try files.moveItem(atPath: place.home + "/" + rescued, toPath: place.database)
        case .unlinkAnchor:
            // Any earlier one will do: the log reaches it.
            try template.anchor.write(to: URL(filePath: place.anchor))
        case .linkDatabase:
            #expect(throws: Served.StartRefused.self) { _ = try Served(place) }
            try files.removeItem(atPath: place.database + ".second")
        case .unlinkLog, .unlinkIndex, .replaceAnchor: break
        }
    }
}
