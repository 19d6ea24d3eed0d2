/// A look at JSON text without reading it: for the many lines that have no such member.
public enum JSONGlance {
    /// Whether `text` may hold a member of that name, which is plain and at least one byte long.
    ///
    /// True for every canonical text that does, and for some that have `"name":` inside a string; a tenth
    /// of a microsecond a hundred bytes, where `firstRange(of:)` takes fifteen.
    public static func mayHold(_ name: StaticString, in text: ArraySlice<UInt8>) -> Bool {
        let sought = Array("\"\(name)\":".utf8)
        var place = text.startIndex
        let last = text.endIndex - sought.count
        while place <= last {
            if text[place] == sought[0], matches(text, sought, at: place) { return true }
            place += 1
        }
        return false
    }

    private static func matches(_ text: ArraySlice<UInt8>, _ sought: [UInt8], at place: Int) -> Bool
    {
        for index in sought.indices where text[place + index] != sought[index] { return false }
        return true
    }
}
