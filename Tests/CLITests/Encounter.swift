import Foundation

/// One run of the built program against a scripted door: what people saw, and what was asked.
struct Encounter {
    let shown: Transcript
    let asked: [FakeDoor.Asked]

    /// `script` is the door's; `words` are split at spaces.
    init(
        _ words: String, _ script: [String: (Int, String)], kind: FakeDoor.Kind = .admin,
        input: String = ""
    ) throws {
        let door = try FakeDoor(kind, script)
        defer { door.stop() }
        shown = try Transcript(
            words.split(separator: " ").map(String.init), home: door.home, input: input)
        asked = door.asked
    }
}
