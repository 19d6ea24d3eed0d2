import Foundation
import Testing

@Suite struct `A secret on the command line` {
    private let path = "api_keys/openai_api_key"

    @Test func `is put from a descriptor, what goes with it in the query`() throws {
        let line =
            "POST /v1/admin/secrets/\(path)/put?if_version=3&description=a%20key%2C%20ours"
            + "&tags=env%3Dprod&expires=2027-01-31T00%3A00%3A00Z&rotate_every=7776000&grace=0"
        let door = try FakeDoor(.admin, [line: (200, #"{"path":"p","version":4}"#)])
        defer { door.stop() }
        let words = [
            "secret", "put", path, "--value-fd", "0", "--if-version", "3", "--description",
            "a key, ours", "--tag", "env=prod", "--expires", "2027-01-31T00:00:00Z",
            "--rotate-every", "90d", "--grace", "none",
        ]
        let shown = try Transcript(words, home: door.home, input: "sk-canary\n")
        #expect(door.asked.map(\.line) == [line])
        #expect(door.asked.first?.text == "sk-canary")
        #expect(shown.status == 0 && shown.err == "read 9 bytes\n")
        #expect(!shown.out.contains("canary"))
    }

    @Test(arguments: [
        ("one\n", "one"), ("one", "one"), ("one\ntwo\n", "one\ntwo\n"), ("one\n\n", "one\n\n"),
    ])
    func `keeps every line's end but the only one`(input: String, sent: String) throws {
        let line = "POST /v1/admin/secrets/\(path)/rotate"
        let met = try Encounter(
            "secret rotate \(path) --value-fd 0 --json", [line: (200, "{}")], input: input)
        #expect(met.asked.first?.text == sent)
    }

    @Test func `is refused as an argument, and where it is nothing`() throws {
        let shown = try Transcript(["secret", "put", path, "sk-canary"])
        #expect(shown.status == 2)
        let met = try Encounter("secret put \(path) --value-fd 0", [:], input: "")
        #expect(met.asked.isEmpty && met.shown.status == 1)
        #expect(met.shown.err.contains("value: is empty"))
    }

    @Test func `goes to a descriptor as it is`() throws {
        let line = "POST /v1/admin/secrets/\(path)/reveal"
        let met = try Encounter(
            "secret get \(path) --version 2 --out-fd 1", [line: (200, "sk-canary\n\n")])
        #expect(met.shown.out == "sk-canary\n\n" && met.shown.err.isEmpty)
        #expect(met.asked.first?.text == #"{"version":2}"#)
        let refused = try Encounter(
            "secret get \(path) --out-fd 1",
            [
                line: (
                    403, #"{"title":"refused","status":403,"rule":"secret.disabled","detail":"d"}"#
                )
            ])
        #expect(refused.shown.status == 1)
        #expect(refused.shown.err.contains("secret.disabled: d"))
    }

    @Test func `is asked of no door where there is nothing to write to`() throws {
        let met = try Encounter("secret get \(path) --out-fd 77", [:])
        #expect(met.asked.isEmpty && met.shown.status == 1)
    }

    @Test(arguments: [
        ("disable \(SecretVerbTests.path) --version 3", "disable", #"{"version":3}"#),
        ("enable \(SecretVerbTests.path)", "enable", "{}"),
        (
            "destroy \(SecretVerbTests.path) --version 1 --confirm \(SecretVerbTests.path)",
            "destroy", #"{"confirm":"api_keys/openai_api_key","version":1}"#
        ),
    ])
    func `is switched and destroyed`(words: String, verb: String, body: String) throws {
        let line = "POST /v1/admin/secrets/\(path)/\(verb)"
        let met = try Encounter("secret \(words) --json", [line: (200, "{}")])
        #expect(met.asked.map(\.line) == [line] && met.asked.first?.text == body)
        #expect(met.shown.status == 0)
    }

    @Test func `is listed with its versions`() throws {
        let list = #"{"secrets":[{"path":"api_keys/a","version":2,"state":"enabled"}]}"#
        let all = try Encounter("secret list", ["GET /v1/admin/secrets": (200, list)])
        #expect(all.shown.out.contains("api_keys/a"))
        let one = try Encounter(
            "secret versions \(path)",
            ["GET /v1/admin/secrets/\(path)": (200, #"{"versions":[{"version":7}]}"#)])
        #expect(one.shown.out.contains("7"))
    }

    @Test func `reaches a command by its environment, without the token`() throws {
        let line = "GET /v1/secrets/\(path)"
        let met = try Encounter(
            "run --secret OPENAI_KEY=\(path) --token-fd 0 -- printenv OPENAI_KEY",
            [line: (200, "sk-canary")], kind: .agent, input: "bursar_token\n")
        #expect(met.shown.out == "sk-canary\n" && met.shown.status == 0)
        #expect(met.asked.first?.headers.contains("Authorization: Bearer bursar_token") == true)
        let none = try Encounter(
            "run --token-fd 0 -- printenv BURSAR_TOKEN", [:], kind: .agent, input: "t\n")
        #expect(none.shown.status == 1 && none.shown.out.isEmpty)
    }

    @Test func `leaves a command no file that the token was read from`() throws {
        let line = "GET /v1/secrets/\(path)"
        let met = try Encounter(
            "run --secret K=\(path) --token-fd 0 -- cat /proc/self/fd/0",
            [line: (200, "sk-canary")], kind: .agent, input: "bursar_token\n")
        #expect(!met.shown.out.contains("bursar_token") && met.shown.status == 0)
    }

    @Test func `keeps a command from running where it is refused`() throws {
        let met = try Encounter(
            "run --secret K=\(path) --token-fd 0 -- echo ran", [:], kind: .agent, input: "t\n")
        #expect(!met.shown.out.contains("ran\n") && met.shown.status == 1)
        #expect(met.shown.err.contains("not-found"))
    }

    @Test(arguments: ["LD_PRELOAD", "PATH", "lower", "1A", "A-B", "", "BURSAR_TOKEN"])
    func `takes no variable that a loader or shell obeys`(name: String) throws {
        let shown = try Transcript(["run", "--secret", "\(name)=\(path)", "--", "true"])
        #expect(shown.status == 2)
    }
}

/// The arguments of tests are made before there is a suite.
private enum SecretVerbTests {
    static let path = "api_keys/openai_api_key"
}
