extension HelpTopic {
    /// Variables, and what holds where nothing is said.
    static let environmentText = """
        bursar reads these variables:

          BURSAR_HOME   the vault's directory, where --home does not name it
          BURSAR_TOKEN  the agent's token for pay and quote, without --token-fd
          HOME          for the default below
          PATH          for bursard and bursar-audit, if they are not beside bursar

        The vault is looked for in --home; else in $BURSAR_HOME; else in
        /var/lib/bursar for root, and in ~/.local/state/bursar for others.
        Its sockets are looked for in --run; else in run/ in the vault's directory, if
        there is one (a development vault makes it); else in /run/bursar.

        A passphrase is read from the terminal without echo, or from --passphrase-fd,
        and never from the environment or an argument, where others could see it.

        Example: BURSAR_HOME=./trial bursar status

        """
}
