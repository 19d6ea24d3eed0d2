import JSON
import Testing

@Suite struct `A glance at JSON` {
    private func holds(_ text: String) -> Bool {
        JSONGlance.mayHold("sha256", in: Array(text.utf8)[...])
    }

    @Test(arguments: [
        #""sha256":"#, #"{"sha256":1}"#, #"{"a":{"bytes":5,"sha256":"00"}}"#, #"""sha256":"#,
        #"{"a":"x","sha256":""}"#,
    ])
    func `sees a member wherever it is`(text: String) {
        #expect(holds(text))
    }

    @Test(arguments: [
        "", "\"", #""sha256""#, #""sha256"#, #"{"sha25":1}"#, #"{"sha2566":1}"#, #"{"Sha256":1}"#,
        #"{"sha256" :1}"#, #"{"xsha256":1}"#,
    ])
    func `sees none where there is none`(text: String) {
        #expect(!holds(text))
    }

    @Test func `sees what a search sees, in any part of a text`() {
        let letters = Array(#""sha256":"#.utf8) + [0x78]
        for _ in 0..<2_000 {
            let whole = (0..<Int.random(in: 0...40)).map { _ in letters.randomElement() ?? 0 }
            let text = (whole + (Bool.random() ? Array(#""sha256":"#.utf8) : []))[...].dropFirst(
                Int.random(in: 0...3))
            #expect(
                JSONGlance.mayHold("sha256", in: text)
                    == (text.firstRange(of: Array(#""sha256":"#.utf8)) != nil))
        }
    }
}
