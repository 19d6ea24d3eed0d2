extension HelpTopic {
    /// Completing words in a shell.
    static let completionsText = """
        bursar writes its own completions: every noun, verb, option and file place of
        this very binary. Write them again after an upgrade.

        bash, with the package bash-completion, for this user:

            mkdir -p ~/.local/share/bash-completion/completions
            bursar --generate-completion-script bash \\
                >~/.local/share/bash-completion/completions/bursar

        zsh, into a directory that is in $fpath before compinit runs:

            mkdir -p ~/.zfunc
            bursar --generate-completion-script zsh >~/.zfunc/_bursar
            # in ~/.zshrc: fpath=(~/.zfunc $fpath); autoload -Uz compinit; compinit

        fish:

            mkdir -p ~/.config/fish/completions
            bursar --generate-completion-script fish \\
                >~/.config/fish/completions/bursar.fish

        Example: source <(bursar --generate-completion-script bash)

        """
}
