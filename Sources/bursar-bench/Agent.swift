internal import Glibc

/// An agent that asks: its token and the wallet it pays from.
///
/// Tokens are ordinary bytes here: this program asks for signatures of test wallets and is no part
/// of the daemon.
struct Agent {
    let token: String
    let wallet: String

    static func read(_ options: Options) throws(BenchError) -> [Agent] {
        let text: String
        if let descriptor = options.tokenDescriptor {
            text = try contents(of: descriptor, "the token's descriptor")
        } else {
            let path = options.tokenFile ?? ""
            let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw .failed("open", path) }
            defer { close(descriptor) }
            text = try contents(of: descriptor, path)
        }
        var agents: [Agent] = []
        for line in text.split(whereSeparator: \.isNewline) {
            let fields = line.split(separator: " ").map(String.init)
            switch fields.count {
            case 0: continue
            case 1: agents.append(Agent(token: fields[0], wallet: options.wallet))
            case 2: agents.append(Agent(token: fields[1], wallet: options.wallet))
            case 3: agents.append(Agent(token: fields[1], wallet: fields[2]))
            default: throw .tokens("a line of the tokens has \(fields.count) fields, above 3")
            }
        }
        guard !agents.isEmpty else { throw .tokens("there is no token") }
        return agents
    }

    private static func contents(
        of descriptor: Int32, _ name: String
    ) throws(BenchError) -> String {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            guard count >= 0 else { throw .failed("read", name) }
            guard count > 0 else { break }
            bytes += chunk.prefix(count)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
