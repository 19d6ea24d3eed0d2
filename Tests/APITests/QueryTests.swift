import API
import Testing

@Suite struct `A query` {
    @Test func `is names and values, decoded`() throws {
        let query = try #require(Query("agent=worker-1&since=2026-01-01T00%3a00%3A00Z&x="))
        #expect(query["agent"] == "worker-1")
        #expect(query["since"] == "2026-01-01T00:00:00Z")
        #expect(query["x"] == "")
        #expect(query["y"] == nil)
        #expect(query.has(only: ["agent", "since", "x", "y"]))
        #expect(!query.has(only: ["agent", "since"]))
    }

    @Test(arguments: [nil, ""])
    func `may be absent or empty`(text: String?) throws {
        #expect(try #require(Query(text)).has(only: []))
    }

    @Test func `keeps plus and further equals signs`() throws {
        #expect(try #require(Query("a=1+1=2"))["a"] == "1+1=2")
    }

    @Test(arguments: [
        "a", "a=1&", "&a=1", "a=1&&b=2", "=1", "a=1&a=2", "a=1&%61=2", "a=%", "a=%4", "a=%zz",
        "a=%ff", "a=%c0%80", "a=%ed%a0%80",
    ])
    func `of doubtful form is none`(text: String) {
        #expect(Query(text) == nil)
    }
}
