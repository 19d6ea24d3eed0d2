import Glibc

/// Another program of Bursar's, which this one runs because it must not contain it: `bursard` sees
/// keys, `bursar-audit` reads databases.
struct Sibling {
    /// The program's name, for errors.
    let name: String
    /// Its file.
    let path: String

    /// Finds a program beside this one's own file, or else in $PATH.
    ///
    /// Beside first: what was installed together fits together.
    init(_ name: String) throws(ProgramError) {
        var directories = Sibling.ownDirectory.map { [$0] } ?? []
        if let path = Surroundings.ofThisProcess.variable("PATH") {
            // An empty part means the working directory to a shell: nothing of ours is looked for
            // there.
            directories += path.split(separator: ":").map(String.init)
        }
        let paths = directories.map { directory in "\(directory)/\(name)" }
        guard let path = paths.first(where: Sibling.isExecutable) else {
            throw .notFound(program: name)
        }
        self.name = name
        self.path = path
    }

    private static func isExecutable(_ path: String) -> Bool { unsafe access(path, X_OK) == 0 }

    private static var ownDirectory: String? {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe readlink("/proc/self/exe", &bytes, bytes.count)
        guard count > 0 else { return nil }
        let path = bytes[..<count].map { UInt8(bitPattern: $0) }
        guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        return String(decoding: path[..<slash], as: UTF8.self)
    }

    /// Becomes the program: descriptors, terminal and exit status are its own from here on.
    func become(_ arguments: [String]) throws(ProgramError) -> Never {
        let pointers = unsafe Sibling.vector([path] + arguments)
        unsafe execv(path, pointers)
        let code = errno
        unsafe pointers.forEach { unsafe free($0) }
        throw .notStarted(program: name, errno: code)
    }

    /// Runs the program, its stdout collected, the rest passed through; returns that and its exit
    /// status.
    func collect(_ arguments: [String]) throws(ProgramError) -> (output: [UInt8], status: Int32) {
        let (child, end) = try start(arguments)
        defer { close(end) }
        let output = Sibling.drain(end)
        return (output, Sibling.wait(child))
    }

    /// Runs the program and reads a secret of at most `limit` bytes off its stdout, into a page.
    ///
    /// - Parameter status: how the program ended.
    func secret(
        _ arguments: [String], limit: Int, status: inout Int32
    ) throws(Failure) -> SecretPage {
        let child: pid_t
        let end: Int32
        do throws(ProgramError) { (child, end) = try start(arguments) } catch {
            throw .program(error)
        }
        defer {
            close(end)
            status = Sibling.wait(child)
        }
        do throws(SecretError) { return try SecretPage.bytes(of: end, limit: limit) } catch {
            throw .secret(error)
        }
    }

    /// Starts the program with its stdout in a pipe; the end to read is the caller's to close.
    private func start(_ arguments: [String]) throws(ProgramError) -> (pid_t, Int32) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw .notStarted(program: name, errno: errno) }
        let pointers = unsafe Sibling.vector([path] + arguments)
        defer { unsafe pointers.forEach { unsafe free($0) } }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        unsafe posix_spawn_file_actions_addclose(&actions, ends[0])
        unsafe posix_spawn_file_actions_addclose(&actions, ends[1])
        var child = pid_t()
        let code = unsafe posix_spawn(&child, path, &actions, nil, pointers, environ)
        close(ends[1])
        guard code == 0 else {
            close(ends[0])
            throw .notStarted(program: name, errno: code)
        }
        return (child, ends[0])
    }

    private static func wait(_ child: pid_t) -> Int32 {
        var status: Int32 = 0
        while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
        // The shell's convention for a program that a signal ended.
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    /// The words as C takes them, a null at the end; the caller frees each.
    private static func vector(_ words: [String]) -> [UnsafeMutablePointer<CChar>?] {
        var pointers: [UnsafeMutablePointer<CChar>?] = unsafe []
        for word in words { unsafe pointers.append(strdup(word)) }
        unsafe pointers.append(nil)
        return unsafe pointers
    }

    private static func drain(_ descriptor: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = unsafe read(descriptor, &chunk, chunk.count)
            if count > 0 {
                bytes += chunk[..<count]
            } else if count == 0 || errno != EINTR {
                return bytes
            }
        }
    }
}
