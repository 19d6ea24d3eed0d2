internal import Admin
internal import Gate
internal import Glibc
internal import JSON
internal import Keyroom
internal import Ledger
internal import Terms
internal import Wire

/// What rotating a keyring takes: `bursar-bench rotate [SECRETS]`, in a vault of its own under $TMPDIR.
///
/// The office does it as in the daemon, without the doors; after every piece a secret is shown, which waits for the
/// entry that says so.
enum RotateTimes {
    private static let admin = Actor(role: .admin, name: "", uid: 0)
    private static let passphrase = Array("a passphrase for measuring".utf8)

    /// Measures, and prints a line for each figure.
    static func run(_ arguments: [String]) throws(BenchError) {
        let count = arguments.isEmpty ? 100_000 : Int(arguments[0]) ?? 0
        guard arguments.count < 2, (1...1_000_000).contains(count) else {
            throw .usage("rotate takes one number of secrets at most")
        }
        let place = try TemporaryPlace()
        defer { place.remove() }
        let site: RotationSite
        do { site = try RotationSite(place) } catch { throw .sample("no vault: \(error)") }
        do {
            try fill(site, count)
            try rotate(site, count)
        } catch let error as OfficeError { throw .sample("the office refused: \(error)") } catch {
            throw .sample("\(error)")
        }
        site.ledger.close()
    }

    private static func fill(_ site: RotationSite, _ count: Int) throws {
        for number in 0..<count {
            let value = Array("sk-\(number)-0123456789abcdef0123456789abcdef".utf8)
            _ = unsafe try site.office.putSecret(
                path(number), SecretOrder(), value: value.span.bytes, isRotation: false, by: admin)
            if number % 500 == 499 { try site.settle() }
        }
        try site.settle()
    }

    private static func rotate(_ site: RotationSite, _ count: Int) throws {
        let (memory, entries) = (try Memory.peak(), site.ledger.size)
        let bytes = try Memory.written()
        let (began, cpu) = (Clock.now(), Clock.ownCPU())
        try site.begin(passphrase)
        var waits: [UInt64] = []
        while site.isRotating {
            let asked = Clock.now()
            try site.show(path(waits.count % count), by: admin)
            waits.append(Clock.now() - asked)
            if waits.count.isMultiple(of: 100) {
                write("\(site.rewrapped) of \(count) rows\n", to: 2)
            }
        }
        let (spent, used) = (Clock.now() - began, Clock.ownCPU() - cpu)
        write("a new term for \(count) secrets\n", to: 1)
        tell("time, ms", spent / 1_000_000)
        tell("CPU, ms", used / 1_000_000)
        tell("more memory at the most, KiB", try Memory.peak() - memory)
        tell("entries", site.ledger.size - entries)
        tell("written, KiB", (try Memory.written() - bytes) / 1_024)
        waits.sort()
        tell("a secret shown meanwhile, \u{b5}s, median", waits[waits.count / 2] / 1_000)
        tell("a secret shown meanwhile, \u{b5}s, longest", (waits.last ?? 0) / 1_000)
    }

    private static func path(_ number: Int) -> String { "api_keys/service-\(number)" }

    private static func tell(_ name: String, _ figure: UInt64) {
        write(StepTimes.line(name, String(figure)), to: 1)
    }
}
