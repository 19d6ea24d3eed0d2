extension HelpTopic {
    /// How commands end.
    static let exitCodesText = """
        Every command ends with one of these:

          0  done
          1  refused by a rule, or failed
          2  usage: the command line, or a word of it, is not understood
          3  the vault is sealed, or nobody answers at the socket
          4  tampering found: the log, a row or a checkpoint is not what was signed

        An error is two lines on stderr, 'bursar: WHAT: WHY' and 'hint: WHAT TO DO'.
        A refusal is an answer as well, so its problem document (RFC 9457) is on
        stdout: switch over its title and its rule, which stay, not over sentences.
        docs/POLICY.md lists both.

        status ends with 0 for a sealed vault, too: to say so is what was asked.
        unseal ends with 4 where the vault opened and was found damaged, so that a
        script at boot does not take it for sound.
        pay ends with 0 where the payment waits for an approval: its status says so.
        audit log --follow ends with 0 when it is interrupted, or its reader has gone.

        With --json each command prints one JSON document on stdout; audit log prints
        one a line. Members may be added by later releases, none is taken away.

        Example: bursar status --json >status.json || echo "ended with $?"

        """
}
