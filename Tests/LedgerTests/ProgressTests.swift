import Testing

@testable import bursar_audit

@Suite struct `The line of progress` {
    @Test(
        arguments: [
            (0, "[--------------------]  0 %  0 of 1000000 entries"),
            (49_999, "[--------------------]  4 %  49999 of 1000000 entries"),
            (350_000, "[#######-------------]  35 %  350000 of 1000000 entries"),
            (999_999, "[###################-]  99 %  999999 of 1000000 entries"),
            (1_000_000, "1000000 entries"), (1_000_001, "1000001 entries"),
        ] as [(UInt64, String)])
    func `shows how much of what is signed was read`(count: UInt64, line: String) {
        #expect(Progress.line(count, of: 1_000_000) == line)
    }

    @Test func `counts where no end is known`() {
        #expect(Progress.line(7, of: 0) == "7 entries")
    }
}
