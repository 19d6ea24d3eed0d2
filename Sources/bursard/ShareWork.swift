import Glibc
import Keyroom
import Terms

/// `bursard shares`: makes and joins shares in words for the CLI, which holds no cryptography.
///
/// What they hold goes to the standard output, which is the CLI's pipe; the words go to the terminal, or to a
/// descriptor, and come from one. The running daemon sees neither.
struct ShareWork {
    private static let what = "shares"
    /// Sixteen shares of sixty words.
    private static let longest = 16_384

    /// Splits fresh random bytes; the exit code.
    static func make(_ shares: ShareCount, words: Int32?) -> Int32 {
        run { () throws(Stop) in
            let terminal = words == nil ? try openTerminal() : nil
            if terminal != nil {
                Output.log(
                    "\(what): each line is a share; \(shares.threshold) of them open the slot.")
                Output.log("\(what): write each down for itself: they are not shown again.")
            }
            do throws(SecretError) {
                let descriptor = words ?? terminal ?? STDERR_FILENO
                guard try ShareMaking.make(shares, words: descriptor, secret: STDOUT_FILENO) else {
                    throw SecretError.unreadable(errno: errno)
                }
            } catch { throw Stop(what, "they can't be handed out: \(error.clause)") }
        }
    }

    /// Joins the lines of a descriptor, or what is typed; the exit code.
    static func join(_ descriptor: Int32?) -> Int32 {
        run { () throws(Stop) in
            let gathering = ShareGathering()
            if let descriptor {
                let text = try read(descriptor)
                do throws(ShareError) { try gathering.add(text) } catch { throw stop(error) }
            } else {
                try ask(gathering)
            }
            do throws(ShareError) {
                guard try gathering.deliver(to: STDOUT_FILENO) else {
                    throw ShareError.memory(.unreadable(errno: errno))
                }
            } catch { throw stop(error) }
        }
    }

    private static func run(_ body: () throws(Stop) -> Void) -> Int32 {
        do throws(Stop) {
            guard hardening.mayRun else { throw Stop(what, "memory can't be locked") }
            guard isatty(STDOUT_FILENO) == 0 else {
                throw Stop(
                    what, "what the shares hold is not for a terminal",
                    hint: "bursar slot add NAME --shares 2-of-3, and bursar unseal --shares")
            }
            try body()
            return 0
        } catch {
            Output.complain(error)
            return 1
        }
    }

    /// Asks until there are enough; a line that is wrong is asked for again.
    private static func ask(_ gathering: ShareGathering) throws(Stop) {
        let terminal = try SilentTerminal(
            what, hint: "give them on a descriptor, a line each: --shares-fd N")
        while !gathering.isComplete {
            let needed = gathering.missing.map { ", \($0) more" } ?? ""
            let line = try terminal.ask("share \(gathering.count + 1)\(needed): ")
            do throws(ShareError) { try gathering.add(line) } catch {
                guard case .memory = error else {
                    Output.log("\(what): \(error.clause); type it again")
                    continue
                }
                throw stop(error)
            }
        }
    }

    private static func openTerminal() throws(Stop) -> Int32 {
        let descriptor = unsafe open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Stop(
                what, "there is no terminal to show them on",
                hint: "let them be written to a descriptor: --words-fd N")
        }
        return descriptor
    }

    private static func read(_ descriptor: Int32) throws(Stop) -> SecretBytes {
        do throws(SecretError) {
            return try SecretBytes.reading(descriptor, limit: longest)
        } catch {
            throw Stop(what, "descriptor \(descriptor) can't be read: \(error.clause)")
        }
    }

    private static func stop(_ error: ShareError) -> Stop {
        Stop(
            what, error.clause,
            hint: "look at the paper again: four letters tell each word from all others")
    }
}
