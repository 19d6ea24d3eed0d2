import JSON
import Testing

@Suite struct `A bound on a document's size` {
    private static let documents: [JSON] = [
        .null, true, 0, .integer(9_007_199_254_740_991), "", "é\u{1F}\"\\", [], [:],
        ["a": [1, 2, ["b": "\u{0}\u{1}\u{2}"]], "c": .null, "\u{1}": false],
        .array(Array(repeating: "x", count: 100)),
    ]

    @Test(arguments: documents)
    func `never says that fits what does not`(document: JSON) {
        let size = JSONWriter.write(document).count
        #expect(!document.surelyFits(in: size - 1))
    }

    @Test(arguments: documents)
    func `says that fits what is far below the limit`(document: JSON) {
        #expect(document.surelyFits(in: JSONWriter.write(document).count * 6 + 64))
    }
}
