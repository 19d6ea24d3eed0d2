import Glibc

/// The person's terminal, with echo off for as long as the value lives.
///
/// Line editing is done here: in the kernel's canonical mode the line would lie in the terminal's
/// buffer, and ^C would end the process with the echo still off.
struct Terminal: ~Copyable {
    private let descriptor: Int32
    private let before: termios
    private let name: SecretName

    init(for name: SecretName = .passphrase) throws(SecretError) {
        let opened = unsafe open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard opened >= 0 else { throw .noTerminal(name) }
        var settings = termios()
        guard unsafe tcgetattr(opened, &settings) == 0 else {
            close(opened)
            throw .noTerminal(name)
        }
        self.name = name
        descriptor = opened
        before = settings
        settings.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
        settings.c_cc.6 = 1  // VMIN: a read waits for one byte
        settings.c_cc.5 = 0  // VTIME: for as long as it takes
        unsafe tcsetattr(opened, TCSAFLUSH, &settings)
    }

    deinit {
        var settings = before
        unsafe tcsetattr(descriptor, TCSAFLUSH, &settings)
        close(descriptor)
    }

    /// Asks once and reads a line.
    consuming func ask(
        _ prompt: String, mayBeEmpty: Bool = false
    ) throws(SecretError) -> SecretPage {
        var page = try SecretPage()
        say(prompt)
        defer { say("\n") }
        while true {
            switch try page.readByte(descriptor) {
            case .byte(0x03), .byte(0x1C): throw .interrupted
            case .byte(0x7F), .byte(0x08): page.removeLastCharacter()
            case .byte(0x15): page.removeAll()
            case .byte(0x0A), .byte(0x0D), .byte(0x04), .end:
                guard mayBeEmpty || page.count > 0 else { throw .empty(name) }
                return page
            case .byte(let byte): try page.append(byte)
            case .failed: throw .unreadable(name, descriptor: descriptor)
            }
        }
    }

    private borrowing func say(_ text: String) {
        var bytes = Array(text.utf8)
        unsafe write(descriptor, &bytes, bytes.count)
    }
}
